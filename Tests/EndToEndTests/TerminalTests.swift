import Glibc
import TestSupport
import Testing

/// The terminal is as it was on every way out.
@Suite struct TerminalTests {
    private func opened() throws -> Terminal {
        let desk = try Desk()
        try desk.done("add", "! GPU quota")
        let terminal = try desk.terminal()
        try terminal.shows("GPU quota")
        #expect(terminal.isAlternateScreen)
        #expect(!terminal.isEchoing)
        return terminal
    }

    private func expectRestored(_ terminal: Terminal, _ location: SourceLocation = #_sourceLocation) {
        #expect(terminal.modes == terminal.modesBefore, sourceLocation: location)
        #expect(!terminal.isAlternateScreen, sourceLocation: location)
        #expect(terminal.isCursorVisible, sourceLocation: location)
        let last = String(decoding: terminal.sent.suffix(4000), as: UTF8.self)
        for mode in ["1000", "1002", "1003", "1006", "2004"]
        where last.contains("[?\(mode)h") || String(decoding: terminal.sent, as: UTF8.self).contains("[?\(mode)h") {
            #expect(last.contains("[?\(mode)l"), "mouse or paste mode \(mode) is still on", sourceLocation: location)
        }
    }

    @Test("After q")
    func quit() throws {
        let terminal = try opened()
        terminal.type("q")
        #expect(try terminal.ends() == .exit(0))
        expectRestored(terminal)
    }

    @Test("After Ctrl-C")
    func interrupt() throws {
        let terminal = try opened()
        terminal.press(.controlC)
        _ = try terminal.ends()
        expectRestored(terminal)
    }

    @Test("After a signal, which the exit status tells", arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
    func signals(_ signal: Int32) throws {
        let terminal = try opened()
        terminal.child.kill(signal)
        let ending = try terminal.ends()
        #expect(ending == .exit(128 + signal) || ending == .signal(signal), "\(ending)")
        expectRestored(terminal)
    }

    @Test("After a trap in the program", arguments: [SIGILL, SIGTRAP, SIGSEGV, SIGABRT])
    func traps(_ signal: Int32) throws {
        let terminal = try opened()
        terminal.child.kill(signal)
        #expect(try terminal.ends() != .exit(0))
        expectRestored(terminal)
    }

    @Test("A window that is closed ends the program")
    func hangUp() throws {
        let terminal = try opened()
        terminal.hangUp()
        _ = try terminal.ends()
    }

    @Test(
        "TERM unset, dumb or unknown: a message and exit 64, and nothing sent to the terminal",
        arguments: ["", Desk.unset, "dumb", "no-such-terminal"])
    func badTerminals(_ name: String) throws {
        let desk = try Desk()
        let terminal = try desk.terminal(environment: ["TERM": name])
        #expect(try terminal.ends() == .exit(64))
        #expect(terminal.text.contains("TERM"))
        #expect(!terminal.sent.contains(0x1B))
        #expect(try desk.run(["status"], environment: ["TERM": name]).status == 0)
        #expect(try desk.run(["add", "! Item"], environment: ["TERM": name]).status == 0)
    }

    @Test("Into a pipe `concord` prints the status")
    func piped() throws {
        let desk = try Desk()
        try desk.done("add", "! GPU quota @sam due:fri")
        let outcome = try desk.run([])
        #expect(outcome.status == 0)
        #expect(outcome.output == (try desk.done("status")))
        #expect(outcome.output.contains("GPU quota"))
        #expect(!outcome.output.contains("\u{1B}"))
    }

    @Test("A locale without UTF-8 gets ASCII borders and no byte beyond")
    func asciiLocale() throws {
        let desk = try Desk()
        try desk.done("add", "! Ünïcode 日本 due:fri")
        let terminal = try desk.terminal(environment: ["LANG": "C", "LC_ALL": "C"])
        try terminal.shows("Action items")
        terminal.settles()
        #expect(!terminal.sent.contains { $0 >= 0x80 })
        terminal.type("q")
        #expect(try terminal.ends() == .exit(0))
    }

    @Test("Pasted text is text: no key of it is a command")
    func paste() throws {
        let desk = try Desk()
        let terminal = try desk.terminal()
        try terminal.shows("Action items")
        let before = try desk.journal
        terminal.type("\u{1B}[200~q\u{3}x!d\ru:quit\r\u{1B}[201~")
        terminal.settles(milliseconds: 300)
        #expect(terminal.child.poll() == nil)
        #expect(try desk.journal == before)
        terminal.press(.escape)
        terminal.settles(milliseconds: 300)
        terminal.type("c\u{1B}[200~! Pasted\ntext\u{1B}[201~")
        try terminal.shows("! Pasted")
        #expect(try desk.journal == before)
    }
}
