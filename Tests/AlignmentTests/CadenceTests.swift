import Alignment
import TestSupport
import Testing

/// When the last review was, when the next one is due, and what preparing it needs.
@Suite struct CadenceTests {
    /// Thursday 26 November 2026; every two weeks.
    private func workspace() throws -> Scene {
        var scene = Scene()
        try scene.record(.addPerson(handle: "sam", []))
        for line in [":person add dana group=it", ":person add mira group=ml", ":workspace set every=2w"] {
            try scene.type(line)
        }
        return scene
    }

    private func reviewed() throws -> Scene {
        var scene = try workspace()
        for line in [":review plan 'First' facilitator=sam", ":review start V1", "@dana @mira", ":review close"] {
            try scene.type(line)
        }
        return scene
    }

    private func wording(_ scene: Scene, after days: Int = 0) -> Wording {
        Wording(scene.workspace, zone: scene.zone, today: scene.today + days)
    }

    @Test func beforeTheFirstReviewNothingIsDue() throws {
        let wording = wording(try workspace())
        #expect(wording.nextReview == nil)
        #expect(wording.lastReview == nil)
    }

    @Test func theNextReviewIsDueAsLongAfterTheLastAsTheWorkspaceReviews() throws {
        let scene = try reviewed()
        #expect(scene.workspace.cadence(scene.zone).next?.iso == "2026-12-10")
        #expect(wording(scene, after: 10).nextReview?.sentence == "next review due in 4 days · Thu 10 Dec")
        #expect(wording(scene, after: 10).lastReview == "last review 10 days ago")
        let late = wording(scene, after: 23).nextReview
        #expect(late?.sentence == "next review was due Thu 10 Dec")
        #expect(late?.isLate == true)
    }

    @Test func whatWasAgreedOnClosingGoesBeforeTheCadence() throws {
        var scene = try reviewed()
        try scene.type(":review set V1 next=2026-12-03")
        #expect(wording(scene).nextReview?.sentence == "next review due in 7 days · Thu 3 Dec")
    }

    @Test func aPlannedReviewIsNamedAndOneWhoseDayPassedIsLate() throws {
        var scene = try reviewed()
        try scene.type(":review plan 'Second'")
        #expect(wording(scene).nextReview?.sentence == "next review V2 due in 14 days · Thu 10 Dec")
        #expect(wording(scene, after: 20).nextReview?.sentence == "next review V2 was due Thu 10 Dec")
        try scene.type(":review set V2 planned='2026-12-08 10:00'")
        #expect(wording(scene).nextReview?.sentence == "next review V2 in 12 days · Tue 8 Dec 10:00")
        #expect(wording(scene, after: 13).nextReview?.sentence == "review V2 was planned for Tue 8 Dec")
        #expect(wording(scene, after: 13).nextReview?.isLate == true)
    }

    @Test func preparingSaysHowFullTheAgendaIsWhoWillNotComeAndOfWhomNobodyIsInvited() throws {
        var scene = try reviewed()
        for line in [
            ":review plan 'Second' planned=2026-12-08 minutes=30", ":topic add 'One' review=V2 minutes=25",
            ":topic add 'Two' review=V2 minutes=15", ":review here V2 -@mira",
        ] { try scene.type(line) }
        let rows = wording(scene, after: 3).preparation(of: Review(try scene.workspace.resolve("V2")))
        #expect(
            rows.map { "\($0.label): \($0.value)" } == [
                "agenda: 40 of 30 min planned, 10 min too many", "apologies: mira",
                "nobody from: ML/AI teams, Lines of business, End users",
                "cadence: last review 3 days ago · every 2w · due Thu 10 Dec",
            ])
        #expect(wording(scene).preparation(of: Review(try scene.workspace.resolve("V1"))).isEmpty)
    }

    // MARK: Apologies

    @Test func beforeAReviewBeginsWhoWillNotComeSendsApologiesAndMayTakeThemBack() throws {
        var scene = try reviewed()
        try scene.type(":review plan 'Second'")
        let apologies = try #require(try scene.type(":review here V2 -@mira"))
        var review = Review(try scene.workspace.resolve("V2"))
        #expect(review.away == ["mira"])
        #expect(review.invited == ["dana", "mira", "sam"])
        #expect(wording(scene).changes(apologies.changes) == "mira sent apologies")
        let after = try #require(try scene.type(":review here V2 @mira"))
        review = Review(try scene.workspace.resolve("V2"))
        #expect(review.away.isEmpty)
        #expect(wording(scene).changes(after.changes) == "mira will come after all")
    }

    @Test func whoSentApologiesIsInvitedTheNextTimeAndLeavingALiveReviewIsNoApology() throws {
        var scene = try reviewed()
        for line in [":review plan 'Second'", ":review here V2 -@mira", ":review start V2", "@dana"] {
            try scene.type(line)
        }
        let left = try #require(try scene.type("-@dana"))
        #expect(wording(scene).changes(left.changes) == "dana left")
        for line in [":review close", ":review plan 'Third'"] { try scene.type(line) }
        #expect(Review(try scene.workspace.resolve("V3")).invited == ["dana", "mira", "sam"])
    }

    @Test func nobodyComesToAReviewThatIsClosed() throws {
        var scene = try reviewed()
        #expect(throws: Refusal.rule("V1 is closed, not live")) { try scene.type(":review here V1 @mira") }
    }
}
