/// Texts that must not be seen again: those of redacted entries, and the same texts where other entries repeat them as
/// what a field `was` or was set back to.
package struct Redaction: Sendable {
    /// What stands in place of a redacted value.
    package static let mark = "[redacted]"

    private var entryIDs: Set<String> = []
    private var texts: Set<Spot> = []

    private struct Spot: Hashable, Sendable {
        let item: ItemID
        let field: String
        let text: String
    }

    package init() {}

    package init(_ entries: Entries) {
        for index in entries.redacting { entryIDs.formUnion(entries[index].redacts) }
        for entry in entryIDs.flatMap({ entries.all(id: $0) }) {
            for change in entry.changes {
                guard let text = change.value?.text, FieldSpec.isFreeText(change.field) else { continue }
                texts.insert(Spot(item: change.item, field: change.field, text: text))
            }
        }
    }

    package var isEmpty: Bool { entryIDs.isEmpty }

    /// Whether the entry's values are taken back.
    package func covers(_ entry: Entry) -> Bool { covers(entryID: entry.id) }

    func covers(entryID: String) -> Bool { !entryID.isEmpty && entryIDs.contains(entryID) }

    /// Whether a text that a redacted entry put into the field stands here again.
    package func covers(_ item: ItemID, _ field: String, _ value: Value?) -> Bool {
        guard !texts.isEmpty, let text = value?.text else { return false }
        return texts.contains(Spot(item: item, field: field, text: text))
    }

    /// The change with nothing in place of texts that were taken back: what it comes to in the state, and all of it
    /// that may be written again.
    package func cleared(_ change: Entry.Change) -> Entry.Change {
        guard !texts.isEmpty else { return change }
        var change = change
        if covers(change.item, change.field, change.was) { change.was = nil }
        if covers(change.item, change.field, change.value) { change.value = nil }
        return change
    }
}
