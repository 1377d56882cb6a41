/// Where something stands in lists that begin with the most urgent, worked out once for each and compared often.
package struct Urgency: Hashable, Sendable, Comparable {
    /// Everything but the id, the most urgent lowest.
    let rough: Rough
    let id: ItemID

    /// One word, which compares faster than four numbers and moves about with less: from the top rank, day, priority and
    /// number.
    struct Rough: Hashable, Comparable {
        private let word: UInt64

        /// - Parameters:
        ///   - rank: 0...127.
        ///   - day: of years 1...9999; `nil` comes last.
        ///   - priority: 0...7.
        ///   - number: 0...`ItemID.highestNumber`.
        init(rank: Int, day: Day?, priority: Int, number: Int) {
            let days = day.map { $0.number + 1 << 22 } ?? 1 << 24 - 1
            word = UInt64(rank) << 57 | UInt64(days) << 33 | UInt64(priority) << 30 | UInt64(number)
        }

        /// Contested, unheard, stale, concern, then by priority.
        init(_ requirement: Requirement) {
            self.init(
                rank: requirement.state.rank, day: nil, priority: requirement.priority.rank,
                number: requirement.item.number)
        }

        /// Overdue (oldest first), due day, none last, priority, number, id; what is over comes after all that is open.
        ///
        /// Overdue days come before today's by their date alone, so one comparison of days serves both.
        init(_ action: ActionItem) {
            self.init(
                rank: action.status.isOpen ? 0 : 1, day: action.due, priority: action.priority.rank,
                number: action.item.number)
        }

        static func < (left: Rough, right: Rough) -> Bool { left.word < right.word }
    }

    init(_ requirement: Requirement) { (rough, id) = (Rough(requirement), requirement.id) }
    init(_ action: ActionItem) { (rough, id) = (Rough(action), action.id) }

    package static func < (left: Urgency, right: Urgency) -> Bool {
        left.rough == right.rough ? left.id < right.id : left.rough < right.rough
    }
}

extension Workspace {
    /// The most urgent of some items of a kind, by place.
    ///
    /// - Parameters:
    ///   - kind: action or requirement.
    ///   - limit: how many of them at most.
    /// - Complexity: linear in the places where few are wanted, n log n otherwise.
    func mostUrgent(_ places: some Sequence<Int32>, of kind: Kind, first limit: Int = .max) -> [Int32] {
        var keys = places.map { (rough: rough(of: $0, kind), place: $0) }
        func isBefore(_ left: (rough: Urgency.Rough, place: Int32), _ right: (rough: Urgency.Rough, place: Int32))
            -> Bool
        {
            guard left.rough == right.rough else { return left.rough < right.rough }
            return everything[Int(left.place)].id < everything[Int(right.place)].id
        }
        guard limit < min(keys.count, 256) else {
            keys.sort(by: isBefore)
            return keys.prefix(limit).map(\.place)
        }
        var first: [(rough: Urgency.Rough, place: Int32)] = []
        for key in keys {
            if first.count == limit {
                guard isBefore(key, first[limit - 1]) else { continue }
                first.removeLast()
            }
            first.insert(key, at: first.firstIndex { isBefore(key, $0) } ?? first.count)
        }
        return first.map(\.place)
    }

    private func rough(of place: Int32, _ kind: Kind) -> Urgency.Rough {
        let item = everything[Int(place)]
        return kind == .action ? Urgency.Rough(ActionItem(item)) : Urgency.Rough(Requirement(item))
    }

    func urgency(of place: Int32, _ kind: Kind) -> Urgency {
        let item = everything[Int(place)]
        return kind == .action ? Urgency(ActionItem(item)) : Urgency(Requirement(item))
    }
}

extension Sequence where Element == ActionItem {
    package func mostUrgentFirst() -> [ActionItem] { sorted(by: Urgency.Rough.init) }
}

extension Sequence where Element == Requirement {
    package func mostUrgentFirst() -> [Requirement] { sorted(by: Urgency.Rough.init) }
}

extension Sequence where Element: ItemView {
    /// Sorted by a key that is worked out once for each, then by id; what is moved about is a word and the place.
    func sorted(by rough: (Element) -> Urgency.Rough) -> [Element] {
        let elements = Array(self)
        return elements.indices.map { (rough: rough(elements[$0]), index: $0) }
            .sorted { left, right in
                guard left.rough == right.rough else { return left.rough < right.rough }
                return elements[left.index].item.id < elements[right.index].item.id
            }
            .map { elements[$0.index] }
    }
}
