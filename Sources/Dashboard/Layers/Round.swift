import Alignment
import Screen

/// Going round for positions: each group in turn says yes, yes but, or no, on one thing after the other.
struct Round: Hashable, Sendable {
    /// What is asked about, the present one first.
    var items: [ItemID]
    /// Groups still to be asked about the first item, the present one first.
    var groups: [Group]

    /// The round without its present question; `nil` when it is over.
    func next(_ workspace: Workspace) -> Round? {
        var round = self
        round.groups.removeFirst()
        while round.groups.isEmpty {
            round.items.removeFirst()
            guard let item = round.items.first else { return nil }
            round.groups = Round.groups(for: item, workspace)
        }
        return round
    }

    /// - Returns: `nil` if there is nothing to ask about.
    init?(_ items: [ItemID], _ workspace: Workspace) {
        let items = items.filter { !Round.groups(for: $0, workspace).isEmpty }
        guard let first = items.first else { return nil }
        self.items = items
        groups = Round.groups(for: first, workspace)
    }

    /// The groups whose position counts; those not heard on the wording in force come first.
    static func groups(for item: ItemID, _ workspace: Workspace) -> [Group] {
        guard let positioned = workspace.positioned(item) else { return [] }
        let groups = positioned.groupsThatMatter
        return groups.filter { !positioned.standing(of: $0).isFresh }
            + groups.filter { positioned.standing(of: $0).isFresh }
    }
}

extension Workspace {
    /// The item as something groups take positions on, if it is.
    func positioned(_ id: ItemID) -> (any Positioned)? { requirement(id) ?? decision(id) }
}

extension Dashboard {
    /// Asks the present group of a round.
    mutating func ask(_ round: Round) {
        guard let item = round.items.first, let group = round.groups.first,
            let positioned = workspace.positioned(item)
        else { return }
        let standing = positioned.standing(of: group)
        let now = standing == .unheard ? "" : " (now: \(standing.word))"
        let question = "\(workspace.name(of: group)) on \(positioned.ref) \(positioned.title)\(now):"
        let rest = round.next(workspace)
        push(
            .choice(
                Choice(
                    question: question,
                    options: [
                        .init(key: .character("y"), label: "yes", act: .take(round, .support)),
                        .init(key: .character("b"), label: "yes, but", act: .take(round, .concern)),
                        .init(key: .character("n"), label: "no", act: .take(round, .objection)),
                        .init(key: .character("s"), label: "skip", act: rest.map { .round($0) } ?? .nothing),
                    ])))
    }

    /// Records a yes; asks for the reason of the other two.
    mutating func take(_ position: Position, in round: Round) -> [Effect] {
        guard position != .support else {
            let effects = record(round.taking(position), from: .key)
            if let next = round.next(workspace) { ask(next) }
            return effects
        }
        push(.prompt(Prompt(.reason(round, position), label: "why, as in: reason :: condition")))
        return []
    }
}

extension Round {
    /// The present group's position as a gesture.
    func taking(_ position: Position, reason: String? = nil, condition: String? = nil) -> Gesture {
        .takePosition(
            .init(
                items: items.prefix(1).map(\.self), groups: groups.prefix(1).map(\.self), position: position,
                reason: reason, condition: condition))
    }
}
