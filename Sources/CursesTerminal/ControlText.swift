import CNcurses

/// Control sequences written past ncurses. Constants and terminfo only, never anything a user typed.
enum ControlText {
    /// Pasted text arrives between `ESC [ 200 ~` and `ESC [ 201 ~`.
    private static let pasteOn = Array("\u{1B}[?2004h".utf8)
    private static let pasteOff = Array("\u{1B}[?2004l".utf8)
    /// Buttons and wheel are reported, in decimal where the terminal can.
    private static let mouseOn = Array("\u{1B}[?1000h\u{1B}[?1006h".utf8)
    private static let mouseOff = Array("\u{1B}[?1006l\u{1B}[?1000l".utf8)

    /// Written once ncurses has the terminal.
    static func entering(mouse: Bool) -> [UInt8] { pasteOn + (mouse && hasMouse ? mouseOn : []) }

    /// Written after ncurses let go: paste and mouse as they were, and where the drawing stays in sight, a line below it.
    static var leaving: [UInt8] {
        (hasMouse ? mouseOff : []) + pasteOff + (capability("rmcup").isEmpty ? [13, 10] : [])
    }

    private static var hasMouse: Bool { concord_capability("kmous") != nil }

    /// What gives the terminal back without ncurses: attributes, colours, keypad, mouse, paste, cursor, main screen. A
    /// terminal without an alternate screen gets its cursor below what was drawn.
    static func farewell(rows: Int) -> [UInt8] {
        var text = capability("sgr0") + capability("op") + capability("rmkx")
        if hasMouse { text += mouseOff }
        text += pasteOff + capability("cnorm")
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
