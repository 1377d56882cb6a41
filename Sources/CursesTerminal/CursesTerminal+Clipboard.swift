extension CursesTerminal {
    /// The longest text to ask terminals to copy, in bytes: some drop a sequence of more than 100,000.
    package static let longestCopy = 74_000

    /// Asks the terminal to put a text on its clipboard (OSC 52). Nobody can tell whether it does.
    ///
    /// - Parameter inScreen: whether GNU screen stands in between, if that is known.
    package func copy(_ text: String, inScreen: Bool?) {
        guard isOpen else { return }
        write(ClipboardText.asking(Array(text.utf8), inScreen: inScreen))
    }
}

/// The sequence that fills a clipboard. The text goes as base64 alone, so that nothing in it can end the sequence or begin
/// another.
enum ClipboardText {
    /// The longest sequence GNU screen takes, or drops, whole; the rest of a longer one would be printed.
    private static let screenTakes = 700
    /// What it passes on at once, with room to spare in every version.
    private static let screenPasses = 200

    /// - Parameter inScreen: nil: it may be GNU screen or tmux, whose types of terminal have the same names. Each leaves out
    ///   what is meant for the other.
    static func asking(_ bytes: [UInt8], inScreen: Bool?) -> [UInt8] {
        let plain = Array("\u{1B}]52;c;".utf8) + Base64.encoded(bytes) + [0x07]
        guard inScreen != false else { return plain }
        return (inScreen == nil && plain.count <= screenTakes ? plain : []) + passedThrough(plain)
    }

    /// Wrapped in device control strings, whose content screen hands to the terminal it runs in.
    private static func passedThrough(_ bytes: [UInt8]) -> [UInt8] {
        stride(from: 0, to: bytes.count, by: screenPasses).flatMap { start in
            [0x1B, UInt8(ascii: "P")] + bytes[start..<min(start + screenPasses, bytes.count)]
                + [0x1B, UInt8(ascii: "\\")]
        }
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
