/// The text with everything that could control a terminal, or hide, spelled out: `^[` for ESC, `<U+202E>` for a bidi
/// override. The one sanitiser for screen, standard output and standard error; applying it twice changes nothing.
///
/// Single scalars are neutralised and sequences are never parsed: a filter that strips sequences can be fooled.
///
/// - Parameter keepingNewlines: leaves U+000A alone, for output of several lines.
package func visible(_ text: String, keepingNewlines: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: { VisibleText.needsSpelling($0) }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        if VisibleText.needsSpelling(scalar), !(keepingNewlines && scalar == "\n") {
            result.append(contentsOf: VisibleText.spelling(of: scalar).unicodeScalars)
        } else {
            result.append(scalar)
        }
    }
    return String(result)
}

/// The rules behind `visible`.
package enum VisibleText {
    /// Whether the scalar must not reach a terminal as it is: C0, DEL, C1, line and paragraph separators, bidi overrides,
    /// embeddings and isolates, U+FEFF, tag characters and noncharacters.
    package static func needsSpelling(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: false
        case 0...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        case 0xE0000...0xE007F, 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }

    /// `^A` for C0 and DEL, `<U+0085>` for all else; pure printable ASCII.
    static func spelling(of scalar: Unicode.Scalar) -> String {
        if scalar.value < 0x20 || scalar.value == 0x7F {
            return "^" + String(Unicode.Scalar(UInt8(scalar.value) ^ 0x40))
        }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "<U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + ">"
    }
}
