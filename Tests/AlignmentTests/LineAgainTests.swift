import Alignment
import TestSupport
import Testing

/// The line an item would be typed with says what the item is.
@Suite struct LineAgainTests {
    private func fields(_ line: String, _ scene: Scene) -> [String: Value?]? {
        guard case .gesture(.add(_, let fields)) = Capture(line, scene.workspace, scene.context()).outcome else {
            return nil
        }
        return Dictionary(fields.map { ($0.field, $0.value) }) { $1 }
    }

    @Test("Every item of the design's review reads back as itself")
    func roundTrip() throws {
        let scene = try Scene.fraudReview()
        var count = 0
        for kind in [Kind.note, .action, .requirement, .decision] {
            for item in scene.workspace.items(kind) {
                guard let line = scene.workspace.line(for: item) else { continue }
                count += 1
                let read = try #require(fields(line, scene), "\(line)")
                for (field, value) in read { #expect(item[field] == value, "\(field) of \(line)") }
                let said = ["title", "text", "owner", "for", "due", "requirement", "criterion", "said", "to", "lead"]
                for field in said where item[field] != nil {
                    #expect(read[field] == item[field], "\(field) of \(line)")
                }
            }
        }
        #expect(count > 30)
    }

    @Test(
        "Words that look like more than text are text again",
        arguments: [
            #"! \@dana is not the owner"#, #"! call it \re:R1 and \:: so on"#, #". \A1 done is what she said"#,
            #"~ \> next"#, #"? \lob: is that you?"#,
        ])
    func literal(_ line: String) throws {
        var scene = try Scene.review()
        try scene.type("! First #it")
        let entry = try #require(try scene.type(line))
        let item = try #require(scene.workspace.itemMade(by: entry))
        let again = try #require(scene.workspace.line(for: item))
        #expect(fields(again, scene)?[item.kind?.titleField ?? ""] == item.title.map(Value.text), "\(again)")
    }

    @Test("What was struck, undone or never made by one line cannot be fetched")
    func notFetched() throws {
        var scene = try Scene.review()
        let struck = try #require(try scene.type(". gone soon"))
        try scene.type("N1 strike")
        #expect(scene["N1", "status"] == "struck")
        #expect(scene.workspace.itemMade(by: struck) == nil)
        let came = try #require(try scene.type("@lee"))
        #expect(scene.workspace.itemMade(by: came) == nil)
        let undone = try #require(try scene.type("! Undone"))
        try scene.type(":undo")
        #expect(scene.workspace.itemMade(by: undone) == nil)
        #expect(!scene.workspace.amendable(by: "sam", in: undone.review).contains { $0.id == undone.id })
    }
}
