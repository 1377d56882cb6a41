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
        entries = log.entries.prefix(lines: count ?? log.entries.count)
        highestN = entries.lines.last?.n ?? 0
        if count == nil { passOver(log) }
        fold(from: 0)
    }

    /// Brings the workspace up to date with a log that has grown, refolding only when it must.
    ///
    /// - Parameter first: index of the first entry that is new or moved, as `EntryLog.add` returned it.
    package mutating func update(to log: EntryLog, from first: Int?) {
        unreadable = log.unreadable
        guard let first else { return }
        let known = entries.count
        guard first == known, !isRewriting(log.entries, from: known) else {
            self = Workspace(log)
            return
        }
        entries = log.entries
        highestN = log.highestN
        fold(from: known)
    }

    /// Whether new entries change what earlier ones come to: they take something back, or were taken back before they
    /// came.
    private func isRewriting(_ entries: Entries, from first: Int) -> Bool {
        (first..<entries.count).contains { index in
            entries.lines[index].traits.contains(.redacts)
                || !redaction.isEmpty && redaction.covers(entries[index])
        }
    }

    /// Takes lines into the log this workspace is the fold of, and follows it: one passage over the lines, as long as each
    /// simply comes next. What does not waits for `settle`.
    ///
    /// - Parameter stored: where the lines can be read again; `nil`: they are kept.
    package mutating func take(_ batch: borrowing LineBatch, stored: StoredLines? = nil, into log: inout EntryLog) {
        let known = entries.count
        // The log would have to copy of what it adds to as much as somebody else looks at.
        entries = Entries()
        log.take(batch, stored: stored) { line, foreign, index, entries in
            guard !isBehind else { return }
            if foreign == nil, redaction.isEmpty {
                fold(line, at: index, entries)
            } else {
                fold((try? foreign?.result.get()) ?? entries[index], at: index, entries)
            }
        }
        entries = log.entries
        highestN = log.highestN
        if isRewriting(entries, from: known) { isBehind = true }
    }

    /// Puts the lines in their places that wait for it, and folds everything anew if that must be.
    ///
    /// - Returns: the index of the first entry that came in between, or has moved; `nil` if there is none.
    @discardableResult
    package mutating func settle(_ log: inout EntryLog) -> Int? {
        // As above.
        entries = Entries()
        let moved = log.settle()
        if isBehind || moved != nil {
            self = Workspace(log)
        } else {
            (unreadable, entries, highestN) = (log.unreadable, log.entries, log.highestN)
        }
        return moved
    }

    /// Takes notice of lines that nobody reads, because they touch nothing that is asked for: what follows from their
    /// places in the order alone.
    package mutating func passOver(_ lines: PassedOver, in log: inout EntryLog) {
        log.passOver(lines)
        passOver(log)
    }

    private mutating func passOver(_ log: EntryLog) {
        everything.change { $0.passOver(log.passedOver) }
        highestN = log.highestN
    }

    /// The state as of the end of a day in a zone, by the entries' own times.
    ///
    /// Order is never by the clock, so this is the fold up to the last entry made on or before that day.
    package static func asOf(_ day: Day, _ log: EntryLog, zone: Zone) -> Workspace {
        let last = log.entries.lastIndex { entry in entry.instant.map { zone.local($0).day <= day } ?? false }
        return Workspace(log, first: last.map { $0 + 1 } ?? 0)
    }

    /// Shows what an entry would come to that nobody has recorded: the items are as after it, the entries as before.
    mutating func anticipate(_ entry: Entry) {
        fold(entry, at: max(0, entries.count - 1), entries, before: entries.count)
    }

    /// Folds the entries from an index on.
    private mutating func fold(from start: Int) {
        let all = entries
        var reader = LineReader()
        for index in start..<all.count {
            let line = all.lines[index]
            if line.traits.contains(.canonical), redaction.isEmpty {
                all.bytes(line).withUnsafeBufferPointer { bytes in
                    _ = reader.read(bytes)
                    reader.withLine { fold($0, at: index, all) }
                }
            } else {
                fold(all[index], at: index, all)
            }
        }
    }

    /// Folds a line that has just been read; nothing is redacted.
    private mutating func fold(_ line: ReadLine, at index: Int, _ entries: Entries) {
        if line.undoes { return fold(entries[index], at: index, entries) }
        everything.change { table in
            var place = 0
            for change in line.changes {
                if change.beginsItem {
                    place = table.place(of: line.bytes(of: change.item), namedBy: index)
                    table.touch(place, from: index)
                }
                let name = table.name(line.bytes(of: change.field))
                let (was, value) = (line.raw(change.was), line.raw(change.value))
                table.set(place, name, was: was, value, from: index)
                if name == FieldNames.due, change.was.isThere, change.value.isThere,
                    !line.isSame(change.was, change.value)
                {
                    table.move(place, by: 1)
                }
            }
        }
    }

    /// - Parameter end: what the entry undoes stands before this index; by default before the entry.
    private mutating func fold(_ entry: Entry, at index: Int, _ entries: Entries, before end: Int? = nil) {
        let isRedacted = redaction.covers(entry)
        everything.change { table in
            for change in entry.changes {
                var (item, field) = (change.item.text, change.field)
                let place = item.withUTF8 { table.place(of: $0, namedBy: index) }
                guard !isRedacted else { continue }
                table.touch(place, from: index)
                // A text that was taken back and put back by another entry leaves the field empty: what stood there
                // before that entry must not seem to stand there still.
                let value = redaction.covers(change.item, change.field, change.value) ? nil : change.value
                let isSeen = redaction.covers(change.item, change.field, change.was)
                let name = field.withUTF8 { table.name($0) }
                RawValue.of(change.was) { was in
                    RawValue.of(value) { table.set(place, name, was: was, $0, from: index, isSeen: isSeen) }
                }
                if name == FieldNames.due {
                    table.move(place, by: Workspace.moves(change.item, in: entry, before: end ?? index, entries))
                }
            }
        }
    }

    /// 1 if the entry moves the due day, the reverse of what it undoes if it undoes, 0 otherwise.
    private static func moves(_ item: ItemID, in entry: Entry, before end: Int, _ entries: Entries) -> Int {
        var sign = 1
        var (original, end) = (entry, end)
        while let undone = original.undoes {
            guard let at = entries.last(id: undone, before: end) else { return 0 }
            (original, end) = (entries[at], at)
            sign = -sign
        }
        guard let moved = original.change(item, "due") else { return 0 }
        return moved.was != nil && moved.value != nil && moved.was != moved.value ? sign : 0
    }
}
