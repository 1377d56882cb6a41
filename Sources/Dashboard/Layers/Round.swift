package import Alignment
import Screen

/// Going round for positions: each group in turn says yes, yes but, or no, on one thing after the other.
package struct Round: Hashable, Sendable {
    /// What is asked about, the present one first; never empty.
    private(set) var items: [ItemID]
    /// The group that is asked.
    package private(set) var group: Group
    /// Groups still to be asked about the first item.
    private(set) var toAsk: Set<Group>
    /// Whose answer is being recorded.
    var answering: Set<Group> = []
    /// Items that were gone round about, in order.
    private var earlier: [ItemID] = []
    /// Groups that answered, by item: asked again if that is undone, or the wording moves, meanwhile.
    private var answered: [ItemID: Set<Group>] = [:]
    /// Who speaks for a group, where somebody was chosen; an empty handle stands for nobody.
    private var voices: [Group: String] = [:]

    package var item: ItemID { items[0] }

    /// - Returns: `nil` if nobody's position counts on any of the items.
    package init?(_ items: [ItemID], _ workspace: Workspace) {
        let items = items.filter { workspace.positioned($0)?.groupsThatMatter.isEmpty == false }
        guard let first = items.first else { return nil }
        self.items = items
        toAsk = Round.toAsk(first, workspace)
        group = Group.allCases.first(where: toAsk.contains) ?? .it
    }

    /// The groups that matter and are not heard on the wording in force; if all are, all of them once more.
    private static func toAsk(_ item: ItemID, _ workspace: Workspace) -> Set<Group> {
        guard let positioned = workspace.positioned(item) else { return [] }
        let open = positioned.groupsThatMatter.filter { !positioned.standing(of: $0).isFresh }
        return Set(open.isEmpty ? positioned.groupsThatMatter : open)
    }

    /// Goes on to the next group to be asked, or the next item.
    ///
    /// - Returns: whether there is anything left to ask.
    package mutating func goOn(without groups: Set<Group>, _ workspace: Workspace) -> Bool {
        toAsk.formUnion(takenBack(item, workspace))
        toAsk.subtract(groups)
        let positioned = workspace.positioned(item)
        let fresh = groups.filter { positioned?.standing(of: $0).isFresh == true }
        answered[item] = (answered[item] ?? []).subtracting(groups).union(fresh)
        answering = []
        while toAsk.isEmpty {
            earlier.append(items.removeFirst())
            if let again = earlier.first(where: { !takenBack($0, workspace).isEmpty }) {
                earlier.removeAll { $0 == again }
                items.insert(again, at: 0)
                toAsk = takenBack(again, workspace)
            } else {
                guard let next = items.first else { return false }
                toAsk = Round.toAsk(next, workspace)
            }
            voices = [:]
            group = .users
        }
        move(by: 1, among: toAsk)
        return true
    }

    /// Groups whose answer about an item stands no more.
    private func takenBack(_ item: ItemID, _ workspace: Workspace) -> Set<Group> {
        guard let positioned = workspace.positioned(item) else { return [] }
        return (answered[item] ?? []).filter { !positioned.standing(of: $0).isFresh }
    }

    /// To a group out of turn.
    mutating func ask(_ group: Group) { self.group = group }

    /// To the group above or below.
    mutating func move(by step: Int) { move(by: step, among: Set(Group.allCases)) }

    private mutating func move(by step: Int, among groups: Set<Group>) {
        let all = Group.allCases
        guard let at = all.firstIndex(of: group) else { return }
        let order = (1...all.count).map { all[(at + step * $0 + all.count * all.count) % all.count] }
        group = order.first(where: groups.contains) ?? group
    }

    // MARK: Who speaks

    /// Those who can speak for the group: in a live review those of it who are there, or, for a group that is not
    /// represented, anybody who is and can report; outside of one all its people.
    func speakers(_ workspace: Workspace, _ review: Review?) -> [String] {
        guard let review else { return workspace.people.filter { $0.group == group }.map(\.handle) }
        let own = workspace.present(in: review, of: group).map(\.handle).filter { $0 != review.facilitator }
        return own.isEmpty ? review.present : own
    }

    /// Who speaks for the group: the one chosen, else the only one of it who is there.
    func voice(_ workspace: Workspace, _ review: Review?) -> String? {
        if let chosen = voices[group] { return chosen.isEmpty ? nil : chosen }
        guard let review, workspace.represented(in: review).contains(group) else { return nil }
        let speakers = speakers(workspace, review)
        return speakers.count == 1 ? speakers[0] : nil
    }

    mutating func chooseNextVoice(_ workspace: Workspace, _ review: Review?) {
        let choices = speakers(workspace, review) + [""]
        let at = choices.firstIndex(of: voice(workspace, review) ?? "") ?? choices.count - 1
        voices[group] = choices[(at + 1) % choices.count]
    }

    /// The group's position as far as it is known before a reason is given.
    package func taking(_ position: Position, _ workspace: Workspace, _ review: Review?) -> Gesture.PositionTaking {
        .init(items: [item], groups: [group], position: position, voice: voice(workspace, review))
    }
}

extension Workspace {
    /// What is gone round about on a topic of a live review: what was decided on it, the newest first, and what it is
    /// about; of these, if some are not settled with every group, only those.
    package func positionable(on topic: Topic?, of review: ItemID) -> [ItemID] {
        let decided = decisions.reversed().filter { decision in
            let entry = entries[decision.item.created]
            return entry.review == review && entry.topic == topic?.id
        }
        let items = decided.map(\.id) + (topic?.about.flatMap { positioned($0)?.id }.map { [$0] } ?? [])
        let open = items.filter { item in
            guard let positioned = positioned(item) else { return false }
            return positioned.groupsThatMatter.contains { !positioned.standing(of: $0).isFresh }
        }
        return open.isEmpty ? items : open
    }
}

extension Dashboard {
    /// The live review that what is done now belongs to.
    var reviewInForce: Review? {
        typingContext().review(in: workspace).flatMap { $0.isLive ? $0 : nil }
    }

    /// Goes round about the targets.
    mutating func goRound() { goRound(targets, otherwise: "Nobody's position counts here: say first whom it is for") }

    /// Goes round about what the topic under discussion is about and what was decided on it.
    mutating func goRoundOnTopic() {
        guard let review = liveReview else { return }
        let items = workspace.positionable(on: review.topic.flatMap { workspace.topic($0) }, of: review.id)
        goRound(
            items,
            otherwise: "Nothing was decided on this topic, and it is about no requirement; 'R8 all support' works too")
    }

    private mutating func goRound(_ items: [ItemID], otherwise refusal: String) {
        if let round = Round(items, workspace) { push(.round(round)) } else { notice = Notice(refusal, .warning) }
    }

    /// The present group says yes, yes but, or no; the last two are asked why.
    mutating func answerRound(_ position: Position) -> [Effect] {
        guard case .round(let round) = uppermost else { return [] }
        let taking = round.taking(position, workspace, reviewInForce)
        withRound { $0.answering = [$0.group] }
        if position == .support { return record(.takePosition(taking), from: .openLayer) }
        let words = position == .concern ? "yes, but" : "no"
        ask(
            Prompt(
                .reason(taking), label: "\(workspace.name(of: round.group)): \(words); why (reason :: condition)"))
        return []
    }

    /// Everybody in the room who was not heard yet supports it.
    mutating func allSupport() -> [Effect] {
        guard case .round(let round) = uppermost, let positioned = workspace.positioned(round.item) else { return [] }
        guard let review = reviewInForce else {
            notice = Notice("No review is live, so nobody is in the room; y, b or n answers for one group", .warning)
            return []
        }
        let groups = workspace.represented(in: review).filter { !positioned.standing(of: $0).isFresh }
        guard !groups.isEmpty else {
            notice = Notice("Every group that is represented was heard on \(positioned.ref)", .warning)
            return []
        }
        withRound { $0.answering = Set(groups) }
        return record(
            .takePosition(.init(items: [round.item], groups: groups, position: .support)), from: .openLayer)
    }

    /// The group is asked another time.
    mutating func skipGroup() {
        guard case .round(let round) = uppermost else { return }
        goOn(without: [round.group])
    }

    /// An answer is safe: the next group is asked.
    mutating func roundAnswered() {
        guard case .round(let round) = uppermost, !round.answering.isEmpty else { return }
        goOn(without: round.answering)
    }

    private mutating func goOn(without groups: Set<Group>) {
        guard case .round(var round) = uppermost else { return }
        let item = round.item
        if round.goOn(without: groups, workspace) {
            layers[layers.count - 1] = .round(round)
        } else {
            pop()
        }
        guard case .round(let now) = uppermost, now.item == item else { return sayHeard(item) }
    }

    private mutating func sayHeard(_ item: ItemID) {
        guard let positioned = workspace.positioned(item) else { return }
        let open = positioned.groupsThatMatter.filter { !positioned.standing(of: $0).isFresh }
        notice =
            open.isEmpty
            ? Notice("Everybody was heard on \(positioned.ref)")
            : Notice("Still to be heard on \(positioned.ref): \(Refusal.list(open.map(\.shortName), "and"))", .warning)
    }

    mutating func chooseVoice() {
        let (workspace, review) = (workspace, reviewInForce)
        withRound { $0.chooseNextVoice(workspace, review) }
    }
}
