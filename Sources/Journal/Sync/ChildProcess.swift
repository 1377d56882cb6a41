import CSystem
package import Glibc

/// A program run to its end: started without a shell, given bytes, and listened to.
///
/// It inherits no descriptor but its three and no blocked or ignored signal.
package struct ChildProcess {
    /// Found along `PATH` of this process.
    let program: String
    let arguments: [String]
    /// All of its environment, `NAME=value`.
    let environment: [String]
    /// Milliseconds after which it is ended.
    var patience = 300_000
    /// Its standard output may have at most this many bytes; beyond them it is ended.
    var largestOutput = 1 << 20
    /// Gets each line it says on standard error as it comes, also those that are written over.
    var hear: ((String) -> Void)?

    /// How it ended.
    struct End {
        enum Reason: Hashable {
            case exited(Int32)
            case killed, tookTooLong, saidTooMuch
        }

        let reason: Reason
        let output: [UInt8]
        /// The last 64 KiB of what it said on standard error, as it is: whoever shows it makes it visible.
        let errors: String

        var isSuccess: Bool { reason == .exited(0) }
    }

    /// Runs it.
    ///
    /// - Parameter input: its standard input.
    /// - Throws: if it cannot be started; or if not all of its input came to it, or of its output from it, although it was
    ///   content: half a text is worse than none.
    func run(_ input: [UInt8] = []) throws(SystemError) -> End {
        var talk = Talk(try Pipe(), try Pipe(), try Pipe(), input: input, limit: largestOutput)
        let id = try start(talk.input.reading, talk.standardOutput.writing, talk.standardError.writing)
        talk.closeChildEnds()
        let cut = talk.talk(until: MonotonicClock.milliseconds + patience, hear)
        if cut != nil { kill(id, SIGTERM) }
        let status = ChildProcess.wait(for: id, isKilling: cut != nil)
        let reason = cut ?? (status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed)
        if reason == .exited(0), let failure = talk.failure { throw SystemError(failure) }
        return End(reason: reason, output: talk.output, errors: String(decoding: talk.errors, as: UTF8.self))
    }

    /// Starts it and does not wait.
    ///
    /// - Parameters:
    ///   - inOwnGroup: whether it leads a process group, so that all it starts can be ended with it.
    func start(
        _ input: Int32, _ output: Int32, _ errors: Int32, inOwnGroup: Bool = false
    ) throws(SystemError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, end) in [input, output, errors].enumerated() {
            posix_spawn_file_actions_adddup2(&actions, end, Int32(number))
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        let group = inOwnGroup ? POSIX_SPAWN_SETPGROUP : 0
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group))
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        var variables = environment.map { strdup($0) } + [nil]
        defer { for pointer in words + variables { free(pointer) } }
        var id: pid_t = 0
        var code = EINTR
        while code == EINTR { code = posix_spawnp(&id, program, &actions, &attributes, &words, &variables) }
        guard code == 0 else { throw SystemError(code) }
        return id
    }

    /// Waits for its end; one that is to end and does not within two seconds is killed.
    private static func wait(for id: pid_t, isKilling: Bool) -> Int32 {
        var status: Int32 = 0
        let deadline = MonotonicClock.milliseconds + 2000
        while isKilling, MonotonicClock.milliseconds < deadline {
            if waitpid(id, &status, WNOHANG) != 0 { return status }
            MonotonicClock.sleep(milliseconds: 10)
        }
        if isKilling { kill(id, SIGKILL) }
        while waitpid(id, &status, 0) == -1, errno == EINTR {}
        return status
    }
}

// MARK: In this process's environment

extension ChildProcess {
    /// Starts a program on this process's own three descriptors and in its environment, and does not wait.
    ///
    /// - Parameter words: the program and its arguments.
    /// - Returns: 0 and its id, or an errno.
    package static func startHere(_ words: [String], _ id: inout pid_t) -> Int32 {
        guard let child = ChildProcess(words) else { return ENOENT }
        do throws(SystemError) { id = try child.start(0, 1, 2) } catch { return error.errno }
        return 0
    }

    /// Gives a text to a program, run in this process's environment.
    ///
    /// - Parameter words: the program and its arguments.
    /// - Returns: whether it took all of it and was content.
    package static func takes(_ text: String, _ words: [String]) -> Bool {
        (try? ChildProcess(words)?.run(Array(text.utf8)))?.isSuccess ?? false
    }

    private init?(_ words: [String]) {
        guard let program = words.first else { return nil }
        self.init(
            program: program, arguments: Array(words.dropFirst()), environment: ChildProcess.ownEnvironment)
    }

    /// The environment of this process.
    static var ownEnvironment: [String] {
        var variables: [String] = []
        var next = environ
        while let variable = next.pointee {
            variables.append(String(cString: variable))
            next += 1
        }
        return variables
    }
}

/// Both ends of a pipe, close-on-exec; each is closed once.
struct Pipe: ~Copyable {
    private(set) var reading: Int32
    private(set) var writing: Int32

    init() throws(SystemError) {
        var ends: [Int32] = [-1, -1]
        try system { concord_pipe(&ends) }
        reading = ends[0]
        writing = ends[1]
    }

    deinit {
        if reading >= 0 { close(reading) }
        if writing >= 0 { close(writing) }
    }

    mutating func closeReading() {
        if reading >= 0 { close(reading) }
        reading = -1
    }

    mutating func closeWriting() {
        if writing >= 0 { close(writing) }
        writing = -1
    }
}

/// What goes to and comes from a child, all at once, so that none of the three pipes can block the others.
private struct Talk: ~Copyable {
    var input: Pipe
    var standardOutput: Pipe
    var standardError: Pipe
    private(set) var output: [UInt8] = []
    private(set) var errors: [UInt8] = []
    /// The errno of a read or write that failed.
    private(set) var failure: Int32?
    private var rest: ArraySlice<UInt8>
    private let limit: Int

    init(_ input: consuming Pipe, _ output: consuming Pipe, _ errors: consuming Pipe, input bytes: [UInt8], limit: Int)
    {
        self.input = input
        standardOutput = output
        standardError = errors
        rest = bytes[...]
        self.limit = limit
    }

    mutating func closeChildEnds() {
        input.closeReading()
        standardOutput.closeWriting()
        standardError.closeWriting()
        _ = fcntl(input.writing, F_SETFL, O_NONBLOCK)
    }

    /// Talks until the child has closed its ends.
    ///
    /// - Returns: why it was broken off; `nil` if it was not.
    mutating func talk(until deadline: Int, _ hear: ((String) -> Void)?) -> ChildProcess.End.Reason? {
        write()
        var heard = 0
        while standardOutput.reading >= 0 || standardError.reading >= 0 {
            let left = deadline - MonotonicClock.milliseconds
            guard left > 0 else { return .tookTooLong }
            var waiting = [
                pollfd(fd: input.writing, events: Int16(POLLOUT), revents: 0),
                pollfd(fd: standardOutput.reading, events: Int16(POLLIN), revents: 0),
                pollfd(fd: standardError.reading, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&waiting, 3, Int32(clamping: left)) > 0 else { continue }
            if waiting[0].revents != 0 { write() }
            if waiting[1].revents != 0, !Talk.read(standardOutput.reading, &output, &failure) {
                standardOutput.closeReading()
            }
            if waiting[2].revents != 0, !Talk.read(standardError.reading, &errors, &failure) {
                standardError.closeReading()
            }
            guard output.count <= limit else { return .saidTooMuch }
            if errors.count > 1 << 17 {
                errors = errors.suffix(1 << 16)
                heard = 0
            }
            guard let hear, errors.count > heard else { continue }
            let isEnd = { (byte: UInt8) in byte == 0x0A || byte == 0x0D }
            guard let end = errors.lastIndex(where: isEnd), end >= heard else { continue }
            let line = errors[heard..<end].split(whereSeparator: isEnd).last
            heard = end + 1
            if let line { hear(String(decoding: line, as: UTF8.self)) }
        }
        return nil
    }

    private mutating func write() {
        guard input.writing >= 0 else { return }
        let end = input.writing
        let count = rest.withUnsafeBytes { Glibc.write(end, $0.baseAddress, $0.count) }
        if count > 0 { rest = rest.dropFirst(count) }
        let isBroken = count < 0 && errno != EAGAIN && errno != EINTR
        if isBroken { failure = errno }
        if rest.isEmpty || isBroken { input.closeWriting() }
    }

    /// - Parameter failure: the errno, if it fails.
    /// - Returns: whether there may be more.
    private static func read(_ end: Int32, _ bytes: inout [UInt8], _ failure: inout Int32?) -> Bool {
        var block = [UInt8](repeating: 0, count: 1 << 16)
        let count = Glibc.read(end, &block, block.count)
        if count > 0 { bytes += block[..<count] }
        guard count < 0 else { return count > 0 }
        if errno == EINTR { return true }
        failure = errno
        return false
    }
}
