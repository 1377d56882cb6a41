import Foundation
import TestSupport
import Testing

/// `concord serve` from outside, as sshd starts it.
@Suite struct ServedTests {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        try desk.done("person", "add", "dana", "group=it")
        desk.environment["CONCORD_USER"] = Desk.unset
        desk.environment["CONCORD_NOW"] = Desk.unset
    }

    private var forced: [String] { ["--workspace", desk.workspace, "serve", "--as", "dana"] }

    /// Whatever a client could send, were sshd told to let it.
    private static let hostile = [
        "EDITOR": "/bin/sh", "VISUAL": "/bin/sh", "PAGER": "/bin/sh", "GIT_SSH_COMMAND": "/bin/sh",
        "BROWSER": "/bin/sh",
        "GIT_DIR": "/etc", "LD_LIBRARY_PATH": "/tmp", "LD_DEBUG_OUTPUT": "/tmp/x", "TERMINFO": "/tmp",
        "TERMINFO_DIRS": "/tmp",
        "HOME": "/nonexistent", "XDG_STATE_HOME": "/nonexistent", "XDG_CONFIG_HOME": "/nonexistent", "USER": "root",
        "LOGNAME": "root", "CONCORD_USER": "sam", "CONCORD_WORKSPACE": "/etc",
        "CONCORD_NOW": "2001-01-01T00:00:00.000Z",
        "CONCORD_SEED": "1", "TMUX": "/tmp/x,1,0", "LC_ALL": "../../../../tmp/x", "LOCPATH": "/tmp",
        "TZ": ":/etc/passwd",
        "TZDIR": "/tmp", "NCURSES_NO_UTF8_ACS": "1", "COLUMNS": "9999", "SHELL": "/bin/sh",
    ]

    @Test("Nothing is started after the start, whatever is asked for and whatever the environment says")
    func noProgramIsStarted() throws {
        let strace = "/usr/bin/strace"
        guard FileManager.default.isExecutableFile(atPath: strace) else { return print("skipped: strace is not here") }
        let trace = [
            "-f", "-qq", "-o", desk.scratch("trace"), "-e", "trace=execve,execveat,fork,vfork,clone,clone3,seccomp",
        ]
        for line in ["add ! Item $(id)", "sync ext::sh", "doctor --fix", "--help", "minutes; sh", "status"] {
            var environment = desk.environment.merging(Self.hostile) { $1 }
            environment["SSH_ORIGINAL_COMMAND"] = line
            let child = try Child(
                strace, trace + [Desk.program] + forced, environment, in: desk.scratch.path,
                .files(input: "/dev/null", output: desk.scratch("out"), errors: desk.scratch("err")))
            _ = child.wait()
            try checkTrace(line)
        }
        let environment = desk.environment.merging(Self.hostile) { $1 }
        let terminal = try Terminal(
            trace + [Desk.program] + forced, environment, in: desk.scratch.path, running: strace)
        try terminal.shows("Item $(id)")
        for keys in [
            "y", "Y", "e", "\u{1B}", "m", "\u{1B}", "\u{1A}", ":sync\r", "\u{1B}", ":doctor\r", "\u{1B}", "c! Typed\r",
        ] {
            terminal.type(keys)
            terminal.settles()
        }
        try terminal.shows("Typed")
        terminal.press(.controlC)
        _ = try terminal.ends()
        try checkTrace("dashboard")
        let journal = try desk.lines.suffix(2).joined()
        #expect(
            journal.contains("\"by\":\"dana\"") && !journal.contains("2001-01-01")
                && !journal.contains("\"by\":\"sam\""))
    }

    private func checkTrace(_ what: String) throws {
        let calls = try Desk.text(desk.scratch("trace")).split(separator: "\n")
        #expect(calls.count { $0.contains("execve(") } == 1, "\(what): \(calls)")
        #expect(
            calls.count { $0.contains("seccomp(SECCOMP_SET_MODE_FILTER") && $0.hasSuffix("= 0") } == 1,
            "\(what): \(calls)")
        #expect(
            !calls.contains { $0.contains("execveat(") || $0.contains("fork(") || $0.contains("clone") },
            "\(what): \(calls)")
    }

    @Test("The dashboard is there, and Ctrl-Z is off")
    func dashboard() throws {
        let terminal = try desk.terminal(forced)
        try terminal.shows("Fraud scoring")
        terminal.type("\u{1A}")
        try terminal.says("Ctrl-Z is off here")
        terminal.type("q")
        #expect(try terminal.ends() == .exit(0))
    }

    @Test("A session nobody types in is closed with a sentence")
    func idle() throws {
        let terminal = try desk.terminal(forced + ["--idle", "0.05"])
        #expect(try terminal.ends() == .exit(0))
        #expect(terminal.text.contains("Closed after 3 seconds without a key"), "\(terminal.text)")
        #expect(!terminal.isAlternateScreen)
    }

    @Test(
        "A terminal type that leads somewhere gets no dashboard", arguments: ["../../../tmp/x", "/tmp/x", "xterm;sh"])
    func terminalType(_ type: String) throws {
        let terminal = try desk.terminal(forced, environment: ["TERM": type, "TERMINFO": "/tmp"])
        #expect(try terminal.ends() == .exit(64))
        #expect(terminal.text.contains("TERM is not set"), "\(terminal.text)")
    }

    @Test("Input that never comes does not keep a session for ever")
    func silentInput() throws {
        mkfifo(desk.scratch("silence"), 0o600)
        let writer = open(desk.scratch("silence"), O_RDWR | O_CLOEXEC)
        defer { close(writer) }
        var environment = desk.environment.filter { $0.value != Desk.unset }
        environment["SSH_ORIGINAL_COMMAND"] = "add -"
        let child = try Child(
            Desk.program, forced + ["--idle", "0.01"], environment, in: desk.scratch.path,
            .files(input: desk.scratch("silence"), output: desk.scratch("out"), errors: desk.scratch("err")))
        #expect(child.wait() == .exit(74))
        #expect(try Desk.text(desk.scratch("err")).contains("nothing came"))
    }

    @Test(
        "Arguments that are no line of text are refused",
        arguments: ["a\nb", "a\u{7}", String(repeating: "x", count: 100_000)])
    func lines(_ line: String) throws {
        let outcome = try desk.run(forced, environment: ["SSH_ORIGINAL_COMMAND": line])
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty && outcome.errors.count < 1000)
    }
}
