/// Writes items as `--json` and the export give them (DESIGN section 4): the journal's own keys and values, and those
/// added to them, sorted by their bytes. Where a field has the name of an added key (the `kind` of a note), the field
/// stands.
package struct ItemWriter {
    private let added: AddedValues
    private let keys: ItemKeys
    /// The fields of the item being written; here so that one array does for all.
    private var fields: [ItemKeys.Field] = []

    /// - Parameters:
    ///   - items: those that will be written, of this workspace.
    ///   - today: what "overdue" is told by.
    package init(_ workspace: Workspace, _ items: [Item], today: Day) {
        added = AddedValues(workspace, items, today: today)
        keys = ItemKeys(workspace.everything.names)
    }

    /// Writes an array of items.
    package mutating func write(_ items: [Item], to out: inout JSONWriter) {
        out.array(items) { write($0, to: &$1) }
    }

    package mutating func write(_ item: Item, to out: inout JSONWriter) {
        keys.collect(item, into: &fields)
        keys.quoted.withUnsafeBufferPointer { quoted in
            var next = 0
            out.openObject()
            for (key, rank) in keys.added(item.kind) {
                writeFields(before: rank, from: &next, of: item, quoted, to: &out)
                if next == fields.count || fields[next].rank != rank {
                    write(key, keys.label(rank, quoted), of: item, to: &out)
                }
            }
            writeFields(before: .max, from: &next, of: item, quoted, to: &out)
            out.closeObject()
        }
    }

    private func writeFields(
        before rank: Int32, from next: inout Int, of item: Item, _ quoted: UnsafeBufferPointer<UInt8>,
        to out: inout JSONWriter
    ) {
        while next < fields.count, fields[next].rank < rank {
            out.key(quoted: keys.label(fields[next].rank, quoted))
            item.write(fields[next].value, to: &out)
            next += 1
        }
    }

    /// What every item has goes from bytes to bytes.
    private func write(
        _ key: AddedKey, _ label: UnsafeBufferPointer<UInt8>, of item: Item, to out: inout JSONWriter
    ) {
        switch key {
        case .createdAt:
            out.key(quoted: label)
            added.makings.withAt(item.created) { out.write($0) }
        case .createdBy:
            out.key(quoted: label)
            added.makings.withBy(item.created) { out.write($0) }
        case .createdIn:
            guard added.makings.hasReview(item.created) else { return }
            out.key(quoted: label)
            added.makings.withReview(item.created) { out.write($0) }
        case .changedAt:
            out.key(quoted: label)
            added.makings.withAt(item.changed) { out.write($0) }
        case .id:
            out.key(quoted: label)
            item.withID { out.write($0) }
        case .ref:
            out.key(quoted: label)
            item.withRef { out.write($0) }
        default:
            guard let value = added.value(key, of: item) else { return }
            out.key(quoted: label)
            value.write(to: &out)
        }
    }
}

/// The keys that items of a workspace can have, in the order of their bytes: a key is known by its rank.
private struct ItemKeys {
    /// A field that holds something.
    struct Field {
        let rank: Int32
        let value: PackedValue
    }

    /// Ranks of the names of fields, by their numbers.
    private let ranks: [Int32]
    /// For each kind, and behind them for those this version does not know.
    private let addedKeys: [[(AddedKey, rank: Int32)]]
    /// The keys as they are written, one behind the other, and where each begins.
    private(set) var quoted: [UInt8] = []
    private var starts: [Int] = [0]

    init(_ names: FieldNames) {
        let fields = (0..<names.count).map { names[Int32($0)] }
        let all = fields + AddedKey.allCases.map(\.rawValue)
        var ranks = Array(repeating: Int32(0), count: all.count)
        var last: String?
        for index in all.indices.sorted(by: { all[$0].precedesInBytes(all[$1]) }) {
            if last?.isSameInBytes(as: all[index]) != true {
                quoted += (JSONText.quoted(all[index]) + ": ").utf8
                starts.append(quoted.count)
                last = all[index]
            }
            ranks[index] = Int32(starts.count - 2)
        }
        let added = Dictionary(uniqueKeysWithValues: zip(AddedKey.allCases, ranks[fields.count...]))
        addedKeys = (Kind.allCases.map(Optional.some) + [nil]).map { kind in
            AddedKey.keys(of: kind).map { ($0, added[$0] ?? 0) }.sorted { $0.1 < $1.1 }
        }
        self.ranks = Array(ranks.prefix(fields.count))
    }

    /// The key of a rank as it is written.
    ///
    /// - Parameter quoted: those of all.
    func label(_ rank: Int32, _ quoted: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: quoted[starts[Int(rank)]..<starts[Int(rank) + 1]])
    }

    func added(_ kind: Kind?) -> [(AddedKey, rank: Int32)] { addedKeys[kind?.index ?? addedKeys.count - 1] }

    /// The fields of an item, sorted, as most of them are: an entry of ours sets them in that order.
    func collect(_ item: Item, into fields: inout [Field]) {
        fields.removeAll(keepingCapacity: true)
        item.forEachSlot { slot in
            let field = Field(rank: ranks[Int(slot.name)], value: slot.value)
            fields.append(field)
            var at = fields.count - 1
            while at > 0, fields[at - 1].rank > field.rank {
                fields.swapAt(at, at - 1)
                at -= 1
            }
        }
    }
}

extension Item {
    /// Goes through the fields that hold something.
    @inline(__always)
    fileprivate func forEachSlot(_ body: (ItemTable.Slot) -> Void) {
        let items = storage.items
        var at = items.pointee.records[place].first
        while at >= 0 {
            let slot = items.pointee.slots[Int(at)]
            if !slot.value.isNothing { body(slot) }
            at = slot.next
        }
    }

    fileprivate func withID(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let id = storage.items.pointee.records[place].id
        if let long = id.longPlace { return storage.items.pointee.texts.withBytes(long, body) }
        id.withBytes(body)
    }

    /// The bytes of `ref`: of a short form, those of the id before the dash.
    fileprivate func withRef(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let isShort = storage.items.pointee.records[place].hasShortForm
        withID { id in
            let end = isShort ? id.firstIndex(of: UInt8(ascii: "-")) ?? id.count : id.count
            body(UnsafeBufferPointer(rebasing: id[..<end]))
        }
    }

    /// Writes what one of its fields holds.
    fileprivate func write(_ value: PackedValue, to out: inout JSONWriter) {
        if value.isText {
            value.withText(storage.items.pointee.texts) { out.write($0) }
        } else {
            out.write(value.value(storage.items.pointee.texts))
        }
    }
}
