import Glibc
import TestSupport
import Testing

/// `concord --plain`: the whole work in lines.
@Suite struct PlainTests {
    /// The lines of the design's review that are typed.
    private static func review() throws -> [String] {
        try Fixture.text("fraud-review.capture").split(separator: "\n").map(String.init).filter { !$0.hasPrefix("# ") }
    }

    /// Bytes that are neither text nor the end of a line.
    private static func controls(_ text: String, besides allowed: Set<UInt8> = [0x0A]) -> [UInt8] {
        text.utf8.filter { ($0 < 0x20 || $0 == 0x7F) && !allowed.contains($0) }
    }

    @Test("The main job by a script that reads lines and writes lines: the same journal as from a file")
    func mainJobThroughPipes() throws {
        let (file, plain) = (try Desk(), try Desk())
        let lines = try Self.review()
        try file.done("add", "-", input: lines.joined(separator: "\n"))
        let said = try plain.done("--plain", input: (lines + ["quit"]).joined(separator: "\n") + "\n")
        #expect(Set(try file.state()).symmetricDifference(try plain.state()).sorted() == [])
        #expect(try plain.lines.count == (try file.lines.count))
        #expect(plain.names("minutes").count == 1)
        #expect(Self.controls(said) == [])
        #expect(said.contains("V1 is closed; its minutes are in '"))
        #expect(said.contains("V1 is live, on Latency and the SLA, used "))
        #expect(said.hasSuffix("Bye; everything that was saved is saved.\n"))
    }

    @Test("The same on a terminal, TERM=dumb, line by line: nothing is sent but text")
    func mainJobOnATerminal() throws {
        let (file, plain) = (try Desk(), try Desk())
        let lines = try Self.review()
        try file.done("add", "-", input: lines.joined(separator: "\n"))
        let terminal = try plain.terminal("--plain", columns: 132, environment: ["TERM": "dumb"])
        for (count, line) in lines.enumerated() {
            try terminal.prompts(count + 1)
            terminal.type(line + "\n")
        }
        try terminal.prompts(lines.count + 1)
        terminal.type("quit\n")
        #expect(try terminal.ends() == .exit(0))
        #expect(Set(try file.state()).symmetricDifference(try plain.state()).sorted() == [])
        let sent = String(decoding: terminal.sent, as: UTF8.self)
        #expect(Self.controls(sent, besides: [0x0A, 0x0D]) == [])
        #expect(terminal.modes == terminal.modesBefore)
    }

    @Test("Ctrl-C leaves out the line, or the question, and nothing else")
    func interrupts() throws {
        let desk = try Desk()
        try desk.done("add", "! GPU quota")
        let before = try desk.journal
        let terminal = try desk.terminal("--plain", columns: 132)
        try terminal.prompts(1)
        terminal.type("! Not to be")
        terminal.press(.controlC)
        try terminal.shows("Left out; 'quit' leaves Concord.")
        try terminal.prompts(2)
        terminal.type("drop A1\n")
        try terminal.says("Drop A1 'GPU quota'? Type yes, or an empty line to leave it:")
        terminal.type("yes")
        terminal.press(.controlC)
        try terminal.shows("Left as it was.")
        try terminal.prompts(3)
        #expect(try desk.journal == before)
        terminal.type("quit\n")
        #expect(try terminal.ends() == .exit(0))
    }

    @Test("What others did is told before the next question")
    func others() throws {
        let desk = try Desk()
        try desk.done("person", "add", "lee", "group=it")
        try desk.done("add", "! GPU quota")
        let terminal = try desk.terminal("--plain", columns: 132)
        try terminal.prompts(1)
        try desk.done("--as", "lee", "add", "A1 done")
        terminal.type("who\n")
        try terminal.prompts(2)
        #expect(terminal.text.contains("lee: closed A1"))
        terminal.type("quit\n")
        #expect(try terminal.ends() == .exit(0))
    }

    @Test("What cannot be saved is said, with why, and is there to be sent again")
    func notSaved() throws {
        let desk = try Desk()
        let before = try desk.journal
        let said = try desk.done("--plain", "--read-only", input: "! GPU quota @sam\nquit\n")
        #expect(said.contains("\nNothing can be changed: "))
        #expect(said.contains("\nNot saved: ! GPU quota @sam.\n"))
        #expect(try desk.journal == before)
    }

    @Test("A window that is closed ends it")
    func hangUp() throws {
        let desk = try Desk()
        let terminal = try desk.terminal("--plain")
        try terminal.prompts(1)
        terminal.hangUp()
        _ = try terminal.ends()
    }

    @Test("Where no screen can be drawn, the message names it")
    func named() throws {
        let desk = try Desk()
        let terminal = try desk.terminal(environment: ["TERM": "dumb"])
        #expect(try terminal.ends() == .exit(64))
        #expect(terminal.text.split(separator: "\n").joined().contains("concord --plain"))
    }
}

extension Terminal {
    /// Waits until it was asked so many times what to do.
    fileprivate func prompts(_ count: Int) throws {
        try waits("prompt \(count)") { _ in
            let text = String(decoding: sent, as: UTF8.self)
            return text.split(separator: "\r\n").count { line in
                line.hasSuffix("'help' or 'quit':") || line.hasSuffix("like ':help':")
                    || line.hasSuffix("or another command:")
            } >= count
        }
    }
}
