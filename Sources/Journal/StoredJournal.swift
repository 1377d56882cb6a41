import Alignment
import Glibc
import Synchronization

/// A journal's file, open to be read again: history is looked at seldom, and need not be in memory until it is.
///
/// It reads the file that was opened, even if another one has its name by now; then that one is read anew, soon, and
/// brings its own.
final class StoredJournal: LineSource {
    private let file: Descriptor
    /// What was read last, oldest first: whoever looks at a line looks at its neighbours next, and where a journal holds
    /// what several hosts wrote at one time, at the lines of one and another by turns.
    private let known = Mutex<[Stretch]>([])

    private struct Stretch {
        let start: Int
        let bytes: [UInt8]

        var end: Int { start + bytes.count }

        func holds(_ range: Range<Int>) -> Bool { range.lowerBound >= start && range.upperBound <= end }

        /// Whether somebody who looked at this goes on, forwards or backwards, if he looks at a range.
        func isBeside(_ range: Range<Int>) -> Bool {
            range.upperBound > start - StoredJournal.least && range.lowerBound < end + StoredJournal.least
        }
    }

    /// Bytes read at once for whoever reads on.
    private static let stretch = 1 << 16
    /// Bytes read at once where nothing near was looked at: a row in a table is about one line.
    private static let least = 1 << 13
    /// Stretches kept: as many hosts' lines can be looked at by turns, each read once.
    private static let most = 16

    init(_ file: borrowing Descriptor) throws(SystemError) { self.file = try file.duplicate() }

    func bytes(in range: Range<Int>) -> ArraySlice<UInt8> {
        // Whoever asks for many lines at once does so but once.
        if range.count > StoredJournal.stretch / 4 { return (try? file.read(range))?[...] ?? [] }
        return known.withLock { known in
            if let index = known.lastIndex(where: { $0.holds(range) }) {
                if index < known.count - 1 { known.append(known.remove(at: index)) }
            } else {
                if known.count == StoredJournal.most { known.removeFirst() }
                known.append(read(range, isReadOn: known.contains { $0.isBeside(range) }))
            }
            guard let last = known.last else { return [] }
            let (start, end) = (range.lowerBound - last.start, range.upperBound - last.start)
            return last.bytes[min(start, last.bytes.count)..<min(end, last.bytes.count)]
        }
    }

    private func read(_ range: Range<Int>, isReadOn: Bool) -> Stretch {
        let count = isReadOn ? StoredJournal.stretch : StoredJournal.least
        let start = range.lowerBound & ~(count - 1)
        let end = max(range.upperBound, start + count)
        return Stretch(start: start, bytes: (try? file.read(start..<end)) ?? [])
    }
}
