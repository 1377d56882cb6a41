import Alignment

/// The words and signs of lists and reports.
extension Wording {
    /// When an action item is due; urgent where it is late.
    func dueSpan(_ action: ActionItem) -> Span {
        guard let due = action.due else { return Span("") }
        guard action.status.isOpen else { return Span(day(due)) }
        return Span(self.due(due), due < today ? .urgent : due - today <= 1 ? .warning : .plain)
    }

    /// Who gives what to whom: "ML→users".
    func flow(_ action: ActionItem) -> String {
        let by = workspace.by(action)?.shortName ?? ""
        guard let group = action.group else { return by }
        return by + "→" + group.shortName
    }

    /// When a review was or is to be held.
    func moment(of review: Review) -> String {
        if let started = review.started { return moment(started) }
        guard let planned = review.plannedDay else { return "" }
        return day(planned) + (review.plannedTime.map { " " + $0.iso } ?? "")
    }
}

extension ActionStatus {
    var tint: Tint {
        switch self {
        case .open, .doing: .plain
        case .blocked: .warning
        case .done: .good
        case .dropped: .quiet
        }
    }
}

extension AlignmentState {
    var tint: Tint {
        switch self {
        case .contested: .urgent
        case .concern: .warning
        case .agreed, .met: .good
        case .unheard, .stale: .plain
        case .dropped: .quiet
        }
    }
}

/// The positions of the groups that matter in few columns: `U✓I↻M✗L·`.
enum PositionSigns {
    static func of(_ positioned: some Positioned) -> String {
        let first = Requirement(positioned.item).group
        let others = Group.allCases.filter { group in
            group != first
                && (positioned.groupsThatMatter.contains(group) || positioned.position(of: group) != nil)
        }
        let groups = [first].compactMap(\.self) + others
        return groups.map { $0.letter + sign(positioned.standing(of: $0)) }.joined()
    }

    /// `✓` support · `~` concern · `✗` objection · `·` not heard · `↻` hear again.
    static func sign(_ standing: Standing) -> String {
        switch standing {
        case .unheard: "·"
        case .stale: "↻"
        case .fresh(.support): "✓"
        case .fresh(.concern): "~"
        case .fresh(.objection): "✗"
        }
    }
}
