/// What `check` looks for between reviews: something somebody should have dealt with.
package enum Gap: String, CaseIterable, Sendable {
    case overdue, unowned, contested, unheard, stale

    /// What people read after a number: "3 overdue".
    package var words: String {
        switch self {
        case .overdue, .contested: rawValue
        case .unowned: "without an owner"
        case .unheard: "never heard"
        case .stale: "to be heard again"
        }
    }
}

extension Workspace {
    /// The items that have a gap, most urgent first.
    package func items(with gap: Gap, today: Day) -> [Item] {
        var filter = Filter()
        switch gap {
        case .overdue:
            filter.isOverdue = true
            return list(.action, filter, today: today)
        case .unowned:
            filter.isUnowned = true
            return list(.action, filter, today: today)
        case .contested: return open { !$0.objecting.isEmpty }
        case .unheard: return open { !$0.unheard.isEmpty }
        case .stale: return open { !$0.stale.isEmpty }
        }
    }

    private func open(where holds: (Requirement) -> Bool) -> [Item] {
        requirements.filter { $0.status == .open && holds($0) }.mostUrgentFirst().map(\.item)
    }
}
