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
        #expect(try scene.minutes().part("Topics")?.hasSuffix("65 of 60 min planned, 5 min too many.") == true)
    }

    @Test func theAgendaHasTheSameNameOnDisk() throws {
        var scene = try Scene.room()
        try scene.type(":review set V1 title='Überprüfung: Façade № 1 / 日本'")
        #expect(try scene.minutes().fileName().hasSuffix("-uberprufung-facade-1.md"))
        #expect(try scene.minutes().fileName().hasPrefix("2026-11-26-V1-"))
    }
}
