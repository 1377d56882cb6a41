import Alignment
import Minutes
import TestSupport
import Testing

@Suite struct AttendanceTests {
    @Test func theRollCallAndTheFirstFiveMinutesAreTheBeginning() throws {
        var scene = try Scene.room()
        try scene.type(":review start V1")
        scene.at("10:09")
        try scene.type("@dana @mira")
        scene.at("10:12")
        try scene.type("@priya")
        let minutes = try scene.minutes()
        #expect(
            minutes.part("Attendance") == """
                - **IT:** Sam Ode (facilitator), Dana Ito
                - **ML/AI teams:** Mira Santos
                - **Lines of business:** Priya Nair from 10:12
                - **End users:** nobody
                """)
        #expect(minutes.part("Who was missing") == "- Nobody from End users\n- Lines of business only from 10:12")
    }

    @Test func whoLeavesAndComesBackHasTwoSpans() throws {
        var scene = try Scene.room()
        try scene.type(":review start V1")
        try scene.type("@dana @priya")
        scene.at("10:20")
        try scene.type("-@priya")
        scene.at("10:40")
        try scene.type("@priya")
        scene.at("10:50")
        try scene.type("-@priya -@dana")
        scene.at("11:00")
        try scene.type(":review close")
        let minutes = try scene.minutes()
        #expect(minutes.markdown().contains("Priya Nair until 10:20 and from 10:40 to 10:50\n"))
        #expect(minutes.part("Who was missing")?.contains("- IT only until 10:50\n") == true)
    }

    @Test func aGroupWhoseOnlyOneIsTheFacilitatorIsNotRepresented() throws {
        var scene = try Scene.room()
        try scene.type(":review start V1")
        try scene.type("@mira @priya @ana")
        #expect(try scene.minutes().part("Who was missing") == "- Nobody from IT")
    }

    @Test func groupsThatOverlapAreThereThroughout() throws {
        var scene = try Scene.room()
        try scene.type(":person add tom name='Tom Weiss' group=lob")
        try scene.type(":review start V1")
        try scene.type("@dana @mira @ana @priya")
        scene.at("10:20")
        try scene.type("@tom")
        scene.at("10:30")
        try scene.type("-@priya")
        let minutes = try scene.minutes()
        #expect(minutes.part("Who was missing") == "- Nobody: all four groups were in the room throughout")
        #expect(minutes.markdown().contains("Priya Nair until 10:30, Tom Weiss from 10:20\n"))
    }

    @Test func invitedAndNeverThereAreApologiesAndPeopleWithoutAGroupAreGuests() throws {
        var scene = try Scene.room()
        try scene.type(":review set V1 invited.ana=yes invited.dana=yes")
        try scene.type(":review start V1")
        try scene.type("@dana @gil")
        let minutes = try scene.minutes()
        #expect(minutes.attendance.apologies.map(\.name) == ["Ana Ruiz"])
        #expect(minutes.part("Attendance")?.hasSuffix("- **Guests:** Gil\n- **Apologies:** Ana Ruiz") == true)
    }

    @Test func anArrivalThatIsUndoneNeverWas() throws {
        var scene = try Scene.room()
        try scene.type(":review start V1")
        try scene.type("@dana")
        try scene.type("@ana")
        try scene.record(.undo)
        #expect(try scene.minutes().attendance.groups[3].people.isEmpty)
    }

    @Test func aDepartureThatIsUndoneIsNoDeparture() throws {
        var scene = try Scene.room()
        try scene.type(":review start V1")
        try scene.type("@dana")
        scene.at("10:30")
        try scene.type("-@dana")
        try scene.record(.undo)
        let stays = try #require(try scene.minutes().attendance.groups[0].people.last?.stays)
        #expect(stays.count == 1)
        #expect(stays[0].from == nil && stays[0].to == nil)
    }

    @Test func aPositionForAnAbsentGroupIsReported() throws {
        var scene = try Scene.room()
        try scene.type(":review start V1")
        try scene.type("@dana @mira")
        try scene.type("R1 users concern: too slow abroad")
        try scene.type("R1 ml support")
        #expect(
            try scene.minutes().part("Positions") == """
                - Answers are fast (R1)\\
                  Support from ML/AI teams\\
                  Concern from End users (reported by Sam Ode): too slow abroad\\
                  Still to be heard: IT
                """)
    }

    @Test func whoSpokeForAnotherGroupReportsItsPosition() throws {
        var scene = try Scene.room()
        try scene.type(":review start V1")
        try scene.type("@dana @mira")
        try scene.type(":requirement position R1 users concern --reason 'too slow abroad' --voice mira")
        try scene.type(":requirement position R1 it support --voice dana")
        #expect(
            try scene.minutes().part("Positions") == """
                - Answers are fast (R1)\\
                  Support from IT (spoken by Dana Ito)\\
                  Concern from End users (reported by Mira Santos): too slow abroad\\
                  Still to be heard: ML/AI teams
                """)
    }

    @Test(
        "Whoever comes, leaves, takes over or is undone, the minutes end with those represented now",
        arguments: Seeds.few(60))
    func anyOrder(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var scene = try Scene.room()
        try scene.type(":review start V1")
        for _ in 0..<30 {
            let person = ["sam", "dana", "mira", "priya", "ana", "gil"].randomElement(using: &random) ?? "sam"
            let lines = [
                "@" + person, "@" + person, "-@" + person, ":undo", ":redo", ":review set V1 facilitator=" + person,
            ]
            let line = lines.randomElement(using: &random) ?? ":undo"
            // The review is not to be undone itself.
            let first = scene.workspace.undoable(by: "sam")?.changes.contains { $0.value == .text("live") } ?? true
            if line == ":undo", first { continue }
            guard scene.refusal(line) == nil else { continue }
            try scene.type(line)
            let review = try #require(scene.workspace.liveReviews.first)
            let represented = try scene.minutes().attendance.groups.filter {
                $0.represented.last.map { $0.to == nil } ?? false
            }
            #expect(
                represented.map(\.party.group) == scene.workspace.represented(in: review), "seed \(seed), \(line)")
        }
    }
}
