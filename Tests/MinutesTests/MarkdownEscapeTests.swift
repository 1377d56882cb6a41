import Foundation
import TestSupport
import Testing

@testable import Minutes

@Suite struct MarkdownEscapeTests {
    /// Each text stands as a list item, in a paragraph after words of ours, on a second line and in a table cell, and
    /// cmark-gfm with every extension gives it back as text, with nothing around it but what we wrote.
    @Test(
        .enabled(if: OtherProgram.find("cmark-gfm") != nil, "cmark-gfm is not installed"),
        arguments: Hostile.lines)
    func peoplesTextRendersAsItself(_ text: String) throws {
        var page = Page(title: .text(text), year: 2026)
        page.paragraph(.text(text))
        page.list(0, "", [.text(text), "About: " + .text(text) + " (R1)", .lines([.text(text), .text(text)])])
        page.tasks(2, "Tasks", [Page.Task(isDone: true, phrase: .text(text))])
        page.table(
            2, "Table", Page.Table(caption: "c", columns: ["One", "Two"], rows: [[.text(text), "x"]], lines: []))
        let t = CommonMark.text(text)
        let expected = [
            "h1: \(t)", "p: \(t)", "li: \(t)", "li: About: \(t) (R1)", "li: \(t) / \(t)", "h2: Tasks", "task: \(t)",
            "h2: Table",
            "th: One", "th: Two", "td: \(t)", "td: x",
        ]
        #expect(try CommonMark.blocks(Markdown.render(page)) == expected, "\(Markdown.render(page))")
    }

    private static let fragments = [
        "*", "**", "_", "`", "``", "~", "~~", "[", "]", "(", ")", "](", "![", "<", ">", "</", "<b>", "<!--", "&",
        "&amp;",
        "&#", ";", "#", "!", "|", "\\", "-", "--", "+", "=", "1.", "1)", ":", "://", "http://", "https://a.b", "www.",
        "@",
        "a@b.c", "mailto:", "x", "yz", "7", ".", ",", "é", "e\u{301}", "日本", "👩‍💻", "\u{301}", "\u{A0}", "\u{200B}", " ",
        "  ", "[ ]", "[x]", "[^1]", "\"", "'", "$", "{", "}", "^", "?", "/", "%", "From ", "javascript:", "- ", "> ",
        "# ",
    ]

    /// A page of many random texts, and what a reader has to see of it.
    @Test(
        .enabled(if: OtherProgram.find("cmark-gfm") != nil, "cmark-gfm is not installed"), arguments: Seeds.few(4))
    func randomTextRendersAsItself(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var page = Page(title: "T", year: 2026)
        var expected = ["h1: T"]
        for _ in 0..<150 {
            let count = Int.random(in: 1...9, using: &random)
            let text = (0..<count).map { _ in MarkdownEscapeTests.fragments.randomElement(using: &random) ?? "" }
                .joined()
            let t = CommonMark.text(SafeText.line(text))
            guard !t.isEmpty else { continue }
            page.paragraph("So: " + .text(text))
            page.list(0, "", [.text(text)])
            page.table(4, .text(text), Page.Table(caption: "", columns: ["A"], rows: [[.text(text)]], lines: []))
            expected += [CommonMark.text("p: So: " + SafeText.line(text)), "li: \(t)", "h4: \(t)", "th: A", "td: \(t)"]
        }
        let read = try CommonMark.blocks(Markdown.render(page))
        #expect(read.count == expected.count)
        for (read, expected) in zip(read, expected) where read != expected {
            Issue.record("\(expected.debugDescription) became \(read.debugDescription)")
        }
    }

    @Test(
        .enabled(if: OtherProgram.find("cmark-gfm") != nil, "cmark-gfm is not installed"))
    func textOfSeveralLinesStaysInItsItem() throws {
        var page = Page(title: "T", year: 2026)
        page.list(0, "", [.text("a | b\n--- | ---\n\n    code\n# x\r\n> y\n===\n- z")])
        let expected = ["h1: T", "li: a | b / --- | --- /  / code / # x / > y / === / - z"]
        #expect(try CommonMark.blocks(Markdown.render(page)) == expected)
    }
}

/// What cmark-gfm makes of Markdown, as one line a block: its element, its text.
enum CommonMark {
    /// White space as HTML shows it.
    static func text(_ text: String) -> String {
        text.split { $0 == " " }.joined(separator: " ").trimmingCharacters(in: .whitespaces)
    }

    static func blocks(_ markdown: String) throws -> [String] {
        let extensions = ["table", "strikethrough", "autolink", "tasklist", "footnotes"]
        let available = try OtherProgram.run("cmark-gfm", ["--list-extensions"], "")
        let chosen = extensions.filter { available.contains($0) }.flatMap { ["-e", $0] }
        let html = try OtherProgram.run("cmark-gfm", chosen + ["-t", "html"], markdown)
        return parse(html)
    }

    /// Works on scalars: `>` + U+0301 is one Character, and still ends a tag.
    private static func parse(_ html: String) -> [String] {
        var blocks: [String] = []
        var rest = html.unicodeScalars[...]
        var open: String?
        var text = ""
        while !rest.isEmpty {
            if rest.first == "<", let end = rest.firstIndex(of: ">") {
                let tag = String(rest[rest.index(after: rest.startIndex)..<end])
                rest = rest[rest.index(after: end)...]
                let name = String(tag.prefix { $0 != " " })
                if tag.hasPrefix("input") {
                    open = "task"
                } else if tag == "br /" {
                    text += " / "
                } else if name == "/" + (open == "task" ? "li" : open ?? "") {
                    blocks.append((open ?? "") + ": " + shown(text))
                    open = nil
                } else if ["h1", "h2", "h4", "p", "li", "th", "td"].contains(name) {
                    (open, text) = (name, "")
                } else if name == "a" || name == "/a" {
                    // A mail address becomes a link in the running text, whatever is escaped; its text stays the same.
                } else if !["ul", "/ul", "table", "/table", "thead", "/thead", "tbody", "/tbody", "tr", "/tr"].contains(
                    name)
                {
                    blocks.append("unexpected <\(tag)>")
                }
            } else {
                let next = rest.firstIndex(of: "<") ?? rest.endIndex
                text.unicodeScalars += rest[..<next].map { $0 == "\n" ? " " : $0 }
                rest = rest[next...]
            }
        }
        return blocks
    }

    private static func shown(_ html: String) -> String {
        var plain = html
        for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
            plain = plain.replacingOccurrences(of: entity, with: character, options: .literal)
        }
        return text(plain).replacingOccurrences(of: " / / ", with: " /  / ")
    }
}
