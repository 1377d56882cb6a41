import Glibc

/// The right to use `.concord/sync.git`: no other process synchronises this workspace or purges what it fetched for as long
/// as this is held, so a lock that git left there is nobody's.
final class SyncTurn {
    private let file: Descriptor

    /// Waits for it.
    ///
    /// - Parameter patience: milliseconds.
    /// - Throws: `.busy` if another process has it for longer.
    init(in directory: WorkspaceDirectory, patience: Int = 60_000) throws(JournalError) {
        do throws(SystemError) {
            let data = try Descriptor(opening: directory.dataPath, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
            let mode = Permissions(of: try data.status()).file
            let file = try Descriptor(in: data, "sync.lock", O_RDWR | O_CREAT, mode: mode)
            if try file.status().permissions != mode { try? file.permit(mode) }
            let number = file.number
            let deadline = MonotonicClock.milliseconds + patience
            while flock(number, LOCK_EX | LOCK_NB) != 0 {
                guard MonotonicClock.milliseconds < deadline else { throw SystemError(EWOULDBLOCK) }
                MonotonicClock.sleep(milliseconds: 50)
            }
            self.file = file
        } catch {
            let code: JournalError.Code? = error.errno == EWOULDBLOCK ? .busy(holder: nil) : nil
            throw error.during(.read, directory.dataPath + "/sync.lock", as: code)
        }
    }

    func end() { flock(file.number, LOCK_UN) }
}
