/// Header fields and bodies of mail (RFC 5322, 2045, 2047).
enum MailText {
    /// A header field; its values each on a line of their own.
    static func field(_ name: String, _ values: [String]) -> String {
        name + ": " + values.joined(separator: ",\r\n ") + "\r\n"
    }

    /// Text in a header: as it is if it is short ASCII, else as encoded words of at most 75 octets, none of which breaks
    /// a character.
    static func unstructured(_ text: String) -> String {
        let line = SafeText.line(text)
        let isPlain = line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
        return isPlain && line.utf8.count <= 900 && !line.contains("=?") ? fold(line) : encodedWords(line)
    }

    /// `"Dana Ito" <dana@example.org>`.
    static func mailbox(_ name: String, _ address: MailAddress) -> String {
        let line = SafeText.line(name)
        let isPlain = line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
        let shown = isPlain && line.utf8.count < 70 && !line.contains("=?") ? quoted(line) : encodedWords(line)
        return shown + " <" + address.text + ">"
    }

    private static func quoted(_ text: String) -> String {
        var out: String.UnicodeScalarView = .init(["\""])
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { out.append("\\") }
            out.append(scalar)
        }
        out.append("\"")
        return String(out)
    }

    /// Folds at spaces where a line would pass 76 octets.
    private static func fold(_ text: String) -> String {
        var lines = [""]
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let last = lines[lines.count - 1]
            let room = (lines.count == 1 ? 64 : 74) - last.utf8.count
            if !last.isEmpty, !word.isEmpty, word.utf8.count + 1 > room {
                lines.append(String(word))
            } else {
                lines[lines.count - 1] = last.isEmpty && lines.count == 1 ? String(word) : last + " " + word
            }
        }
        return lines.joined(separator: "\r\n ")
    }

    private static func encodedWords(_ text: String) -> String {
        var words: [[UInt8]] = [[]]
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if words[words.count - 1].count + bytes.count > 42 { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?utf-8?B?" + base64($0) + "?=" }.joined(separator: "\r\n ")
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func base64(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let chunk = bytes[start..<min(start + 3, bytes.count)]
            let bits = (0..<3).reduce(0) { $0 << 8 | Int(start + $1 < bytes.count ? bytes[start + $1] : 0) }
            for place in 0..<4 {
                out.append(place <= chunk.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Quoted-printable with lines of at most 76 octets (RFC 2045, section 6.7); `=_` never occurs in it.
    static func quotedPrintable(_ text: String) -> String {
        var out = ""
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            out += printable(Array(line)) + "\r\n"
        }
        return out
    }

    private static func printable(_ line: [UInt8]) -> String {
        var out = ""
        var column = 0
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            let isPlain = (0x21...0x7E).contains(byte) && byte != 0x3D && byte != 0x2E || byte == 0x20 && !isLast
            let token = isPlain || byte == 0x2E && column > 0 ? String(Unicode.Scalar(byte)) : hex(byte)
            if column + token.utf8.count > (isLast ? 76 : 75) {
                out += "=\r\n"
                column = 0
            }
            out += token
            column += token.utf8.count
        }
        return out
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        return "=" + String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
    }
}
