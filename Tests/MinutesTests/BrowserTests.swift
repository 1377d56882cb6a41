import Alignment
import Foundation
import Minutes
import TestSupport
import Testing

/// The page in a real browser: whatever people typed, nothing runs and nothing else is loaded.
@Suite(.enabled(if: OtherProgram.find("chromium") != nil, "chromium is not installed"))
struct BrowserTests {
    private static let mark = "document.documentElement.dataset.ran=1"
    private static let attacks = [
        "</title><script>\(mark)</script>", "<img src=x onerror='\(mark)'>", "\"><script>\(mark)</script>",
        "<svg onload=\(mark)>",
        "<a href=\"javascript:\(mark)\">x</a>", "</bdi></td></table><script>\(mark)</script>",
        "<base href=\"http://127.0.0.1:9/\"><link rel=stylesheet href=x>",
    ]

    private func dom(of html: String) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".html")
        try Data(html.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let options = ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", file.absoluteString]
        return try OtherProgram.run("chromium", options, "")
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
        let dom = try dom(of: scene.minutes().render(.html, for: .lob))
        #expect(dom.contains("In short"))
        #expect(!dom.contains("data-ran"))
        for tag in ["<script", "<img", "<svg", "<a ", "<base", "<link"] { #expect(!dom.contains(tag), "\(tag)") }
    }

    @Test func theTestCouldSeeAScriptRun() throws {
        let dom = try dom(of: "<!DOCTYPE html><script>\(BrowserTests.mark)</script>")
        #expect(dom.contains("data-ran"))
    }
}
