import Alignment
import TestSupport
import Testing

@Suite struct ReservationTests {
    /// A live review with IT and ML in the room, and one requirement.
    private func liveReview() throws -> Scene {
        var scene = Scene()
        try scene.record(.addPerson(handle: "sam", []))
        for line in [
            ":person add dana group=it", ":person add mira group=ml", "+ Fast #lob by:it,ml :: p95 < 120 ms",
            ":review plan 'First'", ":review start V1", "@dana @mira",
        ] { try scene.type(line) }
        return scene
    }

    private func preview(_ line: String, _ scene: Scene) -> String {
        Capture(line, scene.workspace, scene.context()).preview(scene.workspace, scene.context())
    }

    @Test func beforeADecisionIsRecordedThePreviewSaysWhatSpeaksAgainstIt() throws {
        var scene = try liveReview()
        try scene.type("R1 it objection: the network is full")
        try scene.type("R1 ml support")
        try scene.type("? Whose number is it? @mira re:R1")
        let words = preview("= Ship it re:R1", scene)
        #expect(words.contains("IT objects to R1: the network is full"))
        #expect(words.contains("open: N1"))
        #expect(words.contains("LoB and users not represented"))
        try scene.type("R1 :: p95 < 150 ms")
        #expect(preview("= Ship it re:R1", scene).contains("IT and ML to be heard again on R1"))
    }

    @Test func nothingIsForced() throws {
        var scene = try liveReview()
        try scene.type("R1 it objection: the network is full")
        try scene.type("= Ship it re:R1")
        #expect(scene.workspace.decisions.map(\.status) == [.accepted])
        #expect(scene.workspace.decisions.first?.present == [.it, .ml])
    }

    @Test(
        "However a decision is accepted, it says who was represented and what speaks against it",
        arguments: [
            "D1 accepted", ":decision accept D1", ":decision set D1 status=accepted",
        ])
    func stamped(_ line: String) throws {
        var scene = try liveReview()
        try scene.type("= Ship it")
        try scene.type("D1 proposed")
        try scene.type("D1 it objection: the network is full")
        try scene.type("-@dana")
        #expect(preview(line, scene).contains("against it: IT objects to D1: the network is full"))
        try scene.type(line)
        #expect(scene.workspace.decisions.first?.present == [.ml])
    }

    @Test func aProposedDecisionSaysWhatSpeaksAgainstItAndAnAcceptedOneNoMore() throws {
        var scene = try liveReview()
        for line in ["= Ship it", "D1 proposed", "D1 it objection: the network is full"] { try scene.type(line) }
        func against() throws -> [String] {
            scene.workspace.reservations(about: Decision(try scene.workspace.resolve("D1")))
        }
        #expect(try against() == ["IT objects to D1: the network is full", "LoB and users not represented"])
        try scene.type("D1 accepted")
        #expect(try against().isEmpty)
    }
}
