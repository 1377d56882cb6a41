/// One change of one field as history tells it: who changed what from what to what, when, in which review.
package struct Happening: Hashable, Sendable {
    package let entry: Entry
    package let change: Entry.Change
    /// Whether the values may not be shown.
    package let isRedacted: Bool
}

extension Workspace {
    /// What happened, oldest first: to one item or to all.
    ///
    /// - Parameters:
    ///   - item: `nil`: everything.
    ///   - since: leaves out entries made before this moment by their own clocks.
    package func history(of item: ItemID? = nil, since: Instant? = nil) -> [Happening] {
        entries(of: item, since: since).flatMap { entry -> [Happening] in
            let hidden = redaction.covers(entry)
            return entry.changes.compactMap { change in
                guard item == nil || change.item == item else { return nil }
                return happening(change, in: entry, hidden: hidden)
            }
        }
    }

    /// The entries that touch an item, or all; of an item's only lines that name it are read.
    func entries(of item: ItemID?, since: Instant?) -> [Entry] {
        let touching: [Entry]
        if let item {
            let first = everything[item]?.created ?? entries.endIndex
            touching = entries.touching(item, in: first..<entries.endIndex).map(\.entry)
        } else {
            touching = Array(entries)
        }
        guard let since else { return touching }
        return touching.filter { entry in entry.instant.map { $0 >= since } ?? true }
    }

    /// Gestures, newest last, each with what it did to an item: for history by gesture.
    package func happenings(in entry: Entry) -> [Happening] {
        let hidden = redaction.covers(entry)
        return entry.changes.map { happening($0, in: entry, hidden: hidden) }
    }

    private func happening(_ change: Entry.Change, in entry: Entry, hidden: Bool) -> Happening {
        var shown = change
        let mark = Value.text(Redaction.mark)
        let isHidden = hidden || redaction.covers(change.item, change.field, change.value)
        if isHidden, change.value != nil { shown.value = mark }
        if redaction.covers(change.item, change.field, change.was) { shown.was = mark }
        return Happening(entry: entry, change: shown, isRedacted: isHidden)
    }
}
