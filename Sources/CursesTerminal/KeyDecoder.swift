import CNcurses
import Screen

/// Makes keys of what ncurses returns: bytes of UTF-8, control characters, codes, mouse reports and pastes. Keeps what is
/// incomplete, so that nothing is lost, or taken for a command, where the network cuts something in two.
struct KeyDecoder {
    private var utf8 = UTF8Assembler()
    private var sequence: SequenceAssembler?
    private var pasted: PasteAssembler?
    /// When a byte of a paste came last.
    private var pastedAt = 0
    /// When an ESC came alone.
    private var escapedAt: Int?
    private var clicks = ClickCounter()

    /// How long what belongs to an ESC may be on its way, in milliseconds.
    private static let longestCut = 1_000

    /// Whether what comes next is pasted text, to be given to `paste`.
    var isPasting: Bool { pasted != nil }

    /// When the paste under way is over, should nothing come before, in milliseconds of the caller's clock; nil without one.
    var pasteEndsAt: Int? { pasted.map { pastedAt + $0.silenceNeeded } }

    /// The keys a code makes; none while something is incomplete.
    ///
    /// - Parameters:
    ///   - now: on any clock that only goes forward; tells double clicks, and what belongs together.
    ///   - next: gives the code that follows without a pause, or nil; asked only after an ESC.
    mutating func decode(_ code: Int32, atMilliseconds now: Int, next: () -> Int32?) -> [Key] {
        let escapedAt = escapedAt
        self.escapedAt = nil
        if code == KeyTable.pasteBegin { return beginPaste(now) }
        guard let byte = UInt8(exactly: code) else {
            sequence = nil
            return KeyTable.key(code).map { [$0] } ?? []
        }
        if sequence != nil, byte != 0x1B { return extendSequence(byte, now) }
        sequence = nil
        if byte == 0x1B { return decodeEscape(now, next) }
        if let escapedAt, now - escapedAt <= Self.longestCut, let keys = decodeLate(byte, now, next) { return keys }
        if byte >= 0x80 { return utf8.add(byte).map { [.character($0)] } ?? [] }
        utf8 = UTF8Assembler()
        return [Self.key(ascii: byte)]
    }

    /// Takes pasted bytes; gives the pastes that ended because another one began.
    mutating func paste(_ bytes: ArraySlice<UInt8>, atMilliseconds now: Int) -> [Key] {
        guard var assembler = pasted else { return [] }
        pastedAt = now
        pasted = nil
        let rest = assembler.add(bytes)
        pasted = rest == nil ? assembler : PasteAssembler()
        guard let rest else { return [] }
        return [.paste(assembler.text)] + paste(rest, atMilliseconds: now)
    }

    /// Ends the paste under way if nothing came for long enough; gives it, and what was typed behind it.
    mutating func endPaste(atMilliseconds now: Int) -> (key: Key, rest: [UInt8])? {
        guard let assembler = pasted, let end = pasteEndsAt, now >= end else { return nil }
        pasted = nil
        return (.paste(assembler.text), assembler.rest ?? [])
    }

    private mutating func beginPaste(_ now: Int) -> [Key] {
        pasted = PasteAssembler()
        pastedAt = now
        return []
    }

    /// ESC alone, Alt and a character, or the beginning of a control sequence ncurses does not know.
    private mutating func decodeEscape(_ now: Int, _ next: () -> Int32?) -> [Key] {
        guard let code = next() else {
            escapedAt = now
            return [.escape]
        }
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

    /// What belongs to an ESC and came late: a slow line has cut a key in two. Nobody types the rest without a pause.
    ///
    /// - Returns: nil if the byte was typed.
    private mutating func decodeLate(_ byte: UInt8, _ now: Int, _ next: () -> Int32?) -> [Key]? {
        guard byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O"), let code = next() else { return nil }
        guard byte == UInt8(ascii: "[") else { return decodeSS3(now) { code } }
        sequence = SequenceAssembler()
        return decode(code, atMilliseconds: now, next: next)
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
        if text == "[200~" { return beginPaste(now) }
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
