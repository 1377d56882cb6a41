import Alignment
import Screen

extension Command {
    static let reviewing: [Command] = [
        .asking(
            "go-live", "Go live with the next review, or join the one that is", .reviewing, keys: ["L"],
            in: .lists.union([.detail, .pager]), hint: "live"
        ) { $0.goLive() },
        .asking(
            "minutes", "The minutes of the last review", .reviewing, keys: ["m"], in: .items, hint: "minutes"
        ) { dashboard in dashboard.reviewToRead.map { [.readMinutes($0)] } ?? [] }.unless {
            $0.reviewToRead == nil ? "There is no review yet; 'New review…' in the palette plans one" : nil
        },
        live("next-topic", "Next topic", .function(2), hint: "next topic") {
            $0.record($0.topicGesture(.next), from: .key)
        },
        live("previous-topic", "Topic before", .function(3), hint: nil) { $0.startNeighbour(-1) },
        live("park-topic", "Park this topic", .function(4), hint: nil) {
            $0.record($0.topicGesture(.park), from: .key)
        },
        live("round", "Go round for positions on this topic", .function(5), hint: "go round") {
            $0.goRoundOnTopic()
            return []
        },
        live("extend-topic", "Five more minutes", .function(6), hint: nil) {
            $0.record($0.topicGesture(.extend), from: .key)
        },
        Command(
            "projector", "For the back of the room: fewer rows, larger-spaced; and back", .reviewing,
            keys: [.function(7)], in: .liveReview
        ) { $0.isProjector.toggle() },
        live("attendance", "Who is here: tick who has come or left", .function(8), hint: "who is here") {
            $0.takeAttendance()
            return []
        },
        live(
            "close-review", "Read back what was decided, complete it, and close the review", .function(9), hint: "close"
        ) {
            $0.askClose()
            return []
        },
        .asking(
            "begin", "On the agenda: begin the topic chosen, open the item; elsewhere: back to the bar", .moving,
            keys: [.enter], in: [.live], hint: "type"
        ) { $0.chooseOnAgenda() }.unless { $0.choosingObjection },
        Command(
            "unfold", "Show what stands in a standing topic, or fold it again", .moving, keys: [" "], in: [.live],
            hint: "unfold"
        ) { $0.toggleFold() }.unless {
            $0.chosenStanding == nil ? "Choose a standing topic on the agenda first (Tab)" : nil
        },
        move("topic-earlier", "Move the topic up on the agenda", "K", by: -1),
        move("topic-later", "Move the topic down on the agenda", "J", by: 1),
        .asking(
            "take-over", "Take over the live review from who facilitates it", .reviewing, in: .screens
        ) { dashboard in
            dashboard.reviewToTakeOver.map { dashboard.record(.takeOver($0.id), from: .goLive($0.id)) } ?? []
        }
        .unless {
            $0.readOnlyObjection
                ?? ($0.reviewToTakeOver == nil ? "No review is live that somebody else facilitates" : nil)
        },
    ]

    private static func move(_ name: String, _ title: String, _ key: Key, by places: Int) -> Command {
        .asking(name, title, .reviewing, keys: [key], in: [.live]) { dashboard in
            dashboard.chosenTopic.map { dashboard.record(.moveTopic($0, by: places), from: .key) } ?? []
        }.unless { $0.liveObjection ?? ($0.chosenTopic == nil ? "Choose a topic on the agenda first (Tab)" : nil) }
    }

    private static func live(
        _ name: String, _ title: String, _ key: Key, hint: String?,
        run: @escaping @Sendable (inout Dashboard) -> [Effect]
    ) -> Command {
        .asking(
            name, title, .reviewing, keys: [key], in: .liveReview, hint: hint, for: run
        ).unless { $0.liveObjection }
    }
}

extension Dashboard {
    /// Why nothing can be done to the review on the live screen.
    var liveObjection: String? {
        if let readOnlyObjection { return readOnlyObjection }
        guard let review = liveReview else { return "No review is live here" }
        return review.isLive ? nil : "\(review.ref) is \(review.status.rawValue)"
    }

    /// Joins the review that is live, or asks before going live with the one selected or planned next.
    mutating func goLive() -> [Effect] {
        if let live = reviewToJoin {
            join(live)
            return []
        }
        if let readOnlyObjection {
            notice = Notice(readOnlyObjection, .warning)
            return []
        }
        let chosen = targets.first.flatMap { workspace.review($0) }.flatMap { $0.status == .planned ? $0 : nil }
        guard let review = chosen ?? workspace.nextReview else {
            notice = Notice("No review is planned; 'New review…' in the palette (:) plans one", .warning)
            return []
        }
        push(
            .choice(
                .confirm(
                    "Go live with \(review.ref) '\(review.title)'?", yes: "go live",
                    .record(.startReview(review.id, besideOthers: false), .goLive(review.id)))))
        return []
    }

    /// The review whose minutes `m` shows: the one chosen or live, else the last closed, else the next.
    var reviewToRead: ItemID? {
        if let live { if screen == .live { return live.review } }
        if let chosen = targets.first, chosen.kind == .review { return chosen }
        let closed = workspace.reviews.filter { $0.status == .closed }
        let last = closed.max { ($0.ended?.milliseconds ?? 0) < ($1.ended?.milliseconds ?? 0) }
        return (workspace.liveReviews.first ?? last ?? workspace.nextReview)?.id
    }

    enum TopicStep { case next, park, extend }

    /// What F2, F4 and F6 do. Without a topic under discussion the model refuses with a sentence of its own.
    func topicGesture(_ step: TopicStep) -> Gesture {
        let review = live?.review ?? .workspace
        let topic = liveReview?.topic ?? ItemID("T0")
        switch step {
        case .next: return .nextTopic(review: review)
        case .park: return .endTopic(topic, .parked)
        case .extend: return .extendTopic(topic, minutes: 5)
        }
    }

    /// Goes to the topic before the one under discussion, or to the last one.
    mutating func startNeighbour(_ step: Int) -> [Effect] {
        guard let review = liveReview else { return [] }
        let agenda = workspace.agenda(of: review.id)
        let index = (agenda.firstIndex { $0.id == review.topic } ?? agenda.count) + step
        guard agenda.indices.contains(index) else {
            notice = Notice("There is no topic before this one", .warning)
            return []
        }
        return record(.startTopic(agenda[index].id), from: .key)
    }
}
