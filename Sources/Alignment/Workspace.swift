/// What a journal adds up to: every item as of the last entry, and the entries themselves.
///
/// The law: a workspace is the fold of its sorted entries and of nothing else (DESIGN section 2).
package struct Workspace: Sendable {
    /// The entries folded in, in order; redacted ones stand among them.
    package internal(set) var entries = Entries()
    /// The highest `n` seen, 0 where there is no entry: the next one is above it.
    package internal(set) var highestN = 0
    /// Lines of the journal that are no entries.
    package var unreadable: [UnreadableLine] = []
    /// Every item ever touched, of known and unknown kinds, those that exist only in history included, in the order in
    /// which they first appeared.
    package internal(set) var everything = ItemTable()
    /// What redactions took away.
    package internal(set) var redaction = Redaction()
    /// Whether entries were taken that are not folded in: everything is folded anew when the last has come.
    var isBehind = false

    package init() {}

    /// The item, if it exists (has a title, text or name).
    package subscript(_ id: ItemID) -> Item? {
        everything.place(of: id).flatMap { everything.isThere($0) ? everything[$0] : nil }
    }

    /// Existing items of a kind, in the order in which they appeared.
    package func items(_ kind: Kind) -> [Item] {
        let places = everything.places(of: kind)
        var items: [Item] = []
        items.reserveCapacity(places.count)
        for place in places where everything.isThere(Int(place)) { items.append(everything[Int(place)]) }
        return items
    }

    /// The workspace's own record.
    package var about: Item? { everything[.workspace] }

    package var name: String { about?.text("name") ?? "Concord" }

    package var format: Int { about?.integer("format") ?? 1 }

    /// What people call an item, existing or not: `A12`.
    package func ref(_ id: ItemID) -> String { everything[id]?.ref ?? id.text }

    /// The name shown for a group.
    package func name(of group: Group) -> String { about?.text("group." + group.rawValue) ?? group.defaultName }

    /// The number the next item of a kind gets: highest seen + 1; numbers are not reused.
    package func nextNumber(_ kind: Kind) -> Int { min(everything.highestNumber(kind) + 1, ItemID.highestNumber) }

    package func entry(id: String) -> Entry? { entries.last(id: id).map { entries[$0] } }

    /// Items of kinds this version does not know; shown in history only.
    package var unknown: [ItemID] { everything.filter { $0.kind == nil }.map(\.id).sorted() }
}

/// A kind and a number: `A12`.
struct ShortForm: Hashable {
    let kind: Kind
    let number: Int

    init(_ kind: Kind, _ number: Int) {
        self.kind = kind
        self.number = number
    }

    /// Reads `A12`.
    init?(_ text: String) {
        guard let letter = text.utf8.first, let kind = Kind(letter: letter), let number = digits(text.dropFirst()),
            number > 0, !text.dropFirst().hasPrefix("0")
        else { return nil }
        self.init(kind, number)
    }
}
