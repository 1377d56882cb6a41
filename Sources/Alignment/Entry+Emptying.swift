extension Entry {
    /// The entry with what redactions took away gone for good: what `concord doctor --purge` writes in its place.
    ///
    /// A redacted entry keeps which fields it set, and instead of each value the mark that stands for it; it holds nothing
    /// else. Another entry has the mark where it repeats such a text. Since the mark is then what the
    /// redacted entry put there, it is covered wherever the text was, and the fold comes out the same.
    ///
    /// - Returns: `nil` if nothing of the entry is to go.
    package func emptied(_ redaction: Redaction) -> Entry? {
        guard !redaction.isEmpty else { return nil }
        var emptied = self
        let isRedacted = redaction.covers(self)
        for index in changes.indices {
            emptied.changes[index] = isRedacted ? Entry.emptied(changes[index]) : redaction.marked(changes[index])
        }
        guard emptied.changes != changes else { return nil }
        return emptied.sealed()
    }

    private static func emptied(_ change: Change) -> Change {
        let mark = change.value.map { _ in Value.text(Redaction.mark) }
        return Change(item: change.item, field: change.field, was: nil, value: mark)
    }

    /// Whether this is the other line of the same entry, emptied: the line that counts where both are there.
    package func isEmptiedForm(of other: Entry) -> Bool {
        guard n == other.n, !id.isEmpty, id.isSameInBytes(as: other.id), by.isSameInBytes(as: other.by),
            changes != other.changes, changes.count == other.changes.count
        else { return false }
        return zip(changes, other.changes).allSatisfy { mine, full in
            mine.item == full.item && mine.field == full.field && Entry.isEmptied(mine.value, full.value)
                && Entry.isEmptied(mine.was, full.was)
        }
    }

    private static func isEmptied(_ value: Value?, _ full: Value?) -> Bool {
        value == full || value == nil || full != nil && value == .text(Redaction.mark)
    }
}

extension Redaction {
    /// The change with the mark wherever it repeats a text that was taken back.
    fileprivate func marked(_ change: Entry.Change) -> Entry.Change {
        var change = change
        if covers(change.item, change.field, change.was) { change.was = .text(Redaction.mark) }
        if covers(change.item, change.field, change.value) { change.value = .text(Redaction.mark) }
        return change
    }
}
