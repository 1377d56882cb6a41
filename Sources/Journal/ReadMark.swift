import Glibc

/// How far a journal was read, and how to tell whether it is still that journal.
struct ReadMark: Hashable {
    /// How much before the mark is compared, in bytes.
    static let compared = 4096

    let identity: FileStatus.Identity
    /// Bytes read, up to and with a newline.
    let offset: Int
    /// The last bytes before the offset.
    private let tail: [UInt8]

    /// The mark before the first byte.
    init(_ identity: FileStatus.Identity) {
        self.identity = identity
        offset = 0
        tail = []
    }

    /// The mark after reading `bytes`, which end in a newline, behind `earlier`.
    init(_ identity: FileStatus.Identity, after bytes: ArraySlice<UInt8>, behind earlier: ReadMark? = nil) {
        self.identity = identity
        offset = (earlier?.offset ?? 0) + bytes.count
        let known = bytes.count < ReadMark.compared ? (earlier?.tail ?? [])[...] + bytes : bytes
        tail = Array(known[max(known.startIndex, known.endIndex - ReadMark.compared)...])
    }

    /// Whether everything up to the mark stands as it was read: same inode, not smaller, the last 4 KiB unchanged.
    ///
    /// `rsync --inplace`, `cp` and truncation keep the inode, and a freed inode's number is soon used again.
    ///
    /// - Parameter read: reads a range of the journal as it is now.
    func holds(
        _ identity: FileStatus.Identity, size: Int, read: (Range<Int>) throws(SystemError) -> [UInt8]
    ) throws(SystemError) -> Bool {
        guard identity == self.identity, size >= offset else { return false }
        return try read((offset - tail.count)..<offset) == tail
    }
}
