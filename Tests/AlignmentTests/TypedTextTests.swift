import Alignment
import Testing

/// What may be stored of what people type (DURABILITY section 3).
@Suite struct TypedTextTests {
    @Test(
        "One line: breaks and tabs become a space, the ends are trimmed, the rest stays byte for byte",
        arguments: [
            (" a ", "a"), ("a\r\nb", "a b"), ("a\n\nb", "a  b"), ("a\tb", "a b"), ("a\u{2028}b\u{85}c", "a b c"),
            ("\r\n", ""), ("e\u{301}", "e\u{301}"),
            ("\u{E9}", "\u{E9}"), ("👩‍💻", "👩‍💻"), ("\"\u{301}", "\"\u{301}"), ("\u{3000}a\u{A0}", "a"),
            ("=\u{200D}1", "=\u{200D}1"),
        ])
    func line(_ typed: String, _ stored: String) throws {
        let text = try TypedText.line(typed, field: "title", limit: 200)
        #expect(Array(text.utf8) == Array(stored.utf8))
    }

    @Test(
        "Several lines keep their breaks as line feeds",
        arguments: [("a\r\nb\rc\u{2029}d", "a\nb\nc\nd"), ("\na\n\nb\n", "a\n\nb")])
    func text(_ typed: String, _ stored: String) throws { #expect(try TypedText.text(typed, field: "text") == stored) }

    @Test(
        "Controls, bidi overrides and isolates, tags, noncharacters and U+FEFF are refused by name",
        arguments: [
            (0x00, "U+0000"), (0x07, "U+0007"), (0x1B, "U+001B"), (0x7F, "U+007F"), (0x80, "U+0080"), (0x9B, "U+009B"),
            (0x202A, "U+202A"),
            (0x202E, "U+202E"), (0x2066, "U+2066"), (0x2069, "U+2069"), (0xFEFF, "U+FEFF"), (0xFDD0, "U+FDD0"),
            (0xFFFF, "U+FFFF"),
            (0x1FFFE, "U+1FFFE"), (0xE0001, "U+E0001"), (0xE007F, "U+E007F"),
        ] as [(UInt32, String)])
    func refused(_ code: UInt32, _ name: String) throws {
        let scalar = try #require(Unicode.Scalar(code))
        for typed in ["a\(scalar)b", "\(scalar)", "\u{301}\(scalar)"] {
            let problem = Refusal.unfitText(field: "title", problem: "contains the control character \(name)")
            #expect(throws: problem) { try TypedText.line(typed, field: "title", limit: 200) }
            #expect(throws: problem) { try TypedText.text(typed, field: "title") }
        }
    }

    @Test(
        "Letters, marks, joiners and directions of single characters are taken",
        arguments: [0x200D, 0x200E, 0x61C, 0xFE0F, 0x301, 0xAD, 0x10FFFD] as [UInt32])
    func taken(_ code: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(code))
        #expect(try TypedText.line("a\(scalar)b", field: "title", limit: 200) == "a\(scalar)b")
    }

    @Test("Limits count scalars of a line, bytes of a text")
    func limits() throws {
        let family = String(repeating: "👩‍💻", count: 66)
        #expect(try TypedText.line(family + "xx", field: "title", limit: 200).unicodeScalars.count == 200)
        #expect(throws: Refusal.self) { try TypedText.line(family + "xxx", field: "title", limit: 200) }
        #expect(try TypedText.text(String(repeating: "é", count: 8192), field: "text").utf8.count == 16_384)
        #expect(throws: Refusal.self) { try TypedText.text(String(repeating: "é", count: 8193), field: "text") }
    }

    @Test(
        "Blank is what shows nothing",
        arguments: ["", " ", "\u{A0}\u{3000}", "\u{200B}", "\u{2060}\u{200D}", "\u{2800}", "\u{AD}", "\u{115F}"])
    func blank(_ text: String) { #expect(TypedText.isBlank(text)) }

    @Test("Anything that shows is not blank", arguments: ["x", " . ", "\u{301}", "日"])
    func notBlank(_ text: String) { #expect(!TypedText.isBlank(text)) }
}
