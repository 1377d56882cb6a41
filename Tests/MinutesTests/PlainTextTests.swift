import Alignment
import TestSupport
import Testing

@testable import Minutes

@Suite struct PlainTextTests {
    /// What a mail program makes of format=flowed (RFC 3676, section 4): lines that end in a space go on.
    private func unflowed(_ text: String) -> [String] {
        var lines: [String] = []
        var open = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            open += line.hasPrefix(" ") ? line.dropFirst() : line[...]
            if !line.hasSuffix(" ") {
                lines.append(open)
                open = ""
            }
        }
        return lines
    }

    @Test func paragraphsComeBackWhole() {
        let long = String(repeating: "From >quoted words that go on ", count: 20).trimmingNewlines
        var page = Page(title: "T", year: 2026)
        page.paragraph(.text(long))
        let lines = PlainText.render(page).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.unicodeScalars.count <= 72 })
        #expect(lines.contains { $0.hasPrefix(" From ") })
        #expect(unflowed(PlainText.render(page)).contains(String(long.dropLast())))
    }

    @Test func noLineOfThePeopleIsTakenForAQuoteOrASignature() {
        var page = Page(title: "T", year: 2026)
        page.paragraph(.text("> quoted\n-- \nFrom here\n  indented"))
        #expect(PlainText.render(page) == "T\n===\n\n > quoted\n--\n From here\nindented\n")
    }

    @Test func theTranscriptFitsAPhoneWithoutColumns() throws {
        let text = try Scene.fraudReview().minutes().text()
        let lines = text.split(separator: "\n")
        #expect(lines.allSatisfy { FlowedText.width($0) <= 72 })
        #expect(!text.contains("|---") && !text.contains("**"))
        #expect(
            unflowed(text).contains(
                "- Jun Park: Load-test the distilled model with Friday's traffic, for End users, by Fri 27 Nov (A4)"))
    }

    @Test func controlCharactersAreSpelledOut() {
        #expect(SafeText.lines("a\u{1B}]0;x\u{7}\u{9B}2J\u{202E}z") == ["a^[]0;x^G<U+009B>2J<U+202E>z"])
        #expect(SafeText.lines("one\r\ntwo\u{2028}three\rfour") == ["one", "two", "three", "four"])
    }
}
