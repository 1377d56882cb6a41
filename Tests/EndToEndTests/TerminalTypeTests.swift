import TestSupport
import Testing

/// Types of terminals and locales: the first screen, ten keys, and out again.
@Suite struct TerminalTypeTests {
    private static let types = [
        "xterm-256color", "xterm-direct", "screen-256color", "tmux-256color", "linux", "vt100", "vt220", "ansi",
        "rxvt-unicode-256color", "st-256color", "foot", "alacritty", "kitty",
    ]

    /// All types in a locale with UTF-8 and some in others; all in all where that is asked for.
    private static let cases: [(type: String, locale: String)] = {
        let isWhole = Effort.count(0, orAs: "CONCORD_TERMINALS") > 0
        let some = isWhole ? types : ["xterm-256color", "linux", "vt100", "screen-256color"]
        return types.map { ($0, "C.UTF-8") } + some.map { ($0, "POSIX") }
            // Latin-1 is the same where it is not installed, and whoever has it sees it with LOCPATH.
            + (isWhole ? types : ["xterm-256color"]).map { ($0, "de_DE.ISO-8859-1") }
    }()

    /// What the screen shows at the end, in UTF-8 and in ASCII.
    private static let expected = Result { () throws -> (utf8: [String], ascii: [String]) in
        let desks = (try Desk.reviewed(), try Desk.reviewed())
        let utf8 = try shown(on: "xterm-256color", "C.UTF-8", at: desks.0).lines
        return (utf8, try shown(on: "vt100", "POSIX", at: desks.1).lines)
    }

    private static func shown(on type: String, _ locale: String, at desk: Desk) throws -> Terminal {
        let terminal = try desk.terminal(environment: ["TERM": type, "LANG": locale, "LC_ALL": locale])
        try terminal.shows("Action items")
        for key in ["j", "2", "j", "j", "k", "s", "\u{1B}", "3", "G", "k"] {
            terminal.type(key)
            // An ESC and a key right behind it would be Alt and that key.
            terminal.settles(milliseconds: key == "\u{1B}" ? 150 : 30)
        }
        return terminal
    }

    @Test("Nothing is sent that the type does not know, the screen is the same, and all is as it was", arguments: cases)
    func speaks(_ type: String, _ locale: String) throws {
        guard let info = Terminfo(type) else {
            try #require(["foot", "kitty"].contains(type), "ncurses-term has \(type)")
            return
        }
        let desk = try Desk.reviewed()
        let terminal = try Self.shown(on: type, locale, at: desk)
        let expected = try Self.expected.get()
        let isASCII = locale != "C.UTF-8" || type == "linux"
        // The emulator is none of a terminal that wraps as soon as the last column is written, and repeats no ASCII (REP).
        if info.wrapsLate, !isASCII || info.strings["rep"] == nil {
            try terminal.waits("the same") { $0 == (isASCII ? expected.ascii : expected.utf8) }
        }
        terminal.type("q")
        #expect(try terminal.ends() == .exit(0))

        let sequences = ControlSequence.all(in: terminal.sent)
        let shapes = sequences.flatMap(\.shapes)
        let unknown = Set(shapes).subtracting(info.shapes).subtracting(Self.modesBeyond(info))
        #expect(unknown.isEmpty, "\(unknown.sorted())")
        if locale != "C.UTF-8" { #expect(!terminal.sent.contains { $0 >= 0x80 }) }
        expectGivenBack(terminal, shapes, info)
    }

    /// Private modes no terminfo speaks of: what has a mouse knows its mode, and what has a second screen too takes after
    /// xterm.
    private static func modesBeyond(_ info: Terminfo) -> Set<String> {
        guard info.strings["kmous"] != nil else { return [] }
        let modes = info.strings["rmcup"] == nil ? [1000] : [1000, 1006, 2004]
        return Set(modes.flatMap { ["CSI ?\($0)h", "CSI ?\($0)l"] })
    }

    private func expectGivenBack(_ terminal: Terminal, _ shapes: [String], _ info: Terminfo) {
        #expect(terminal.modes == terminal.modesBefore)
        #expect(!terminal.isAlternateScreen)
        #expect(terminal.isCursorVisible)
        var last: [String: String] = [:]
        for shape in shapes where shape.hasPrefix("CSI ?") { last[String(shape.dropLast())] = String(shape.suffix(1)) }
        // The cursor and the margin on the right are on from the beginning.
        let left = last.filter { $0.value == (["CSI ?25", "CSI ?7"].contains($0.key) ? "l" : "h") }
        #expect(left.isEmpty, "modes are left: \(left)")
        if let keypad = shapes.last(where: { ["ESC =", "ESC >"].contains($0) }) { #expect(keypad == "ESC >") }
        if let shift = shapes.last(where: { ["\\u{E}", "\\u{F}"].contains($0) }) { #expect(shift == "\\u{F}") }
        if let attribute = shapes.last(where: { $0.hasPrefix("SGR") }) {
            #expect(attribute == (info.strings["sgr0"]?.hasSuffix("10m") == true ? "SGR 10" : "SGR 0"))
        }
    }
}
