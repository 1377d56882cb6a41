/// The entries of a journal in their order, each line once, and the lines that are no entries.
///
/// The order and what counts as readable depend only on the set of lines, never on the order they were read in.
package struct EntryLog: Sendable {
    /// Readable entries, sorted.
    package private(set) var entries: [Entry] = []
    /// Lines that are skipped, by their number in the file.
    package private(set) var unreadable: [UnreadableLine] = []

    private var held: [HeldBack] = []
    private var broken: [UnreadableLine] = []

    /// An entry whose `n` jumps too far: unreadable until entries that come to stand before it close the gap.
    private struct HeldBack: Sendable {
        let entry: Entry
        let number: Int
    }

    /// `n` may be at most this much above the highest before it in order.
    package static let highestJump = 1 << 20

    package init() {}

    package init(_ entries: some Sequence<Entry>) {
        self.init()
        add(entries.map { ($0, 0) })
    }

    /// The highest `n` so far, 0 in an empty log.
    package var highestN: Int { entries.last?.n ?? 0 }

    /// Takes lines of the journal in.
    ///
    /// - Parameters:
    ///   - bytes: whole lines; the last may lack its newline. The entries keep them.
    ///   - firstNumber: the 1-based number of the first of these lines in the file.
    /// - Returns: the index of the first entry that is new or has moved; `nil` if the entries are as they were.
    @discardableResult
    package mutating func add(lines bytes: ArraySlice<UInt8>, firstNumber: Int = 1) -> Int? {
        let before = entries.count
        var others: [(Entry, Int)] = []
        var number = firstNumber
        for line in Lines(bytes) {
            do throws(UnreadableLine) {
                let entry = try Entry(line: line)
                if others.isEmpty, follows(entry) { entries.append(entry) } else { others.append((entry, number)) }
            } catch {
                broken.append(UnreadableLine(number: number, reason: error.reason))
            }
            number += 1
        }
        let moved = others.isEmpty ? nil : merge(others)
        unreadable = allUnreadable
        let first = entries.count > before || moved != nil ? min(before, moved ?? before) : nil
        return first
    }

    /// Takes entries in, each with its line's number.
    @discardableResult
    package mutating func add(_ new: [(entry: Entry, number: Int)]) -> Int? {
        let before = entries.count
        var others: [(Entry, Int)] = []
        for (entry, number) in new {
            if others.isEmpty, follows(entry) { entries.append(entry) } else { others.append((entry, number)) }
        }
        let moved = others.isEmpty ? nil : merge(others)
        unreadable = allUnreadable
        return entries.count > before || moved != nil ? min(before, moved ?? before) : nil
    }

    private var allUnreadable: [UnreadableLine] {
        (broken + held.map(EntryLog.jump)).sorted { $0.number < $1.number }
    }

    /// Whether an entry simply comes next: the usual case.
    private func follows(_ entry: Entry) -> Bool {
        guard held.isEmpty else { return false }
        guard let last = entries.last else { return entry.n <= EntryLog.highestJump }
        // Two lines of one number may be one entry, emptied in the one: merging sorts it out.
        guard last.n != entry.n || last.id != entry.id else { return false }
        return last.precedes(entry) && entry.n - last.n <= EntryLog.highestJump
    }

    private mutating func merge(_ new: [(entry: Entry, number: Int)]) -> Int? {
        let before = entries
        var all = entries.map { (entry: $0, number: 0) } + held.map { ($0.entry, $0.number) } + new
        all.sort { $0.entry.precedes($1.entry) }
        entries = []
        held = []
        for (entry, number) in all {
            if let last = entries.last, last.n == entry.n, last.bytes == entry.bytes { continue }
            if let last = entries.last, last.isEmptiedForm(of: entry) { continue }
            if let last = entries.last, entry.isEmptiedForm(of: last) { entries.removeLast() }
            if let last = held.last, last.entry.n == entry.n, last.entry.bytes == entry.bytes { continue }
            if entry.n - highestN > EntryLog.highestJump {
                held.append(HeldBack(entry: entry, number: number))
            } else {
                entries.append(entry)
            }
        }
        let same = zip(before, entries).prefix { $0.bytes == $1.bytes }.count
        return same == entries.count && same == before.count ? nil : same
    }

    private static func jump(_ held: HeldBack) -> UnreadableLine {
        UnreadableLine(number: held.number, reason: "'n' is more than 2^20 above the highest before it")
    }
}

/// The lines of some bytes, split at 0x0A only; a newline at the end begins no further line.
struct Lines: Sequence, IteratorProtocol {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func next() -> ArraySlice<UInt8>? {
        guard !rest.isEmpty else { return nil }
        let start = rest.startIndex
        let length = rest.withUnsafeBufferPointer { $0.firstIndex(of: 0x0A) ?? $0.count }
        defer { rest = rest[Swift.min(start + length + 1, rest.endIndex)...] }
        return rest[start..<(start + length)]
    }
}
