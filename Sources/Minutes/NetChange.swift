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
    func net(_ indices: some Sequence<Int>, of changes: [[Entry.Change]]? = nil) -> [NetChange] {
        var nets: [NetChange] = []
        var places: [ItemID: [String: Int]] = [:]
        for index in indices {
            for change in (changes ?? self.changes)[index] {
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

    /// The last value of a field at or before an entry; positions carry over what did not change with them.
    func value(_ item: ItemID, _ field: String, at index: Int) -> Value? {
        let first = workspace.everything[item]?.created ?? 0
        guard first <= index else { return nil }
        for at in (first...index).reversed() {
            if let change = changes[at].last(where: { $0.item == item && $0.field == field }) { return change.value }
        }
        return nil
    }
}

extension [NetChange] {
    /// The items touched, each once, in order of first touch.
    var items: [ItemID] {
        var seen: Set<ItemID> = []
        return compactMap { seen.insert($0.item).inserted ? $0.item : nil }
    }

    func of(_ item: ItemID) -> [NetChange] { filter { $0.item == item } }

    subscript(_ item: ItemID, _ field: String) -> NetChange? { first { $0.item == item && $0.field == field } }
}
