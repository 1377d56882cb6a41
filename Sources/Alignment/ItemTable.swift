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
    func places(of kind: Kind) -> Chunked<Int32> { storage.items.pointee.byKind[kind.index] }

    /// How many items had appeared by an entry, itself included: those whose places are below.
    func count(through entry: Int) -> Int {
        storage.items.pointee.records.partitioned { $0.created <= entry }
    }

    /// Places of the items that have a conflict on a field of which something is true, in the order in which they
    /// appeared; those that exist only in history are left out.
    func conflicting(where isMeant: (_ field: String) -> Bool) -> [Int32] {
        let items = storage.items
        let spots = items.pointee.rivals.keys.filter { spot in
            items.pointee.isThere(spot.place) && isMeant(items.pointee.names[spot.name])
        }
        return Set(spots.map { Int32($0.place) }).sorted()
    }

    /// Whether the item there has a title, text or name: without one it exists only in history.
    func isThere(_ place: Int) -> Bool { storage.items.pointee.isThere(place) }

    /// Highest number seen of a kind, 0 if none was.
    func highestNumber(_ kind: Kind) -> Int { Int(storage.items.pointee.highestNumbers[kind.index]) }

    /// Items one of whose fields holds this text, those that exist only in history included.
    func items(where fields: [String], hold text: String) -> [Item] {
        storage.items.pointee.places(where: fields, hold: text).map { self[$0] }
    }

    /// Those of the places where items have all these words in their title or id, in the same order.
    func filter(_ places: [Int32], mentioning words: [SearchWord]) -> [Int32] {
        filter(
            places, { storage.items.pointee.mentions(words, at: $0) },
            narrow: { storage.items.pointee.narrow(&$0, mentioning: words) })
    }

    /// Those of the places where items are to be shown, in the same order.
    func filter(_ places: [Int32], _ isShown: (Item) -> Bool) -> [Int32] {
        filter(
            places, { isShown(self[$0]) },
            narrow: { isMeant in
                for place in isMeant.indices where isMeant[place] { isMeant[place] = isShown(self[place]) }
            })
    }

    /// Few are looked at one by one; many in the order in which items and their texts stand in memory: to wait for memory
    /// would be most of the work.
    ///
    /// - Parameter narrow: takes those out that are not to be shown, of what is known by place.
    private func filter(_ places: [Int32], _ isShown: (Int) -> Bool, narrow: (inout [Bool]) -> Void) -> [Int32] {
        guard places.count > count / 32 else { return places.filter { isShown(Int($0)) } }
        var isMeant = Array(repeating: false, count: count)
        for place in places { isMeant[Int(place)] = true }
        narrow(&isMeant)
        return places.filter { isMeant[Int($0)] }
    }

    /// Conflicts on items that exist: how many fields.
    var conflictCount: Int { storage.items.pointee.rivals.keys.count { storage.items.pointee.isThere($0.place) } }

    /// Lets `body` change what is stored, after a copy if others look at it.
    mutating func change<Result>(_ body: (inout Items) -> Result) -> Result {
        if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.items.pointee.copy()) }
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
        /// What the field holds that its title is in: all titles are read at once, where they stand close together.
        var title = PackedValue()
        let created: Int32
        var changed: Int32
        /// The first of its fields, -1 while it has none.
        var first: Int32 = -1
        /// The number in its id, 0 if it has none.
        let number: Int32
        /// As many as there is room for: nobody counts further.
        var moves: Int16 = 0
        let kind: Kind?
        var traits: Traits
    }

    struct Traits: OptionSet, Sendable {
        let rawValue: UInt8
        /// People call it by its kind and number alone.
        static let shortForm = Traits(rawValue: 1)
        /// Somebody set who does it: seldom, and asked of every action item.
        static let giver = Traits(rawValue: 2)
        /// Somebody set its kind to other than that of a mere note: seldom, and asked of every note.
        static let question = Traits(rawValue: 4)

        /// What there is to know of an item one of whose fields was set so.
        init(_ name: Int32, _ value: PackedValue) {
            switch name {
            case FieldNames.by: self = .giver
            case FieldNames.kind where NoteKind.packed[value] != .note: self = .question
            default: self = []
            }
        }

        init(rawValue: UInt8) { self.rawValue = rawValue }
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

    /// What a table holds. Copied only when asked for: who looks into it by its address would copy it at each look.
    struct Items: ~Copyable, Sendable {
        fileprivate(set) var records: Chunked<Record>
        private(set) var slots: Chunked<Slot>
        private(set) var texts: TextStore
        private(set) var names: FieldNames
        fileprivate private(set) var rivals: [Spot: [Item.Rival]]
        fileprivate private(set) var byKind: [Chunked<Int32>]
        fileprivate private(set) var highestNumbers: [Int32]
        private var ids: PlaceIndex
        /// Places of each kind's items whose number was above all before it, and so is theirs.
        private var rising: [Chunked<Int32>]
        /// Places of the others that hold the short form of their number.
        private var forms: [ShortForm: Int32]
        private let seed = WordHash.seed

        init() {
            (records, slots, texts, names) = (Chunked(), Chunked(), TextStore(), FieldNames())
            (rivals, ids, forms) = ([:], PlaceIndex(), [:])
            byKind = Array(repeating: Chunked(), count: Kind.allCases.count)
            (highestNumbers, rising) = (Array(repeating: 0, count: Kind.allCases.count), byKind)
        }

        private init(_ other: borrowing Items) {
            (records, slots, texts, names) = (other.records, other.slots, other.texts, other.names)
            (rivals, ids, forms) = (other.rivals, other.ids, other.forms)
            (byKind, highestNumbers, rising) = (other.byKind, other.highestNumbers, other.rising)
        }

        borrowing func copy() -> Items { Items(self) }
    }

    /// What copies of a table share, and items look into.
    ///
    /// Unchecked: it is changed only by `ItemTable.change`, which sees to it that nobody else has it; so it can be looked
    /// into by its address, which every other way would check, or copy, at each of a million looks.
    final class Storage: @unchecked Sendable {
        let items: UnsafeMutablePointer<Items>

        init(_ items: consuming Items = Items()) {
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
        let places = rising[form.kind.index]
        let at = places.partitioned { records[Int($0)].number < form.number }
        if at < places.count, records[Int(places[at])].number == form.number { return Int(places[at]) }
        return forms[form].map(Int.init)
    }

    @inline(__always)
    func slot(at place: Int, _ field: String) -> ItemTable.Slot? {
        names.find(field).flatMap { slot(at: place, $0) }
    }

    /// - Parameter name: as `FieldNames` numbers it.
    @inline(__always)
    func slot(at place: Int, _ name: Int32) -> ItemTable.Slot? {
        var at = records[place].first
        while at >= 0 {
            let slot = slots[Int(at)]
            if slot.name == name { return slot }
            at = slot.next
        }
        return nil
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

    @inline(__always)
    func isThere(_ place: Int) -> Bool {
        records[place].title.isText
    }

    @inline(__always)
    func title(at place: Int) -> String? {
        records[place].title.value(texts)?.text
    }

    private func hash(at place: Int) -> UInt64 {
        let id = records[place].id
        guard let long = id.longPlace else { return WordHash.of(id.low, id.high, seed) }
        return texts.withBytes(long) { WordHash.of($0, seed) }
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
        let hasShortForm = kind.map { take(number, of: $0, at: Int32(place)) } ?? false
        let id = ShortText(bytes) ?? ShortText(long: texts.append(bytes))
        records.append(
            ItemTable.Record(
                id: id, created: Int32(index), changed: Int32(index), number: Int32(number ?? 0), kind: kind,
                traits: hasShortForm ? .shortForm : []))
        if ids.isFull { ids = PlaceIndex(place) { hash(at: $0) } }
        ids.append(hash(at: place))
        return place
    }

    /// Enters the number of a new item of a kind.
    ///
    /// - Returns: whether its short form is its own.
    private mutating func take(_ number: Int?, of kind: Kind, at place: Int32) -> Bool {
        byKind[kind.index].append(place)
        guard let number else { return false }
        if number > highestNumbers[kind.index] {
            highestNumbers[kind.index] = Int32(number)
            rising[kind.index].append(place)
            return true
        }
        let form = ShortForm(kind, number)
        guard self.place(of: form) == nil else { return false }
        forms[form] = place
        return true
    }

    /// Sets a field, keeping the value it replaces where neither side had seen the other.
    ///
    /// - Parameters:
    ///   - name: as `name(_:)` gives it.
    ///   - isSeen: whether the entry is taken to have seen the value it replaces, whatever it says.
    mutating func set(
        _ place: Int, _ name: Int32, was: RawValue, _ value: RawValue, from index: Int, isSeen: Bool = false
    ) {
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
        slots[Int(at)].value = pack(value, of: place, name)
        slots[Int(at)].setBy = Int32(index)
    }

    private mutating func add(_ place: Int, _ name: Int32, _ value: RawValue, from index: Int, behind last: Int32) {
        let at = Int32(slots.count)
        slots.append(ItemTable.Slot(value: pack(value, of: place, name), name: name, setBy: Int32(index)))
        if last >= 0 { slots[Int(last)].next = at } else { records[place].first = at }
    }

    /// The value in the form in which a field holds it; a title stands in the item, too, and what is to be known of it.
    private mutating func pack(_ value: RawValue, of place: Int, _ name: Int32) -> PackedValue {
        let isTitle = records[place].kind.map { names.title(of: $0) == name } ?? false
        let packed = PackedValue(value, &texts, isTitle: isTitle)
        if isTitle { records[place].title = packed }
        let traits = ItemTable.Traits(name, packed)
        if !traits.isEmpty { records[place].traits.formUnion(traits) }
        return packed
    }

    /// Takes notice of items that nobody reads: their numbers are taken.
    mutating func passOver(_ lines: PassedOver) {
        for index in highestNumbers.indices {
            highestNumbers[index] = max(highestNumbers[index], lines.highestNumbers[index])
        }
    }

    /// Takes notice that an entry set fields of an item.
    mutating func touch(_ place: Int, from index: Int) { records[place].changed = Int32(index) }

    /// Counts a move of the due day, or takes moves back.
    mutating func move(_ place: Int, by moves: Int) {
        records[place].moves = Int16(clamping: Int(records[place].moves) + moves)
    }

    /// The number of a field's name, which is new if it was never seen.
    mutating func name(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 { names.number(bytes) }
}
