import Alignment
import Minutes
import TestSupport
import Testing

@Suite struct EditionTests {
    /// A review that was closed at 10:30 with one note.
    private func closed() throws -> Scene {
        var scene = try Scene.room()
        try scene.type(":review start V1")
        try scene.type("@dana @mira")
        try scene.type(". said in the room")
        try scene.type("! Do it @dana #ml due:2026-12-04")
        scene.at("10:30")
        try scene.type(":review close next=+2w")
        return scene
    }

    @Test func whatHappensLaterAltersNothing() throws {
        var scene = try closed()
        let before = try scene.minutes()
        scene.later(days: 3)
        try scene.type("A1 done")
        try scene.type(":person set dana name='Dana Smith'")
        try scene.type("R1 :: p95 < 200 ms")
        try scene.type(":note strike N1")
        let after = try scene.minutes()
        let altered = Format.allCases.filter { before.render($0) != after.render($0) }
        #expect(altered.isEmpty)
    }

    @Test func reopenedAndClosedAgainIsAnEdition() throws {
        var scene = try closed()
        scene.at("10:00")
        scene.later(days: 2)
        try scene.type(":review reopen V1")
        #expect(try scene.minutes().markdown().contains("- Reopened after edition 1\n"))
        try scene.type(". corrected in the room")
        try scene.type(":note strike N1")
        try scene.type(":review close V1")
        let minutes = try scene.minutes()
        #expect(minutes.header.edition == 2)
        #expect(minutes.markdown().contains("- **Date:** 2026-11-26, 10:00 to 10:30\n"), "as it was held")
        #expect(minutes.markdown().contains("\n- Edition 2, corrected 28 Nov by sam\n"))
        #expect(minutes.markdown().contains("corrected in the room"))
        #expect(!minutes.markdown().contains("said in the room"))
        #expect(minutes.header.usedMilliseconds / 60_000 == 31, "half an hour, and the minute it was open again")
    }

    @Test func aReopeningThatIsUndoneMakesNoEdition() throws {
        var scene = try closed()
        let before = try scene.minutes().markdown()
        try scene.type(":review reopen V1")
        try scene.record(.undo)
        #expect(try scene.minutes().markdown() == before)
    }

    @Test func aClosingThatIsUndoneMakesNoEdition() throws {
        var scene = try closed()
        try scene.record(.undo)
        #expect(try scene.minutes().header.status == .live)
        try scene.type(". after all")
        try scene.type(":review close")
        let minutes = try scene.minutes()
        #expect(minutes.header.edition == 1)
        #expect(minutes.markdown().contains("after all"))
        #expect(!minutes.markdown().contains("Edition"))
    }

    @Test func aClosingThatIsRedoneIsTheClosing() throws {
        var scene = try closed()
        try scene.record(.undo)
        try scene.record(.redo)
        let minutes = try scene.minutes()
        #expect(minutes.header.status == .closed)
        #expect(minutes.header.edition == 1)
    }

    @Test func whatArrivesAfterTheClosingIsToldApart() throws {
        var scene = try closed()
        scene.at("11:07")
        let review = try scene.workspace.resolve("V1").id
        try scene.record(
            .add(.note, [FieldValue("text", .text("said on the way out")), FieldValue("said", .text("mira"))]),
            as: "dana",
            in: review)
        try scene.record(
            .set([try scene.workspace.resolve("A1").id], [FieldValue("status", .text("done"))]), as: "dana", in: review)
        let minutes = try scene.minutes()
        #expect(minutes.sections.flatMap(\.notes).map(\.item.title) == ["said in the room"])
        #expect(minutes.brief.actions.map(\.status) == [.open])
        #expect(
            minutes.part("Recorded after closing") == """
                - 2026-11-26 11:07, New note: said on the way out (N2), by Dana Ito
                - 2026-11-26 11:07, Do it (A1): done, by Dana Ito
                """)
        #expect(try scene.minutes().markdown() == minutes.markdown())
    }

    @Test func lateEntriesThatAreUndoneAreGone() throws {
        var scene = try closed()
        let review = try scene.workspace.resolve("V1").id
        try scene.record(.add(.note, [FieldValue("text", .text("oops"))]), as: "dana", in: review)
        try scene.record(.undo, as: "dana")
        #expect(try scene.minutes().late.isEmpty)
    }
}
