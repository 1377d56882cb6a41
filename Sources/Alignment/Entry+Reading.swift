/// A line of the journal that is no entry: skipped, counted, shown, named by `doctor`, never removed.
package struct UnreadableLine: Hashable, Sendable, Error {
    /// 1-based number of the line in the file it was read from; 0 where there is no file.
    package var number: Int
    /// What is wrong with it, a phrase without the line's own text.
    package let reason: String

    package init(number: Int, reason: String) {
        self.number = number
        self.reason = reason
    }
}

extension Entry {
    /// Reads one line of the journal; any order of keys and any white space is read, a trailing CR is ignored.
    ///
    /// - Parameter line: the line without its newline; the entry keeps it.
    /// - Throws: `UnreadableLine` (number 0) if the line is no entry: not JSON, no `n`, `by` or `set`, a key twice, `n`
    ///   below 1.
    package init(line: ArraySlice<UInt8>) throws(UnreadableLine) {
        let line = line.last == 0x0D ? line.dropLast() : line
        let result = line.withUnsafeBufferPointer { bytes in
            Result { () throws(UnreadableLine) in
                var reader = LineReader()
                if reader.read(bytes), let entry = Entry(reader, line: line) { return entry }
                return try Entry(any: bytes, line: line)
            }
        }
        self = try result.get()
    }

    /// Reads one line given as text.
    package init(line: String) throws(UnreadableLine) { try self.init(line: Array(line.utf8)[...]) }

    /// Reads any JSON that is an entry, by the general scanner.
    init(any bytes: UnsafeBufferPointer<UInt8>, line: ArraySlice<UInt8>) throws(UnreadableLine) {
        do throws(JSONScanner.Failure) {
            var reading = EntryReading()
            var scanner = JSONScanner(bytes)
            try scanner.object { (key, scanner) throws(JSONScanner.Failure) in try reading.member(key, &scanner) }
            try scanner.end()
            self = try reading.entry(line: line)
        } catch {
            throw UnreadableLine(number: 0, reason: error.reason)
        }
    }
}

/// The members of an entry's object as they come by.
private struct EntryReading {
    private var n: Int?
    private var id = ""
    private var at = ""
    private var by: String?
    private var review: ItemID?
    private var topic: ItemID?
    private var changes: [Entry.Change]?
    private var was: [Entry.Change] = []
    private var undoes: String?
    private var redacts: [String] = []

    mutating func member(_ key: String, _ scanner: inout JSONScanner) throws(JSONScanner.Failure) {
        switch key {
        case "n": n = try scanner.value()?.integer
        case "id": id = try scanner.value()?.text ?? ""
        case "at": at = try scanner.value()?.text ?? ""
        case "by": by = try scanner.value()?.text
        case "in": review = try scanner.value()?.text.map(ItemID.init)
        case "on": topic = try scanner.value()?.text.map(ItemID.init)
        case "undoes": undoes = try scanner.value()?.text
        case "set": changes = try EntryReading.fields(&scanner)
        case "was": was = try EntryReading.fields(&scanner)
        case "redacts": redacts = try EntryReading.texts(&scanner)
        default: try scanner.skip()
        }
    }

    /// - Throws: if what makes an entry is missing.
    func entry(line: ArraySlice<UInt8>) throws(JSONScanner.Failure) -> Entry {
        guard let n else { throw JSONScanner.Failure(reason: "no 'n'") }
        guard n >= 1 else { throw JSONScanner.Failure(reason: "'n' is below 1") }
        guard let by else { throw JSONScanner.Failure(reason: "no 'by'") }
        guard var changes else { throw JSONScanner.Failure(reason: "no 'set'") }
        fill(&changes)
        return Entry(
            n: n, id: id, at: at, by: by, review: review, topic: topic, changes: changes, undoes: undoes,
            redacts: redacts,
            bytes: line)
    }

    /// Puts what `was` beside what is set; canonical lines hold both in the same order.
    private func fill(_ changes: inout [Entry.Change]) {
        guard !was.isEmpty else { return }
        for index in changes.indices {
            let change = changes[index]
            if index < was.count, was[index].item == change.item, was[index].field == change.field {
                changes[index].was = was[index].value
            } else {
                changes[index].was = was.first { $0.item == change.item && $0.field == change.field }?.value
            }
        }
    }

    private static func fields(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> [Entry.Change] {
        var changes: [Entry.Change] = []
        try scanner.object { (item, scanner) throws(JSONScanner.Failure) in
            let item = ItemID(item)
            try scanner.object { (field, scanner) throws(JSONScanner.Failure) in
                changes.append(Entry.Change(item: item, field: field, was: nil, value: try scanner.value()))
            }
        }
        return changes
    }

    private static func texts(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> [String] {
        var texts: [String] = []
        try scanner.array { (scanner) throws(JSONScanner.Failure) in
            if let text = try scanner.value()?.text { texts.append(text) }
        }
        return texts
    }
}
