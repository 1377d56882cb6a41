internal import Alignment

/// Content lines of iCalendar (RFC 5545, section 3.1).
struct CalendarText {
    private(set) var text = ""

    mutating func begin(_ component: String) { line("BEGIN", component) }
    mutating func end(_ component: String) { line("END", component) }

    /// A property whose value is written as it is.
    mutating func line(_ name: String, _ value: String?) {
        guard let value else { return }
        text += CalendarText.folded(name + ":" + value) + "\r\n"
    }

    /// A property whose value is people's text.
    mutating func text(_ name: String, _ value: String?) { line(name, value.map(CalendarText.escaped)) }

    /// A person, where there is an address that can stand in a URI.
    mutating func attendee(_ person: Person) {
        guard let address = MailAddress(person.email) else { return }
        line("ATTENDEE;CN=\"" + CalendarText.parameter(person.name) + "\"", "mailto:" + address.text)
    }

    /// Section 3.3.11: `\`, `;` and `,` escaped, every kind of line break as `\n`.
    static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in SafeText.spelledOut(text, keeping: kept).unicodeScalars {
            switch scalar {
            case "\\", ";", ",":
                out.append("\\")
                out.append(scalar)
            case "\n" where previous == "\r": break
            case "\n", "\r": out.append(contentsOf: "\\n".unicodeScalars)
            default: out.append(scalar)
            }
            previous = scalar
        }
        return String(out)
    }

    private static let kept: Set<Unicode.Scalar> = ["\n", "\r", "\t"]

    /// Section 3.2: no quotes and no controls inside a quoted parameter.
    private static func parameter(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in SafeText.line(text).unicodeScalars { out.append(scalar == "\"" ? "'" : scalar) }
        return String(out)
    }

    /// Lines of at most 75 octets, the further ones begun by a space, none broken inside a character's bytes.
    private static func folded(_ line: String) -> String {
        if line.utf8.count <= 75 { return line }
        var out = String.UnicodeScalarView()
        var octets = 0
        for scalar in line.unicodeScalars {
            let length = UTF8.width(scalar)
            if octets + length > 75 {
                out.append(contentsOf: "\r\n ".unicodeScalars)
                octets = 1
            }
            out.append(scalar)
            octets += length
        }
        return String(out)
    }

    /// `20261126T100000Z`.
    static func utc(_ instant: Instant) -> String {
        String(instant.iso.prefix(19).filter { $0 != "-" && $0 != ":" }) + "Z"
    }

    /// `20261126`.
    static func date(_ day: Day) -> String { day.iso.filter { $0 != "-" } }
}

/// An e-mail address plain enough to stand in a header or a URI: anything else is left out rather than escaped.
struct MailAddress: Hashable, Sendable {
    let text: String

    init?(_ text: String?) {
        guard let text, text.utf8.count <= 254 else { return nil }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), text.utf8.allSatisfy(MailAddress.isPlain) else {
            return nil
        }
        self.text = text
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "@.!$*+-=_~".utf8.contains(byte)
        }
    }
}
