import Alignment

/// Whole lines of a journal that are read at once. An object, so that its memory is used again and again.
///
/// Unchecked: where two threads use it, they do so by turns, and see to that themselves.
final class ReadBlock: @unchecked Sendable {
    private var room: [UInt8] = []
    private var count = 0
    /// What was read of the lines.
    private(set) var batch = LineBatch()

    var lines: ArraySlice<UInt8> { room[..<count] }

    /// Makes room for what is usually read of the lines in so many bytes.
    func reserve(bytes count: Int) { batch.reserve(bytes: count) }

    /// Fills the block with a range of a file, as far as its last newline there.
    ///
    /// - Returns: how many bytes the range has now, and how many of them are whole lines.
    func fill(_ range: Range<Int>, of file: borrowing Descriptor) throws(SystemError) -> (read: Int, lines: Int) {
        batch.forget()
        if room.count < range.count { room = Array(repeating: 0, count: range.count) }
        let read = try file.read(range, into: &room)
        count = room[..<read].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return (read, count)
    }

    func readLines() { batch.read(lines) }
}

/// A range of a journal, of which whole lines are read block by block.
struct JournalBlocks {
    private var rest: Range<Int>
    /// Bytes read at once.
    private var size: Int

    init(_ range: Range<Int>, atOnce size: Int) {
        (rest, self.size) = (range, size)
    }

    /// Reads the next block; what is behind the last newline is left.
    ///
    /// - Returns: whether there were lines.
    mutating func read(_ file: borrowing Descriptor, into block: ReadBlock) throws(SystemError) -> Bool {
        while !rest.isEmpty {
            let range = rest.prefix(size)
            let (read, lines) = try block.fill(range, of: file)
            if lines > 0 {
                rest = (rest.lowerBound + lines)..<rest.upperBound
                return true
            }
            // A line longer than a block; or the beginning of one that is still being written.
            guard read == range.count, range.upperBound < rest.upperBound else { return false }
            size *= 2
        }
        return false
    }
}
