import Alignment
import Minutes
import TestSupport
import Testing

@Suite struct AgendaTests {
    @Test func aPlannedReviewGivesTheAgendaAndWhatEachGroupIsAskedFor() throws {
        var scene = try Scene.room()
        try scene.type(":topic add 'Latency' review=V1 minutes=20 about=R1")
        try scene.type(":topic add 'The rest' review=V1 minutes=10")
        try scene.type(":review set V1 invited.ana=yes")
        try scene.type("R1 ml support")
        try scene.type("R1 :: p95 < 150 ms")
        try scene.type("R2 lob objection: timeouts :: until all have one")
        try scene.type("! Measure @mira #users due:2026-11-20")
        try scene.type("? Who is paged? @dana")
        try scene.type("~ Vendor exit")
        let minutes = try scene.minutes()
        let markdown = minutes.markdown()
        #expect(
            markdown.hasPrefix(
                """
                # Agenda: November

                - **Review:** V1 of Concord
                - **Date:** 2026-11-26, 10:00, 60 min
                - **Facilitator:** Sam Ode
                - **Invited:** Ana Ruiz

                ## Topics

                - Latency, 20 min; about Answers are fast (R1)
                - The rest, 10 min

                30 of 60 min planned.

                """))
        #expect(
            minutes.part("IT") == """
                #### Your position, please

                - Answers are fast (R1)\\
                  **Accepted when:** p95 &lt; 150 ms

                #### Questions to you

                - Dana Ito: Who is paged? (N1)
                """)
        #expect(
            minutes.part("ML/AI teams") == """
                #### Contested: how can we agree?

                - Declines carry a code (R2)\\
                  Objection from Lines of business: timeouts; condition: until all have one\\
                  Still to be heard: ML/AI teams

                #### Your position, please

                - Declines carry a code (R2)\\
                  **Accepted when:** 100 %

                #### The wording changed since you were heard: your position again, please

                - Answers are fast (R1)\\
                  **Accepted when:** p95 &lt; 150 ms

                #### Your action items

                - Mira Santos: Measure, for End users, due 2026-11-20, 6 days late (A1)
                """)
        #expect(minutes.part("End users")?.hasPrefix("1 open requirement for you.\n") == true)
        #expect(minutes.part("Parked earlier") == "- Vendor exit (N2)")
    }

    @Test func contradictionsAreToldWithBothValuesAndWhoGaveThem() throws {
        var scene = try Scene.room()
        let requirement = try scene.workspace.resolve("R1").id
        let seen = Value.text("p95 < 120 ms")
        for (handle, criterion) in [("dana", "99.9 %"), ("mira", "99.5 %")] {
            let change = Entry.Change(item: requirement, field: "criterion", was: seen, value: .text(criterion))
            let n = scene.log.highestN + 1
            scene.add(Entry(n: n, id: "e\(n)", at: "2026-11-25T10:00:00.000Z", by: handle, changes: [change]).sealed())
        }
        #expect(
            try scene.minutes().part("Contradictions to settle")
                == "- Answers are fast (R1), accepted when: 99.9 % (Dana Ito) or 99.5 % (Mira Santos)")
    }

    @Test func anAgendaThatIsTooFullSaysSo() throws {
        var scene = try Scene.room()
        try scene.type(":topic add Long review=V1 minutes=65")
        #expect(try scene.minutes().part("Topics")?.contains("\n65 of 60 min planned, 5 min too many.\n") == true)
    }

    @Test func theAgendaHasTheSameNameOnDisk() throws {
        var scene = try Scene.room()
        try scene.type(":review set V1 title='Überprüfung: Façade № 1 / 日本'")
        #expect(try scene.minutes().fileName().hasSuffix("-uberprufung-facade-1.md"))
        #expect(try scene.minutes().fileName().hasPrefix("2026-11-26-V1-"))
    }
}

/// What the agenda says of the three topics that every review has.
@Suite struct StandingAgendaTests {
    @Test func theAgendaSaysHowOftenThingsWereParkedAndWhoHasToBeHeard() throws {
        var scene = try Scene.room()
        for line in [
            ":review start V1", "~ Vendor exit", "> Regions", "> park", "! Measure @mira due:+1d", ":review close",
            ":review plan 'Second'", ":review start V2", ":review close",
            ":review plan 'Third' planned='2026-12-24 10:00'",
        ] { try scene.type(line) }
        let review = try scene.workspace.resolve("V3").id
        let minutes = try #require(Minutes(of: review, log: scene.log, zone: scene.zone))
        let text = minutes.render(.md)
        #expect(text.contains("Vendor exit (N1), parked twice, in V1 and V2"))
        #expect(text.contains("The topic Regions (T1), parked twice, in V1 and V2"))
        #expect(text.contains("Last review's actions (1), To be heard again (2), Questions and parked (2)"))
        #expect(text.contains("Answers are fast (R1): not heard: "))
    }

    @Test func aReviewEndedAtItsLastEntryTakesNoLongerThanThat() throws {
        var scene = try Scene.room()
        try scene.type(":review start V1")
        scene.now = Instant(milliseconds: scene.now.milliseconds + 600_000)
        try scene.type("> Latency 20m")
        scene.now = Instant(milliseconds: scene.now.milliseconds + 280_000)
        try scene.type("@priya: three seconds")
        let review = try scene.workspace.resolve("V1").id
        let last = try #require(scene.workspace.lastEntry(in: review))
        scene.now = Instant(milliseconds: scene.now.milliseconds + 7_200_000)
        try scene.record(.closeReview(review, next: nil, ended: last))
        let minutes = try #require(Minutes(of: review, log: scene.log, zone: scene.zone))
        #expect(minutes.header.ended?.instant == last)
        #expect(minutes.header.usedMilliseconds == 920_000)
        #expect(minutes.render(.md).contains("Planned 20 min, used 5 min"))
    }

    @Test func whoSentApologiesIsNamedOnTheAgendaAndInTheMinutes() throws {
        var scene = try Scene.room()
        for line in [":review set V1 invited=@ana,@gil,@mira", ":review here V1 -@mira -@priya"] {
            try scene.type(line)
        }
        let agenda = try scene.minutes().markdown()
        #expect(
            agenda.contains("- **Invited:** Ana Ruiz\n- **Guests:** Gil\n- **Apologies:** Mira Santos and Priya Nair\n")
        )
        for line in [":review start V1", "@ana @gil", ":review close"] { try scene.type(line) }
        #expect(try scene.minutes().attendance.apologies.map(\.name) == ["Mira Santos", "Priya Nair"])
    }
}
