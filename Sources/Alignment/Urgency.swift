/// Where something stands in lists that begin with the most urgent, worked out once for each and compared often.
package struct Urgency: Hashable, Sendable, Comparable {
    private let rank: Int
    private let day: Int
    private let priority: Int
    private let number: Int
    private let id: ItemID

    /// Contested, unheard, stale, concern, then by priority.
    init(_ requirement: Requirement) {
        rank = requirement.state.rank
        day = 0
        priority = requirement.priority.rank
        id = requirement.id
        number = id.number ?? 0
    }

    /// Overdue (oldest first), due day, none last, priority, number, id; what is over comes after all that is open.
    ///
    /// Overdue days come before today's by their date alone, so one comparison of days serves both.
    init(_ action: ActionItem) {
        rank = action.status.isOpen ? 0 : 1
        day = action.due?.number ?? Int.max
        priority = action.priority.rank
        id = action.id
        number = id.number ?? 0
    }

    package static func < (left: Urgency, right: Urgency) -> Bool {
        if left.rank != right.rank { return left.rank < right.rank }
        if left.day != right.day { return left.day < right.day }
        if left.priority != right.priority { return left.priority < right.priority }
        return left.number != right.number ? left.number < right.number : left.id < right.id
    }
}

extension Sequence where Element == ActionItem {
    package func mostUrgentFirst() -> [ActionItem] { sorted(by: Urgency.init) }
}

extension Sequence where Element == Requirement {
    package func mostUrgentFirst() -> [Requirement] { sorted(by: Urgency.init) }
}

extension Sequence {
    /// Sorted by a key that is worked out once for each; what is moved about is the place alone.
    fileprivate func sorted(by key: (Element) -> Urgency) -> [Element] {
        let elements = Array(self)
        let keys = elements.map(key)
        return elements.indices.sorted { keys[$0] < keys[$1] }.map { elements[$0] }
    }
}
