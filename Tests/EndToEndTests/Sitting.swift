import Foundation
import Glibc
import TestSupport
import Testing

/// The dashboard at work on a terminal of its own, with an emulator that reads every byte it sends.
final class Sitting {
    let terminal: PseudoTerminal
    /// Kept, or its folder would be gone.
    private let site: Site
    let modesBefore: [UInt8]
    private(set) var process: pid_t = 0
    private var hasEnded = false

    /// Opens it and does not wait for anything.
    init(
        _ site: Site, _ arguments: [String] = [], columns: Int = 80, rows: Int = 24, _ more: [String: String] = [:]
    ) throws {
        self.site = site
        terminal = try PseudoTerminal(columns: columns, rows: rows)
        modesBefore = terminal.modes
        var environment = Binary.environment(home: site.path, ["TERM": "xterm-256color"])
        environment.merge(more) { _, new in new }
        let words = [Binary.path, "--as", "sam", "--workspace", site.path] + arguments
        process = try spawn(words, environment.filter { !$0.value.isEmpty })
    }

    deinit {
        guard !hasEnded else { return }
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
    }

    private func spawn(_ words: [String], _ environment: [String: String]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // Opened by the leader of a new session, the terminal becomes its controlling one.
        posix_spawn_file_actions_addopen(
            &actions, 0, try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(terminal.inside)"),
            O_RDWR, 0)
        for target in Int32(1)...2 { posix_spawn_file_actions_adddup2(&actions, 0, target) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        let setSession: Int32 = 0x80
        posix_spawnattr_setflags(&attributes, Int16(setSession | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var arguments = words.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in arguments + variables { free(pointer) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, Binary.path, &actions, &attributes, &arguments, &variables)
        try #require(code == 0, "\(Binary.path) does not start: \(String(cString: strerror(code)))")
        return process
    }

    var screen: String { terminal.text }

    /// Types keys as a terminal sends them.
    func type(_ keys: String) { terminal.type(keys) }

    /// Types a line into the bar and Enter.
    func enter(_ line: String) { terminal.type(line + "\r") }

    /// Waits until the screen shows a text.
    func shows(_ text: String, within seconds: Double = 10) -> Bool { waits(seconds) { self.screen.contains(text) } }

    /// Waits for something to come true, reading what the program sends meanwhile: a full pipe would stop it.
    func waits(_ seconds: Double = 10, until condition: () -> Bool) -> Bool {
        let end = ContinuousClock.now + .seconds(seconds)
        repeat {
            terminal.receive()
            if condition() { return true }
        } while ContinuousClock.now < end
        return condition()
    }

    /// Waits for the end; the exit status, minus the signal, or `nil` if it is still there after a while.
    func end(within seconds: Double = 10) -> Int32? {
        var status: Int32 = 0
        let ended = waits(seconds) {
            terminal.receive()
            return waitpid(process, &status, WNOHANG) == process
        }
        hasEnded = ended
        return ended ? (status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)) : nil
    }

    /// Whether the terminal is as it was before.
    func expectTerminalGivenBack() {
        terminal.receive()
        let sent = String(decoding: terminal.everything, as: UTF8.self)
        #expect(terminal.modes == modesBefore)
        for (on, off) in [
            ("\u{1B}[?1049h", "\u{1B}[?1049l"), ("\u{1B}[?25l", "\u{1B}[?25h"), ("\u{1B}[?2004h", "\u{1B}[?2004l"),
        ] {
            let (last, first) = (sent.range(of: off, options: .backwards), sent.range(of: on, options: .backwards))
            #expect(
                last.map { end in first.map { $0.lowerBound < end.lowerBound } ?? true } ?? (first == nil),
                "\(off.debugDescription)")
        }
    }
}

/// Keys as a terminal sends them.
enum Keys {
    static let escape = "\u{1B}"
    static let enter = "\r"
    static let controlC = "\u{03}"
}
