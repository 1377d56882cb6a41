import CSystem
import Glibc

/// A run of this very program beside this one, listened to and never waited for. It shares nothing with it but the
/// workspace, is in a process group of its own with all that it starts, and ends with whoever holds it.
package final class SideRun {
    /// What it said on standard output so far.
    package private(set) var output: [UInt8] = []
    /// Its last words on standard error: whole lines, at most 64 KiB.
    package private(set) var errors: [UInt8] = []
    /// How it ended; `nil` while it runs, and for one that was stopped.
    package private(set) var status: Int32?

    private let process: pid_t
    private var standardOutput: Pipe
    private var standardError: Pipe
    private var isReaped = false

    /// Starts it with this process's environment and nothing to read.
    ///
    /// - Throws: `.inputOutput` or `.notPermitted` if it cannot be started.
    package init(_ arguments: [String]) throws(JournalError) {
        let program = "/proc/self/exe"
        do throws(SystemError) {
            var input = try Pipe()
            var output = try Pipe()
            var errors = try Pipe()
            input.closeWriting()
            let child = ChildProcess(program: program, arguments: arguments, environment: ChildProcess.ownEnvironment)
            process = try child.start(input.reading, output.writing, errors.writing, inOwnGroup: true)
            output.closeWriting()
            errors.closeWriting()
            for end in [output.reading, errors.reading] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
            standardOutput = output
            standardError = errors
        } catch {
            throw error.during(.start, program)
        }
    }

    deinit { stop() }

    /// Readable (`poll`) when there is something to `listen` to.
    package var descriptors: [Int32] { [standardOutput.reading, standardError.reading].filter { $0 >= 0 } }

    /// Takes in what it said, without waiting.
    ///
    /// - Returns: whether it still runs.
    package func listen() -> Bool {
        if !SideRun.read(standardOutput.reading, &output) { standardOutput.closeReading() }
        if !SideRun.read(standardError.reading, &errors) { standardError.closeReading() }
        if errors.count > 1 << 17 { errors = errors.suffix(1 << 16) }
        guard descriptors.isEmpty, !isReaped else { return !isReaped }
        var ended: Int32 = 0
        guard waitpid(process, &ended, WNOHANG) != 0 else { return true }
        isReaped = true
        status = ended & 0x7F == 0 ? ended >> 8 & 0xFF : -1
        return false
    }

    /// Ends it with all that it started; a second later by force.
    package func stop() {
        guard !isReaped else { return }
        isReaped = true
        kill(-process, SIGTERM)
        let deadline = MonotonicClock.milliseconds + 1000
        while MonotonicClock.milliseconds < deadline {
            if waitpid(process, nil, WNOHANG) != 0 {
                kill(-process, SIGKILL)
                return
            }
            MonotonicClock.sleep(milliseconds: 5)
        }
        kill(-process, SIGKILL)
        while waitpid(process, nil, 0) == -1, errno == EINTR {}
    }

    /// To be called in such a run: it ends, with all it started, when who started it does, be it by `kill -9`.
    package static func endWithStarter() { concord_end_with_parent() }

    /// - Returns: whether there may be more.
    private static func read(_ end: Int32, _ bytes: inout [UInt8]) -> Bool {
        guard end >= 0 else { return false }
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(end, &block, block.count)
            if count > 0 {
                bytes += block[..<count]
                continue
            }
            return count < 0 && (errno == EAGAIN || errno == EINTR)
        }
    }
}
