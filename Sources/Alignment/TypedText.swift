/// What may be stored of what people type (DURABILITY section 3). Works on scalars: in Swift CRLF is one Character.
package enum TypedText {
    /// A one-line field: line breaks become spaces, white space at the ends goes.
    ///
    /// - Parameter limit: scalars at most.
    /// - Throws: `Refusal.unfitText` naming the code point or the limit.
    package static func line(_ text: String, field: String, limit: Int) throws(Refusal) -> String {
        var scalars = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if isLineBreak(scalar) || scalar == "\t" {
                if !(scalar == "\n" && previous == "\r") { scalars.append(" ") }
            } else {
                try check(scalar, field)
                scalars.append(scalar)
            }
            previous = scalar
        }
        let trimmed = trim(scalars)
        guard trimmed.count <= limit else {
            throw .unfitText(field: field, problem: "has \(trimmed.count) characters, \(limit) fit")
        }
        return String(trimmed)
    }

    /// A text of several lines: line breaks become LF.
    ///
    /// - Throws: `Refusal.unfitText` naming the code point or the limit of 16 KiB.
    package static func text(_ text: String, field: String) throws(Refusal) -> String {
        var scalars = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if isLineBreak(scalar) {
                if !(scalar == "\n" && previous == "\r") { scalars.append("\n") }
            } else if scalar == "\t" {
                scalars.append(" ")
            } else {
                try check(scalar, field)
                scalars.append(scalar)
            }
            previous = scalar
        }
        let trimmed = String(trim(scalars))
        guard trimmed.utf8.count <= 16_384 else {
            throw .unfitText(field: field, problem: "has \(trimmed.utf8.count) bytes, 16,384 fit")
        }
        return trimmed
    }

    /// Whether nothing visible is left: white space and characters that draw nothing.
    package static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || isInvisible($0) }
    }

    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func check(_ scalar: Unicode.Scalar, _ field: String) throws(Refusal) {
        guard isRefused(scalar) else { return }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        throw .unfitText(field: field, problem: "contains the control character \(code)")
    }

    /// C0, DEL, C1, bidi overrides and isolates, U+FEFF, tag characters, noncharacters.
    package static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xE0000...0xE007F, 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint || scalar.value == 0x2800
    }

    private static func trim(_ scalars: String.UnicodeScalarView) -> Substring.UnicodeScalarView {
        var rest = scalars[...]
        while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        return rest
    }
}
