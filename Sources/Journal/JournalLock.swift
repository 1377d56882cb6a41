import Glibc

/// The right to append: `flock` on `.concord/lock`, a file of its own because one on the journal would stop protecting
/// when the journal is renamed.
struct JournalLock: ~Copyable {
    private let file: Descriptor
    /// When it was taken, milliseconds of the clock that only goes forward.
    private let taken: Int
    /// The longest pause between two looks at it, milliseconds.
    private static let longestPause = 32

    /// Waits for the lock, trying again with growing pauses.
    ///
    /// - Parameters:
    ///   - patience: after which to give up.
    ///   - turn: when it is one's own turn, as `turnAfter` said.
    /// - Throws: `.busy` with the holder, where the system tells.
    init(
        _ directory: borrowing Descriptor, of workspace: WorkspaceDirectory, patience: LockPatience, turn: Int = 0
    ) throws(JournalError) {
        let path = workspace.lockPath
        MonotonicClock.sleep(milliseconds: turn - MonotonicClock.milliseconds)
        var deadline = MonotonicClock.milliseconds + patience.milliseconds
        var written: Int?
        var pause = 1
        while true {
            let file = try JournalLock.open(directory, path: path)
            if try JournalLock.take(file, path: path) {
                self.file = file
                taken = MonotonicClock.milliseconds
                return
            }
            if patience.outlastsWriters {
                let size = try? directory.status(of: WorkspaceDirectory.Name.journal).size
                if written != nil, size != written { deadline = MonotonicClock.milliseconds + patience.milliseconds }
                written = size
            }
            guard MonotonicClock.milliseconds < deadline else {
                let holder = (try? file.status().identity).flatMap(LockHolder.init(of:))
                throw JournalError(.busy(holder: holder), .append, path)
            }
            MonotonicClock.sleep(milliseconds: Int.random(in: 1...pause))
            pause = min(pause * 2, JournalLock.longestPause)
        }
    }

    /// When who gives it back now may take it again, milliseconds of the clock that only goes forward. Others look for it
    /// now and then: where the disk takes its time they would not find it free in five seconds beside somebody who
    /// writes line after line. So it is left to them for a quarter of the time it was held, which is nothing where that
    /// was a moment.
    var turnAfter: Int {
        let now = MonotonicClock.milliseconds
        return now + min((now - taken) / 4, JournalLock.longestPause)
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

/// How long to wait for the lock.
package struct LockPatience: Sendable {
    let milliseconds: Int
    /// Whether it begins anew with all that is written meanwhile: among many who write everybody gets a turn, and only
    /// one who holds the lock and does nothing is given up.
    let outlastsWriters: Bool

    /// Until nothing was written for so long.
    package static func still(milliseconds: Int) -> LockPatience {
        LockPatience(milliseconds: milliseconds, outlastsWriters: true)
    }

    /// So long, whatever others do.
    package static func atMost(milliseconds: Int) -> LockPatience {
        LockPatience(milliseconds: milliseconds, outlastsWriters: false)
    }

    /// Until nothing was written for five seconds.
    package static let usual = still(milliseconds: 5000)
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
        guard milliseconds > 0 else { return }
        var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
        nanosleep(&time, nil)
    }
}
