import CNcurses

/// Control sequences written past ncurses. Constants and terminfo only, never anything a user typed.
enum ControlText {
    /// Written once ncurses has the terminal.
    static func entering(mouse: Bool) -> [UInt8] { privateModes(mouse: mouse, on: true) }

    /// Written after ncurses let go: paste and mouse as they were, and where the drawing stays in sight, a line below it.
    static func leaving(mouse: Bool) -> [UInt8] {
        privateModes(mouse: mouse, on: false) + (capability("rmcup").isEmpty ? [13, 10] : [])
    }

    /// Private modes ncurses does not set, only where the type of terminal is one that knows them: 1000 reports buttons and
    /// wheel, 1006 in decimal, and with 2004 pasted text arrives between `ESC [ 200 ~` and `ESC [ 201 ~`. terminfo often says
    /// nothing about the last two; whatever has a mouse and a second screen takes after xterm and ignores what it lacks.
    private static func privateModes(mouse: Bool, on: Bool) -> [UInt8] {
        let hasMouse = concord_capability("kmous") != nil
        let isLikeXterm = hasMouse && !capability("rmcup").isEmpty
        var modes: [Int] = []
        if isLikeXterm || concord_capability("BE") != nil { modes.append(2004) }
        if mouse, hasMouse { modes.append(1000) }
        if mouse, isLikeXterm { modes.append(1006) }
        return (on ? modes : modes.reversed()).flatMap { Array("\u{1B}[?\($0)\(on ? "h" : "l")".utf8) }
    }

    /// What gives the terminal back without ncurses: attributes, colours, keypad, mouse, paste, cursor, main screen. A
    /// terminal without an alternate screen gets its cursor below what was drawn.
    static func farewell(rows: Int, mouse: Bool) -> [UInt8] {
        var text = capability("sgr0") + capability("op") + capability("rmkx")
        text += privateModes(mouse: mouse, on: false) + capability("cnorm")
        let mainScreen = capability("rmcup")
        return text + (mainScreen.isEmpty ? bottom(rows) : mainScreen)
    }

    private static func bottom(_ rows: Int) -> [UInt8] {
        guard let text = concord_cursor_position(Int32(max(0, rows - 1)), 0) else { return [10] }
        return withoutPadding(String(cString: text)) + [10]
    }

    private static func capability(_ name: String) -> [UInt8] {
        concord_capability(name).map { withoutPadding(String(cString: $0)) } ?? []
    }

    /// Takes out the delays terminfo writes as `$<5>`.
    private static func withoutPadding(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "<"),
                let end = rest.firstIndex(of: UInt8(ascii: ">"))
            {
                rest = rest[(end + 1)...]
            } else {
                result.append(byte)
            }
        }
        return result
    }
}
