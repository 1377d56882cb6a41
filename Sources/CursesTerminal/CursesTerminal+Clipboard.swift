extension CursesTerminal {
    /// Asks the terminal to put a text on its clipboard (OSC 52). Nobody can tell whether it does.
    ///
    /// The text goes as base64 alone, so that nothing in it can end the sequence or begin another.
    package func copy(_ text: String) {
        guard isOpen else { return }
        write(Array("\u{1B}]52;c;".utf8) + Base64.encoded(Array(text.utf8)) + Array("\u{07}".utf8))
    }
}

/// RFC 4648, section 4.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encoded(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = (0..<3).reduce(UInt32(0)) { $0 << 8 | ($1 < group.count ? UInt32(group[start + $1]) : 0) }
            for place in 0..<4 {
                let isFilled = place <= group.count
                result.append(isFilled ? alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 63)] : UInt8(ascii: "="))
            }
        }
        return result
    }
}
