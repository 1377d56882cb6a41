import Glibc
import TestSupport
import Testing

/// What goes over the line: people sit at the far end of slow ones.
@Suite struct SentBytesTests {
    private static let sizes = [(80, 24, 100), (160, 50, 150)]

    @Test(
        "A step in a list costs less than 100 bytes, and less than 150 on a large screen",
        arguments: ["xterm-256color", "tmux-256color", "linux", "vt100"], sizes)
    func step(_ type: String, _ size: (columns: Int, rows: Int, most: Int)) throws {
        let desk = try Desk.reviewed()
        let terminal = try desk.terminal(columns: size.columns, rows: size.rows, environment: ["TERM": type])
        try terminal.shows("Action items")
        for screen in ["1", "2", "3"] {
            terminal.type(screen)
            terminal.settles(milliseconds: 100)
            // The second step down and back has a selected row on both sides.
            for key in ["j", "j", "k", "k"] {
                let before = terminal.sent.count
                terminal.type(key)
                terminal.settles(milliseconds: 60)
                let bytes = terminal.sent.count - before
                #expect(bytes <= size.most, "'\(key)' on screen \(screen)")
            }
            #expect(terminal.sent.suffix(200).contains(0x1B))
        }
    }

    @Test("Who does nothing is sent nothing")
    func idle() throws {
        let desk = try Desk.reviewed()
        let terminal = try desk.terminal(environment: ["CONCORD_NOW": Desk.unset])
        try terminal.shows("Action items")
        terminal.settles(milliseconds: 500)
        let before = terminal.sent.count
        terminal.settles(milliseconds: Int32(1000 * Effort.count(3, orAs: "CONCORD_IDLE_SECONDS")))
        #expect(terminal.sent.count == before)
    }

    @Test("With a review live, a minute costs the digits of the time that is left")
    func clock() throws {
        let seconds = Effort.count(0, orAs: "CONCORD_IDLE_SECONDS")
        guard seconds >= 60 else { return }
        let desk = try Desk.reviewed()
        desk.environment["CONCORD_NOW"] = Desk.unset
        try desk.done("review", "plan", "Second", "facilitator=sam", "minutes=60")
        try desk.done("review", "start", "V2")
        let terminal = try desk.terminal()
        try terminal.shows("LIVE V2")
        terminal.settles(milliseconds: 500)
        let before = terminal.sent.count
        for _ in 0..<seconds { terminal.settles(milliseconds: 1000) }
        let bytes = terminal.sent.count - before
        print("\(bytes) bytes in \(seconds) s of a live review")
        #expect((1...(seconds / 60 + 1) * 60).contains(bytes))
    }

    @Test("2,000 sizes in two seconds while others write: 30 pictures a second, a whole one at the end, and then rest")
    func storm() throws {
        let desk = try Desk.reviewed()
        let terminal = try desk.terminal()
        try terminal.shows("Action items")
        let writers = try (0..<4).map { number in
            try Child(
                Desk.program, ["add", "-"], desk.environment, in: desk.scratch.path,
                .files(
                    input: try lines(desk, number), output: desk.scratch("out\(number)"),
                    errors: desk.scratch("err\(number)")))
        }
        terminal.settles(milliseconds: 20)
        let before = terminal.sent.count
        let started = Terminal.now
        var random = SplitMix64(seed: 5)
        for step in 0..<2000 {
            terminal.resize(
                columns: Int.random(in: 40...150, using: &random), rows: Int.random(in: 10...50, using: &random))
            usleep(1000)
            if step % 10 == 0 { terminal.takesIn() }
        }
        terminal.resize(columns: 80, rows: 24)
        for writer in writers { #expect(writer.wait() == .exit(0)) }
        // One line of the list is its heading.
        let all = "\(try desk.done("action", "list").split(separator: "\n").count - 1) open"
        terminal.type("2")
        try terminal.shows(all)
        terminal.type("G")
        let seconds = Terminal.now - started
        let pictures = terminal.clears(since: before)
        #expect(pictures >= 1)
        #expect(Double(pictures) <= 30 * seconds + 2, "\(pictures) pictures in \(seconds) s")
        try expectRest(terminal)

        terminal.resize(columns: 81, rows: 24)
        terminal.settles()
        terminal.resize(columns: 80, rows: 24)
        terminal.settles()
        let whole = try desk.terminal()
        try whole.shows("Action items")
        whole.type("2")
        try whole.shows(all)
        whole.type("G")
        whole.settles()
        let expected = whole.lines
        try terminal.waits("the same as of a new start") { lines in
            lines.indices.dropLast().allSatisfy { lines[$0] == expected[$0] }
        }
    }

    private func lines(_ desk: Desk, _ number: Int) throws -> String {
        let path = desk.scratch("in\(number)")
        let file = open(path, O_WRONLY | O_CREAT, 0o600)
        defer { close(file) }
        let text = (0..<10).map { _ in "! Written meanwhile \(number)\n" }.joined()
        _ = text.withCString { write(file, $0, strlen($0)) }
        return path
    }

    /// Waits for a second in which the program used no time of the processor.
    private func expectRest(_ terminal: Terminal) throws {
        for _ in 0..<20 {
            let before = terminal.child.processorTicks
            terminal.settles(milliseconds: 1000)
            if terminal.child.processorTicks == before { return }
        }
        Issue.record("It never came to rest")
    }
}

extension Terminal {
    /// How often the whole screen was sent anew, from one byte on; xterm clears it by CSI H, CSI 2 J.
    fileprivate func clears(since start: Int) -> Int {
        ControlSequence.all(in: Array(sent[start...])).count { $0 == .control(sign: "", parameters: "2", end: "J") }
    }
}

extension Child {
    /// The processor's time it has used, in ticks of a hundredth of a second (proc(5), fields 14 and 15).
    fileprivate var processorTicks: Int {
        guard let text = try? Desk.text("/proc/\(id)/stat") else { return -1 }
        let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
        return fields.count > 12 ? (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) : -1
    }
}
