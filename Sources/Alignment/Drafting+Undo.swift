extension Drafting {
    /// Takes my newest gesture back that is neither an undo nor undone.
    mutating func undoLast() throws(Refusal) {
        guard let entry = workspace.undoable(by: context.me) else { throw .rule("There is nothing of yours to undo") }
        try reset(entry)
    }

    /// Undoes my newest undo, unless something else of mine came after it.
    mutating func redoLast() throws(Refusal) {
        guard let entry = workspace.redoable(by: context.me) else { throw .rule("There is nothing of yours to redo") }
        try reset(entry)
    }

    /// Resets those fields of an entry that still hold what it set; the others stay and are named.
    private mutating func reset(_ entry: Entry) throws(Refusal) {
        let wording = Wording(workspace, zone: context.zone, today: context.today, dates: context.dates)
        var kept: [Entry.Change] = []
        for change in entry.changes.map(workspace.redaction.cleared) {
            if workspace.everything[change.item]?[change.field] == change.value {
                set(change.item, change.field, change.was, always: change.was == change.value)
            } else {
                kept.append(change)
            }
        }
        guard !draft.changes.isEmpty else {
            throw .rule("Nothing is left to undo of that: \(wording.kept(kept)) changed since")
        }
        undo(entry.id)
        if !kept.isEmpty { remark("Left as it is, because it changed since: " + wording.kept(kept)) }
    }

    /// Makes every reader hide an entry's values.
    mutating func redact(entry id: String) throws(Refusal) {
        guard let entry = workspace.entry(id: id.lowercased()) else {
            throw .rule("No entry is called '\(id)'; 'log ITEM --json' shows the ids")
        }
        guard !workspace.redaction.covers(entry) else { throw .rule("Entry \(entry.id) is redacted already") }
        redact([entry.id])
    }
}

extension Wording {
    /// Names changes by item and field: "A12 due, A12 owner".
    func kept(_ changes: [Entry.Change]) -> String {
        changes.filter { !$0.field.hasPrefix("pin.") }
            .map { workspace.ref($0.item) + " " + label($0.field, of: $0.item) }.joined(separator: ", ")
    }
}

extension Workspace {
    /// My newest entry that is neither an undo nor undone.
    package func undoable(by me: String) -> Entry? {
        let undone = undoneEntries
        return entries.last(by: me) { entry in
            entry.isUndoable && !undone.contains(entry.id) && !redaction.covers(entry)
        }
    }

    /// My newest undo that still stands, if nothing else of mine came after it.
    package func redoable(by me: String) -> Entry? {
        let undone = undoneEntries
        var found: Entry?
        _ = entries.last(by: me) { entry in
            guard let target = entry.undoes else { return entry.isUndoable }
            let original = self.entry(id: target)
            guard original?.undoes == nil, !undone.contains(entry.id) else { return false }
            found = original.map(redaction.covers) == true ? nil : entry
            return true
        }
        return found
    }

    /// Ids of the entries that are undone as things stand: an undo that was itself undone counts no more.
    package var undoneEntries: Set<String> {
        var undone: Set<String> = []
        for entry in entries.undoing.reversed().map({ entries[$0] }) {
            guard let target = entry.undoes, !undone.contains(entry.id) else { continue }
            undone.insert(target)
        }
        return undone
    }
}

extension Entry {
    /// Undo passes over undos, redactions, the workspace's founding and people the program added by itself.
    var isUndoable: Bool {
        guard undoes == nil, redacts.isEmpty, !id.isEmpty else { return false }
        let foundsWorkspace = changes.contains { $0.item == .workspace && $0.field == "id" }
        let introducesAuthor =
            changes.allSatisfy { $0.item == .person(by) } && change(.person(by), "name").map { $0.was == nil } ?? false
        return !foundsWorkspace && !introducesAuthor
    }
}
