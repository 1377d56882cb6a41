import Glibc
import TestSupport
import Testing

/// Every way a process can end, done to a real one: the terminal has to be as it was.
@Suite("A process that has the terminal", .serialized)
struct WaysOutTests {
    /// Starts the probe on a terminal of its own.
    private func start(_ mode: String, on pty: PseudoTerminal, of type: String = "xterm-256color") throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for target in Int32(0)...2 { posix_spawn_file_actions_adddup2(&actions, pty.inside, target) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Tests that run in the background were told to ignore SIGINT; the probe must not inherit that.
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
        let program = try Self.program()
        var arguments = [strdup(program), strdup(mode), strdup(type), nil]
        // Swift's own crash reports take seconds and write on the terminal.
        var environment = [strdup("LC_ALL=C.UTF-8"), strdup("SWIFT_BACKTRACE=enable=no"), nil]
        defer { for pointer in arguments + environment { free(pointer) } }
        var process: pid_t = 0
        try #require(posix_spawn(&process, program, &actions, &attributes, &arguments, &environment) == 0)
        return process
    }

    /// Waits for something to come true, a minute at most; says whether it did.
    @discardableResult
    private func wait(_ condition: () -> Bool) -> Bool {
        for _ in 0..<6000 {
            if condition() { return true }
            usleep(10_000)
        }
        return false
    }

    /// The program lives beside the test program.
    private static func program() throws -> String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let path = String(decoding: buffer[..<max(count, 0)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return path[..<(try #require(path.lastIndex(of: "/")))] + "/TerminalProbe"
    }

    /// How the process ended: its exit status, or minus the signal; -9 if it had to be killed after a minute.
    private func end(_ process: pid_t) -> Int32 {
        var status: Int32 = 0
        if !wait({ waitpid(process, &status, WNOHANG) != 0 }) {
            kill(process, SIGKILL)
            waitpid(process, &status, 0)
        }
        return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
    }

    private func expectGivenBack(_ pty: PseudoTerminal, _ modes: [UInt8]) {
        pty.receive()
        let sent = String(decoding: pty.everything, as: UTF8.self)
        #expect(pty.modes == modes)
        for off in ["\u{1B}[?1049l", "\u{1B}[?2004l", "\u{1B}[?1006l", "\u{1B}[?1000l", "\u{1B}[?25h"] {
            #expect(sent.contains(off), "\(off.debugDescription)")
        }
    }

    @Test("gives it back when a signal asks it to end", arguments: [SIGTERM, SIGINT, SIGHUP])
    func askedToEnd(signal: Int32) throws {
        try expectGivenBack(afterSignal: signal, status: 0)
    }

    private static let fatal = [
        SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSYS, SIGQUIT, SIGXCPU, SIGALRM, SIGUSR1, SIGUSR2,
    ]

    @Test("gives it back when a signal kills it", arguments: fatal)
    func killed(signal: Int32) throws {
        try expectGivenBack(afterSignal: signal, status: -signal)
    }

    private func expectGivenBack(afterSignal signal: Int32, status: Int32) throws {
        let pty = try PseudoTerminal()
        let before = pty.modes
        let process = try start("serve", on: pty)
        wait { pty.row(0).hasPrefix("╭ probe ─") }
        #expect(pty.modes != before)
        kill(process, signal)
        let ended = end(process)
        #expect(ended == status)
        expectGivenBack(pty, before)
    }

    @Test(
        "gives it back when it traps, overflows its stack, throws or exits",
        arguments: [
            ("trap", [-SIGILL, -SIGTRAP]), ("overflow", [-SIGSEGV]), ("throw", [-SIGILL, -SIGTRAP, 1]), ("exit", [3]),
        ])
    func ends(mode: String, statuses: [Int32]) throws {
        let pty = try PseudoTerminal()
        let before = pty.modes
        let process = try start(mode, on: pty)
        let ended = end(process)
        #expect(statuses.contains(ended), "\(ended)")
        expectGivenBack(pty, before)
    }

    @Test("gives it back while it is stopped, takes it again, and ends at a hang-up")
    func stops() throws {
        let pty = try PseudoTerminal()
        let before = pty.modes
        let process = try start("serve", on: pty)
        wait { pty.row(0).hasPrefix("╭ probe ─") }
        var status: Int32 = 0
        kill(process, SIGTSTP)
        wait { waitpid(process, &status, WUNTRACED | WNOHANG) != 0 }
        #expect(status & 0xFF == 0x7F)
        expectGivenBack(pty, before)
        kill(process, SIGCONT)
        wait { pty.modes != before }
        #expect(pty.modes != before)
        pty.hangUp()
        let ended = end(process)
        #expect(ended == 0)
    }

    @Test(
        "gives back a terminal without a second screen: stopped, continued and killed", arguments: ["linux", "vt100"])
    func plainTerminals(type: String) throws {
        let pty = try PseudoTerminal()
        let before = pty.modes
        let process = try start("serve", on: pty, of: type)
        wait { pty.text.contains(" probe ") }
        pty.type("\u{1A}")
        var status: Int32 = 0
        wait { waitpid(process, &status, WUNTRACED | WNOHANG) != 0 }
        #expect(status & 0xFF == 0x7F)
        #expect(pty.modes == before)
        pty.receive()
        #expect(pty.emulator.isCursorVisible)
        kill(process, SIGCONT)
        wait { pty.modes != before }
        kill(process, SIGTRAP)
        let ended = end(process)
        #expect(ended == -SIGTRAP)
        #expect(pty.modes == before)
        pty.receive()
        #expect(pty.emulator.isCursorVisible)
    }

    @Test("ends when told a second time while it does not look, and gives the terminal back")
    func stuck() throws {
        let pty = try PseudoTerminal()
        let before = pty.modes
        let process = try start("stuck", on: pty)
        wait { pty.row(0).hasPrefix("╭ probe ─") }
        kill(process, SIGTERM)
        // Within two seconds of the first, which may arrive late, it would count as the same.
        usleep(4_000_000)
        kill(process, SIGTERM)
        let ended = end(process)
        #expect(ended == -SIGTERM)
        expectGivenBack(pty, before)
    }
}
