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
    /// Lines that are to be put in their places, the first of which did not simply come next.
    private var waiting: [Numbered] = []
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
        let before = entries.count
        LineBatch.each(of: bytes) { take($0, isOfFile: isOfFile) { _, _, _, _ in } }
        let moved = settle()
        return entries.count > before || moved != nil ? min(before, moved ?? before) : nil
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
    typealias Next = (ReadLine, LineBatch.Foreign?, Int, Entries) -> Void

    /// Takes in lines that were read. Those that do not simply come next, and all behind them, wait until `settle` puts
    /// them in their places, all at once.
    ///
    /// - Parameters:
    ///   - isOfFile: whether they are the next lines of the file, and numbered so.
    ///   - stored: where the entries read their lines again; `nil`: they keep the bytes.
    ///   - next: called for each line that simply comes next: so one passage over the lines does for log and fold.
    mutating func take(
        _ batch: borrowing LineBatch, isOfFile: Bool = true, stored: StoredLines? = nil, _ next: Next
    ) {
        let block = entries.add(block: batch.bytes, stored)
        var (changesStart, foreignCount) = (0, 0)
        let (lines, changes) = (batch.lines, batch.changes)
        batch.bytes.withUnsafeBufferPointer { bytes in
            changes.withUnsafeBufferPointer { changes in
                for read in lines {
                    if isOfFile { lineCount += 1 }
                    let range = changesStart..<Int(read.changesEnd)
                    changesStart = range.upperBound
                    let foreign = read.isCanonical ? nil : batch.foreign[foreignCount]
                    if let foreign {
                        foreignCount += 1
                        if case .failure(let line) = foreign.result {
                            broken.append(UnreadableLine(number: isOfFile ? lineCount : 0, reason: line.reason))
                            continue
                        }
                    }
                    let line = read.line.standing(in: block)
                    guard enter(line, isOfFile: isOfFile) else { continue }
                    let text = UnsafeBufferPointer(rebasing: bytes[Int(line.start)..<Int(line.start + line.count)])
                    let setting = UnsafeBufferPointer(rebasing: changes[range])
                    let undoes = line.traits.contains(.undoes)
                    next(ReadLine(bytes: text, changes: setting, undoes: undoes), foreign, entries.count - 1, entries)
                }
            }
        }
    }

    /// Puts the lines that wait in their places.
    ///
    /// - Returns: the index of the first entry that came in between, or has moved; `nil` if there is none.
    mutating func settle() -> Int? {
        let moved = waiting.isEmpty ? nil : merge(waiting)
        waiting = []
        unreadable = (broken + held.map(EntryLog.jump)).sorted { $0.number < $1.number }
        return moved
    }

    /// - Returns: whether the line simply comes next; if not, it is put in its place later.
    private mutating func enter(_ line: Entries.Line, isOfFile: Bool) -> Bool {
        guard waiting.isEmpty, follows(line) else {
            waiting.append(Numbered(line: line, number: isOfFile ? lineCount : 0))
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
