import CNcurses
import Screen

/// Makes keys of what ncurses returns: bytes of UTF-8, control characters, codes, mouse reports and pastes. Keeps what is
/// incomplete, so that nothing is lost, or taken for a command, where the network cuts something in two.
struct KeyDecoder {
    private var utf8 = UTF8Assembler()
    private var sequence: SequenceAssembler?
    private var pasted: PasteAssembler?
    private var clicks = ClickCounter()

    /// Whether what comes next is pasted text, to be given to `paste`.
    var isPasting: Bool { pasted != nil }

    /// The keys a code makes; none while something is incomplete.
    ///
    /// - Parameters:
    ///   - now: on any clock that only goes forward; tells double clicks.
    ///   - next: gives the code that follows without a pause, or nil; asked only after an ESC.
    mutating func decode(_ code: Int32, atMilliseconds now: Int, next: () -> Int32?) -> [Key] {
        if code == KeyTable.pasteBegin { return beginPaste() }
        guard let byte = UInt8(exactly: code) else {
            sequence = nil
            return KeyTable.key(code).map { [$0] } ?? []
        }
        if sequence != nil, byte != 0x1B { return extendSequence(byte, now) }
        sequence = nil
        if byte == 0x1B { return decodeEscape(now, next) }
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

    private mutating func beginPaste() -> [Key] {
        pasted = PasteAssembler()
        return []
    }

    /// ESC alone, Alt and a character, or the beginning of a control sequence ncurses does not know.
    private mutating func decodeEscape(_ now: Int, _ next: () -> Int32?) -> [Key] {
        guard let code = next() else { return [.escape] }
        guard let byte = UInt8(exactly: code) else { return [.escape] + decode(code, atMilliseconds: now, next: next) }
        switch byte {
        case UInt8(ascii: "["):
            sequence = SequenceAssembler()
            return []
        case UInt8(ascii: "O"): return decodeSS3(now, next)
        case 0x20..<0x7F: return [.alt(Unicode.Scalar(byte))]
        default: return [.escape] + decode(code, atMilliseconds: now, next: next)
        }
    }

    /// ESC O and one more byte: function keys in application mode.
    private mutating func decodeSS3(_ now: Int, _ next: () -> Int32?) -> [Key] {
        guard let code = next() else { return [.alt("O")] }
        guard let byte = UInt8(exactly: code) else {
            return [.alt("O")] + decode(code, atMilliseconds: now, next: next)
        }
        return KeyTable.key(sequence: "O" + String(Unicode.Scalar(byte))).map { [$0] } ?? []
    }

    /// A sequence nobody knows is swallowed whole: its letters must not be taken for commands.
    private mutating func extendSequence(_ byte: UInt8, _ now: Int) -> [Key] {
        guard let text = sequence?.add(byte) else { return [] }
        sequence = nil
        if text == "[200~" { return beginPaste() }
        if let report = MouseReport(sequence: text) { return clicks.keys(report, atMilliseconds: now) }
        return KeyTable.key(sequence: text).map { [$0] } ?? []
    }

    private static func key(ascii byte: UInt8) -> Key {
        switch byte {
        case 0x08, 0x7F: .backspace
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        // Ctrl-A is 1, Ctrl-Z 26; Ctrl-@ is 0, Ctrl-_ 31.
        case 1...26: .control(Unicode.Scalar(byte | 0x60))
        case 0..<0x20: .control(Unicode.Scalar(byte | 0x40))
        default: .character(Unicode.Scalar(byte))
        }
    }
}
