import CVTerm
import Foundation
import Glibc
import Screen
import TestSupport
import Testing

@testable import CursesTerminal

/// What the whole way does, on a pseudo-terminal with an emulator behind it. One at a time: a process has one terminal.
@Suite("The terminal", .serialized)
struct CursesTerminalTests {
    init() { setenv("LC_ALL", "C.UTF-8", 1) }

    func open(
        _ pty: PseudoTerminal, _ type: String? = "xterm-256color", colors: ColorMode = .automatic
    ) throws -> CursesTerminal {
        try CursesTerminal(terminalType: type, colors: colors, input: pty.inside, output: pty.inside)
    }

    func keys(_ terminal: CursesTerminal) -> [Key] {
        var keys: [Key] = []
        while terminal.wait(timeoutMilliseconds: 200).hasInput { keys += terminal.readKeys() }
        return keys
    }

    @Test("shows text, wide characters and marks where the buffer has them")
    func showsText() throws {
        let pty = try PseudoTerminal(columns: 30, rows: 5)
        let terminal = try open(pty)
        var buffer = Buffer(size: terminal.size, glyphs: terminal.glyphs)
        buffer.box(buffer.bounds, left: [Span("日本語")], right: [Span("3 open")])
        buffer.put("e\u{301}👩\u{200D}💻|\u{1B}[31m|", at: Point(column: 1, row: 1))
        buffer.cursor = Point(column: 4, row: 2)
        terminal.show(buffer, theme: .monochrome)
        for row in 0..<5 { #expect(pty.row(row) == buffer.plainText.split(separator: "\n")[row]) }
        #expect(pty.cursor == (4, 2))
    }

    @Test("shows the same after any number of changes as when drawn at once")
    func showsChanges() throws {
        let pty = try PseudoTerminal(columns: 12, rows: 2)
        let terminal = try open(pty)
        let lines = ["日本語日本", "a日本語b", " 日本x語", "", "ab", "日", "éé日\u{301}", "日本語日本語", "x日本語日本y"]
        for line in lines + lines.reversed() {
            var buffer = Buffer(size: terminal.size)
            buffer.put(line, at: .zero)
            terminal.show(buffer, theme: .monochrome)
            #expect(pty.row(0) == buffer.plainText.split(separator: "\n", omittingEmptySubsequences: false)[0])
        }
    }

    @Test("keeps its columns when only half of a wide character was highlighted")
    func halfHighlighted() throws {
        let pty = try PseudoTerminal(columns: 12, rows: 1)
        let terminal = try open(pty)
        var buffer = Buffer(size: terminal.size)
        buffer.put("a日本b", at: .zero)
        terminal.show(buffer, theme: .monochrome)
        buffer.highlight(Rect(column: 2, row: 0, width: 2, height: 1), .selection)
        terminal.show(buffer, theme: .monochrome)
        #expect(pty.row(0) == "a日本b")
        #expect(pty.cell(column: 3, row: 0).attrs.reverse == 1)
        #expect(pty.cell(column: 5, row: 0).attrs.reverse == 0)
    }

    @Test("sends little when little changed, and nothing when nothing did")
    func sendsLittle() throws {
        let pty = try PseudoTerminal()
        let terminal = try open(pty)
        var buffer = Buffer(size: terminal.size)
        buffer.box(buffer.bounds)
        terminal.show(buffer, theme: .monochrome)
        pty.receive()
        terminal.show(buffer, theme: .monochrome)
        #expect(pty.receive().isEmpty)
        buffer.put("x", at: Point(column: 9, row: 9))
        terminal.show(buffer, theme: .monochrome)
        #expect((1...20).contains(pty.receive().count))
    }

    @Test("A blank goes on in the colours before it, unless a background, a reversal or a line under it shows")
    func blanks() throws {
        let pty = try PseudoTerminal(columns: 12, rows: 1)
        let terminal = try open(pty)
        let theme = Theme(
            name: "test",
            roles: {
                Theme.RoleLook($0 == .error ? .rgb(RGB(0xFF0000)) : .rgb(RGB(0xD5DBE8)), $0 == .title ? .underline : [])
            },
            grounds: { .rgb(RGB($0 == .selection ? 0x0000FF : 0x000000)) })
        var buffer = Buffer(size: terminal.size)
        buffer.put("ab", at: .zero, role: .error)
        buffer.put("cd", at: Point(column: 3, row: 0), role: .error)
        terminal.show(buffer, theme: theme)
        let text = String(decoding: pty.receive(), as: UTF8.self)
        #expect(text.split(separator: "38;5;196m", omittingEmptySubsequences: false).count == 2)
        #expect(pty.row(0) == "ab cd")
        let blank = Rect(column: 2, row: 0, width: 1, height: 1)
        // What stands before the blank changes with it: a row is written from its first change on.
        buffer.put("e", at: Point(column: 1, row: 0), role: .error)
        buffer.put(" ", at: blank.origin, role: .title)
        terminal.show(buffer, theme: theme)
        #expect((1...3).map { pty.cell(column: $0, row: 0).attrs.underline } == [0, 1, 0])
        buffer.put("f ", at: Point(column: 1, row: 0), role: .error)
        buffer.highlight(blank, .selection)
        terminal.show(buffer, theme: theme)
        let grounds = (1...3).map { pty.cell(column: $0, row: 0).bg.indexed.idx }
        #expect(grounds[0] == grounds[2] && grounds[0] != grounds[1])
        terminal.show(buffer, theme: .monochrome)
        #expect((1...3).map { pty.cell(column: $0, row: 0).attrs.reverse } == [0, 1, 0])
    }

    private static let red = Theme(
        name: "test", roles: { Theme.RoleLook($0 == .error ? .rgb(RGB(0xFF0000)) : .rgb(RGB(0xD5DBE8)), []) },
        grounds: { .rgb(RGB($0 == .selection ? 0x0000FF : 0x000000)) })

    private func colors(of type: String, mode: ColorMode = .automatic) throws -> (depth: ColorDepth, text: [UInt8]) {
        let pty = try PseudoTerminal(columns: 10, rows: 2)
        let terminal = try open(pty, type, colors: mode)
        var buffer = Buffer(size: terminal.size)
        buffer.put("x", at: .zero, role: .error)
        terminal.show(buffer, theme: Self.red)
        return (terminal.colorDepth, pty.receive())
    }

    @Test(
        "uses as many colours as the terminal has",
        arguments: [
            ("xterm-direct", ColorDepth.direct, "38:2::255:0:0m"), ("xterm-256color", .indexed256, "[38;5;196m"),
            ("xterm-16color", .sixteen, "[91m"), ("xterm", .eight, "[31m"), ("vt220", .none, "x"),
        ])
    func usesColors(type: String, depth: ColorDepth, expected: String) throws {
        let result = try colors(of: type)
        #expect(result.depth == depth)
        #expect(String(decoding: result.text, as: UTF8.self).contains(expected))
    }

    @Test("never redefines a colour, and uses none when told so")
    func noColors() throws {
        let result = try colors(of: "xterm-256color", mode: .off)
        let text = String(decoding: result.text, as: UTF8.self)
        #expect(result.depth == .none)
        #expect(!text.contains("[31") && !text.contains("[38;") && !text.contains("[48;"))
        #expect(!String(decoding: try colors(of: "xterm-256color").text, as: UTF8.self).contains("\u{1B}]4;"))
    }

    @Test(
        "makes keys of what is typed",
        arguments: [
            ("jé日", [Key.character("j"), .character("é"), .character("日")]), ("\u{1B}", [.escape]),
            ("\u{1B}x", [.alt("x")]), ("\u{1B}[A\u{1B}OB", [.up, .down]),
            ("\r\n\t\u{7F}", [.enter, .enter, .tab, .backspace]),
            ("\u{1}\u{1A}\u{0}", [.control("a"), .control("z"), .control("@")]),
            ("\u{1B}[15~\u{1B}OP", [.function(5), .function(1)]), ("\u{1B}[1;5C\u{1B}[Z", [.controlRight, .backTab]),
            ("\u{1B}[97;5u\u{1B}[I.", [.character(".")]), ("\u{1B}\u{1B}[A", [.escape, .up]),
            ("\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~", [.home, .end, .home, .end]),
            ("\u{3}\u{1C}", [.control("c"), .control("\\")]),
        ])
    func makesKeys(typed: String, expected: [Key]) throws {
        let pty = try PseudoTerminal()
        let terminal = try open(pty)
        pty.type(typed)
        #expect(keys(terminal) == expected)
    }

    @Test("waits for the rest of a character that the network cut in two, and drops bytes that are none")
    func cutCharacters() throws {
        let pty = try PseudoTerminal()
        let terminal = try open(pty)
        pty.send([0xE6, 0x97])
        #expect(keys(terminal).isEmpty)
        pty.send([0xA5, 0xFF, 0x80, UInt8(ascii: "q")])
        #expect(keys(terminal) == [.character("日"), .character("q")])
    }

    @Test("takes pasted text as one key, whatever is in it and wherever it is cut")
    func pastes() throws {
        let pty = try PseudoTerminal()
        let terminal = try open(pty)
        pty.type("\u{1B}[200~:quit\r\n\u{1B}[Aé\u{1B}[20")
        #expect(keys(terminal).isEmpty)
        pty.type("1~\u{1B}[Bq")
        #expect(keys(terminal) == [.paste(":quit\r\n\u{1B}[Aé"), .down, .character("q")])
    }

    @Test("takes a mebibyte with end marks and controls inside for one text")
    func pastesEndMarks() throws {
        let pty = try PseudoTerminal()
        let terminal = try open(pty)
        let piece = Array("! Item\r\n:quit\r\u{1B}[201~\rq:quit\r\u{3}".utf8) + [0x9B] + Array("31m \u{9B}31m ".utf8)
        let text = (0..<30_000).flatMap { _ in piece }
        // A thread of its own for the hand that pastes: neither side may wait for the other.
        let outside = pty.outside
        let bytes = Array("\u{1B}[200~".utf8) + text + Array("\u{1B}[201~".utf8)
        let writer = Thread {
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { write(outside, $0.baseAddress, min($0.count, 4000)) }
                if count > 0 { rest = rest.dropFirst(count) } else { usleep(100) }
            }
        }
        writer.start()
        var seen: [Key] = []
        let deadline = ContinuousClock.now + .seconds(60)
        while seen.isEmpty, ContinuousClock.now < deadline {
            if terminal.wait(timeoutMilliseconds: 100).hasInput { seen += terminal.readKeys() }
        }
        #expect(seen == [.paste(String(decoding: text.prefix(PasteAssembler.limit), as: UTF8.self))])
        pty.type("q")
        #expect(keys(terminal) == [.character("q")])
    }

    @Test("tells presses, double clicks and the wheel with their cells, however many arrive together")
    func mouse() throws {
        let pty = try PseudoTerminal()
        let terminal = try open(pty)
        let click = "\u{1B}[<0;5;4M\u{1B}[<0;5;4m"
        pty.type(click + click + "\u{1B}[<64;1;1M\u{1B}[<65;80;24M\u{1B}[<2;1;1M\u{1B}[<0;3")
        let place = Point(column: 4, row: 3)
        #expect(
            keys(terminal) == [
                .mouse(MouseEvent(.press, at: place)), .mouse(MouseEvent(.doubleClick, at: place)),
                .mouse(MouseEvent(.wheelUp, at: .zero)), .mouse(MouseEvent(.wheelDown, at: Point(column: 79, row: 23))),
            ])
        pty.type("0;2Mq")
        #expect(
            keys(terminal) == [.mouse(MouseEvent(.press, at: Point(column: 29, row: 1))), .character("q")])
    }

    @Test("makes of a storm of resizes the last size alone, and survives every size")
    func resizes() throws {
        let pty = try PseudoTerminal()
        let terminal = try open(pty)
        for height in 1...50 { pty.resize(columns: 40, rows: height) }
        // The kernel may hand in the last signal only after the size has been taken: then it is said a second time.
        let seen = keys(terminal)
        #expect((1...2).contains(seen.count))
        #expect(Set(seen) == [.resize(Size(width: 40, height: 50))])
        for (columns, rows) in [(1, 1), (0, 0), (2, 1), (1, 3), (0, 5), (300, 100), (80, 24)] {
            pty.resize(columns: columns, rows: rows)
            _ = keys(terminal)
            var buffer = Buffer(size: terminal.size)
            buffer.box(buffer.bounds)
            buffer.put("日本", at: .zero)
            terminal.show(buffer, theme: .monochrome)
            pty.receive()
        }
        #expect(terminal.size == Size(width: 80, height: 24))
        #expect(pty.row(23) == "╰" + String(repeating: "─", count: 78) + "╯")
    }

    @Test("shows the rest of a buffer that was too large once there is room for it")
    func growsBack() throws {
        let pty = try PseudoTerminal(columns: 6, rows: 1)
        let terminal = try open(pty)
        var buffer = Buffer(width: 12, height: 2)
        buffer.put("hello 日本 world", at: .zero)
        buffer.put("below", at: Point(column: 0, row: 1))
        terminal.show(buffer, theme: .monochrome)
        #expect(pty.row(0) == "hello")
        pty.resize(columns: 12, rows: 2)
        _ = keys(terminal)
        terminal.show(buffer, theme: .monochrome)
        #expect(pty.row(0) == "hello 日本 w")
        #expect(pty.row(1) == "below")
    }

    @Test("says once and for all that the terminal is gone, at once")
    func hangsUp() throws {
        let pty = try PseudoTerminal()
        let terminal = try open(pty)
        #expect(!terminal.wait(timeoutMilliseconds: 0).isHangUp)
        pty.hangUp()
        for _ in 0..<3 {
            let wakeup = terminal.wait(timeoutMilliseconds: 5_000)
            #expect(wakeup.isHangUp && !wakeup.hasInput)
            #expect(terminal.readKeys().isEmpty)
        }
        terminal.show(Buffer(size: terminal.size), theme: .monochrome)
    }

    @Test("wakes for other descriptors and for signals, and says when the time is up")
    func wakesUp() throws {
        let pty = try PseudoTerminal()
        let terminal = try open(pty)
        var ends: [Int32] = [0, 0]
        pipe(&ends)
        defer { for end in ends { close(end) } }
        #expect(terminal.wait(for: [ends[0]], timeoutMilliseconds: 1).isTimeout)
        _ = write(ends[1], "x", 1)
        #expect(terminal.wait(for: [ends[0]]).readable == [ends[0]])
        kill(getpid(), SIGTERM)
        #expect(terminal.wait(timeoutMilliseconds: 5_000).signals == [.terminate])
        #expect(terminal.wait(timeoutMilliseconds: 1).isTimeout)
    }

    @Test("gives the terminal back as it was: modes, screen, cursor, mouse and paste")
    func givesBack() throws {
        let pty = try PseudoTerminal()
        let before = pty.modes
        let terminal = try open(pty)
        #expect(pty.modes != before)
        terminal.show(Buffer(size: terminal.size), theme: .monochrome)
        terminal.withTerminalReleased {
            #expect(pty.modes == before)
            #expect(String(decoding: pty.receive(), as: UTF8.self).contains("\u{1B}[?1049l"))
        }
        #expect(pty.modes != before)
        #expect(String(decoding: pty.receive(), as: UTF8.self).contains("\u{1B}[?1049h"))
        terminal.close()
        terminal.close()
        #expect(pty.modes == before)
        let farewell = String(decoding: pty.receive(), as: UTF8.self)
        for off in ["\u{1B}[?1049l", "\u{1B}[?2004l", "\u{1B}[?1006l", "\u{1B}[?1000l", "\u{1B}[?12l\u{1B}[?25h"] {
            #expect(farewell.contains(off), "\(off.debugDescription)")
        }
    }

    @Test("refuses what is no terminal, and leaves a terminal it refuses as it was")
    func refuses() throws {
        let pty = try PseudoTerminal()
        let before = pty.modes
        #expect(throws: TerminalError.noTerminalType) { try open(pty, nil) }
        #expect(throws: TerminalError.noTerminalType) { try open(pty, "") }
        #expect(throws: TerminalError.cannotMoveCursor(terminalType: "dumb")) { try open(pty, "dumb") }
        #expect(throws: TerminalError.unknownTerminalType("no-such")) { try open(pty, "no-such") }
        #expect(throws: TerminalError.notATerminal) {
            let file = Glibc.open("/dev/null", O_RDWR | O_CLOEXEC)
            defer { close(file) }
            _ = try CursesTerminal(terminalType: "xterm", input: file, output: pty.inside)
        }
        let first = try open(pty)
        #expect(throws: TerminalError.alreadyOpen) { try open(pty) }
        first.close()
        #expect(pty.modes == before)
    }

    @Test("draws ASCII where the locale has nothing else")
    func plainLocale() throws {
        setenv("LC_ALL", "C", 1)
        let pty = try PseudoTerminal(columns: 14, rows: 2)
        let terminal = try open(pty)
        #expect(!terminal.supportsUnicode)
        #expect(terminal.glyphs == .ascii)
        var buffer = Buffer(size: terminal.size)
        buffer.put("é日│", at: .zero)
        buffer.put("\(terminal.glyphs.support)", at: Point(column: 0, row: 1))
        terminal.show(buffer, theme: .monochrome)
        #expect(pty.row(0) == "????")
        #expect(pty.row(1) == "y")
    }

    @Test("repaints everything when asked")
    func repaints() throws {
        let pty = try PseudoTerminal(columns: 20, rows: 2)
        let terminal = try open(pty)
        var buffer = Buffer(size: terminal.size)
        buffer.put("here to stay", at: .zero)
        terminal.show(buffer, theme: .monochrome)
        _ = write(pty.inside, "\u{1B}[2J\u{1B}[Hbroadcast message", 25)
        #expect(pty.row(0) != "here to stay")
        terminal.repaint()
        #expect(pty.row(0) == "here to stay")
    }
}
