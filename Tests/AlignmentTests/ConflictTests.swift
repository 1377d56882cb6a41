import Alignment
import TestSupport
import Testing

/// Two people change the same field without having seen each other.
@Suite struct ConflictTests {
    private var here: Scene
    private var there: Scene

    init() throws {
        here = try Scene.team()
        try here.type("! Provision GPU quota @dana due:fri")
        there = here
    }

    @Test("Both values are kept, the later one is in force")
    mutating func bothAreKept() throws {
        try here.type("A1 due:2026-12-01", as: "dana")
        try there.type("A1 due:2026-12-24", as: "lee")
        here.merge(there)
        let field = try #require(conflict(in: here))
        #expect(field.value == .text("2026-12-24"))
        #expect(field.rivals.map(\.value) == [.text("2026-12-01")])
        #expect(here.workspace.entries[field.rivals[0].setBy].by == "dana")
        #expect(here.workspace.conflictCount == 1)
        there.merge(here)
        #expect(conflict(in: there) == field)
    }

    @Test("Whoever writes the same value does not contradict")
    mutating func theSameValueAgrees() throws {
        try here.type("A1 due:2026-12-01", as: "dana")
        try there.type("A1 due:2026-12-01", as: "lee")
        here.merge(there)
        #expect(conflict(in: here) == nil)
        #expect(here["A1", "due"] == "2026-12-01")
    }

    @Test("Different fields of one item do not contradict")
    mutating func otherFieldsAgree() throws {
        try here.type("A1 due:2026-12-01", as: "dana")
        try there.type("A1 @lee", as: "lee")
        here.merge(there)
        #expect(conflict(in: here) == nil)
        #expect(here["A1", "due"] == "2026-12-01")
        #expect(here["A1", "owner"] == "lee")
    }

    @Test(
        "Somebody who has seen the value in force settles it, whatever they choose",
        arguments: ["2026-12-01", "2026-12-24", "2026-12-31"])
    mutating func settled(_ choice: String) throws {
        try here.type("A1 due:2026-12-01", as: "dana")
        try there.type("A1 due:2026-12-24", as: "lee")
        here.merge(there)
        try here.type("A1 due:\(choice)", as: "dana")
        #expect(conflict(in: here) == nil)
        #expect(here["A1", "due"] == choice)
        there.merge(here)
        #expect(conflict(in: there) == nil)
    }

    @Test("Three who did not see each other leave three values, oldest first")
    mutating func threeValues() throws {
        var elsewhere = there
        try here.type("A1 due:2026-12-01", as: "ana")
        try there.type("A1 due:2026-12-02", as: "ben")
        try elsewhere.type("A1 due:2026-12-03", as: "cleo")
        here.merge(elsewhere)
        here.merge(there)
        let field = try #require(conflict(in: here))
        #expect(field.rivals.map(\.value) == [.text("2026-12-01"), .text("2026-12-02")])
        #expect(field.value == .text("2026-12-03"))
    }

    @Test("The value in force is never listed against itself")
    mutating func noRivalOfItself() throws {
        var elsewhere = there
        try here.type("A1 due:2026-12-01", as: "ana")
        try there.type("A1 due:2026-12-02", as: "ben")
        try elsewhere.type("A1 due:2026-12-01", as: "cleo")
        here.merge(elsewhere)
        here.merge(there)
        let field = try #require(conflict(in: here))
        #expect(field.value == .text("2026-12-01"))
        #expect(field.rivals.map(\.value) == [.text("2026-12-02")])
    }

    @Test("Who is here, the running topic, the order of topics and the next day never conflict")
    mutating func someNeverDo() throws {
        var here = try Scene.review()
        try here.type(":topic add Latency review=V1")
        var there = here
        let (review, topic) = (try here.workspace.resolve("V1").id, try here.workspace.resolve("T1").id)
        func all(_ flag: Bool, _ text: String) -> [Gesture] {
            [
                .set(
                    [review],
                    [
                        FieldValue("here.dana", .flag(flag)), FieldValue("next", .text(text)),
                        FieldValue("topic", .text(text)),
                    ]), .set([topic], [FieldValue("order", .text(text))]),
            ]
        }
        try here.record(.all(all(false, "a")), as: "dana")
        try there.record(.all(all(true, "b")), as: "lee")
        here.merge(there)
        #expect(here.workspace.conflictCount == 0)
        #expect(here["V1", "next"] == "b")
    }

    @Test("A position contradicts another of the same group, not of another")
    mutating func positions() throws {
        try here.type("+ Endpoint answers fast #lob by:it :: p95 < 120 ms")
        there = here
        try here.type("R1 lob support", as: "priya")
        try there.type("R1 lob objection: too slow", as: "tom")
        try there.type("R1 it support", as: "lee")
        here.merge(there)
        let fields = try here.workspace.resolve("R1").conflicts.map(\.name)
        #expect(fields == ["position.lob"])
    }

    private func conflict(in scene: Scene) -> Item.Field? {
        (try? scene.workspace.resolve("A1"))?.conflicts.first
    }
}
