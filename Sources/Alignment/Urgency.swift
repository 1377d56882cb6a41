/// Where something stands in lists that begin with the most urgent, worked out once for each and compared often.
package struct Urgency: Hashable, Sendable, Comparable {
    /// Everything but the id, the most urgent lowest: two words compare faster than four numbers.
    fileprivate let rough: Rough
    let id: ItemID

    fileprivate struct Rough: Hashable, Comparable {
        let high: UInt64
        let low: UInt64

        /// - Parameters:
        ///   - rank: 0...255.
        ///   - day: `nil` comes last.
        init(rank: Int, day: Int?, priority: Int, number: Int) {
            high = UInt64(rank) << 56 | UInt64(clamping: (day ?? 1 << 40) + 1 << 40)
            low = UInt64(priority) << 56 | UInt64(clamping: number)
        }

        static func < (left: Rough, right: Rough) -> Bool {
            left.high == right.high ? left.low < right.low : left.high < right.high
        }
    }

    /// Contested, unheard, stale, concern, then by priority.
    init(_ requirement: Requirement) {
        id = requirement.id
        rough = Rough(
            rank: requirement.state.rank, day: 0, priority: requirement.priority.rank, number: id.number ?? 0)
    }

    /// Overdue (oldest first), due day, none last, priority, number, id; what is over comes after all that is open.
    ///
    /// Overdue days come before today's by their date alone, so one comparison of days serves both.
    init(_ action: ActionItem) {
        id = action.id
        rough = Rough(
            rank: action.status.isOpen ? 0 : 1, day: action.due?.number, priority: action.priority.rank,
            number: id.number ?? 0)
    }

    package static func < (left: Urgency, right: Urgency) -> Bool {
        left.rough == right.rough ? left.id < right.id : left.rough < right.rough
    }
}

extension Sequence where Element == ActionItem {
    package func mostUrgentFirst() -> [ActionItem] { sorted(by: Urgency.init) }
}

extension Sequence where Element == Requirement {
    package func mostUrgentFirst() -> [Requirement] { sorted(by: Urgency.init) }
}

extension Sequence {
    /// Sorted by a key that is worked out once for each; what is moved about is two words and the place.
    func sorted(by key: (Element) -> Urgency) -> [Element] {
        let elements = Array(self)
        let keys = elements.map(key)
        return keys.indices.map { (rough: keys[$0].rough, index: $0) }
            .sorted { left, right in
                left.rough == right.rough ? keys[left.index] < keys[right.index] : left.rough < right.rough
            }
            .map { elements[$0.index] }
    }
}
