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
struct PasteAssembler {
    /// The most that is kept; the rest of a longer paste is dropped.
    static let limit = 1 << 20
    private static let endMark = Array("\u{1B}[201~".utf8)

    /// The beginning of what was pasted, with the end mark if there was room.
    private var bytes: [UInt8] = []
    /// How many bytes came, all told.
    private var count = 0
    /// How many bytes of `endMark` came last.
    private var matched = 0

    /// Takes bytes; gives those behind the end mark, or nil if it has not come yet.
    mutating func add(_ block: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        for (index, byte) in zip(block.indices, block) {
            count += 1
            if bytes.count < Self.limit { bytes.append(byte) }
            matched = byte == Self.endMark[matched] ? matched + 1 : byte == Self.endMark[0] ? 1 : 0
            if matched == Self.endMark.count { return block[(index + 1)...] }
        }
        return nil
    }

    /// The text pasted, once the end mark has come. What is no UTF-8 shows as U+FFFD.
    var text: String {
        String(decoding: bytes.prefix(count - Self.endMark.count), as: UTF8.self)
    }
}
