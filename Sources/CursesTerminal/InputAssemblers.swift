/// Collects the bytes of one scalar, which may arrive one by one.
struct UTF8Assembler {
    private var bytes: [UInt8] = []
    private var length = 0

    /// Takes a byte from 0x80 up; gives the scalar it completes. Bytes that are no UTF-8 are dropped.
    mutating func add(_ byte: UInt8) -> Unicode.Scalar? {
        if byte >= 0xC0 {
            bytes = []
            length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        }
        guard length > 0 else { return nil }
        bytes.append(byte)
        guard bytes.count == length else { return nil }
        length = 0
        return String(validating: bytes, as: UTF8.self)?.unicodeScalars.first
    }
}

/// Collects a control sequence after its `ESC [`.
struct SequenceAssembler {
    private static let longest = 64

    private var text = "["
    /// Bytes of an old mouse report still to come; they may be anything.
    private var bytesToCome = 0

    /// Takes a byte; gives the sequence it completes, beginning with `[`. One that is too long ends as it is.
    mutating func add(_ byte: UInt8) -> String? {
        text.unicodeScalars.append(Unicode.Scalar(byte))
        if bytesToCome > 0 {
            bytesToCome -= 1
            return bytesToCome == 0 ? text : nil
        }
        if text == "[M" {
            bytesToCome = 3
            return nil
        }
        // "[[A" is how the Linux console says F1.
        let isEnd = (0x40...0x7E).contains(byte) && text != "[["
        return isEnd || byte < 0x20 || text.utf8.count >= Self.longest ? text : nil
    }
}

/// Collects a paste up to its end mark.
///
/// Terminals should take the mark out of what is pasted, and some do not. Where a mark is followed at once by more than
/// anybody types, or by another mark, it was part of the text: else what comes behind it would be taken for commands.
struct PasteAssembler {
    /// The most that is kept; the rest of a longer paste is dropped.
    static let limit = 1 << 20
    /// What can have been typed behind an end mark before the pause that confirms it, in bytes.
    static let mostTyped = 64
    /// How long nothing may come behind an end mark for it to be the end.
    static let pauseMilliseconds = 100
    /// How long nothing may come for a paste without end mark to be over: its end was lost.
    static let patienceMilliseconds = 5_000
    private static let beginMark = Array("\u{1B}[200~".utf8)
    private static let endMark = Array("\u{1B}[201~".utf8)

    /// The beginning of what was pasted, end marks included.
    private var bytes: [UInt8] = []
    /// How many bytes came, all told.
    private var count = 0
    /// How many bytes of `endMark` came last.
    private var matched = 0
    /// What came behind the last end mark; nil while there is none that may be the end.
    private(set) var rest: [UInt8]?

    /// Takes bytes.
    ///
    /// - Returns: those behind the mark of another paste that begins where this one has ended, or nil if it may go on.
    mutating func add(_ block: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        for (index, byte) in zip(block.indices, block) {
            count += 1
            if bytes.count < Self.limit { bytes.append(byte) }
            if rest != nil, takeRest(byte) { return block[(index + 1)...] }
            matched = byte == Self.endMark[matched] ? matched + 1 : byte == Self.endMark[0] ? 1 : 0
            if matched == Self.endMark.count { (matched, rest) = (0, []) }
        }
        return nil
    }

    /// Takes a byte behind an end mark; says whether another paste has begun.
    private mutating func takeRest(_ byte: UInt8) -> Bool {
        rest?.append(byte)
        guard let count = rest?.count, count > Self.mostTyped else { return rest == Self.beginMark }
        rest = nil
        return false
    }

    /// After how long a silence it is over, in milliseconds.
    var silenceNeeded: Int { rest == nil ? Self.patienceMilliseconds : Self.pauseMilliseconds }

    /// The text pasted. What is no UTF-8 shows as U+FFFD.
    var text: String {
        let length = rest.map { count - $0.count - Self.endMark.count } ?? count
        return String(decoding: bytes.prefix(length), as: UTF8.self)
    }
}
