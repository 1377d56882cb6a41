import Alignment
import Minutes
import TestSupport
import Testing

/// What was taken back is not in the minutes, in any format.
@Suite struct CorrectionTests {
    private func live() throws -> Scene {
        var scene = try Scene.room()
        try scene.type(":review start V1")
        try scene.type("@dana @mira")
        return scene
    }

    private func expectAbsent(_ text: String, _ scene: Scene) throws {
        let minutes = try scene.minutes()
        let telling = Format.allCases.filter { minutes.render($0).contains(text) }
        #expect(telling.isEmpty)
    }

    @Test func undoneThingsAreNotPrinted() throws {
        var scene = try live()
        for line in [
            ". secret", "! secret @dana", "= secret", "+ secret #it", "? secret", "~ secret", "R1 :: secret",
            "R1 it objection: secret",
        ] {
            try scene.type(line)
            try scene.record(.undo)
            try expectAbsent("secret", scene)
        }
        #expect(try scene.minutes().brief.criteria.isEmpty)
    }

    @Test func whatIsUndoneOnALaterTopicIsGoneFromTheEarlierOne() throws {
        var scene = try live()
        try scene.type("> One")
        try scene.type("R1 :: secret")
        try scene.type("@ana", as: "sam")
        try scene.record(.undo)
        try scene.record(.undo)
        try scene.type("> Two")
        try expectAbsent("secret", scene)
        #expect(try scene.minutes().sections.allSatisfy { $0.isEmpty })
    }

    @Test func redoneThingsAreBackInTheirPlace() throws {
        var scene = try live()
        try scene.type("R1 :: p95 < 150 ms")
        try scene.record(.undo)
        try scene.record(.redo)
        let minutes = try scene.minutes()
        #expect(minutes.brief.criteria.map(\.now) == ["p95 < 150 ms"])
        #expect(minutes.sections.map(\.part) == [.opening])
    }

    @Test func struckNotesAreNotPrinted() throws {
        var scene = try live()
        try scene.type(". secret")
        try scene.type("? secret")
        try scene.type("~ secret")
        try scene.type(":note strike N1 N2 N3")
        try expectAbsent("secret", scene)
    }

    @Test func redactedEntriesLeaveTheMinutesThoughClosedBefore() throws {
        var scene = try live()
        try scene.type(". the password is secret")
        let entry = try #require(scene.workspace.entries.last?.id)
        try scene.type(". kept")
        try scene.type(":review close")
        #expect(try scene.minutes().markdown().contains("secret"))
        try scene.record(.redact(entry: entry))
        try expectAbsent("secret", scene)
        #expect(try scene.minutes().markdown().contains("kept"))
    }

    @Test func aRedactedWordingIsNotTheOneBefore() throws {
        var scene = try live()
        try scene.type("R1 :: secret")
        let entry = try #require(scene.workspace.entries.last?.id)
        try scene.type("R1 :: p95 < 150 ms")
        try scene.record(.redact(entry: entry))
        try expectAbsent("secret", scene)
        #expect(try scene.minutes().brief.criteria.map(\.now) == ["p95 < 150 ms"])
    }

    @Test func anAmendedLineIsPrintedOnce() throws {
        var scene = try live()
        try scene.type(". p95 was 148 ms")
        let entry = try #require(scene.workspace.entries.last?.id)
        try scene.record(.amend(entry: entry, .add(.note, [FieldValue("text", .text("p95 was 184 ms"))])))
        #expect(try scene.minutes().sections.flatMap(\.notes).map(\.item.title) == ["p95 was 184 ms"])
        try expectAbsent("148", scene)
    }
}
