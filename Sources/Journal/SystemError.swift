import Glibc

/// A system call that failed: the errno, before anybody has said what it was for.
struct SystemError: Error, Hashable {
    let errno: Int32

    init(_ errno: Int32) { self.errno = errno }
}

/// Makes a system call that answers -1 for failure, again for as long as it is interrupted.
///
/// Not for `close`: after EINTR the descriptor is gone on Linux, and may already be somebody else's.
@discardableResult
func system<Result: FixedWidthInteger>(_ call: () -> Result) throws(SystemError) -> Result {
    while true {
        let result = call()
        guard result == -1 else { return result }
        let code = errno
        guard code == EINTR else { throw SystemError(code) }
    }
}

/// Makes system calls, and says of a failure what they were for.
func explain<Result: ~Copyable>(
    _ action: JournalError.Action, _ path: String, as code: JournalError.Code? = nil,
    _ call: () throws(SystemError) -> Result
) throws(JournalError) -> Result {
    do throws(SystemError) {
        return try call()
    } catch {
        throw error.during(action, path, as: code)
    }
}
