internal import Alignment

/// What became of one field over several gestures: what it held before the first and after the last.
struct NetChange: Hashable, Sendable {
    let item: ItemID
    let field: String
    let before: Value?
    var now: Value?
    /// Index of the last entry that set it.
    var last: Int
}

extension Ledger {
    /// What gestures came to, field by field, in the order in which they first touched each item and field; what ended
    /// as it began is left out, except positions: to say the same again is to have been heard.
    func net(_ indices: some Sequence<Int>, of changes: StandingChanges? = nil, only field: String? = nil)
        -> [NetChange]
    {
        var nets: [NetChange] = []
        var places: [ItemID: [String: Int]] = [:]
        for index in indices {
            for change in (changes ?? self.changes)[index] where field == nil || change.field == field {
                if let at = places[change.item]?[change.field] {
                    nets[at].now = change.value
                    nets[at].last = index
                } else {
                    places[change.item, default: [:]][change.field] = nets.count
                    nets.append(
                        NetChange(
                            item: change.item, field: change.field, before: change.was, now: change.value, last: index))
                }
            }
        }
        return nets.filter { $0.before != $0.now || $0.field.hasPrefix("position.") }
    }

    /// The last value of a field of a position at or before an entry; what did not change with it carries over.
    func said(_ field: String, of item: ItemID, at index: Int) -> String? {
        for at in (positions[item] ?? []).reversed() where at <= index {
            if let change = changes[at].last(where: { $0.item == item && $0.field == field }) {
                return change.value?.text
            }
        }
        return nil
    }

    /// The entries that set anything about positions, by item.
    static func positions(in changes: StandingChanges, _ entries: Entries) -> [ItemID: [Int]] {
        var positions: [ItemID: [Int]] = [:]
        let indices = entries.indices(in: entries.indices) { kind, field in
            (kind == .requirement || kind == .decision) && field.contains(UInt8(ascii: "."))
        }
        for index in indices {
            for change in changes[index] where change.field.utf8.contains(UInt8(ascii: ".")) {
                guard change.item.kind == .requirement || change.item.kind == .decision else { continue }
                if positions[change.item]?.last != index { positions[change.item, default: []].append(index) }
            }
        }
        return positions
    }
}

extension [NetChange] {
    /// By item, in order of first touch.
    var byItem: [(item: ItemID, nets: [NetChange])] {
        var places: [ItemID: Int] = [:]
        var groups: [(item: ItemID, nets: [NetChange])] = []
        for net in self {
            if let at = places[net.item] {
                groups[at].nets.append(net)
            } else {
                places[net.item] = groups.count
                groups.append((net.item, [net]))
            }
        }
        return groups
    }
}
