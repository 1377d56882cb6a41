/// The entries of a journal in their order, each line once, and the lines that are no entries.
///
/// The order and what counts as readable depend only on the set of lines, never on the order they were read in.
package struct EntryLog: Sendable {
    /// Readable entries, sorted.
    package private(set) var entries = Entries()
    /// Lines that are skipped, by their number in the file.
    package private(set) var unreadable: [UnreadableLine] = []

    /// Lines of the file taken in so far, readable or not.
    private(set) var lineCount = 0
    /// What is known of the lines that were passed over.
    private(set) var passedOver = PassedOver()

    private var held: [Numbered] = []
    /// Lines that are to be put in their places with those that come next.
    private var unsettled: [Numbered] = []
    private var broken: [UnreadableLine] = []

    /// A line that did not simply come next, and its number in the file. An entry whose `n` jumps too far is held back:
    /// it is unreadable until entries that come to stand before it close the gap.
    private struct Numbered {
        let line: Entries.Line
        let number: Int
    }

    /// `n` may be at most this much above the highest before it in order.
    package static let highestJump = 1 << 20

    package init() {}

    package init(_ entries: some Sequence<Entry>) {
        self.init()
        add(entries)
    }

    /// The highest `n` so far, 0 in an empty log.
    package var highestN: Int { max(entries.lines.last?.n ?? 0, passedOver.highestN) }

    /// Takes lines of the journal in.
    ///
    /// - Parameters:
    ///   - bytes: whole lines; the last may lack its newline. The entries keep them.
    ///   - isOfFile: whether they are the next lines of the file, and numbered so.
    /// - Returns: the index of the first entry that is new or has moved; `nil` if the entries are as they were.
    @discardableResult
    package mutating func add(lines bytes: ArraySlice<UInt8>, isOfFile: Bool = true) -> Int? {
        add(lines: bytes, isOfFile: isOfFile) { _, _, _, _ in }
    }

    /// Takes notice of lines that nobody reads.
    mutating func passOver(_ lines: PassedOver) {
        lineCount += lines.lineCount
        passedOver.add(lines)
    }

    /// Takes entries in.
    @discardableResult
    package mutating func add(_ new: some Sequence<Entry>) -> Int? {
        var bytes: [UInt8] = []
        for entry in new {
            bytes += entry.bytes.isEmpty ? entry.sealed().bytes : entry.bytes
            bytes.append(0x0A)
        }
        return add(lines: bytes[...], isOfFile: false)
    }

    /// Is handed a line that simply came next: what was read of it, or its entry where it is not in canonical form; its
    /// index, and the entries up to it.
    typealias Next = (borrowing LineReader, Foreign?, Int, Entries) -> Void

    /// An entry whose line is not in canonical form. An object, as for nearly every line there is none to be handed on.
    final class Foreign {
        let entry: Entry
        init(_ entry: Entry) { self.entry = entry }
    }

    /// - Parameters:
    ///   - stored: where the entries read their lines again; `nil`: they keep the bytes.
    ///   - isMoreToCome: whether lines that do not simply come next may wait for others, to be put in their places at once.
    ///   - next: called for each line until one comes that does not simply come next: so one passage over the bytes does
    ///     for reading and folding.
    mutating func add(
        lines bytes: ArraySlice<UInt8>, isOfFile: Bool, stored: StoredLines? = nil, isMoreToCome: Bool = false,
        _ next: Next
    ) -> Int? {
        let before = entries.count
        var incoming = Incoming(block: entries.add(block: bytes, stored), isOfFile: isOfFile)
        swap(&incoming.others, &unsettled)
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            while start < bytes.count { start = take(bytes, from: start, &incoming, next) }
        }
        if isMoreToCome { swap(&incoming.others, &unsettled) }
        let moved = incoming.others.isEmpty ? nil : merge(incoming.others)
        unreadable = (broken + held.map(EntryLog.jump)).sorted { $0.number < $1.number }
        return entries.count > before || moved != nil ? min(before, moved ?? before) : nil
    }

    /// Whether no line waits to be put in its place.
    var isSettled: Bool { unsettled.isEmpty }

    /// Lines on their way in.
    private struct Incoming {
        let block: Int32
        let isOfFile: Bool
        /// Lines that do not simply come next, and all behind them.
        var others: [Numbered] = []
        var reader = LineReader()

        /// The line that the reader read last.
        func lineRead(from start: Int, count: Int) -> Entries.Line {
            var traits = Entries.Traits.canonical
            if reader.undoes.isThere { traits.insert(.undoes) }
            return Entries.Line(
                n: reader.n, block: block, start: UInt32(start), count: UInt32(count), traits: traits,
                id: Entries.Line.mark(id: reader.bytes(of: reader.id)),
                item: reader.onlyItem.map { Entries.Line.mark(item: reader.bytes(of: $0)) } ?? Entries.Line.anyItem)
        }
    }

    /// Takes in the line that begins at a place.
    ///
    /// - Returns: where the next one begins.
    private mutating func take(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ incoming: inout Incoming, _ next: Next
    ) -> Int {
        if incoming.isOfFile { lineCount += 1 }
        guard incoming.reader.readLine(UnsafeBufferPointer(rebasing: bytes[start...])) else {
            return takeUnusual(bytes, from: start, &incoming, next)
        }
        let count = incoming.reader.length
        if enter(incoming.lineRead(from: start, count: count), &incoming) {
            next(incoming.reader, nil, entries.count - 1, entries)
        }
        return start + count + 1
    }

    /// Takes in a line that is not as we write it: it may end in CR and LF, be for the general scanner, or no entry.
    private mutating func takeUnusual(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ incoming: inout Incoming, _ next: Next
    ) -> Int {
        let end = bytes.newline(from: start)
        let isCRLF = end > start && bytes[end - 1] == 0x0D
        let text = UnsafeBufferPointer(rebasing: bytes[start..<(isCRLF ? end - 1 : end)])
        if isCRLF, incoming.reader.read(text) {
            if enter(incoming.lineRead(from: start, count: text.count), &incoming) {
                next(incoming.reader, nil, entries.count - 1, entries)
            }
            return end + 1
        }
        do throws(UnreadableLine) {
            let entry = try Entry(any: text, line: [])
            var id = entry.id
            let line = Entries.Line(
                n: entry.n, block: incoming.block, start: UInt32(start), count: UInt32(text.count),
                traits: Entries.Traits(of: entry), id: id.withUTF8 { Entries.Line.mark(id: $0) },
                item: Entries.Line.anyItem)
            if enter(line, &incoming) { next(incoming.reader, Foreign(entry), entries.count - 1, entries) }
        } catch {
            broken.append(UnreadableLine(number: incoming.isOfFile ? lineCount : 0, reason: error.reason))
        }
        return end + 1
    }

    /// - Returns: whether the line simply comes next; if not, it is put in its place later.
    private mutating func enter(_ line: Entries.Line, _ incoming: inout Incoming) -> Bool {
        guard incoming.others.isEmpty, follows(line) else {
            incoming.others.append(Numbered(line: line, number: incoming.isOfFile ? lineCount : 0))
            return false
        }
        entries.append(line)
        return true
    }

    /// Whether a line simply comes next: the usual case.
    private func follows(_ line: Entries.Line) -> Bool {
        guard held.isEmpty else { return false }
        guard let last = entries.lines.last else { return line.n - passedOver.highestN <= EntryLog.highestJump }
        if line.n != last.n { return line.n > last.n && line.n - highestN <= EntryLog.highestJump }
        // Two lines of one number may be one entry, emptied in the one: merging sorts it out.
        return !entries.isSameEntry(last, line) && entries.precedes(last, line)
    }

    private mutating func merge(_ new: [Numbered]) -> Int? {
        let before = entries.removeAllLines()
        var all = before.map { Numbered(line: $0, number: 0) } + held + new
        all.sort { entries.precedes($0.line, $1.line) }
        held = []
        for numbered in all {
            let line = numbered.line
            if let last = entries.lines.last, last.n == line.n {
                if entries.isSame(last, line) { continue }
                if entries.isSameEntry(last, line) {
                    let (entry, other) = (entries.entry(line), entries.entry(last))
                    if other.isEmptiedForm(of: entry) { continue }
                    if entry.isEmptiedForm(of: other) { entries.removeLastLine() }
                }
            }
            if let last = held.last, entries.isSame(last.line, line) { continue }
            if line.n - highestN > EntryLog.highestJump { held.append(numbered) } else { entries.append(line) }
        }
        let same = zip(before, entries.lines).prefix { entries.isSame($0, $1) }.count
        return same == entries.count && same == before.count ? nil : same
    }

    private static func jump(_ held: Numbered) -> UnreadableLine {
        UnreadableLine(number: held.number, reason: "'n' is more than 2^20 above the highest before it")
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where the next newline stands, or the end.
    fileprivate func newline(from start: Int) -> Int {
        var at = start
        while at < count, self[at] != 0x0A { at += 1 }
        return at
    }
}
