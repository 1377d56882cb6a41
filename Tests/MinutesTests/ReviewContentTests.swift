import Alignment
import Minutes
import TestSupport
import Testing

@Suite struct ReviewContentTests {
    @Test func dissentReasonsAndConditionsStandWithTheDecision() throws {
        var scene = try Scene.room()
        try scene.type(":review start V1")
        try scene.type("@dana @mira @priya")
        try scene.type("= Ship behind a flag re:R1 :: rollback takes a minute")
        try scene.type("D1 it,ml support")
        try scene.type("D1 lob objection: no support at night :: until somebody is paged")
        let minutes = try scene.minutes()
        #expect(
            minutes.part("Opening")?.contains(
                """
                #### Decided

                - Ship behind a flag (D1)\\
                  **Reason:** rollback takes a minute\\
                  **Requirement:** Answers are fast (R1)\\
                  **In the room:** IT, ML/AI teams and Lines of business; not End users\\
                  Support from IT and ML/AI teams\\
                  Objection from Lines of business: no support at night; condition: until somebody is paged
                """) == true)
        #expect(
            minutes.part("Decided") == """
                - Ship behind a flag (D1); objection from Lines of business: no support at night; condition: until somebody is paged
                """)
        #expect(minutes.part("Positions") == nil, "what was said of a new decision stands with it")
    }

    @Test func positionsThatTheWordingLeftBehindSaySo() throws {
        var scene = try Scene.room()
        try scene.type(":review start V1")
        try scene.type("@dana @mira")
        try scene.type("R1 it support")
        try scene.type("R1 :: p95 < 150 ms")
        #expect(try scene.minutes().part("Positions")?.contains("Support from IT (on an earlier wording)") == true)
        #expect(
            try scene.minutes().part("Not agreed yet")?.contains("Still to be heard: IT, ML/AI teams and End users")
                == true)
    }

    @Test func questionsStandWithTheirAnswers() throws {
        var scene = try Scene.room()
        try scene.type(":review start V1")
        try scene.type("? Who is paged? @dana")
        try scene.type("? And who signs?")
        try scene.type("N1 :: the platform team")
        let minutes = try scene.minutes()
        #expect(
            minutes.part("Opening")?.hasSuffix(
                """
                - **Question** to Dana Ito: Who is paged?\\
                  **Answer:** the platform team
                - **Question:** And who signs?\\
                  Not answered yet (N2).
                """) == true)
        #expect(minutes.part("Open questions") == "- And who signs? (N2)")
    }

    @Test func aQuestionFromBeforeIsAnsweredAsAnUpdate() throws {
        var scene = try Scene.room()
        try scene.type("? Who is paged? @dana")
        try scene.type(":review start V1")
        try scene.type("N1 :: the platform team")
        #expect(
            try scene.minutes().part("Updated") == "- Who is paged? (N1): answered: the platform team")
    }

    @Test func updatesSayWhatBecameOfEachItem() throws {
        var scene = try Scene.room()
        try scene.type("! One @dana due:2026-11-27")
        try scene.type("! Two @dana due:2026-11-27")
        try scene.type("! Three")
        try scene.type("! Four @dana")
        try scene.type(":review start V1")
        try scene.type("A1 due:2026-12-04 because vendor late")
        try scene.type("A2 blocked on the network team")
        try scene.type("A3 @mira")
        try scene.type("A4 done")
        try scene.type(":requirement meet R2")
        #expect(
            try scene.minutes().part("Updated") == """
                - One (A1): due 2026-12-04 instead of 2026-11-27, because vendor late
                - Two (A2): blocked, waiting for the network team
                - Three (A3): now done by Mira Santos, before by nobody
                - Four (A4): done
                - Declines carry a code (R2): now met
                """)
        #expect(try scene.minutes().part("Requirements met") == "- Declines carry a code (R2)")
    }

    @Test func whatChangedOutsideTheRoomIsToldWithWhoDidIt() throws {
        var scene = try Scene.room()
        try scene.type("! One @priya")
        try scene.type(":review start V1")
        try scene.type("@dana")
        try scene.type("A1 done", as: "priya")
        try scene.type("R2 lob objection: timeouts", as: "priya")
        try scene.type("! From outside @priya", as: "priya")
        try scene.type("R1 p:could", as: "priya")
        try scene.record(.undo, as: "priya")
        try scene.type(":review close")
        try scene.type("A2 done", as: "priya")
        let minutes = try scene.minutes()
        #expect(
            minutes.part("Changed outside the room") == """
                - One (A1): done, by Priya Nair
                - Declines carry a code (R2): position of Lines of business: objection, by Priya Nair
                - New action item: From outside (A2), by Priya Nair
                """)
        #expect(minutes.sections.allSatisfy { $0.updates.isEmpty })
    }

    @Test func closedMovedOverdueAndOpenSinceTheLastReview() throws {
        var scene = try Scene.room()
        try scene.type("! Long done @dana")
        try scene.type("A1 done")
        try scene.type(":review start V1")
        for line in [
            "! Closed @dana", "! Moved @dana due:2026-11-30", "! Late @mira due:2026-12-01",
            "! Open @mira due:2027-01-05",
        ] {
            try scene.type(line)
        }
        try scene.type(":review close")
        scene.later(days: 7)
        try scene.type("A2 done", as: "dana")
        try scene.type("A3 due:2026-12-18 because vendor late", as: "dana")
        try scene.type(":review plan 'December' planned=2026-12-10")
        scene.later(days: 7)
        try scene.type(":review start V2")
        try scene.type("! New @dana")
        scene.at("10:20")
        try scene.type(":review close")
        let minutes = try scene.minutes("V2")
        #expect(
            minutes.part("Progress on action items") == """
                The last review was November (V1), closed on 2026-11-26.

                ### Closed

                - [x] Dana Ito: Closed (A2)

                ### Moved

                - [ ] Dana Ito: Moved (A3), due 2026-12-18 instead of 2026-11-30, because vendor late

                ### Overdue

                - [ ] Mira Santos: Late, due 2026-12-01, 9 days late (A4)

                ### Still open

                - [ ] Mira Santos: Open, by 2027-01-05 (A5)
                """)
    }

    @Test func topicsAreInTheOrderDiscussedWithTheirTimes() throws {
        var scene = try Scene.room()
        for title in ["One", "Two", "Three", "Four"] { try scene.type(":topic add \(title) review=V1 minutes=10") }
        scene.at("10:00")
        try scene.type(":review start V1")
        scene.at("10:05")
        try scene.type("> 3")
        scene.at("10:20")
        try scene.type("> 1")
        scene.at("10:26")
        try scene.type("> park")
        scene.at("10:30")
        try scene.type("> 3")
        scene.at("10:40")
        try scene.type(":review close")
        let minutes = try scene.minutes()
        #expect(
            minutes.part("Time") == """
                Planned 60 min, used 40 min.

                - Three: planned 10 min, used 25 min, 15 min over
                - One: planned 10 min, used 6 min
                """)
        #expect(minutes.part("One") == "Planned 10 min, used 6 min. Parked.")
        #expect(minutes.part("Parked") == "- The topic One")
        #expect(minutes.part("Not reached") == "- Two\n- Four")
    }

    @Test func aLiveReviewGivesTheMinutesSoFar() throws {
        var scene = try Scene.room()
        try scene.type(":review start V1")
        scene.at("10:17")
        try scene.type(". so far so good")
        let markdown = try scene.minutes().markdown()
        #expect(
            markdown.hasPrefix(
                "# Minutes so far: November\n\n- **Review:** V1 of Concord\n- **Date:** 2026-11-26, live since 10:00, as of 10:17; planned 10:00, 60 min\n"
            ))
    }

    @Test func thereAreNoMinutesOfNothing() throws {
        let scene = try Scene.room()
        #expect(Minutes(of: ItemID("V9-aaaa"), log: scene.log, zone: .utc) == nil)
    }

    @Test func timesAreInTheWorkspacesZone() throws {
        var scene = try Scene.room()
        try scene.type(":review start V1")
        scene.at("23:30")
        try scene.type(":review close")
        let minutes = try #require(
            Minutes(of: try scene.workspace.resolve("V1").id, log: scene.log, zone: Zone { _ in 3600 }))
        #expect(minutes.markdown().contains("2026-11-26, 11:00 to 2026-11-27 00:30"))
    }
}
