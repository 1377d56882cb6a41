import Glibc

/// What `stat` tells of a file, as far as the journal cares.
struct FileStatus: Hashable {
    /// Which file it is, for as long as it is open somewhere: device and inode.
    struct Identity: Hashable {
        let device: UInt
        let inode: UInt
    }

    let identity: Identity
    let kind: FileKind
    /// In bytes.
    let size: Int
    let links: Int
    /// Permission bits with set-uid, set-gid and sticky.
    let permissions: mode_t
    /// When its contents last changed, nanoseconds since 1970.
    let modified: Int

    init(_ status: stat) {
        identity = Identity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
        kind = FileKind(mode: status.st_mode, links: Int(status.st_nlink))
        size = Int(status.st_size)
        links = Int(status.st_nlink)
        permissions = status.st_mode & 0o7777
        modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    }

    /// The status of a path, of the link itself if it is one.
    static func of(_ path: String) throws(SystemError) -> FileStatus {
        var status = stat()
        try system { lstat(path, &status) }
        return FileStatus(status)
    }
}

/// What stands under a name. Only `file` is ever read or written as journal or lock.
package enum FileKind: String, Hashable, Sendable {
    case file
    case directory
    case symbolicLink = "symbolic link"
    case hardLink = "file with several names (hard links)"
    case fifo = "FIFO"
    case socket
    case device

    init(mode: mode_t, links: Int) {
        switch mode & S_IFMT {
        case S_IFREG: self = links > 1 ? .hardLink : .file
        case S_IFDIR: self = .directory
        case S_IFLNK: self = .symbolicLink
        case S_IFIFO: self = .fifo
        case S_IFSOCK: self = .socket
        default: self = .device
        }
    }
}
