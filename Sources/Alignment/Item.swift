/// One item as the fold left it: its fields, who set each, and the values that lost a conflict.
///
/// What it says is read when somebody asks; it goes on saying it while the workspace moves on.
package struct Item: Sendable, Identifiable {
    let storage: ItemTable.Storage
    let place: Int

    init(_ storage: ItemTable.Storage, at place: Int) {
        self.storage = storage
        self.place = place
    }

    package var id: ItemID { storage.items.pointee.id(at: place) }

    /// What people type and read: `A12`, or the full id where an older item has the number.
    package var ref: String { storage.items.pointee.records[place].traits.contains(.shortForm) ? id.short : id.text }

    /// The number in its id, 0 if it has none.
    package var number: Int { Int(storage.items.pointee.records[place].number) }

    /// What it is, or `nil` for a kind this version does not know.
    package var kind: Kind? { storage.items.pointee.records[place].kind }

    /// Index, in the workspace's entries, of the entry that first named the item.
    package var created: Int { Int(storage.items.pointee.records[place].created) }

    /// Index of the last entry that changed it.
    package var changed: Int { Int(storage.items.pointee.records[place].changed) }

    /// How often the due day was moved after it was first set; a move that was undone does not count.
    package var moved: Int { Int(storage.items.pointee.records[place].moves) }

    /// In the order in which they were first set.
    package var fields: [Field] { storage.items.pointee.slots(at: place).map(field) }

    /// One field: its value and the entry that set it.
    package struct Field: Hashable, Sendable {
        package let name: String
        package let value: Value?
        /// Index of the entry that set it.
        package let setBy: Int
        /// Values that others set without having seen the current one, oldest first.
        package let rivals: [Rival]
    }

    /// A value that lost to a later one which had not seen it.
    package struct Rival: Hashable, Sendable {
        package let value: Value?
        package let setBy: Int
    }

    private func field(_ slot: ItemTable.Slot) -> Field {
        Field(
            name: storage.items.pointee.names[slot.name], value: slot.value.value(storage.items.pointee.texts),
            setBy: Int(slot.setBy),
            rivals: storage.items.pointee.rivals(place, slot.name))
    }

    package subscript(_ field: String) -> Value? {
        storage.items.pointee.slot(at: place, field)?.value.value(storage.items.pointee.texts)
    }

    /// The value of a field of those that `FieldNames` numbers by itself, before anything is made of it.
    @inline(__always)
    func packed(_ name: Int32) -> PackedValue? { storage.items.pointee.slot(at: place, name)?.value }

    /// What is known of the item without looking for a field that hardly any has.
    func has(_ trait: ItemTable.Traits) -> Bool { storage.items.pointee.records[place].traits.contains(trait) }

    func choice<Choice>(_ name: Int32, _ choices: PackedChoices<Choice>) -> Choice? { choices[packed(name)] }

    func day(_ name: Int32) -> Day? {
        packed(name)?.withText(storage.items.pointee.texts, Day.read)
    }

    func hasText(_ name: Int32) -> Bool { packed(name)?.isText ?? false }

    func isTrue(_ name: Int32) -> Bool { packed(name)?.isTrue ?? false }

    /// Whether the field holds this very text.
    func holds(_ text: String, in name: Int32) -> Bool {
        var text = text
        return text.withUTF8 { packed(name)?.isSame(.text($0), storage.items.pointee.texts) ?? false }
    }

    /// Whether one of these fields holds the text.
    ///
    /// - Parameter names: as `FieldNames.set` gives them.
    func holds(_ text: FieldText, in names: UInt64) -> Bool { storage.items.pointee.holds(text, in: names, at: place) }

    package func field(_ name: String) -> Field? { storage.items.pointee.slot(at: place, name).map(field) }

    package func text(_ field: String) -> String? { self[field]?.text }
    package func integer(_ field: String) -> Int? { self[field]?.integer }
    package func flag(_ field: String) -> Bool { self[field]?.flag ?? false }

    /// The field's text as one of the known choices; `nil` if unset or unknown to this version.
    package func choice<Choice: RawRepresentable<String>>(_ field: String) -> Choice? {
        text(field).flatMap(Choice.init)
    }

    /// The name people read; an item without one exists only in history.
    package var title: String? { storage.items.pointee.title(at: place) }

    /// Whether title or id contain each of some words.
    func mentions(_ words: [SearchWord]) -> Bool { storage.items.pointee.mentions(words, at: place) }

    /// The members of a family `by.`, `here.` ... whose flag is true, sorted by bytes.
    package func members(of family: String) -> [String] {
        let prefix = family + "."
        return fields.filter { $0.value == .flag(true) && $0.name.hasPrefix(prefix) }
            .map { String($0.name.dropFirst(prefix.utf8.count)) }.sorted { $0.precedesInBytes($1) }
    }

    /// The groups in a family `by.<group>`, `present.<group>`, in the order of the four.
    package func groups(in family: String) -> [Group] { Group.allCases.filter { flag(family + "." + $0.rawValue) } }

    /// Fields on which people contradict each other without having seen it.
    package var conflicts: [Field] { storage.items.pointee.hasRivals ? fields.filter { !$0.rivals.isEmpty } : [] }
}

extension Item: Hashable {
    package static func == (left: Item, right: Item) -> Bool {
        if left.storage === right.storage, left.place == right.place { return true }
        return left.id == right.id && left.ref == right.ref && left.created == right.created
            && left.changed == right.changed && left.moved == right.moved && left.fields == right.fields
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
