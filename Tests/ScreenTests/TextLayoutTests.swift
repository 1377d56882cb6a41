import Screen
import TestSupport
import Testing

@Suite("Text laid out")
struct TextLayoutTests {
    @Test(
        "is cut with an ellipsis, never through a wide character",
        arguments: [
            ("hello", 5, "hello"), ("hello", 4, "hel…"), ("hello", 1, "…"), ("hello", 0, ""), ("hello", -3, ""),
            ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("日本語", 2, "…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("a\tb", 9, "a^Ib"), ("", 3, ""), ("🇯🇵🇩🇪!", 9, "JPDE!"),
        ])
    func fits(text: String, columns: Int, expected: String) {
        #expect(TextWidth.fit(text, columns) == expected)
    }

    @Test("is cut with three dots in ASCII, or as many as fit")
    func fitsASCII() {
        #expect(TextWidth.fit("hello", 4, ellipsis: "...") == "h...")
        #expect(TextWidth.fit("hello", 2, ellipsis: "...") == "..")
    }

    @Test("is padded to exactly the columns asked for, at either side")
    func pads() {
        #expect(TextWidth.pad("日", 4) == "日  ")
        #expect(TextWidth.pad("日", 4, trailing: true) == "  日")
        #expect(TextWidth.pad("日本", 3) == "日…")
        #expect(TextWidth.pad("日本語", 4) == "日… ")
    }

    @Test(
        "is wrapped at spaces, and inside words that are too long",
        arguments: [
            ("one two three", 7, ["one two", "three"]), ("one two", 3, ["one", "two"]), ("", 5, [""]),
            ("abcdefgh", 3, ["abc", "def", "gh"]), ("a\n\nb", 5, ["a", "", "b"]), ("日本語", 4, ["日本", "語"]),
            ("日本", 1, ["…", "…"]), ("x", 0, []), ("  indented text", 10, ["  indented", "text"]),
            ("trailing   ", 20, ["trailing"]), ("a  b", 2, ["a", "b"]), ("a\u{301}b", 1, ["a\u{301}", "b"]),
        ])
    func wraps(text: String, columns: Int, expected: [String]) {
        #expect(TextWidth.wrap(text, columns) == expected)
    }

    @Test("loses no word and keeps to the columns, for random texts at random widths")
    func wrapsAnything() {
        var random = SplitMix64(seed: 7)
        let alphabet = Array("ab cé日👍 \u{301}\u{200D}").map(String.init)
        for _ in 0..<500 {
            let text = (0..<Int(random.next() % 40)).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }
                .joined()
            let columns = 2 + Int(random.next() % 10)
            let lines = TextWidth.wrap(text, columns)
            #expect(lines.allSatisfy { TextWidth.columns(of: $0) <= columns }, "\(text.debugDescription) \(columns)")
            let kept = lines.joined().filter { $0 != " " }
            let drawn = TextWidth.fit(text, .max).filter { $0 != " " }
            #expect(kept.unicodeScalars.elementsEqual(drawn.unicodeScalars), "\(text.debugDescription) \(columns)")
        }
    }
}
