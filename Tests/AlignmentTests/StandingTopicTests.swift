import Alignment
import TestSupport
import Testing

@Suite struct StandingTopicTests {
    private func refs(_ standing: StandingTopic, _ scene: Scene, in review: String = "V1") throws -> [String] {
        let id = try scene.workspace.resolve(review).id
        return StandingItems(scene.workspace, of: id)[standing].map(\.ref)
    }

    private func words(_ ref: String, _ scene: Scene) throws -> String {
        let wording = Wording(scene.workspace, zone: scene.zone, today: scene.zone.local(scene.now).day)
        return wording.standing(try scene.workspace.resolve(ref))
    }

    @Test func lastReviewsActionsAreThoseItLeftOpenTheLatestFirst() throws {
        var scene = try Scene.review()
        for line in [
            "! One @dana due:+9d", "! Two due:-2d", "! Three @mira due:+1d", "! Four", ":review close",
            "! After the review @mira", "A4 done", ":review plan 'Second'",
        ] { try scene.type(line) }
        #expect(try refs(.lastActions, scene, in: "V2") == ["A3", "A1", "A2"])
        #expect(try words("A3", scene) == "mira · due tomorrow")
    }

    @Test func withoutAnEarlierReviewNothingIsLeftOfIt() throws {
        var scene = try Scene.review()
        try scene.type("! One @dana")
        #expect(try refs(.lastActions, scene).isEmpty)
    }

    @Test func whoHasToBeHeardIsNamed() throws {
        var scene = try Scene.review()
        for line in [
            "+ Fast #lob by:it,ml :: p95 < 120 ms", "R1 lob,it,ml support", "R1 :: p95 < 150 ms",
            "+ Explained #users by:ml :: everybody understands", "R2 users objection: nobody does",
            "+ Agreed #it by:ml :: yes", "R3 it,ml support",
        ] { try scene.type(line) }
        #expect(try refs(.toBeHeard, scene) == ["R2", "R1"])
        #expect(try words("R1", scene) == "hear again: IT, ML, LoB")
        #expect(try words("R2", scene) == "users object · not heard: ML")
    }

    @Test func aContradictionIsToldWithBothGroups() throws {
        var scene = try Scene.review()
        for line in ["+ Up #lob by:it,ml :: 99 %", "R1 lob,it,ml support"] { try scene.type(line) }
        let id = try scene.workspace.resolve("R1").id
        for (who, value) in [("dana", "99.9 %"), ("mira", "99.5 %")] {
            let change = Entry.Change(item: id, field: "criterion", was: .text("99 %"), value: .text(value))
            let n = scene.log.highestN + 1
            scene.add(Entry(n: n, id: "c\(n)", at: scene.now.iso, by: who, changes: [change]).sealed())
        }
        #expect(try words("R1", scene).contains("accepted when IT: 99.9 %, ML: 99.5 %"))
    }

    @Test func howOftenSomethingWasParkedCountsTheReviewsThatPutItOff() throws {
        var scene = try Scene.review()
        for line in [
            "~ Vendor exit plan", "> Regions", "> park", "? Who pays? @mira", ":review close",
            ":review plan 'Second'", ":review start V2",
        ] { try scene.type(line) }
        #expect(try refs(.waiting, scene, in: "V2") == ["N2", "N1", "T1"])
        #expect(try words("N1", scene) == "parked in V1")
        #expect(try words("T1", scene) == "parked in V1")
        #expect(try words("N2", scene) == "to mira")
        for line in [":review close", ":review plan 'Third'"] { try scene.type(line) }
        #expect(try words("N1", scene) == "parked twice, in V1 and V2")
        #expect(try words("T1", scene) == "parked twice, in V1 and V2")
        try scene.type("N1 settled")
        #expect(try refs(.waiting, scene, in: "V3") == ["N2", "T1"])
    }

    @Test func aTopicThatAClosedReviewParkedIsTakenUpInTheLiveOne() throws {
        var scene = try Scene.review()
        for line in [
            "> Regions", "> park", ":review close", ":review plan 'Second'", ":topic add 'Own' review=V2",
            ":review start V2", ":topic start T1",
        ] { try scene.type(line) }
        let second = try scene.workspace.resolve("V2").id
        #expect(scene.workspace.agenda(of: second).map(\.title) == ["Own", "Regions"])
        #expect(scene["V2", "topic"] == scene.workspace.identify("T1")?.text)
        #expect(scene["T1", "status"] == "to-come")
        #expect(try refs(.waiting, scene, in: "V2").isEmpty)
        try scene.type("> park")
        for line in [":review close", ":review plan 'Third'"] { try scene.type(line) }
        #expect(try words("T1", scene) == "parked twice, in V1 and V2")
    }

    @Test func aTopicIsMovedOnItsAgendaByTwoFieldsAndNoFurtherThanItsEnds() throws {
        var scene = try Scene.review()
        for title in ["One", "Two", "Three"] { try scene.type(":topic add \(title) review=V1") }
        let review = try scene.workspace.resolve("V1").id
        let second = try scene.workspace.resolve("T2").id
        let entry = try scene.record(.moveTopic(second, by: -1))
        #expect(entry?.changes.count == 2)
        #expect(scene.workspace.agenda(of: review).map(\.title) == ["Two", "One", "Three"])
        #expect(throws: Refusal.self) { try scene.record(.moveTopic(second, by: -1)) }
        try scene.record(.moveTopic(second, by: 9))
        #expect(scene.workspace.agenda(of: review).map(\.title) == ["One", "Three", "Two"])
    }

    @Test func topicsOfOnePlaceAreCountedAnewBeforeOneMoves() throws {
        var scene = try Scene.review()
        for title in ["One", "Two", "Three"] { try scene.type(":topic add \(title) review=V1 order=1") }
        try scene.record(.moveTopic(try scene.workspace.resolve("T3").id, by: -1))
        #expect(
            scene.workspace.agenda(of: try scene.workspace.resolve("V1").id).map(\.title) == ["One", "Three", "Two"])
    }
}

@Suite struct TakingOverTests {
    @Test func whoTakesOverFacilitatesIsHereAndTypesInTheReview() throws {
        var scene = try Scene.review(with: "@dana @mira")
        #expect(scene.workspace.liveReview(of: "lee") == nil)
        let review = try scene.workspace.resolve("V1").id
        try scene.record(.takeOver(review), as: "lee")
        #expect(scene["V1", "facilitator"] == "lee")
        #expect(scene["V1", "here.lee"] == "true")
        #expect(try scene.type(". Going on", as: "lee")?.review == review)
        #expect(throws: Refusal.self) { try scene.record(.takeOver(review), as: "lee") }
    }

    @Test func aReviewCanEndAtItsLastEntryButNotBeforeItBeganNorLater() throws {
        var scene = try Scene.review()
        try scene.type("> Latency")
        let last = try #require(scene.workspace.lastEntry(in: try scene.workspace.resolve("V1").id))
        scene.now = Instant(milliseconds: scene.now.milliseconds + 3_600_000)
        let review = try scene.workspace.resolve("V1").id
        try scene.record(.closeReview(review, next: nil, ended: last))
        #expect(Review(try scene.workspace.resolve("V1")).ended == last)
        try scene.type(":review reopen V1")
        try scene.record(.closeReview(review, next: nil, ended: Instant(milliseconds: 0)))
        let closed = Review(try scene.workspace.resolve("V1"))
        #expect(closed.ended == closed.started)
    }
}
