/// Writes items as `--json` and the export give them (DESIGN section 4): the journal's own keys and values, and those
/// added to them, sorted by their bytes. Where a field has the name of an added key (the `kind` of a note), the field
/// stands.
package struct ItemWriter: ~Copyable {
    private let added: AddedValues
    private var keys: ItemKeys
    /// The fields of the item being written, in memory of their own: one list does for all.
    private var fields = UnsafeMutableBufferPointer<ItemKeys.Field>.allocate(capacity: 16)

    /// - Parameters:
    ///   - lists: of the items that will be written, of this workspace.
    ///   - today: what "overdue" is told by.
    package init(_ workspace: Workspace, _ lists: [[Item]], today: Day) {
        added = AddedValues(workspace, lists, today: today)
        keys = ItemKeys(workspace.everything.names)
    }

    deinit { fields.deallocate() }

    /// Writes an array of items.
    package mutating func write(_ items: [Item], to out: inout JSONWriter) {
        out.array(items) { write($0, to: &$1) }
    }

    package mutating func write(_ item: Item, to out: inout JSONWriter) {
        let (count, texts) = (collect(item), item.storage.items.pointee.texts)
        out.openObject()
        keys.indent(to: out.depth)
        keys.labels.withUnsafeBufferPointer { labels in
            var next = 0
            for (key, rank) in keys.added(item.kind) {
                writeFields(upTo: count, before: rank, from: &next, texts, labels, to: &out)
                if next == count || fields[next].rank != rank {
                    write(key, keys.label(rank, labels), of: item, to: &out)
                }
            }
            writeFields(upTo: count, before: .max, from: &next, texts, labels, to: &out)
        }
        out.closeObject()
    }

    /// Puts the fields of an item in the order of their keys, as most of them are: an entry of ours sets them in it.
    ///
    /// - Returns: how many there are.
    private mutating func collect(_ item: Item) -> Int {
        var count = 0
        item.forEachSlot { slot in
            if count == fields.count { makeRoom() }
            let rank = keys.ranks[Int(slot.name)]
            var at = count
            while at > 0, fields[at - 1].rank > rank {
                fields[at] = fields[at - 1]
                at -= 1
            }
            fields[at] = ItemKeys.Field(rank: rank, value: slot.value)
            count += 1
        }
        return count
    }

    private mutating func makeRoom() {
        let larger = UnsafeMutableBufferPointer<ItemKeys.Field>.allocate(capacity: 2 * fields.count)
        _ = larger.update(fromContentsOf: fields)
        fields.deallocate()
        fields = larger
    }

    private func writeFields(
        upTo count: Int, before rank: Int32, from next: inout Int, _ texts: TextStore,
        _ labels: UnsafeBufferPointer<UInt8>, to out: inout JSONWriter
    ) {
        while next < count, fields[next].rank < rank {
            let value = fields[next].value
            out.key(labelled: keys.label(fields[next].rank, labels))
            if value.isText {
                value.withText(texts) { out.write($0) }
            } else {
                out.write(value.value(texts))
            }
            next += 1
        }
    }

    /// What every item has goes from bytes to bytes.
    private func write(
        _ key: AddedKey, _ label: UnsafeBufferPointer<UInt8>, of item: Item, to out: inout JSONWriter
    ) {
        switch key {
        case .createdAt:
            out.key(labelled: label)
            added.makings.withAt(item.created) { out.write($0) }
        case .createdBy:
            out.key(labelled: label)
            added.makings.withBy(item.created) { out.write($0) }
        case .createdIn:
            guard added.makings.hasReview(item.created) else { return }
            out.key(labelled: label)
            added.makings.withReview(item.created) { out.write($0) }
        case .changedAt:
            out.key(labelled: label)
            added.makings.withAt(item.changed) { out.write($0) }
        case .id:
            out.key(labelled: label)
            item.withID { out.write($0) }
        case .ref:
            out.key(labelled: label)
            item.withRef { out.write($0) }
        case .kind where item.kind != .note:
            guard let kind = item.kind else { return }
            out.key(labelled: label)
            out.write(kind.rawValue)
        case .moved:
            out.key(labelled: label)
            out.write(.integer(item.moved))
        case .overdue:
            out.key(labelled: label)
            out.write(.flag(added.isOverdue(item)))
        default:
            guard let value = added.value(key, of: item) else { return }
            out.key(labelled: label)
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
    let ranks: [Int32]
    /// For each kind, and behind them for those this version does not know.
    private let addedKeys: [[(AddedKey, rank: Int32)]]
    private let keys: [String]
    /// What stands before each key's value, one label behind the other, and where each begins.
    private(set) var labels: [UInt8] = []
    private var starts: [Int] = []
    /// The depth that the labels are made for.
    private var depth = -1

    init(_ names: FieldNames) {
        let fields = (0..<names.count).map { names[Int32($0)] }
        let all = fields + AddedKey.allCases.map(\.rawValue)
        var ranks = Array(repeating: Int32(0), count: all.count)
        var keys: [String] = []
        for index in all.indices.sorted(by: { all[$0].precedesInBytes(all[$1]) }) {
            if keys.last?.isSameInBytes(as: all[index]) != true { keys.append(all[index]) }
            ranks[index] = Int32(keys.count - 1)
        }
        let added = Dictionary(uniqueKeysWithValues: zip(AddedKey.allCases, ranks[fields.count...]))
        addedKeys = (Kind.allCases.map(Optional.some) + [nil]).map { kind in
            AddedKey.keys(of: kind).map { ($0, added[$0] ?? 0) }.sorted { $0.1 < $1.1 }
        }
        self.ranks = Array(ranks.prefix(fields.count))
        self.keys = keys
    }

    /// Makes the labels for objects whose members stand this deep.
    mutating func indent(to depth: Int) {
        guard depth != self.depth else { return }
        self.depth = depth
        (labels, starts) = ([], [0])
        for key in keys {
            labels += JSONWriter.label(key, depth: depth)
            starts.append(labels.count)
        }
        // Labels are read eight bytes at a time.
        labels += Array(repeating: 0, count: 7)
    }

    /// What stands before the value of a key.
    ///
    /// - Parameter labels: those of all.
    @inline(__always)
    func label(_ rank: Int32, _ labels: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: labels[starts[Int(rank)]..<starts[Int(rank) + 1]])
    }

    func added(_ kind: Kind?) -> [(AddedKey, rank: Int32)] { addedKeys[kind?.index ?? addedKeys.count - 1] }
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
}
