/// One item as the fold left it: its fields, who set each, and the values that lost a conflict.
package struct Item: Hashable, Sendable, Identifiable {
    package let id: ItemID
    /// What people type and read: `A12`, or the full id where an older item has the number.
    package internal(set) var ref: String
    package internal(set) var fields: [Field] = []
    /// What it is, or `nil` for a kind this version does not know.
    package let kind: Kind?
    private var firstEntry: Int32
    private var lastEntry: Int32
    private var moves: Int32 = 0

    /// - Parameter created: index of the entry that names it.
    init(_ id: ItemID, ref: String, created: Int) {
        self.id = id
        self.ref = ref
        kind = id.kind
        firstEntry = Int32(created)
        lastEntry = Int32(created)
    }

    /// Index, in the workspace's entries, of the entry that first named the item.
    package var created: Int { Int(firstEntry) }

    /// Index of the last entry that changed it.
    package internal(set) var changed: Int {
        get { Int(lastEntry) }
        set { lastEntry = Int32(newValue) }
    }

    /// How often the due day was moved after it was first set; a move that was undone does not count.
    package internal(set) var moved: Int {
        get { Int(moves) }
        set { moves = Int32(newValue) }
    }

    /// One field: its value and the entry that set it.
    package struct Field: Hashable, Sendable {
        package let name: String
        package internal(set) var value: Value?
        private var entry: Int32
        /// Values that others set without having seen the current one, oldest first.
        package internal(set) var rivals: [Rival] = []

        init(name: String, value: Value?, setBy: Int) {
            self.name = name
            self.value = value
            entry = Int32(setBy)
        }

        /// Index of the entry that set it.
        package internal(set) var setBy: Int {
            get { Int(entry) }
            set { entry = Int32(newValue) }
        }
    }

    /// A value that lost to a later one which had not seen it.
    package struct Rival: Hashable, Sendable {
        package let value: Value?
        package let setBy: Int
    }

    package subscript(_ field: String) -> Value? { self.field(field)?.value }

    package func field(_ name: String) -> Field? { fields.first { $0.name == name } }

    package func text(_ field: String) -> String? { self[field]?.text }
    package func integer(_ field: String) -> Int? { self[field]?.integer }
    package func flag(_ field: String) -> Bool { self[field]?.flag ?? false }

    /// The field's text as one of the known choices; `nil` if unset or unknown to this version.
    package func choice<Choice: RawRepresentable<String>>(_ field: String) -> Choice? {
        text(field).flatMap(Choice.init)
    }

    /// The name people read; an item without one exists only in history.
    package var title: String? { kind.flatMap { text($0.titleField) } }

    /// The members of a family `by.`, `here.` ... whose flag is true, sorted by bytes.
    package func members(of family: String) -> [String] {
        let prefix = family + "."
        return fields.filter { $0.value == .flag(true) && $0.name.hasPrefix(prefix) }
            .map { String($0.name.dropFirst(prefix.utf8.count)) }.sorted { $0.precedesInBytes($1) }
    }

    /// The groups in a family `by.<group>`, `present.<group>`, in the order of the four.
    package func groups(in family: String) -> [Group] { Group.allCases.filter { flag(family + "." + $0.rawValue) } }

    /// Fields on which people contradict each other without having seen it.
    package var conflicts: [Field] { fields.filter { !$0.rivals.isEmpty } }
}
