import Alignment
import Glibc
import Synchronization

/// A journal's file, open to be read again: history is looked at seldom, and need not be in memory until it is.
///
/// It reads the file that was opened, even if another one has its name by now; then that one is read anew, soon, and
/// brings its own.
final class StoredJournal: LineSource {
    private let file: Descriptor
    /// What was read last: whoever looks at a line looks at its neighbours next.
    private let last = Mutex(Stretch())

    private struct Stretch {
        var start = 0
        var bytes: [UInt8] = []
    }

    /// Bytes read at once.
    private static let stretch = 1 << 16

    init(_ file: borrowing Descriptor) throws(SystemError) { self.file = try file.duplicate() }

    func bytes(in range: Range<Int>) -> ArraySlice<UInt8> {
        last.withLock { last in
            if range.lowerBound < last.start || range.upperBound > last.start + last.bytes.count {
                last.start = range.lowerBound & ~(StoredJournal.stretch - 1)
                let end = max(range.upperBound, last.start + StoredJournal.stretch)
                last.bytes = (try? file.read(last.start..<end)) ?? []
            }
            let (start, end) = (range.lowerBound - last.start, range.upperBound - last.start)
            return last.bytes[min(start, last.bytes.count)..<min(end, last.bytes.count)]
        }
    }
}
