import Alignment
import Foundation
import TestSupport
import Testing

@testable import Minutes

@Suite(.enabled(if: OtherProgram.find("python3") != nil, "python3 is not installed"))
struct HTMLTests {
    private struct Parsed: Decodable {
        var tags: [String]
        var texts: [String]
        var attributes: [String]
    }

    /// Pages as Python's parser reads them: elements, attribute names, and what stands in each `bdi`.
    private func parse(_ pages: [String]) throws -> [Parsed] {
        let script = """
            import html.parser, json, sys
            class Reader(html.parser.HTMLParser):
                def __init__(self, page):
                    super().__init__()
                    self.depth, self.tags, self.texts, self.attributes = 0, set(), [], set()
                    self.feed(page)
                    self.close()
                def handle_starttag(self, tag, attrs):
                    self.tags.add(tag)
                    self.attributes.update(name for name, _ in attrs)
                    if tag == "bdi":
                        self.depth = 1
                        self.texts.append("")
                    if tag == "br" and self.depth: self.texts[-1] += "|"
                def handle_endtag(self, tag):
                    if tag == "bdi": self.depth = 0
                def handle_data(self, data):
                    if self.depth: self.texts[-1] += data.replace("\\n", "")
                def handle_comment(self, data): self.tags.add("comment")
            pages = [Reader(page) for page in json.load(sys.stdin)]
            print(json.dumps([dict(tags=sorted(p.tags), texts=p.texts, attributes=sorted(p.attributes)) for p in pages]))
            """
        let input = String(decoding: try JSONEncoder().encode(pages), as: UTF8.self)
        let read = try OtherProgram.run("python3", ["-c", script], input)
        return try JSONDecoder().decode([Parsed].self, from: Data(read.utf8))
    }

    private let hostile =
        Hostile.lines + [
            "</title><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)", "' x='",
            "<a href=\"javascript:alert(1)\">x</a>", "</bdi></main>", "]]>", "&#60;script&#62;",
        ]

    @Test func peoplesTextIsTextInEveryPlace() throws {
        let pages = hostile.map { text in
            var page = Page(title: .text(text), year: 2026)
            page.list(2, .text(text), [.text(text)])
            page.table(2, "T", Page.Table(caption: text, columns: [text], rows: [[.text(text)]], lines: []))
            return HTML.render(page)
        }
        for (text, parsed) in zip(hostile, try parse(pages)) {
            let shown = SafeText.lines(text)[0]
            #expect(parsed.texts == [shown, shown, shown, shown])
            #expect(
                parsed.tags == [
                    "bdi", "body", "caption", "h1", "h2", "head", "html", "li", "main", "meta", "style", "table",
                    "tbody", "td", "th",
                    "thead", "title", "tr", "ul",
                ])
            #expect(parsed.attributes == ["charset", "content", "data-label", "http-equiv", "lang", "name", "scope"])
        }
    }

    @Test func thePageLoadsNothingAndRunsNothing() throws {
        let scene = try Scene.fraudReview()
        let html = try scene.minutes().render(.html)
        let parsed = try #require(try parse([html]).first)
        #expect(Set(parsed.tags).isDisjoint(with: ["script", "link", "img", "iframe", "a", "form", "object", "base"]))
        #expect(Set(parsed.attributes).isDisjoint(with: ["href", "src", "style", "onclick", "onload"]))
        #expect(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
        #expect(!html.contains("url(") && !html.contains("@import"))
    }

    @Test func theTranscriptsPageTellsWhatTheMarkdownTells() throws {
        let scene = try Scene.fraudReview()
        let minutes = try scene.minutes()
        let parsed = try #require(try parse([minutes.render(.html)]).first)
        for note in minutes.sections.flatMap(\.notes) { #expect(parsed.texts.contains(note.item.title)) }
        for action in minutes.brief.actions { #expect(parsed.texts.contains(action.item.title)) }
        #expect(minutes.render(.html).contains("<time datetime=\"2026-12-10\">Thu 10 Dec</time>"))
        #expect(minutes.render(.html).contains("<h3 class=\"topic\"><bdi>Reason codes</bdi></h3>"))
    }
}
