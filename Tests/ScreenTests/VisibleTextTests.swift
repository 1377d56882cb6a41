import Screen
import Testing

@Suite("Visible text")
struct VisibleTextTests {
    @Test(
        "spells out whatever could control a terminal or hide",
        arguments: [
            ("\u{1B}[31mred\u{1B}[0m", "^[[31mred^[[0m"), ("a\r\nb", "a^M^Jb"), ("\u{7F}", "^?"), ("\0", "^@"),
            ("\u{9B}31m", "<U+009B>31m"), ("\u{85}", "<U+0085>"), ("x\u{202E}y\u{2066}", "x<U+202E>y<U+2066>"),
            ("\u{2028}\u{2029}", "<U+2028><U+2029>"), ("\u{FEFF}", "<U+FEFF>"), ("\u{E0041}", "<U+E0041>"),
        ])
    func spellsOut(text: String, expected: String) {
        #expect(visible(text) == expected)
    }

    @Test("spells out noncharacters", arguments: [0xFFFE, 0x10FFFF, 0xFDD0, 0xFDEF, 0x1FFFF] as [UInt32])
    func spellsOutNoncharacters(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(visible(String(scalar)) == "<U+\(String(value, radix: 16, uppercase: true))>")
    }

    @Test("leaves every ordinary text as it is, joined emoji and all")
    func leavesTextAlone() {
        let text = "Grüße, 日本 👩\u{200D}💻 e\u{301} \u{200F}שלום ~`\\"
        #expect(visible(text) == text)
    }

    @Test("keeps newlines only where several lines are wanted")
    func keepsNewlines() {
        #expect(visible("a\nb\u{1B}", keepingNewlines: true) == "a\nb^[")
        #expect(visible("a\r\nb", keepingNewlines: true) == "a^M\nb")
    }

    @Test("changes nothing when applied twice, whatever the scalar, and lets no control through")
    func isIdempotent() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = visible("a" + String(scalar) + "b")
            guard once.unicodeScalars.contains(where: VisibleText.needsSpelling) || visible(once) != once else {
                continue
            }
            Issue.record("U+\(String(value, radix: 16))")
        }
    }
}
