import Alignment
import TestSupport
import Testing

@Suite struct PreparationTests {
    /// A closed review with two topics, of which the second was not reached.
    private func closedReview() throws -> Scene {
        var scene = Scene()
        try scene.record(.addPerson(handle: "sam", []))
        for line in [
            ":person add dana group=it", ":person add mira group=ml",
            ":review plan 'First' facilitator=sam invited=@dana",
            ":topic add 'Reached' review=V1", ":topic add 'Not reached' review=V1 minutes=15", ":review start V1",
            "@mira", ">", ":review close",
        ] { try scene.type(line) }
        return scene
    }

    @Test func aNewReviewInvitesThoseOfTheLastAndTakesUpWhatWasNotReached() throws {
        var scene = try closedReview()
        try scene.type(":review plan 'Second'")
        let second = Review(try scene.workspace.resolve("V2"))
        #expect(second.invited == ["dana", "mira", "sam"])
        #expect(second.facilitator == "sam")
        #expect(scene.workspace.agenda(of: second.id).map(\.title) == ["Not reached"])
        #expect(scene.workspace.agenda(of: second.id).first?.minutes == 15)
    }

    @Test func whoIsInvitedByNameIsAllThatAreInvited() throws {
        var scene = try closedReview()
        try scene.type(":review plan 'Second' invited=@mira facilitator=mira")
        let second = Review(try scene.workspace.resolve("V2"))
        #expect(second.invited == ["mira"])
        #expect(second.facilitator == "mira")
    }

    @Test func aReviewPlannedBeforeTheLastOneEndedTakesUpItsTopicsWhenItStarts() throws {
        var scene = Scene()
        try scene.record(.addPerson(handle: "sam", []))
        for line in [
            ":review plan 'First'", ":topic add 'Not reached' review=V1", ":review plan 'Second'",
            ":topic add 'Own' review=V2", ":review start V1", ":review close", ":review start V2",
        ] { try scene.type(line) }
        let second = try scene.workspace.resolve("V2").id
        #expect(scene.workspace.agenda(of: second).map(\.title) == ["Own", "Not reached"])
    }

    @Test func undoingThePlanPutsTheTopicsBack() throws {
        var scene = try closedReview()
        let first = try scene.workspace.resolve("V1").id
        try scene.type(":review plan 'Second'")
        try scene.type(":undo")
        #expect(scene.workspace.agenda(of: first).map(\.title) == ["Reached", "Not reached"])
    }
}
