/// The items of a workspace in the order in which they first appeared, found by id.
///
/// A value like any other; copies share what they hold in pieces.
package struct ItemTable: RandomAccessCollection, Sendable {
    private var storage = Storage()

    package init() {}

    package var startIndex: Int { 0 }
    package var endIndex: Int { storage.items.pointee.records.count }

    package subscript(place: Int) -> Item { Item(storage, at: place) }

    var names: FieldNames { storage.items.pointee.names }

    package subscript(id: ItemID) -> Item? { place(of: id).map { self[$0] } }

    func place(of id: ItemID) -> Int? {
        var text = id.text
        return text.withUTF8 { storage.items.pointee.place(of: $0) }
    }

    /// The place of the item that holds the short form of a number: the one that appeared first.
    func place(of form: ShortForm) -> Int? { storage.items.pointee.place(of: form) }

    /// Places of the items of a kind, in the order in which they appeared.
    func places(of kind: Kind) -> some RandomAccessCollection<Int32> { storage.items.pointee.byKind[kind.index] }

    /// Whether the item there has a title, text or name: without one it exists only in history.
    func isThere(_ place: Int) -> Bool { storage.items.pointee.isThere(place) }

    /// Highest number seen of a kind, 0 if none was.
    func highestNumber(_ kind: Kind) -> Int { Int(storage.items.pointee.highestNumbers[kind.index]) }

    /// Items one of whose fields holds this text, those that exist only in history included.
    func items(where fields: [String], hold text: String) -> [Item] {
        storage.items.pointee.places(where: fields, hold: text).map { self[$0] }
    }

    /// Indices of those places whose items have all these words, in lower case, in their title or id.
    ///
    /// Items are looked at in the order in which they stand in memory, whatever order the places have: waiting for memory
    /// would be most of the work.
    func places(_ places: [Int32], of kind: Kind, mentioning words: [String]) -> [Int] {
        guard !words.isEmpty else { return Array(places.indices) }
        let items = storage.items.pointee
        var isMentioning = Array(repeating: false, count: items.records.count)
        for place in items.byKind[kind.index] {
            isMentioning[Int(place)] = words.allSatisfy { items.mentions($0, at: Int(place)) }
        }
        return places.indices.filter { isMentioning[Int(places[$0])] }
    }

    /// Conflicts on items that exist: how many fields.
    var conflictCount: Int { storage.items.pointee.rivals.keys.count { storage.items.pointee.isThere($0.place) } }

    /// Lets `body` change what is stored, after a copy if others look at it.
    mutating func change<Result>(_ body: (inout Items) -> Result) -> Result {
        if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.items.pointee) }
        return body(&storage.items.pointee)
    }
}

extension ItemTable: Equatable {
    package static func == (left: ItemTable, right: ItemTable) -> Bool { left.elementsEqual(right) }
}

extension ItemTable {
    /// One item.
    struct Record: Sendable {
        let id: ShortText
        let created: Int32
        var changed: Int32
        var moves: Int32 = 0
        /// The first of its fields, -1 while it has none.
        var first: Int32 = -1
        /// The field that holds its title, -1 while it has none.
        var title: Int32 = -1
        /// The number in its id, 0 if it has none.
        let number: Int32
        let kind: Kind?
        /// Whether people call it by its kind and number alone.
        let hasShortForm: Bool
    }

    /// One field of an item.
    struct Slot: Sendable {
        var value: PackedValue
        let name: Int32
        /// Index of the entry that set it.
        var setBy: Int32
        /// The item's next field, -1 at the last.
        var next: Int32 = -1
    }

    /// A field of an item.
    struct Spot: Hashable {
        let place: Int
        let name: Int32
    }

    /// What a table holds.
    struct Items: Sendable {
        fileprivate(set) var records = Chunked<Record>()
        private(set) var slots = Chunked<Slot>()
        private(set) var texts = TextStore()
        private(set) var names = FieldNames()
        fileprivate private(set) var rivals: [Spot: [Item.Rival]] = [:]
        fileprivate private(set) var byKind = Array(repeating: Chunked<Int32>(), count: Kind.allCases.count)
        fileprivate private(set) var highestNumbers = Array(repeating: Int32(0), count: Kind.allCases.count)
        private var ids = PlaceIndex()
        private var forms = PlaceIndex()
        private let seed = WordHash.seed
    }

    /// What copies of a table share, and items look into.
    ///
    /// Unchecked: it is changed only by `ItemTable.change`, which sees to it that nobody else has it; so it can be looked
    /// into by its address, which every other way would check, or copy, at each of a million looks.
    final class Storage: @unchecked Sendable {
        let items: UnsafeMutablePointer<Items>

        init(_ items: Items = Items()) {
            self.items = .allocate(capacity: 1)
            self.items.initialize(to: items)
        }

        deinit {
            items.deinitialize(count: 1)
            items.deallocate()
        }
    }
}

// MARK: Looking

extension ItemTable.Items {
    var hasRivals: Bool { !rivals.isEmpty }

    func rivals(_ place: Int, _ name: Int32) -> [Item.Rival] {
        rivals.isEmpty ? [] : rivals[ItemTable.Spot(place: place, name: name)] ?? []
    }

    @inline(__always)
    func id(at place: Int) -> ItemID {
        let id = records[place].id
        if let long = id.longPlace { return ItemID(texts.text(long)) }
        return ItemID(id.text)
    }

    /// The place of the item whose id these bytes are.
    func place(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let short = ShortText(bytes) else {
            return ids.find(WordHash.of(bytes, seed)) { place in
                records[place].id.longPlace.map { texts.isSame($0, bytes) } ?? false
            }
        }
        return ids.find(WordHash.of(short.low, short.high, seed)) { records[$0].id == short }
    }

    func place(of form: ShortForm) -> Int? {
        forms.find(hash(form)) { place in
            let record = records[place]
            return Int(record.number) == form.number && record.kind?.index == form.kind.index
        }
    }

    func slots(at place: Int) -> [ItemTable.Slot] {
        var found: [ItemTable.Slot] = []
        var at = records[place].first
        while at >= 0 {
            found.append(slots[Int(at)])
            at = slots[Int(at)].next
        }
        return found
    }

    // What is asked of every item on every screen is inlined, so that looking into the shared storage copies nothing.

    @inline(__always)
    func isThere(_ place: Int) -> Bool {
        let at = records[place].title
        return at >= 0 && slots[Int(at)].value.isText
    }

    @inline(__always)
    func title(at place: Int) -> String? {
        let at = records[place].title
        return at >= 0 ? slots[Int(at)].value.value(texts)?.text : nil
    }

    /// The items one of whose fields holds this text, by place.
    func places(where fields: [String], hold text: String) -> [Int] {
        let wanted = fields.compactMap(names.find)
        var text = text
        return text.withUTF8 { bytes in
            records.indices.filter { place in
                var at = records[place].first
                while at >= 0 {
                    let slot = slots[Int(at)]
                    if wanted.contains(slot.name), slot.value.isSame(.text(bytes), texts) { return true }
                    at = slot.next
                }
                return false
            }
        }
    }

    /// Whether title or id hold a word in lower case.
    func mentions(_ word: String, at place: Int) -> Bool {
        var ascii = word
        let found = ascii.withUTF8 { word -> Bool? in
            let id = records[place].id
            if id.longPlace == nil, id.withBytes({ $0.contains(asciiWord: word) }) == true { return true }
            let title = records[place].title
            return title >= 0 ? slots[Int(title)].value.withText(texts) { $0.contains(asciiWord: word) } : false
        }
        if let found, found || records[place].id.longPlace == nil { return found }
        return ((title(at: place) ?? "") + " " + id(at: place).text).lowercased().contains(word)
    }

    private func hash(_ form: ShortForm) -> UInt64 {
        WordHash.of(UInt64(form.kind.index), UInt64(form.number), seed)
    }
}

// MARK: Changing

extension ItemTable.Items {
    /// The place of an item, which is added if it is not there yet.
    ///
    /// - Parameter index: the entry that names it.
    mutating func place(of bytes: UnsafeBufferPointer<UInt8>, namedBy index: Int) -> Int {
        place(of: bytes) ?? introduce(bytes, at: index)
    }

    private mutating func introduce(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let place = records.count
        let (kind, number) = ItemID.parts(of: bytes)
        var hasShortForm = false
        if let kind {
            byKind[kind.index].append(Int32(place))
            if let number {
                // A number above all before it is nobody's yet; the table is asked only for the others.
                let highest = highestNumbers[kind.index]
                highestNumbers[kind.index] = max(highest, Int32(number))
                hasShortForm = number > highest || self.place(of: ShortForm(kind, number)) == nil
            }
        }
        let id = ShortText(bytes) ?? ShortText(long: texts.append(bytes))
        records.append(
            ItemTable.Record(
                id: id, created: Int32(index), changed: Int32(index), number: Int32(number ?? 0), kind: kind,
                hasShortForm: hasShortForm))
        ids.insert(place) { [records, texts, seed] place in
            let id = records[place].id
            guard let long = id.longPlace else { return WordHash.of(id.low, id.high, seed) }
            return texts.withBytes(long) { WordHash.of($0, seed) }
        }
        if hasShortForm {
            forms.insert(place) { [records, seed] place in
                let record = records[place]
                return WordHash.of(UInt64(record.kind?.index ?? 0), UInt64(record.number), seed)
            }
        }
        return place
    }

    /// Sets a field, keeping the value it replaces where neither side had seen the other.
    ///
    /// - Parameters:
    ///   - name: as `name(_:)` gives it.
    ///   - isSeen: whether the entry is taken to have seen the value it replaces, whatever it says.
    mutating func set(
        _ place: Int, _ name: Int32, was: RawValue, _ value: RawValue, from index: Int, isSeen: Bool = false
    ) {
        records[place].changed = Int32(index)
        var (at, last) = (records[place].first, Int32(-1))
        while at >= 0 {
            let slot = slots[Int(at)]
            if slot.name == name { break }
            (at, last) = (slot.next, at)
        }
        guard at >= 0 else { return add(place, name, value, from: index, behind: last) }
        let known = slots[Int(at)].value
        if isSeen || known.isSame(was, texts) {
            if !rivals.isEmpty { rivals[ItemTable.Spot(place: place, name: name)] = nil }
        } else if !known.isSame(value, texts), !names.neverConflicts(name) {
            let loser = Item.Rival(value: known.value(texts), setBy: Int(slots[Int(at)].setBy))
            let spot = ItemTable.Spot(place: place, name: name)
            var others = rivals[spot] ?? []
            others.removeAll { rival in
                rival.value == loser.value || value.isSame(as: rival.value)
            }
            rivals[spot] = others + [loser]
        }
        slots[Int(at)].value = PackedValue(value, &texts)
        slots[Int(at)].setBy = Int32(index)
    }

    private mutating func add(_ place: Int, _ name: Int32, _ value: RawValue, from index: Int, behind last: Int32) {
        let at = Int32(slots.count)
        slots.append(ItemTable.Slot(value: PackedValue(value, &texts), name: name, setBy: Int32(index)))
        if last >= 0 { slots[Int(last)].next = at } else { records[place].first = at }
        if let kind = records[place].kind, name == names.title(of: kind) { records[place].title = at }
    }

    /// Takes notice of items that nobody reads: their numbers are taken.
    mutating func passOver(_ lines: PassedOver) {
        for index in highestNumbers.indices {
            highestNumbers[index] = max(highestNumbers[index], lines.highestNumbers[index])
        }
    }

    /// Counts a move of the due day, or takes moves back.
    mutating func move(_ place: Int, by moves: Int) { records[place].moves += Int32(moves) }

    /// The number of a field's name, which is new if it was never seen.
    mutating func name(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 { names.number(bytes) }
}
