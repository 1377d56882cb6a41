import Alignment
import Dashboard

/// Reviews: going live, topics, going round, closing.
extension PlainMode {
    /// - Throws: if one is in no live review.
    func liveReview() throws(Failure) -> Review {
        guard let review else {
            throw Failure(Refusal.rule("You are in no live review; 'go-live' starts the next one, or joins one"))
        }
        return review
    }

    /// Joins the review that is live, or goes live with the one that is named or planned next, if that is wanted.
    func goLive(_ words: [String]) throws(Failure) {
        let workspace = session.workspace
        let named = try words.first.map { word throws(Failure) in
            try accepted { () throws(Refusal) in try workspace.resolve(word, as: .review) }
        }.map(Review.init)
        if let live = named.map({ $0.isLive ? $0 : nil }) ?? review ?? workspace.liveReviews.first {
            return try join(live)
        }
        guard let next = named ?? workspace.nextReview else {
            throw Failure(
                Refusal.rule("No review is planned; 'review plan \"Title\" planned=fri' plans one"))
        }
        let answer = try question(
            "Go live with \(next.ref) '\(next.title.onOneLine)'? Type yes, or an empty line to leave it:")
        guard let answer, PlainMode.isYes(answer) else { return }
        try record(.startReview(next.id, besideOthers: false))
        joined = next.id
        if let review { read(spoken.live(review)) }
    }

    private func join(_ review: Review) throws(Failure) {
        joined = review.id
        read(spoken.live(review))
        if let last = session.workspace.lastEntry(in: review.id), session.now.minutes(since: last) >= 30 {
            let time = session.wording.moment(last)
            let answer = try question(
                "Nothing was entered since \(time). Type 'end' to end it then, or an empty line to go on:")
            if answer?.lowercased() == "end" { try record(.closeReview(review.id, next: nil, ended: last)) }
        } else if let other = review.facilitator, other != session.me {
            say("\(other) facilitates it; ':take-over' does so instead.")
        }
    }

    func takeOver() throws(Failure) {
        guard let review = review ?? session.workspace.liveReviews.first else {
            throw Failure(Refusal.rule("No review is live"))
        }
        try record(.takeOver(review.id))
        joined = review.id
    }

    /// The topic before the one under discussion, or the last one.
    func previousTopic() throws(Failure) {
        let review = try liveReview()
        let agenda = session.workspace.agenda(of: review.id)
        let index = (agenda.firstIndex { $0.id == review.topic } ?? agenda.count) - 1
        guard agenda.indices.contains(index) else {
            throw Failure(Refusal.rule("There is no topic before this one"))
        }
        try record(.startTopic(agenda[index].id))
    }

    /// Moves a topic on its agenda.
    func move(_ words: [String], by places: Int) throws(Failure) {
        let topic = try items(words, places < 0 ? "topic-earlier" : "topic-later")[0]
        guard topic.kind == .topic else {
            throw Failure(Refusal.rule("\(session.workspace.ref(topic)) is no topic; 'agenda' names them"))
        }
        try record(.moveTopic(topic, by: places))
    }

    // MARK: Going round

    func goRoundOnTopic() throws(Failure) {
        let review = try liveReview()
        let topic = review.topic.flatMap { session.workspace.topic($0) }
        try goRound(session.workspace.positionable(on: topic, of: review.id))
    }

    /// Asks one group after the other, about one item after the other.
    func goRound(_ items: [ItemID]) throws(Failure) {
        guard var round = Round(items, session.workspace) else {
            throw Failure(
                Refusal.rule("There is nothing here that a group takes a position on; 'R8 all support' works too"))
        }
        var told: ItemID?
        while let item = session.workspace.positioned(round.item) {
            if told != item.id { introduce(item) }
            told = item.id
            let group = round.group
            let standing = item.standing(of: group).word
            let words =
                "\(session.workspace.name(of: group)), \(standing) so far. Type yes, 'but' with the reason, 'no' with the reason, all (everybody who is here says yes), skip, or an empty line to stop:"
            guard let text = try question(words) else { return }
            guard let groups = try take(text, round, item) else { continue }
            guard round.goOn(without: groups, session.workspace) else { break }
        }
        say("Everybody was asked.")
    }

    private func introduce(_ item: any Positioned) {
        let criterion = session.workspace.requirement(item.id)?.criterion.map { ", accepted when " + $0.onOneLine }
        say("\(item.ref) \(item.title.onOneLine)\(criterion ?? "").")
    }

    /// Takes one answer.
    ///
    /// - Returns: the groups that are asked no more; `nil` if it was none.
    private func take(_ text: String, _ round: Round, _ item: any Positioned) throws(Failure) -> Set<Group>? {
        let words = text.split(separator: " ", maxSplits: 1)
        let reason = words.count > 1 ? String(words[1]) : ""
        switch words.first?.lowercased() {
        case "skip": return [round.group]
        case "all":
            let groups = review.map(session.workspace.represented) ?? []
            let open = groups.filter { !item.standing(of: $0).isFresh }
            guard !open.isEmpty else {
                say("Nobody is here who was not heard; answer for one group.")
                return nil
            }
            try record(.takePosition(.init(items: [round.item], groups: open, position: .support)))
            return Set(open)
        case "yes", "y": return try answer(.support, "", round, text)
        case "but": return try answer(.concern, reason, round, text)
        case "no", "n": return try answer(.objection, reason, round, text)
        default:
            say("'\(text)' is no answer.")
            return nil
        }
    }

    private func answer(_ position: Position, _ reason: String, _ round: Round, _ text: String) throws(Failure) -> Set<
        Group
    >? {
        let taking = round.taking(position, session.workspace, review)
        if position == .support {
            try record(.takePosition(taking))
        } else if reason.isEmpty {
            let isTaken = try answer(
                Prompt(.reason(taking), label: ""), "Why? Type the reason; ' :: ' and a condition may follow")
            return isTaken ? [round.group] : nil
        } else {
            let prompt = Prompt(.reason(taking), label: "", text: reason)
            let outcome = try accepted { () throws(Refusal) in try prompt.outcome(session.workspace, session.context) }
            guard case .record(let gesture) = outcome else { return nil }
            try record(gesture, line: text)
        }
        return [round.group]
    }

    // MARK: Closing

    /// Reads back what the review came to, and closes it when everything is in order.
    func close() throws(Failure) {
        let review = try liveReview()
        var next = spoken.nextDay
        while true {
            let workspace = session.workspace
            guard let now = workspace.review(review.id), now.isLive else { return say("\(review.ref) is closed.") }
            read(spoken.readBack(now))
            let when = next.map { "on " + session.wording.day($0) } ?? "not set"
            let words =
                "Close \(review.ref), the next review \(when)? Type yes; 'next=' and a day for another one; a line like 'A15 @jun due:fri' to complete it; or an empty line to go on with the review:"
            guard let text = try question(words) else { return }
            if PlainMode.isYes(text) { return try record(.closeReview(review.id, next: next)) }
            do throws(Failure) {
                if text.hasPrefix("next=") { next = try day(String(text.dropFirst(5))) } else { try capture(text) }
            } catch {
                say(error.sentence + ".")
            }
        }
    }

    private func day(_ text: String) throws(Failure) -> Day? {
        guard !TypedText.isBlank(text) else { return nil }
        return try accepted { () throws(Refusal) in
            try FieldSpec.day(text.filter { $0 != " " }, session.workspace, session.context)
        }
    }
}
