/// Places of things in a list, found by a hash of the thing: an open table that holds the places alone, four bytes each.
///
/// Whoever asks compares: what stands at a place is known only there.
struct PlaceIndex: Sendable {
    /// Places, -1 where none is; a power of two of them, at most half of them taken.
    private var slots: [Int32] = []
    private var count = 0

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

    /// Adds a place that is not there yet.
    ///
    /// - Parameter hash: says the hash under which a place is found.
    mutating func insert(_ place: Int, hash: (Int) -> UInt64) {
        if (count + 1) * 2 > slots.count { grow(hash) }
        put(Int32(place), hash(place))
        count += 1
    }

    private mutating func grow(_ hash: (Int) -> UInt64) {
        let known = slots
        slots = Array(repeating: -1, count: Swift.max(16, known.count * 2))
        for place in known where place >= 0 { put(place, hash(Int(place))) }
    }

    private mutating func put(_ place: Int32, _ hash: UInt64) {
        let mask = slots.count - 1
        var at = Int(truncatingIfNeeded: hash) & mask
        while slots[at] >= 0 { at = (at + 1) & mask }
        slots[at] = place
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
