import Alignment
import TestSupport
import Testing

@Suite struct TranscriptTests {
    /// The real-sized review of the design, one line a gesture.
    @Test func theTranscriptGivesTheStateItsFacilitatorMeant() throws {
        let scene = try Scene.fraudReview()
        let workspace = scene.workspace
        #expect(workspace.requirements.count == 10)
        #expect(workspace.actions.count == 10)
        #expect(workspace.decisions.count == 2)
        #expect(workspace.notes.count { $0.kind == .question } == 2)
        #expect(workspace.notes.count { $0.kind == .parked } == 2)
        let a1 = try workspace.resolve("A1")
        #expect(ActionItem(a1).status == .done)
        #expect(try workspace.resolve("A2").moved == 1)
        let r8 = Requirement(try workspace.resolve("R8"))
        #expect(r8.criterion?.hasPrefix("p95 < 150 ms") == true)
        #expect(r8.unheard == [.users])
        for group in [Group.it, .ml, .lob] { #expect(r8.standing(of: group) == .fresh(.support)) }
        #expect(Requirement(try workspace.resolve("R6")).state == .contested)
    }
}
