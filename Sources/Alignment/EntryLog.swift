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

    /// Takes lines of the journal in, each without its newline.
    ///
    /// - Parameter firstNumber: the 1-based number of the first of these lines in the file.
    /// - Returns: the index of the first entry that is new or has moved; `nil` if the entries are as they were.
    @discardableResult
    package mutating func add(lines bytes: UnsafeBufferPointer<UInt8>, firstNumber: Int = 1) -> Int? {
        var read: [(Entry, Int)] = []
        var number = firstNumber
        var start = 0
        while start < bytes.count {
            let rest = UnsafeBufferPointer(rebasing: bytes[start...])
            let length = rest.firstIndex(of: 0x0A) ?? rest.count
            let line = UnsafeBufferPointer(rebasing: rest[..<length])
            do throws(UnreadableLine) {
                read.append((try Entry(line: line), number))
            } catch {
                broken.append(UnreadableLine(number: number, reason: error.reason))
            }
            number += 1
            start += length + 1
        }
        return add(read)
    }

    /// Takes entries in, each with its line's number.
    @discardableResult
    package mutating func add(_ new: [(entry: Entry, number: Int)]) -> Int? {
        defer { unreadable = (broken + held.map(EntryLog.jump)).sorted { $0.number < $1.number } }
        if held.isEmpty, let first = appendInOrder(new) { return first == entries.count ? nil : first }
        return merge(new)
    }

    /// The usual case: everything new stands after everything there is.
    private mutating func appendInOrder(_ new: [(entry: Entry, number: Int)]) -> Int? {
        let first = entries.count
        for (entry, _) in new {
            if let last = entries.last, !last.precedes(entry) || entry.n - last.n > EntryLog.highestJump {
                entries.removeSubrange(first...)
                return nil
            }
            if entries.isEmpty, entry.n > EntryLog.highestJump { return nil }
            entries.append(entry)
        }
        return first
    }

    private mutating func merge(_ new: [(entry: Entry, number: Int)]) -> Int? {
        let before = entries
        var all = entries.map { (entry: $0, number: 0) } + held.map { ($0.entry, $0.number) } + new
        all.sort { $0.entry.precedes($1.entry) }
        entries = []
        held = []
        for (entry, number) in all {
            if let last = entries.last, last.n == entry.n, last.line.isSameInBytes(as: entry.line) { continue }
            if let last = held.last, last.entry.n == entry.n, last.entry.line.isSameInBytes(as: entry.line) { continue }
            if entry.n - highestN > EntryLog.highestJump {
                held.append(HeldBack(entry: entry, number: number))
            } else {
                entries.append(entry)
            }
        }
        let same = zip(before, entries).prefix { $0.line.isSameInBytes(as: $1.line) }.count
        return same == entries.count && same == before.count ? nil : same
    }

    private static func jump(_ held: HeldBack) -> UnreadableLine {
        UnreadableLine(number: held.number, reason: "'n' is more than 2^20 above the highest before it")
    }
}
