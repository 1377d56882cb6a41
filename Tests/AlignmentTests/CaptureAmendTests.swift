import Alignment
import TestSupport
import Testing

/// Up amends the last own line.
@Suite struct CaptureAmendTests {
    private var scene: Scene

    init() throws { scene = try Scene.review() }

    /// Fetches the line of an entry and says another instead.
    private mutating func amend(_ entry: Entry?, _ line: String) throws -> Entry? {
        let entry = try #require(entry)
        let item = scene.workspace.itemMade(by: entry)
        let old = item.flatMap { scene.workspace.line(for: $0) }.flatMap(gesture)
        guard let new = gesture(line) else { return nil }
        return try scene.record(.amending(entry.id, item?.id, from: old, to: new))
    }

    private func gesture(_ line: String) -> Gesture? {
        guard case .gesture(let gesture) = Capture(line, scene.workspace, scene.context()).outcome else { return nil }
        return gesture
    }

    @Test("A note said again keeps its number and says the new words only")
    mutating func sameKind() throws {
        let entry = try scene.type(". p95 was 148 ms re:T1")
        _ = try amend(entry, "@priya: p95 was 184 ms")
        #expect(scene.workspace.notes.map(\.ref) == ["N1"])
        #expect(scene["N1", "text"] == "p95 was 184 ms")
        #expect(scene["N1", "said"] == "priya")
    }

    @Test("What the first line said and the new one does not is gone")
    mutating func fieldsGo() throws {
        let entry = try scene.type("! Load-test @jun #users due:fri p:must")
        _ = try amend(entry, "! Load test @lee")
        #expect(scene.workspace.actions.map(\.ref) == ["A1"])
        #expect(scene["A1", "title"] == "Load test")
        #expect(scene["A1", "owner"] == "lee")
        #expect(scene["A1", "due"] == nil)
        #expect(scene["A1", "for"] == nil)
        #expect(scene["A1", "priority"] == nil)
        #expect(scene["A1", "status"] == "open")
    }

    @Test("A line of another kind replaces the item, whose number is not used again")
    mutating func otherKind() throws {
        let entry = try scene.type(". Load-test with Friday's traffic")
        _ = try amend(entry, "! Load-test with Friday's traffic @jun")
        #expect(scene.workspace.notes.isEmpty)
        #expect(scene.workspace.actions.map(\.title) == ["Load-test with Friday's traffic"])
        #expect(try scene.sets("another note")["N2 text"] == "another note")
    }

    @Test("An update is taken back before the new one is made")
    mutating func updates() throws {
        try scene.type("! One")
        try scene.type("! Two")
        let entry = try scene.type("A1 done")
        _ = try amend(entry, "A2 done")
        #expect(scene["A1", "status"] == "open")
        #expect(scene["A2", "status"] == "done")
    }

    @Test("Undoing the amended line brings the first one back")
    mutating func undo() throws {
        let entry = try scene.type("! Load-test @jun")
        let before = scene.workspace.standing
        _ = try amend(entry, "! Load test @lee due:fri")
        try scene.type(":undo")
        #expect(difference(scene.workspace.standing, before).isEmpty)
    }

    @Test("Said a third time it is still the same item, and what others set meanwhile stays")
    mutating func twice() throws {
        let entry = try scene.type("! Load-test @jun due:fri")
        _ = try amend(entry, "! Load test @lee due:fri")
        try scene.type("A1 p:must", as: "lee")
        try scene.type("A1 done")
        _ = try amend(entry, "! Load tests #users p:must")
        #expect(scene.workspace.actions.map(\.ref) == ["A1"])
        #expect(scene["A1", "title"] == "Load tests")
        #expect(scene["A1", "owner"] == nil)
        #expect(scene["A1", "due"] == nil)
        #expect(scene["A1", "for"] == "users")
        #expect(scene["A1", "priority"] == "must")
        #expect(scene["A1", "status"] == "done")
    }

    @Test("The answer taken out of a question opens it again")
    mutating func answer() throws {
        let entry = try scene.type("? Whose number is it? @mira :: the network's")
        _ = try amend(entry, "? Whose number is it? @mira")
        #expect(scene["N1", "status"] == "open")
        #expect(scene["N1", "answer"] == nil)
    }

    @Test("Somebody else's line cannot be amended")
    mutating func notMine() throws {
        let entry = try scene.type(". mine", as: "lee")
        #expect(throws: Refusal.self) { try amend(entry, "! yours") }
        #expect(Array(scene.workspace.amendable(by: "sam", in: entry?.review).prefix(1)).first?.by == "sam")
    }
}
