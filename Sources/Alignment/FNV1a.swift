/// FNV-1a, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv): what pins a position to the wording it was given for.
package enum FNV1a {
    /// 16 lower-case hex digits of the hash of the text's UTF-8.
    package static func hex(_ text: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
