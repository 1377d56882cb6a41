import Alignment
import Minutes
import TestSupport
import Testing

@Suite struct ForGroupTests {
    @Test func aGroupReadsWhatItWasPromisedAndWhatIsAskedOfIt() throws {
        var scene = try Scene.room()
        try scene.type("! From before @dana #lob due:2026-12-01")
        try scene.type(":review start V1")
        try scene.type("@dana @mira @priya")
        try scene.type("! Explain it @mira #lob due:2026-12-04")
        try scene.type("! Ask the shops @priya #ml")
        try scene.type("! For others @mira #it")
        try scene.type("? Who signs? @priya")
        try scene.type("? Answered already? @priya :: yes")
        try scene.type("R2 :: 99 %")
        try scene.type("R2 lob support")
        try scene.type("R1 users support")
        try scene.type("+ Reports are monthly #lob by:it :: by the fifth")
        let minutes = try scene.minutes()
        let markdown = minutes.render(.md, for: .lob)
        let start = try #require(markdown.range(of: "## For Lines of business\n"))
        let end = try #require(markdown.range(of: "\n## Attendance"))
        #expect(
            markdown[start.upperBound..<end.lowerBound] == """

                ### What you were promised

                - Dana Ito: From before, by 2026-12-01 (A1)
                - Mira Santos: Explain it, by 2026-12-04 (A2)

                ### Your requirements, as they stand now

                - Declines carry a code (R2), met by ML/AI teams\\
                  **Accepted when:** 99 %
                - Reports are monthly (R3), met by IT\\
                  **Accepted when:** by the fifth

                ### What is asked of you

                - Priya Nair: Ask the shops, for ML/AI teams, no due day (A3)

                ### Questions to you

                - Priya Nair: Who signs? (N1)

                ### Your position, please

                - Reports are monthly (R3)\\
                  **Accepted when:** by the fifth

                """)
        #expect(!minutes.render(.md).contains("## For "))
    }

    @Test func anAgendaForAGroupAsksThatGroup() throws {
        let minutes = try Scene.room().minutes()
        let markdown = minutes.render(.md, for: .it)
        #expect(markdown.contains("## What we need from you\n\n### IT\n"))
        #expect(!markdown.contains("### End users"))
    }
}
