package import Alignment
import Glibc
import Journal

/// The world around a command: environment, user, terminal, clock. Everything that differs from run to run comes in
/// here, so that tests can say what it is.
package struct Host: Sendable {
    /// The value of an environment variable; `nil` where it is unset.
    package var variable: @Sendable (String) -> String?
    /// The current directory, absolute.
    package var directory: String
    /// The user's login name.
    package var loginName: @Sendable () -> String?
    /// Whether a descriptor is a terminal.
    package var isTerminal: @Sendable (Int32) -> Bool
    /// Up to so many bytes of standard input; none at its end.
    package var input: @Sendable (Int) throws(Failure) -> [UInt8]
    /// The clock, for people only; order never follows from it. A fake one may go by the number of the entry to come.
    package var now: @Sendable (_ entry: Int) -> Instant
    /// The zone of a name, UTC if the host does not know it; it becomes the process's own.
    package var zone: @Sendable (String) -> (zone: Zone, isKnown: Bool)
    /// Random bits for the ids of the entry with this number.
    package var random: @Sendable (_ entry: Int) -> @Sendable () -> UInt64

    /// What `concord serve` has fixed for whoever this is; `nil` for somebody on their own host.
    package var serving: Serving?
    /// The bytes of `SSH_ORIGINAL_COMMAND`: what a client asked for that has a forced command (sshd(8)).
    package var originalCommand: @Sendable () -> [UInt8]? = { nil }
    /// Whether standard input has something to read, or its end, within so many milliseconds.
    package var hasInput: @Sendable (Int64) -> Bool = { _ in true }
    /// Waits for something to read, `nil`: for ever. From the first call on, Ctrl-C ends a wait and nothing else.
    package var awaitLine: @Sendable (_ milliseconds: Int64?) -> LineWait = { _ in .input }
    /// Gives up, for good, every environment variable but these and the ability to start programs.
    package var confine: @Sendable (_ environment: [String: String]) throws(Failure) -> Void = { _ in }

    package init(
        variable: @escaping @Sendable (String) -> String?, directory: String,
        loginName: @escaping @Sendable () -> String?, isTerminal: @escaping @Sendable (Int32) -> Bool,
        input: @escaping @Sendable (Int) throws(Failure) -> [UInt8], now: @escaping @Sendable (_ entry: Int) -> Instant,
        zone: @escaping @Sendable (String) -> (zone: Zone, isKnown: Bool),
        random: @escaping @Sendable (_ entry: Int) -> @Sendable () -> UInt64
    ) {
        self.variable = variable
        self.directory = directory
        self.loginName = loginName
        self.isTerminal = isTerminal
        self.input = input
        self.now = now
        self.zone = zone
        self.random = random
    }

    /// The user's own `concord` directory for settings and themes, by the XDG rules: relative paths count as unset.
    package var configurationPath: String? {
        if let path = setting("XDG_CONFIG_HOME"), path.hasPrefix("/") { return path + "/concord" }
        return setting("HOME").map { $0 + "/.config/concord" }
    }

    /// The user's own `concord` directory for what need not be kept, by the XDG rules.
    package var cachePath: String? {
        if let path = setting("XDG_CACHE_HOME"), path.hasPrefix("/") { return path + "/concord" }
        return setting("HOME").map { $0 + "/.cache/concord" }
    }

    /// The user's `config.yml`, whether or not it is there.
    package var settingsPath: String? { configurationPath.map { $0 + "/config.yml" } }

    /// A path as seen from the root; the empty one is the current directory.
    package func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        return path.isEmpty || path == "." ? directory : (directory == "/" ? "" : directory) + "/" + path
    }

    /// A variable that is set and not empty.
    package func setting(_ name: String) -> String? {
        variable(name).flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension Host {
    /// The process's own surroundings.
    ///
    /// `CONCORD_NOW` (an ISO instant) sets the clock at the start, from where it runs on, or with `CONCORD_STEP` stands
    /// but for so many seconds from each entry to the next; `CONCORD_SEED` (a number) makes ids follow from it and the
    /// entry's number. They are for tests and demonstrations.
    ///
    /// - Throws: if one of them cannot be read.
    package static func ofProcess() throws(Failure) -> Host {
        let variable: @Sendable (String) -> String? = { name in getenv(name).map { String(cString: $0) } }
        var host = Host(
            variable: variable, directory: CurrentProcess.directory ?? ".",
            loginName: { CurrentProcess.loginName(variable: variable("LOGNAME")) }, isTerminal: { isatty($0) == 1 },
            input: standardInput,
            now: try clock(variable("CONCORD_NOW"), step: variable("CONCORD_STEP")), zone: LocalZone.use,
            random: try random(variable("CONCORD_SEED")))
        host.originalCommand = {
            getenv("SSH_ORIGINAL_COMMAND").map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
        }
        host.hasInput = hasInput
        host.confine = confine
        host.awaitLine = Interrupts.awaitLine
        return host
    }

    private static func confine(_ environment: [String: String]) throws(Failure) {
        CurrentProcess.replaceEnvironment(with: environment)
        let code = CurrentProcess.refusePrograms()
        guard code == 0 else {
            throw Failure(
                .notPermitted,
                "Cannot serve: this system does not let a process give up starting programs: \(String(cString: strerror(code)))"
            )
        }
    }

    private static func hasInput(_ milliseconds: Int64) -> Bool {
        var input = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        let deadline = SystemClock.uptime() + milliseconds
        while true {
            let rest = deadline - SystemClock.uptime()
            let count = poll(&input, 1, Int32(clamping: min(max(0, rest), milliseconds)))
            // What cannot be polled says for itself what is wrong when it is read.
            guard count < 0, errno == EINTR else { return count != 0 }
        }
    }

    /// The process's arguments without the program's name.
    ///
    /// - Throws: if one is not UTF-8; it would be stored with its bytes replaced.
    static func arguments() throws(Failure) -> [String] {
        var arguments: [String] = []
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let bytes = CommandLine.unsafeArgv[index] else { continue }
            guard let argument = String(validatingCString: bytes) else {
                throw Failure(.malformed, "Argument \(index) is not UTF-8; nothing was done")
            }
            arguments.append(argument)
        }
        return arguments
    }

    private static func clock(
        _ start: String?, step: String?
    ) throws(Failure) -> @Sendable (_ entry: Int) -> Instant {
        guard let start, !start.isEmpty else { return { _ in SystemClock.now() } }
        guard let instant = Instant(iso: start) else {
            throw Failure(.malformed, "Cannot read CONCORD_NOW '\(start)'; use 2026-11-26T10:00:00.000Z")
        }
        guard let step, !step.isEmpty else {
            let began = SystemClock.now()
            return { _ in
                Instant(milliseconds: instant.milliseconds + SystemClock.now().milliseconds - began.milliseconds)
            }
        }
        guard let seconds = Int64(step), (0...86_400).contains(seconds) else {
            throw Failure(.malformed, "Cannot read CONCORD_STEP '\(step)'; use seconds from one entry to the next")
        }
        return { entry in Instant(milliseconds: instant.milliseconds + Int64(max(0, entry - 1)) * seconds * 1000) }
    }

    private static func random(_ seed: String?) throws(Failure) -> @Sendable (Int) -> @Sendable () -> UInt64 {
        guard let seed, !seed.isEmpty else { return { _ in SystemRandom.next } }
        guard let number = UInt64(seed) else {
            throw Failure(.malformed, "Cannot read CONCORD_SEED '\(seed)'; use a number")
        }
        return { entry in
            let random = SeededRandom(number ^ UInt64(entry) &* 0xD1B5_4A32_D192_ED03)
            return { random.next() }
        }
    }

    private static func standardInput(_ count: Int) throws(Failure) -> [UInt8] { try read(0, count, "standard input") }

    /// Up to so many bytes of an open file; none at its end.
    static func read(_ file: Int32, _ count: Int, _ name: String) throws(Failure) -> [UInt8] {
        while true {
            var got = -1
            let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
                got = Glibc.read(file, buffer.baseAddress, count)
                initialized = max(0, got)
            }
            if got >= 0 { return bytes }
            guard errno == EINTR else {
                throw Failure(.inputOutput, "Cannot read \(name): \(String(cString: strerror(errno)))")
            }
        }
    }
}
