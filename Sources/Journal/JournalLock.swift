import Glibc

/// The right to append: `flock` on `.concord/lock`, a file of its own because one on the journal would stop protecting
/// when the journal is renamed.
struct JournalLock: ~Copyable {
    private let file: Descriptor

    /// Waits for the lock, trying again with growing pauses.
    ///
    /// - Parameter patience: milliseconds after which to give up.
    /// - Throws: `.busy` with the holder, where the system tells.
    init(
        _ directory: borrowing Descriptor, of workspace: WorkspaceDirectory, patience: Int
    ) throws(JournalError) {
        let path = workspace.lockPath
        let deadline = MonotonicClock.milliseconds + patience
        var pause = 1
        while true {
            let file = try JournalLock.open(directory, path: path)
            if try JournalLock.take(file, path: path) {
                self.file = file
                return
            }
            guard MonotonicClock.milliseconds < deadline else {
                let holder = (try? file.status().identity).flatMap(LockHolder.init(of:))
                throw JournalError(.busy(holder: holder), .append, path)
            }
            MonotonicClock.sleep(milliseconds: Int.random(in: 1...pause))
            pause = min(pause * 2, 32)
        }
    }

    /// Gives the lock back. Letting go of the value does the same.
    consuming func release() {}

    deinit { flock(file.number, LOCK_UN) }

    /// Opens the lock file, making it anew where somebody has removed it.
    private static func open(_ directory: borrowing Descriptor, path: String) throws(JournalError) -> Descriptor {
        do throws(JournalError) {
            return try .plainFile(WorkspaceDirectory.Name.lock, in: directory, O_RDWR, .append, path: path)
        } catch {
            guard error.errno == ENOENT else { throw error }
        }
        do throws(SystemError) {
            let mode = Permissions(of: try directory.status()).file
            _ = try Descriptor.create(WorkspaceDirectory.Name.lock, in: directory, mode: mode)
        } catch {
            guard error.errno == EEXIST else { throw error.during(.append, path) }
        }
        return try .plainFile(WorkspaceDirectory.Name.lock, in: directory, O_RDWR, .append, path: path)
    }

    /// - Returns: whether the lock is ours now; `false` if it is somebody else's.
    private static func take(_ file: borrowing Descriptor, path: String) throws(JournalError) -> Bool {
        do throws(SystemError) {
            let number = file.number
            try system { flock(number, LOCK_EX | LOCK_NB) }
            return true
        } catch {
            guard error.errno == EWOULDBLOCK else { throw error.during(.append, path) }
            return false
        }
    }
}

extension FileJournal {
    /// Who holds the lock now; `nil` if nobody does or the system does not tell.
    package var lockHolder: LockHolder? {
        (try? FileStatus.of(directory.lockPath).identity).flatMap(LockHolder.init(of:))
    }
}

/// The clock that only goes forward, for waiting.
enum MonotonicClock {
    static var milliseconds: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    static func sleep(milliseconds: Int) {
        var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
        nanosleep(&time, nil)
    }
}
