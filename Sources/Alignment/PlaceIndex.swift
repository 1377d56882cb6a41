/// Places in a list, found by a hash of what stands there: an open table that holds the places alone, four bytes each.
///
/// Whoever asks compares: what stands at a place is known only there.
struct PlaceIndex: Sendable {
    /// Places, -1 where none is; a power of two of them, at most half of them taken.
    private var slots: [Int32] = []
    private var count: Int32 = 0

    init() {}

    /// The first places, with room for as many more.
    init(_ count: Int, hash: (Int) -> UInt64) {
        var room = 16
        while room < count * 4 { room *= 2 }
        slots = Array(repeating: -1, count: room)
        for place in 0..<count { append(hash(place)) }
    }

    /// The first place under this hash that fits.
    @inline(__always)
    func find(_ hash: UInt64, where fits: (Int) -> Bool) -> Int? {
        guard !slots.isEmpty else { return nil }
        let mask = slots.count - 1
        var at = Int(truncatingIfNeeded: hash) & mask
        while slots[at] >= 0 {
            if fits(Int(slots[at])) { return Int(slots[at]) }
            at = (at + 1) & mask
        }
        return nil
    }

    /// Whether it must be made anew before another place is added.
    var isFull: Bool { Int(count) * 2 >= slots.count }

    /// Adds the next place, which is not full.
    mutating func append(_ hash: UInt64) {
        let mask = slots.count - 1
        var at = Int(truncatingIfNeeded: hash) & mask
        while slots[at] >= 0 { at = (at + 1) & mask }
        slots[at] = count
        count += 1
    }
}

/// Hashes of two words at a time. The seed differs in every process, so that no journal can be written to collide.
enum WordHash {
    /// Copied by whoever hashes often.
    static let seed = UInt64.random(in: .min ... .max)

    @inline(__always)
    static func of(_ one: UInt64, _ other: UInt64, _ seed: UInt64) -> UInt64 {
        let product = (one ^ seed).multipliedFullWidth(by: other ^ 0x9E37_79B9_7F4A_7C15)
        let mixed = product.high ^ product.low
        return mixed ^ (mixed >> 29)
    }

    static func of(_ bytes: UnsafeBufferPointer<UInt8>, _ seed: UInt64) -> UInt64 {
        var hash = UInt64(bytes.count)
        for start in stride(from: 0, to: bytes.count, by: 16) {
            let part = UnsafeBufferPointer(rebasing: bytes[start..<min(start + 16, bytes.count)])
            let words = ShortText.words(part)
            hash = of(words.low ^ hash, words.high, seed)
        }
        return hash
    }
}
