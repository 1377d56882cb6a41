import CSystem
import Glibc

/// What the command line needs of the system around it, so that no other module makes system calls.
package enum CurrentProcess {
    /// Makes the process fit to write files: to be called first of all.
    ///
    /// Descriptors 0 to 2 are opened if they are closed, so that no journal gets the number of standard error; a reader
    /// that went away and a file-size limit become errors instead of signals that kill between write and repair.
    package static func prepare() {
        openStandardDescriptors()
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    private static func openStandardDescriptors() {
        for number in Int32(0)...2 where fcntl(number, F_GETFD) == -1 {
            // The lowest free number is given out, so this one fills exactly the gap.
            _ = open("/dev/null", number == 0 ? O_RDONLY : O_WRONLY)
        }
    }

    /// The user's login name.
    ///
    /// - Parameter variable: the value of `LOGNAME`, for users the system has no name for.
    package static func loginName(variable: String?) -> String? {
        var record = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16_384)
        let code = getpwuid_r(getuid(), &record, &buffer, buffer.count, &found)
        if code == 0, found != nil, let name = record.pw_name { return String(cString: name) }
        return variable.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The current directory, absolute; `nil` if it was removed.
    package static var directory: String? {
        guard let path = getcwd(nil, 0) else { return nil }
        defer { free(path) }
        return String(cString: path)
    }

    /// The path without links and dots; `nil` if it leads nowhere.
    static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// Takes from the process, for good, the ability to start another.
    ///
    /// - Returns: 0, or the errno of what the kernel refused; then it still can.
    package static func refusePrograms() -> Int32 { concord_refuse_programs() }

    /// Makes the environment these variables and nothing else.
    package static func replaceEnvironment(with variables: [String: String]) {
        clearenv()
        for (name, value) in variables { setenv(name, value, 1) }
    }

    /// The path of the running program.
    package static var program: String? { realPath("/proc/self/exe") }

    package static var id: Int32 { getpid() }

    /// What this host calls itself.
    package static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "localhost" }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
