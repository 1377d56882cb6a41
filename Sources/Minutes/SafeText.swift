/// People's text, made harmless before a format's own escaping. Works on scalars: in Swift CRLF is one Character.
enum SafeText {
    /// The lines of a text, without white space at their ends and without control characters: those are spelled out,
    /// `^[` for ESC and `<U+202E>` for a bidi override, as everywhere in Concord.
    static func lines(_ text: String) -> [String] {
        if isPlain(text) { return [text] }
        var lines: [String.UnicodeScalarView] = [.init()]
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if isLineBreak(scalar) {
                if !(scalar == "\n" && previous == "\r") { lines.append(.init()) }
            } else if scalar == "\t" {
                lines[lines.count - 1].append(" ")
            } else if needsSpelling(scalar) {
                lines[lines.count - 1].append(contentsOf: spelled(scalar))
            } else {
                lines[lines.count - 1].append(scalar)
            }
            previous = scalar
        }
        return lines.map(trimmed)
    }

    /// Whether nothing of a text needs anything: printable ASCII, as nearly all is, without a space at its ends.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = text.utf8
        return bytes.first != 0x20 && bytes.last != 0x20 && bytes.allSatisfy { (0x20...0x7E).contains($0) }
    }

    /// The text in one line.
    static func line(_ text: String) -> String { lines(text).filter { !$0.isEmpty }.joined(separator: " ") }

    /// The text with control characters spelled out and its white space as it is.
    static func spelledOut(_ text: String, keeping kept: Set<Unicode.Scalar>) -> String {
        guard text.unicodeScalars.contains(where: { needsSpelling($0) && !kept.contains($0) }) else { return text }
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if needsSpelling(scalar), !kept.contains(scalar) {
                out.append(contentsOf: spelled(scalar))
            } else {
                out.append(scalar)
            }
        }
        return String(out)
    }

    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func needsSpelling(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: false
        case 0..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xE0000...0xE007F, 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }

    private static func spelled(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        if scalar.value < 0x20 || scalar.value == 0x7F {
            return ("^" + String(Unicode.Scalar(UInt8(scalar.value) ^ 0x40))).unicodeScalars
        }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return ("<U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + ">").unicodeScalars
    }

    private static func trimmed(_ scalars: String.UnicodeScalarView) -> String {
        var rest = scalars[...]
        while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        return String(String.UnicodeScalarView(rest))
    }
}
