import CNcurses
import Glibc
import Screen
import Testing

@Suite("The width table")
struct WidthTableTests {
    /// Where the policy of the screen differs from glibc on purpose, and why.
    private static let exceptions: [(ClosedRange<UInt32>, reason: String)] = [
        (0x00...0x1F, "C0 controls are spelled out, ^A"),
        (0x7F...0x9F, "DEL and C1 are spelled out"),
        (0xAD...0xAD, "the soft hyphen is drawn by some terminals only, so it is dropped"),
        (0x2028...0x202E, "separators, embeddings and overrides are spelled out, <U+202E>"),
        (0x2066...0x2069, "bidi isolates are spelled out"),
        (0xFEFF...0xFEFF, "U+FEFF is spelled out"),
        (0x1F3FB...0x1F3FF, "emoji modifiers are dropped: some terminals merge them, others draw two columns"),
        (0xE0000...0xE007F, "tag characters are spelled out: they hide text"),
    ]

    /// Scalars glibc says cannot be printed (-1) are those its Unicode version does not know; the terminal layer asks the
    /// C library about each scalar before it draws it, so there nothing can go wrong.
    @Test("gives every scalar the width glibc gives it, but for the listed exceptions")
    func agreesWithGlibc() throws {
        try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
        var disagreeing: [String] = []
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let theirs = Int(wcwidth(Int32(value)))
            guard theirs >= 0, theirs != TextWidth.columns(of: scalar) else { continue }
            guard !Self.exceptions.contains(where: { $0.0.contains(value) }) else { continue }
            disagreeing.append("U+\(String(value, radix: 16)): glibc \(theirs)")
        }
        #expect(disagreeing.isEmpty, "\(disagreeing.count): \(disagreeing.prefix(20))")
    }

    @Test("needs each of its exceptions")
    func exceptionsAreNeeded() throws {
        try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
        for (range, reason) in Self.exceptions {
            let differs = range.contains { value in
                guard let scalar = Unicode.Scalar(value) else { return false }
                return Int(wcwidth(Int32(value))) != TextWidth.columns(of: scalar)
            }
            #expect(differs, "\(reason)")
        }
    }

    @Test(
        "knows letters, wide scripts, marks and emoji",
        arguments: [
            ("a", 1), ("é", 1), ("e\u{301}", 1), ("日", 2), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("ｶ", 1),
            ("👍", 2), ("👍🏽", 2), ("👩\u{200D}💻", 4), ("❤\u{FE0F}", 1), ("🇩🇪", 2), ("…", 1), ("✓✗↻·→", 5), ("", 0),
            ("\u{301}", 1), ("\u{1B}[31m", 6), ("\u{202E}", 8), ("ไทย", 3), ("กำ", 2),
        ])
    func knownWidths(text: String, columns: Int) {
        #expect(TextWidth.columns(of: text) == columns)
    }
}
