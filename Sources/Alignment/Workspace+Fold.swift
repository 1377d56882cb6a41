extension Workspace {
    /// Folds sorted entries.
    ///
    /// - Parameters:
    ///   - log: entries in their order.
    ///   - count: how many of them to fold; fewer than all gives the state as of an earlier moment. Redactions of the
    ///     whole log count all the same: what was taken back is not shown in the past either.
    /// - Complexity: linear in the fields set.
    package init(_ log: EntryLog, first count: Int? = nil) {
        redaction = Redaction(log.entries)
        unreadable = log.unreadable
        let count = min(count ?? log.entries.count, log.entries.count)
        entries = count == log.entries.count ? log.entries : Array(log.entries[..<count])
        for index in entries.indices { fold(index) }
    }

    /// Brings the workspace up to date with a log that has grown, refolding only when it must.
    ///
    /// - Parameter first: index of the first entry that is new or moved, as `EntryLog.add` returned it.
    package mutating func update(to log: EntryLog, from first: Int?) {
        unreadable = log.unreadable
        guard let first else { return }
        follow(log, from: first, known: entries.count)
    }

    /// Takes lines into the log this workspace is the fold of, and follows it.
    ///
    /// Log and workspace share one array of entries; the workspace lets go of it first, or adding a single line would
    /// copy all of them.
    ///
    /// - Returns: the index of the first entry that is new or has moved; `nil` if the entries are as they were.
    @discardableResult
    package mutating func take(_ lines: ArraySlice<UInt8>, firstNumber: Int, into log: inout EntryLog) -> Int? {
        let known = entries.count
        entries = []
        let first = log.add(lines: lines, firstNumber: firstNumber)
        unreadable = log.unreadable
        follow(log, from: first ?? known, known: known)
        return first
    }

    /// - Parameter known: how many entries were folded in before.
    private mutating func follow(_ log: EntryLog, from first: Int, known: Int) {
        let new = log.entries[min(first, log.entries.count)...]
        guard first == known, new.allSatisfy({ $0.redacts.isEmpty && !redaction.covers($0) }) else {
            self = Workspace(log)
            return
        }
        entries = log.entries
        for index in new.indices { fold(index) }
    }

    /// The state as of the end of a day in a zone, by the entries' own times.
    ///
    /// Order is never by the clock, so this is the fold up to the last entry made on or before that day.
    package static func asOf(_ day: Day, _ log: EntryLog, zone: Zone) -> Workspace {
        let last = log.entries.lastIndex { entry in entry.instant.map { zone.local($0).day <= day } ?? false }
        return Workspace(log, first: last.map { $0 + 1 } ?? 0)
    }

    /// Applies an entry that comes after all the others.
    mutating func apply(_ entry: Entry) {
        entries.append(entry)
        fold(entries.count - 1)
    }

    /// Folds the entry at an index into the items.
    private mutating func fold(_ index: Int) {
        let entry = entries[index]
        let isRedacted = redaction.covers(entry)
        var place: (item: ItemID, index: Dictionary<ItemID, Item>.Index)?
        for change in entry.changes {
            if place?.item != change.item {
                if everything[change.item] == nil { introduce(change.item, at: index) }
                place = everything.index(forKey: change.item).map { (change.item, $0) }
            }
            guard let place, !isRedacted else { continue }
            var change = change
            // A text that was taken back and put back by another entry leaves the field empty: what stood there before
            // that entry must not seem to stand there still.
            if redaction.covers(change.item, change.field, change.value) { change.value = nil }
            if change.field == "due" { everything.values[place.index].moved += moves(change, at: index) }
            everything.values[place.index].apply(change, from: index, redaction)
        }
    }

    /// 1 if the change moves a due day, the reverse of what it undoes if it undoes, 0 otherwise.
    private func moves(_ change: Entry.Change, at index: Int) -> Int {
        var sign = 1
        var original = entries[index]
        var earlier = entries[..<index]
        while let undone = original.undoes {
            guard let at = earlier.lastIndex(where: { $0.id == undone }) else { return 0 }
            original = earlier[at]
            earlier = earlier[..<at]
            sign = -sign
        }
        guard let moved = original.change(change.item, "due") else { return 0 }
        return moved.was != nil && moved.value != nil && moved.was != moved.value ? sign : 0
    }

    private mutating func introduce(_ id: ItemID, at index: Int) {
        var item = Item(id: id, ref: id.text, created: index, changed: index)
        item.fields.reserveCapacity(8)
        if let kind = id.kind {
            appeared[kind, default: []].append(id)
            if let number = id.number {
                highestNumbers[kind] = max(highestNumbers[kind] ?? 0, number)
                if shortForms[id.short] == nil {
                    shortForms[id.short] = id
                    item.ref = id.short
                }
            }
        }
        everything[id] = item
    }
}

extension Item {
    /// Sets a field, keeping the value it replaces where neither side had seen the other.
    mutating func apply(_ change: Entry.Change, from index: Int, _ redaction: Redaction) {
        changed = index
        guard let at = fields.firstIndex(where: { $0.name == change.field }) else {
            fields.append(Field(name: change.field, value: change.value, setBy: index))
            return
        }
        var field = fields[at]
        let seen = change.was == field.value || redaction.covers(id, change.field, change.was)
        if seen {
            field.rivals = []
        } else if change.value != field.value, !Item.neverConflicts(change.field) {
            field.rivals.removeAll { $0.value == field.value || $0.value == change.value }
            field.rivals.append(Rival(value: field.value, setBy: field.setBy))
        }
        field.value = change.value
        field.setBy = index
        fields[at] = field
    }

    private static func neverConflicts(_ field: String) -> Bool {
        field == "topic" || field == "order" || field == "next" || field.hasPrefix("here.")
    }
}
