import Alignment
import Foundation
import Minutes
import TestSupport
import Testing

/// The page in a real browser: whatever people typed, nothing runs and nothing else is loaded; and the page on paper.
@Suite(.enabled(if: OtherProgram.find("chromium") != nil, "chromium is not installed"))
struct BrowserTests {
    private static let mark = "document.documentElement.dataset.ran=1"
    private static let attacks = [
        "</title><script>\(mark)</script>", "<img src=x onerror='\(mark)'>", "\"><script>\(mark)</script>",
        "<svg onload=\(mark)>",
        "<a href=\"javascript:\(mark)\">x</a>", "</bdi></td></table><script>\(mark)</script>",
        "<base href=\"http://fetched.invalid/\"><link rel=stylesheet href=x>", "<img src=http://fetched.invalid/a>",
        "<iframe src=http://fetched.invalid/b></iframe>", "<style>@import url(http://fetched.invalid/c);</style>",
        "<meta http-equiv=refresh content='0;url=http://fetched.invalid/d'>",
        "\" style=\"background:url(http://fetched.invalid/e)",
    ]

    /// What the browser made of a page, and every address it asked the network for, with much else that it did there.
    private func visit(_ html: String) throws -> (dom: String, network: String) {
        let scratch = ScratchDirectory()
        try Data(html.utf8).write(to: URL(filePath: scratch("page.html")))
        let options = ["--dump-dom", "--log-net-log=" + scratch("network.json")]
        let dom = try browse(scratch, options)
        return (dom, try String(contentsOfFile: scratch("network.json"), encoding: .utf8))
    }

    private func browse(_ scratch: ScratchDirectory, _ options: [String]) throws -> String {
        let usual = ["--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + scratch("profile")]
        return try OtherProgram.run("chromium", usual + options + ["file://" + scratch("page.html")], "")
    }

    /// A review in which every field that people type holds every attack.
    private func hostileScene() throws -> Scene {
        var scene = try Scene.room()
        for attack in BrowserTests.attacks {
            func field(_ name: String) -> FieldValue { FieldValue(name, .text(attack)) }
            for group in Group.allCases { try scene.record(.set([.workspace], [field("group." + group.rawValue)])) }
            for person in ["sam", "dana", "mira"] {
                try scene.record(.set([.person(person)], [field("name"), field("role")]))
            }
            let review = try scene.workspace.resolve("V1").id
            try scene.record(.set([.workspace, review], [FieldValue("name", .text(attack))]))
            try scene.record(.set([review], [field("title")]))
            try scene.record(.add(.topic, [field("title"), FieldValue("review", .text(review.text))]))
        }
        try scene.type(":review start V1")
        try scene.type("@dana @mira")
        try scene.type(">")
        for attack in BrowserTests.attacks {
            func field(_ name: String) -> FieldValue { FieldValue(name, .text(attack)) }
            try scene.record(.add(.note, [field("text")]))
            try scene.record(.add(.note, [field("text"), field("answer"), FieldValue("kind", .text("question"))]))
            try scene.record(.add(.note, [field("text"), FieldValue("kind", .text("parked"))]))
            try scene.record(.add(.decision, [field("title"), field("rationale")]))
            try scene.record(.add(.action, [field("title"), field("waiting"), FieldValue("status", .text("blocked"))]))
            try scene.record(.add(.requirement, [field("title"), field("criterion"), FieldValue("for", .text("lob"))]))
            let requirement = try scene.workspace.resolve("R1").id
            try scene.record(.set([requirement], [field("criterion")]))
            try scene.record(
                .takePosition(
                    .init(items: [requirement], groups: [.lob], position: .objection, reason: attack, condition: attack)
                ))
        }
        return scene
    }

    @Test func nothingRunsAndNothingIsAddedToThePage() throws {
        let scene = try hostileScene()
        let (dom, network) = try visit(scene.minutes().render(.html, for: .lob))
        #expect(dom.contains("In short"))
        #expect(!dom.contains("data-ran"))
        for tag in ["<script", "<img", "<svg", "<a ", "<base", "<link"] { #expect(!dom.contains(tag), "\(tag)") }
        #expect(network.contains("constants"))
        #expect(!network.contains("fetched.invalid"))
    }

    @Test func theTestCouldSeeAScriptRunAndARequestLeave() throws {
        let (dom, network) = try visit(
            "<!DOCTYPE html><script>\(BrowserTests.mark)</script><img src=http://fetched.invalid/a>")
        #expect(dom.contains("data-ran"))
        #expect(network.contains("fetched.invalid"))
    }

    @Test(.enabled(if: OtherProgram.find("pdftotext") != nil, "pdftotext is not installed"))
    func onPaperEachTopicBeginsAPage() throws {
        let minutes = try Scene.hospitalBeds().minutes("V2")
        let scratch = ScratchDirectory()
        try Data(minutes.render(.html).utf8).write(to: URL(filePath: scratch("page.html")))
        _ = try browse(scratch, ["--no-pdf-header-footer", "--print-to-pdf=" + scratch("page.pdf")])
        let text = try OtherProgram.run("pdftotext", ["-layout", scratch("page.pdf"), "-"], "")
        let firstLines = text.split(separator: "\u{C}").map { page in
            (page.split(separator: "\n").first ?? "").trimmingCharacters(in: .whitespaces)
        }
        let topics = minutes.sections.compactMap { section -> String? in
            if case .topic(let topic, _) = section.part { topic.title } else { nil }
        }
        #expect(topics.count == 7)
        #expect(firstLines.filter(topics.contains) == topics, "\(firstLines)")
    }
}
