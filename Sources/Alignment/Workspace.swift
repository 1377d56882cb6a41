/// What a journal adds up to: every item as of the last entry, and the entries themselves.
///
/// The law: a workspace is the fold of its sorted entries and of nothing else (DESIGN section 2).
package struct Workspace: Sendable {
    /// The entries folded in, in order; redacted ones stand among them.
    package internal(set) var entries: [Entry] = []
    /// Lines of the journal that are no entries.
    package var unreadable: [UnreadableLine] = []
    /// Every item ever touched, of known and unknown kinds, those that exist only in history included.
    package internal(set) var everything: [ItemID: Item] = [:]
    /// Ids in the order in which they first appeared, by kind.
    package internal(set) var appeared: [Kind: [ItemID]] = [:]
    /// Who holds the short form of a number: the id that appeared first.
    var shortForms: [String: ItemID] = [:]
    /// Highest number seen of each kind.
    var highestNumbers: [Kind: Int] = [:]
    /// What redactions took away.
    package internal(set) var redaction = Redaction()

    package init() {}

    /// The item, if it exists (has a title, text or name).
    package subscript(_ id: ItemID) -> Item? {
        guard let item = everything[id], item.title != nil else { return nil }
        return item
    }

    /// Existing items of a kind, in the order in which they appeared.
    package func items(_ kind: Kind) -> [Item] {
        (appeared[kind] ?? []).compactMap { self[$0] }
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
    package func nextNumber(_ kind: Kind) -> Int { min((highestNumbers[kind] ?? 0) + 1, ItemID.highestNumber) }

    package func entry(id: String) -> Entry? { entries.last { $0.id == id } }

    /// Items of kinds this version does not know; shown in history only.
    package var unknown: [ItemID] { everything.keys.filter { $0.kind == nil }.sorted() }
}
