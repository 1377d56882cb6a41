import CNcurses
import Screen

/// Makes keys of what ncurses returns: bytes of UTF-8, control characters, codes, and pastes. Keeps what is incomplete, so
/// that nothing is lost where the network cuts a character in two.
struct KeyDecoder {
    private var utf8 = UTF8Assembler()
    private var pasted: PasteAssembler?
    private var lastPress: (point: Point, milliseconds: Int)?

    /// Whether what comes next is pasted text, to be given to `paste`.
    var isPasting: Bool { pasted != nil }

    /// The keys a code makes; none while a character is incomplete.
    ///
    /// - Parameter next: gives the code that follows without a pause, or nil; asked only after an ESC.
    mutating func decode(_ code: Int32, next: () -> Int32?) -> [Key] {
        if code == KeyTable.pasteBegin {
            pasted = PasteAssembler()
            return []
        }
        guard let byte = UInt8(exactly: code) else { return KeyTable.key(code).map { [$0] } ?? [] }
        if byte == 0x1B { return decodeEscape(next) }
        if byte >= 0x80 { return utf8.add(byte).map { [.character($0)] } ?? [] }
        utf8 = UTF8Assembler()
        return [Self.key(ascii: byte)]
    }

    /// Takes pasted bytes; gives the paste when it has ended, and what follows it.
    mutating func paste(_ bytes: ArraySlice<UInt8>) -> (Key?, rest: ArraySlice<UInt8>) {
        guard var assembler = pasted else { return (nil, bytes) }
        pasted = nil
        guard let rest = assembler.add(bytes) else {
            pasted = assembler
            return (nil, [])
        }
        return (.paste(assembler.text), rest)
    }

    /// What a mouse event means; two presses on one cell within 400 ms are a double click.
    mutating func mouse(_ action: concord_mouse, _ point: Point, atMilliseconds now: Int) -> [Key] {
        switch action {
        case CONCORD_MOUSE_WHEEL_UP: return [.mouse(MouseEvent(.wheelUp, at: point))]
        case CONCORD_MOUSE_WHEEL_DOWN: return [.mouse(MouseEvent(.wheelDown, at: point))]
        case CONCORD_MOUSE_PRESS: break
        default: return []
        }
        let isDouble = lastPress.map { $0.point == point && now - $0.milliseconds <= 400 } ?? false
        lastPress = isDouble ? nil : (point, now)
        return [.mouse(MouseEvent(isDouble ? .doubleClick : .press, at: point))]
    }

    /// ESC alone, Alt and a character, or a control sequence ncurses does not know, which is swallowed whole: its letters
    /// must not be taken for commands.
    private mutating func decodeEscape(_ next: () -> Int32?) -> [Key] {
        guard let code = next() else { return [.escape] }
        guard let byte = UInt8(exactly: code) else { return [.escape] + decode(code, next: next) }
        switch byte {
        case 0x1B: return [.escape] + decodeEscape(next)
        case UInt8(ascii: "["): return decodeSequence("[", next, isEnd: { (0x40...0x7E).contains($0) })
        case UInt8(ascii: "O"): return decodeSequence("O", next, isEnd: { _ in true })
        case 0x20..<0x7F: return [.alt(Unicode.Scalar(byte))]
        default: return [.escape] + decode(code, next: next)
        }
    }

    private mutating func decodeSequence(_ start: String, _ next: () -> Int32?, isEnd: (UInt8) -> Bool) -> [Key] {
        var text = start
        while text.utf8.count < 64, let code = next() {
            guard let byte = UInt8(exactly: code) else { return decode(code, next: next) }
            text.unicodeScalars.append(Unicode.Scalar(byte))
            guard isEnd(byte) else { continue }
            if text == "[200~" { return decode(KeyTable.pasteBegin, next: next) }
            return KeyTable.key(sequence: text).map { [$0] } ?? []
        }
        return text == "O" ? [.alt("O")] : []
    }

    private static func key(ascii byte: UInt8) -> Key {
        switch byte {
        case 0x08, 0x7F: .backspace
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0..<0x20: .control(lowercased(byte))
        default: .character(Unicode.Scalar(byte))
        }
    }

    /// Ctrl-A is 1, Ctrl-_ is 31.
    private static func lowercased(_ control: UInt8) -> Unicode.Scalar {
        Unicode.Scalar(control | ((1...26).contains(control) ? 0x60 : 0x40))
    }
}
