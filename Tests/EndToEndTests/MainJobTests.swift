import Foundation
import TestSupport
import Testing

/// A facilitator runs a review and walks away with the minutes.
@Suite struct MainJobTests {
    @Test("The review of the design, from a file: the state its facilitator meant, and the minutes")
    func fromAFile() throws {
        let desk = try Desk()
        try desk.done("add", "-", input: try Fixture.text("fraud-review.capture"))
        let (requirements, actions) = (try desk.items("requirement"), try desk.items("action"))
        #expect(requirements.count == 10)
        #expect(actions.count == 10)
        #expect(actions["A1"]?["status"] as? String == "done")
        #expect(actions["A2"]?["moved"] as? Int == 1)
        #expect(try desk.items("decision").count == 2)
        let kinds = try desk.items("note").values.compactMap { $0["kind"] as? String }
        #expect(kinds.count { $0 == "question" } == 2)
        #expect(kinds.count { $0 == "parked" } == 2)
        try expectCriterionMoved(desk, requirements["R8"] ?? [:])
        #expect(requirements["R6"]?["state"] as? String == "contested")
    }

    private func expectCriterionMoved(_ desk: Desk, _ r8: [String: Any]) throws {
        #expect((r8["criterion"] as? String)?.hasPrefix("p95 < 150 ms over 24 h until") == true)
        for group in ["it", "ml", "lob"] { #expect(r8["position." + group] as? String == "support") }
        #expect(r8["unheard"] as? [String] == ["users"])
        #expect(r8["stale"] as? [String] == [])
        let log = try desk.json("log", "R8") as? [[String: Any]] ?? []
        func values(_ field: String) -> [String?] {
            log.filter { $0["field"] as? String == field }.map { $0["value"] as? String }
        }
        #expect(values("position.it") == ["support", "support"])
        #expect(values("position.ml") == ["concern", "support"])
        #expect(values("position.lob") == ["support", "support"])
        #expect(values("criterion").count == 2)
    }

    @Test("The minutes hold all of it: decisions, actions, who said what, who came and who left")
    func minutes() throws {
        let desk = try Desk()
        try desk.done("add", "-", input: try Fixture.text("fraud-review.capture"))
        let name = try #require(desk.names("minutes").first)
        #expect(desk.names("minutes").count == 1)
        #expect(name.hasPrefix("2026-11-26-V1-"))
        #expect(name.hasSuffix("-fraud-model-november.md"))
        let minutes = try Desk.text(desk.workspace + "/minutes/" + name)
        #expect(try desk.done("minutes", "V1") == minutes)
        for words in [
            "Ship the distilled model behind a flag", "The platform team is paged first",
            "Load-test the distilled model", "Name an owner for monitoring",
            "a decline after three seconds at the till is worse", "31 calls last week",
            "Is 120 ms the network's number or the customer's?",
            "Sharing labels with the dispute team", "timeouts carry no code",
            "p95 < 150 ms over 24 h until the feature store moves", "p95 < 120 ms over 24 h",
            "Priya Nair", "Ana Ruiz", "日本語の注記",
        ] {
            #expect(unescaped(minutes).contains(words), "\(words)")
        }
        #expect(!minutes.contains("<b>"))
        let lines = unescaped(minutes).split(separator: "\n")
        #expect(lines.contains { $0.contains("Priya Nair") && $0.contains("until 10:0") })
        #expect(lines.contains { $0.contains("Priya Nair") && $0.contains("a decline after three seconds") })
    }

    @Test("The same file typed through the dashboard's bar gives the same state and the same minutes but for the times")
    func throughTheBar() throws {
        let (file, bar) = (try Desk(), try Desk())
        let capture = try Fixture.text("fraud-review.capture")
        try file.done("add", "-", input: capture)
        let terminal = try bar.terminal()
        try terminal.shows("Action items")
        terminal.type("c")
        for line in capture.split(separator: "\n") where !line.hasPrefix("# ") {
            terminal.type(String(line))
            terminal.press(.enter)
        }
        try terminal.waits("saved") { _ in ((try? bar.lines.count) ?? 0) == ((try? file.lines.count) ?? -1)
        }
        terminal.press(.escape)
        terminal.settles(milliseconds: 300)
        terminal.type("q")
        #expect(try terminal.ends() == .exit(0))
        let (left, right) = (try file.state(), try bar.state())
        #expect(Set(left).symmetricDifference(right).sorted() == [])
        #expect(left.count > 300)
        #expect(bar.names("minutes").count == 1)
    }

    @Test("Markdown escapes are the only difference between what was typed and what the minutes say")
    func unescaping() { #expect(unescaped(#"a \*b\* &lt;c&gt; &amp; 1\. d"#) == "a *b* <c> & 1. d") }

    /// Markdown as a reader of it sees the text.
    private func unescaped(_ markdown: String) -> String {
        var out = ""
        var rest = markdown[...]
        while let next = rest.popFirst() {
            if next == "\\", let literal = rest.first, literal.isASCII, literal.isPunctuation || literal.isSymbol {
                out.append(rest.removeFirst())
            } else {
                out.append(next)
            }
        }
        return out.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
}
