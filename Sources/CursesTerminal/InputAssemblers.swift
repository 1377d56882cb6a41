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
