import CNcurses

/// Control sequences written past ncurses. Constants and terminfo only, never anything a user typed.
enum ControlText {
    /// Pasted text arrives between `ESC [ 200 ~` and `ESC [ 201 ~`.
    static let pasteOn = Array("\u{1B}[?2004h".utf8)
    private static let pasteOff = Array("\u{1B}[?2004l".utf8)
    private static let mouseOff = Array("\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l".utf8)

    /// Written after ncurses let go: paste as it was, and where the drawing stays in sight, a line below it.
    static var leaving: [UInt8] { pasteOff + (capability("rmcup").isEmpty ? [13, 10] : []) }

    /// What gives the terminal back without ncurses: attributes, colours, keypad, mouse, paste, cursor, main screen. A
    /// terminal without an alternate screen gets its cursor below what was drawn.
    static func farewell(rows: Int) -> [UInt8] {
        var text = capability("sgr0") + capability("op") + capability("rmkx")
        if concord_capability("kmous") != nil { text += mouseOff }
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
