/// A text of at most 15 bytes as two words: compared and hashed without a look at memory. Ids and the names of fields
/// are seldom longer.
struct ShortText: Hashable, Sendable {
    let low: UInt64
    /// The bytes from the ninth on; their number in the topmost byte.
    let high: UInt64

    /// - Returns: `nil` for a longer text.
    @inline(__always)
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count <= 15 else { return nil }
        let words = ShortText.words(bytes)
        low = words.low
        high = words.high | UInt64(bytes.count) << 56
    }

    /// The first bytes of two words, behind which these are 0.
    @inline(__always)
    init(_ low: UInt64, _ high: UInt64, count: Int) {
        self.low = low
        self.high = high | UInt64(count) << 56
    }

    /// Stands for a longer text, by its place in a store.
    init(long place: TextStore.Place) {
        low = UInt64(place.piece) << 32 | UInt64(place.start)
        high = UInt64(place.count) | UInt64(ShortText.long) << 56
    }

    private static let long = 0xFF

    /// Where the text stands that this one stands for; `nil`: it is the text itself.
    var longPlace: TextStore.Place? {
        guard count == ShortText.long else { return nil }
        return TextStore.Place(
            piece: UInt32(truncatingIfNeeded: low >> 32), start: UInt32(truncatingIfNeeded: low),
            count: Int(high & 0xFF_FFFF_FFFF_FFFF))
    }

    var count: Int { Int(high >> 56) }

    /// The first bytes of it.
    func prefix(_ count: Int) -> ShortText {
        let ends = (UInt64(8 * count), UInt64(8 * max(count - 8, 0)))
        return ShortText(low & ~(~0 << ends.0), high & ~(~0 << ends.1), count: count)
    }

    var text: String { ShortText.text(low, high, count) }

    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        ShortText.withBytes(low, high, count, body)
    }

    /// At most 16 bytes, the first in the lowest place.
    @inline(__always)
    static func words(_ bytes: UnsafeBufferPointer<UInt8>) -> (low: UInt64, high: UInt64) {
        let count = bytes.count
        guard let start = bytes.baseAddress.map(UnsafeRawPointer.init) else { return (0, 0) }
        func load<Word: FixedWidthInteger>(_ offset: Int, _: Word.Type) -> UInt64 {
            UInt64(Word(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: Word.self)))
        }
        if count >= 8 {
            let last = load(count - 8, UInt64.self)
            return (load(0, UInt64.self), count == 8 ? 0 : last >> UInt64(128 - count * 8))
        }
        if count >= 4 {
            return (load(0, UInt32.self) | load(count - 4, UInt32.self) << UInt64(count * 8 - 32), 0)
        }
        var low: UInt64 = 0
        for index in 0..<count { low |= UInt64(bytes[index]) << UInt64(index * 8) }
        return (low, 0)
    }

    /// The text that the first bytes of two words are.
    static func text(_ low: UInt64, _ high: UInt64, _ count: Int) -> String {
        String(unsafeUninitializedCapacity: count) { bytes in
            for index in 0..<count {
                bytes[index] = UInt8(truncatingIfNeeded: (index < 8 ? low : high) >> UInt64((index & 7) * 8))
            }
            return count
        }
    }

    /// Hands the first bytes of two words on.
    static func withBytes<Result>(
        _ low: UInt64, _ high: UInt64, _ count: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2) { words in
            words[0] = low.littleEndian
            words[1] = high.littleEndian
            return UnsafeRawBufferPointer(words).withMemoryRebound(to: UInt8.self) { bytes in
                body(UnsafeBufferPointer(rebasing: bytes[..<count]))
            }
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Eight bytes from an offset on, the first in the lowest place, if there are as many.
    @inline(__always)
    func eightBytes(_ at: Int) -> UInt64? {
        guard at + 8 <= count, let start = baseAddress else { return nil }
        return UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(fromByteOffset: at, as: UInt64.self))
    }
}
