import Glibc

/// An open file descriptor with one owner, closed when that owner lets go of it.
///
/// Always close-on-exec: no child may inherit a lock or a journal.
struct Descriptor: ~Copyable {
    let number: Int32

    /// Opens a path of its own, relative to the current directory.
    init(opening path: String, _ flags: Int32, mode: mode_t = 0) throws(SystemError) {
        try self.init(at: AT_FDCWD, path, flags, mode: mode)
    }

    /// Opens a name in a directory, never through a symbolic link as its last step and never waiting for a FIFO's peer.
    init(in directory: borrowing Descriptor, _ name: String, _ flags: Int32, mode: mode_t = 0) throws(SystemError) {
        try self.init(at: directory.number, name, flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, mode: mode)
    }

    /// Creates a new file in a directory.
    ///
    /// - Parameter mode: its permissions, whatever the umask; `nil`: what the umask leaves of everybody's.
    static func create(
        _ name: String, in directory: borrowing Descriptor, mode: mode_t?
    ) throws(SystemError) -> Descriptor {
        let flags = O_RDWR | O_APPEND | O_CREAT | O_EXCL
        let file = try Descriptor(in: directory, name, flags, mode: mode == nil ? 0o666 : 0o600)
        if let mode { try file.permit(mode) }
        return file
    }

    /// Creates a new directory in a directory, with exactly these permissions, and opens it.
    static func createDirectory(
        _ name: String, in directory: borrowing Descriptor, mode: mode_t
    ) throws(SystemError) -> Descriptor {
        let parent = directory.number
        try system { mkdirat(parent, name, 0o700) }
        let made = try Descriptor(in: directory, name, O_RDONLY | O_DIRECTORY)
        try made.permit(mode)
        return made
    }

    private init(at directory: Int32, _ name: String, _ flags: Int32, mode: mode_t) throws(SystemError) {
        number = try system { openat(directory, name, flags | O_CLOEXEC, mode) }
    }

    deinit { close(number) }

    func status() throws(SystemError) -> FileStatus {
        var status = stat()
        try system { fstat(number, &status) }
        return FileStatus(status)
    }

    /// The status of a name in this directory, of the link itself if it is one.
    func status(of name: String) throws(SystemError) -> FileStatus {
        var status = stat()
        try system { fstatat(number, name, &status, AT_SYMLINK_NOFOLLOW) }
        return FileStatus(status)
    }

    /// Forces what was written to the disk. Never to be tried again after a failure: the kernel may have dropped the
    /// pages and would report success.
    func synchronize() throws(SystemError) {
        try system { fsync(number) }
    }

    /// Sets the permissions, which the umask has no say in.
    func permit(_ mode: mode_t) throws(SystemError) {
        try system { fchmod(number, mode) }
    }

    func truncate(to size: Int) throws(SystemError) {
        try system { ftruncate(number, size) }
    }

    /// Writes all bytes, going on after short writes.
    func write(_ bytes: [UInt8]) throws(SystemError) {
        try bytes.withUnsafeBufferPointer { (bytes) throws(SystemError) in try write(bytes) }
    }

    /// The same of bytes that somebody else keeps.
    func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(SystemError) {
        var done = 0
        while done < bytes.count {
            done += try system { Glibc.write(number, bytes.baseAddress?.advanced(by: done), bytes.count - done) }
        }
    }

    /// Another descriptor of the same open file.
    func duplicate() throws(SystemError) -> Descriptor {
        Descriptor(number: try system { fcntl(number, F_DUPFD_CLOEXEC, 3) })
    }

    private init(number: Int32) { self.number = number }

    /// Reads the bytes in a range of the file; fewer if the file ends before.
    func read(_ range: Range<Int>) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            do throws(SystemError) { count = try read(range, into: buffer) } catch { failure = error }
        }
        if let failure { throw failure }
        return bytes
    }

    /// The same in place of the first of other bytes, which are as many at least.
    func read(_ range: Range<Int>, into bytes: inout [UInt8]) throws(SystemError) -> Int {
        var failure: SystemError?
        let count = bytes.withUnsafeMutableBufferPointer { buffer in
            do throws(SystemError) { return try read(range, into: buffer) } catch { failure = error }
            return 0
        }
        if let failure { throw failure }
        return count
    }

    /// The same into memory that is there.
    ///
    /// - Returns: how many bytes there were.
    func read(
        _ range: Range<Int>, into buffer: UnsafeMutableBufferPointer<UInt8>
    ) throws(SystemError) -> Int {
        var count = 0
        while count < range.count {
            let start = buffer.baseAddress?.advanced(by: count)
            let offset = range.lowerBound + count
            let got = try system { pread(number, start, min(range.count - count, 1 << 20), offset) }
            guard got > 0 else { break }
            count += got
        }
        return count
    }
}
