import Alignment

extension EntryLog {
    /// This log with the lines of a remote's journal, read as tolerantly as our own.
    ///
    /// - Returns: the log, and what of the remote's lines is not in it: no entries, `n` that jumps too far, lines longer
    ///   than a journal's may be.
    func merged(with lines: [UInt8]) -> (log: EntryLog, refused: [UnreadableLine]) {
        var log = self
        let (fitting, long) = EntryLog.fitting(lines)
        let known = Set(unreadable)
        log.add(lines: fitting[...])
        return (log, log.unreadable.filter { !known.contains($0) } + long)
    }

    /// The lines that are not too long, and the others.
    private static func fitting(_ lines: [UInt8]) -> (lines: [UInt8], long: [UnreadableLine]) {
        var long: [UnreadableLine] = []
        var number = 0
        var kept: [ArraySlice<UInt8>] = []
        for line in lines.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            if line.count < JournalState.longestLine {
                kept.append(line)
            } else {
                long.append(UnreadableLine(number: number, reason: "longer than a line may be"))
            }
        }
        guard !long.isEmpty else { return (lines, []) }
        return (Array(kept.joined(separator: [0x0A])), long)
    }

    /// The entries here that are not there, in order.
    ///
    /// - Complexity: linear in the bytes of both.
    func subtracting(_ other: EntryLog) -> [Entry] {
        var result: [Entry] = []
        var rest = other.entries[...]
        for entry in entries {
            while let first = rest.first, first.precedes(entry) { rest.removeFirst() }
            if rest.first.map({ $0.n == entry.n && $0.bytes == entry.bytes }) != true { result.append(entry) }
        }
        return result
    }
}
