import Alignment
import Screen

/// Opening a review that is live already, going on with somebody else's, and ending one that was left open.
extension Dashboard {
    /// After so many minutes without an entry one is asked whether the review has ended.
    static let idleMinutes = 30

    /// The live review that is mine, else the first.
    var reviewToJoin: Review? { workspace.liveReview(of: viewer.me) ?? workspace.liveReviews.first }

    /// The live review on the screen, else the one to join, if somebody else facilitates it.
    var reviewToTakeOver: Review? {
        let review = liveReview ?? reviewToJoin
        return review.flatMap { $0.isLive && $0.facilitator != viewer.me ? $0 : nil }
    }

    /// What a dashboard does about a live review when it opens: its facilitator goes on with it, who only looks on follows
    /// it, others are told.
    mutating func meetLiveReview() {
        guard let review = reviewToJoin else { return }
        if readOnly != nil || review.facilitator == viewer.me {
            join(review)
        } else {
            notice = Notice("\(review.ref) '\(review.title)' is live; L joins")
        }
    }

    /// Opens the live screen of a review, and asks what somebody has to settle first: whether it is over, who leads it.
    mutating func join(_ review: Review) {
        let isKnown = live?.review == review.id
        enterLive(review.id)
        guard readOnly == nil, let question = question(about: review, isKnown: isKnown) else { return }
        push(.choice(question))
    }

    /// Enter always changes nothing.
    private func question(about review: Review, isKnown: Bool) -> Choice? {
        let other = review.facilitator.flatMap { $0 == viewer.me ? nil : $0 }
        let takeOver = other.map { other in
            Choice.Option(
                key: "y", label: "take over from \(other)", act: .record(.takeOver(review.id), .goLive(review.id)))
        }
        if let last = workspace.lastEntry(in: review.id), now.minutes(since: last) >= Dashboard.idleMinutes {
            let end = Gesture.closeReview(review.id, next: nil, ended: last)
            let time = context.time(last)
            let options = [
                Choice.Option(key: "g", label: "go on", act: .nothing), takeOver,
                Choice.Option(key: "e", label: "End at \(time)", act: .record(end, .key)),
            ]
            return Choice(
                question: "Nothing was entered in \(review.ref) since \(time):", options: options.compactMap(\.self))
        }
        guard let other, let takeOver, !isKnown else { return nil }
        return Choice(
            question: "Take over \(review.ref) from \(other)?",
            options: [Choice.Option(key: "n", label: "no, join", act: .nothing), takeOver])
    }
}
