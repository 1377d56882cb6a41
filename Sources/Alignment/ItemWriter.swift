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
        let items = item.storage.items
        collect(items.pointee.records[item.place].first, of: items)
        out.openObject()
        keys.indent(to: out.depth)
        keys.labels.withUnsafeBufferPointer { labels in
            var next = 0
            for (key, rank) in keys.added(item.kind) {
                writeFields(before: rank, from: &next, of: items, labels, to: &out)
                if fields[next].rank != rank { write(key, keys.label(rank, labels), of: item, to: &out) }
            }
            writeFields(before: ItemKeys.none, from: &next, of: items, labels, to: &out)
        }
        out.closeObject()
    }

    /// Puts the fields of an item that hold something in the order of their keys, as most of them are: an entry of ours
    /// sets them in it. Behind the last stands one whose rank is above all.
    private mutating func collect(_ first: Int32, of items: UnsafePointer<ItemTable.Items>) {
        var (count, at) = (0, first)
        while at >= 0 {
            let slot = items.pointee.slots[Int(at)]
            at = slot.next
            guard !slot.value.isNothing else { continue }
            if count + 1 == fields.count { makeRoom() }
            let rank = keys.ranks[Int(slot.name)]
            var place = count
            while place > 0, fields[place - 1].rank > rank {
                fields[place] = fields[place - 1]
                place -= 1
            }
            fields[place] = ItemKeys.Field(rank: rank, value: slot.value)
            count += 1
        }
        fields[count] = ItemKeys.Field(rank: ItemKeys.none, value: PackedValue())
    }

    private mutating func makeRoom() {
        let larger = UnsafeMutableBufferPointer<ItemKeys.Field>.allocate(capacity: 2 * fields.count)
        _ = larger.update(fromContentsOf: fields)
        fields.deallocate()
        fields = larger
    }

    @inline(__always)
    private func writeFields(
        before rank: Int32, from next: inout Int, of items: UnsafePointer<ItemTable.Items>,
        _ labels: UnsafeBufferPointer<UInt8>, to out: inout JSONWriter
    ) {
        while fields[next].rank < rank {
            let value = fields[next].value
            out.key(labelled: keys.label(fields[next].rank, labels))
            if let short = value.shortText {
                out.write(short)
            } else if value.isText {
                value.withText(items.pointee.texts) { out.write($0) }
            } else {
                out.write(value.value(items.pointee.texts))
            }
            next += 1
        }
    }

    /// What every item has goes from bytes to bytes.
    @inline(__always)
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
            write(item.shortID, or: item.id.text, to: &out)
        case .ref:
            out.key(labelled: label)
            write(item.shortRef, or: item.ref, to: &out)
        case .kind where item.kind != .note:
            guard let kind = item.kind else { return }
            out.key(labelled: label)
            out.write(kind.rawValue)
        case .moved:
            out.key(labelled: label)
            out.write(.integer(item.moved))
        case .overdue:
            out.key(labelled: label)
            out.write(added.isOverdue(item))
        case .status:
            guard let status = item.status else { return }
            out.key(labelled: label)
            out.write(status)
        default:
            guard let value = added.value(key, of: item) else { return }
            out.key(labelled: label)
            value.write(to: &out)
        }
    }

    @inline(__always)
    private func write(_ short: ShortText?, or text: @autoclosure () -> String, to out: inout JSONWriter) {
        if let short { out.write(short) } else { out.write(text()) }
    }
}

/// The keys that items of a workspace can have, in the order of their bytes: a key is known by its rank.
private struct ItemKeys {
    /// Above every rank.
    static let none = Int32.max

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
        labels += Array(repeating: 0, count: JSONWriter.behindLabel)
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
    /// `nil`: it is too long for that.
    fileprivate var shortID: ShortText? {
        let id = storage.items.pointee.records[place].id
        return id.longPlace == nil ? id : nil
    }

    /// The same of `ref`: a short form is the id without the dash and the four characters behind the number.
    fileprivate var shortRef: ShortText? {
        guard let id = shortID, storage.items.pointee.records[place].traits.contains(.shortForm) else { return shortID }
        return id.prefix(id.count - 5)
    }
}
