/// What one gesture did to one item: a line of history as people read it.
package struct StoryLine: Hashable, Sendable {
    package let entry: Entry
    package let item: ItemID
    /// Redacted values are marked already.
    package let changes: [Entry.Change]
    /// Whether the gesture named the item for the first time.
    package let isBeginning: Bool
    /// What was undone, where this is an undo: the changes as they were made.
    package let undone: [Entry.Change]
    /// Whether what was undone was itself an undo.
    package let isRedo: Bool
}

extension Workspace {
    /// History as a story, oldest first, one line for each gesture and item.
    ///
    /// - Parameters:
    ///   - item: `nil`: everything.
    ///   - since: leaves out entries made before this moment by their own clocks.
    package func story(of item: ItemID? = nil, since: Instant? = nil) -> [StoryLine] {
        entries(of: item, since: since).flatMap { entry in
            story(of: entry).filter { item == nil || $0.item == item }
        }
    }

    /// One gesture as a story, a line for each item.
    package func story(of entry: Entry) -> [StoryLine] {
        let happenings = happenings(in: entry)
        let original = entry.undoes.flatMap { self.entry(id: $0) }
        let undone = original.map { self.happenings(in: $0) } ?? []
        return entry.items.map { item in
            let changes = happenings.filter { $0.change.item == item }.map(\.change)
            return StoryLine(
                entry: entry, item: item, changes: changes, isBeginning: isBeginning(changes, of: item),
                undone: undone.map(\.change).filter { undo in
                    changes.contains { $0.item == undo.item && $0.field == undo.field }
                }, isRedo: original?.undoes != nil)
        }
    }

    private func isBeginning(_ changes: [Entry.Change], of item: ItemID) -> Bool {
        guard let field = item.kind?.titleField else { return false }
        return changes.contains { $0.field == field && $0.was == nil && $0.value != nil }
    }
}

extension Wording {
    /// "added: Provision GPU quota (owner: dana · due: Fri 27 Nov)", "status: open → done", "undid status: open → done".
    package func words(_ line: StoryLine) -> String {
        guard line.entry.undoes != nil else { return deed(line.changes, of: line.item, isBeginning: line.isBeginning) }
        guard !line.undone.isEmpty else { return "undid something: " + changes(line.changes) }
        let field = line.item.kind?.titleField
        let began = line.undone.contains { $0.field == field && $0.was == nil && $0.value != nil }
        let ended = line.undone.contains { $0.field == field && $0.was != nil && $0.value == nil }
        if line.isRedo {
            // What is undone here is an undo, so what comes back is what it took away.
            let again = line.undone.map { Entry.Change(item: $0.item, field: $0.field, was: $0.value, value: $0.was) }
            return "did again " + deed(again, of: line.item, isBeginning: ended)
        }
        return "undid " + deed(line.undone, of: line.item, isBeginning: began)
    }

    /// What was done to one item.
    private func deed(_ changes: [Entry.Change], of item: ItemID, isBeginning: Bool) -> String {
        guard isBeginning, let kind = item.kind,
            let title = changes.first(where: { $0.field == kind.titleField })?.value?.text
        else { return self.changes(changes) }
        let rest = changes.filter { $0.field != kind.titleField && !isDefault($0, of: kind) }
        let words = self.changes(rest.map { Entry.Change(item: item, field: $0.field, was: nil, value: $0.value) })
        return "added: " + title + (words.isEmpty ? "" : " (\(words))")
    }

    /// Whether a new item says nothing with the value: what every such item begins with.
    private func isDefault(_ change: Entry.Change, of kind: Kind) -> Bool {
        guard let text = change.value?.text else { return change.value == nil }
        switch (kind, change.field) {
        case (.note, "kind"): return text == NoteKind.note.rawValue
        case (.topic, "status"): return text == TopicStatus.toCome.rawValue
        case (.review, "status"): return text == ReviewStatus.planned.rawValue
        case (_, "status"): return text == "open"
        default: return false
        }
    }

    /// A conflict with every value and who gave it: "dana: Fri 4 Dec · lee: Mon 7 Dec, which stands; set it again to
    /// settle it".
    package func conflict(_ field: Item.Field, of item: ItemID) -> String {
        let values = field.rivals.map { ($0.value, $0.setBy) } + [(field.value, field.setBy)]
        let words = values.map { value, setBy in
            workspace.entries.making(of: setBy).by + ": " + self.value(value, field: field.name, of: item)
        }
        return words.joined(separator: " · ") + ", which stands — set it again to settle"
    }
}
