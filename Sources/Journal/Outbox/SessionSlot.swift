import Alignment
import Glibc

/// The right to one of the sessions a person may have open at once, for as long as this is held: a lock the kernel takes
/// back with the process, however it ends.
package final class SessionSlot: Sendable {
    private let number: Int32

    private init(_ number: Int32) { self.number = number }

    deinit { close(number) }

    /// Takes the first that is free.
    ///
    /// - Parameters:
    ///   - person: a bare handle.
    ///   - count: how many there are.
    /// - Returns: `nil` if all are taken.
    /// - Throws: `.notPermitted` and the like where nothing can be kept in the workspace.
    package static func take(
        of person: String, in directory: WorkspaceDirectory, count: Int
    ) throws(JournalError) -> SessionSlot? {
        let folder = StateFolder(in: directory)
        let path = folder.path + "/" + person
        return try explain(.export, path) { () throws(SystemError) in
            guard Handle.isValid(person) else { throw SystemError(EINVAL) }
            try StateFolder.make(path, below: folder)
            for number in 1...max(1, count) {
                let file = try Descriptor.plain(opening: path + "/session-\(number)", O_RDWR | O_CREAT)
                let descriptor = file.number
                guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { continue }
                return SessionSlot(try system { fcntl(descriptor, F_DUPFD_CLOEXEC, 3) })
            }
            return nil
        }
    }
}
