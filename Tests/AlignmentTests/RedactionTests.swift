import Alignment
import TestSupport
import Testing

/// A password typed on a projector must be able to leave.
@Suite struct RedactionTests {
    private static let secret = "hunter2-ZZZ"
    private var scene: Scene

    init() throws {
        scene = try Scene.team()
        try scene.type("+ Endpoint answers fast #lob by:it :: p95 < 120 ms")
    }

    @Test("A redacted note is gone from state, history, lists and JSON, and its number is not reused")
    mutating func aNote() throws {
        let entry = try #require(try scene.type(". the password is \(Self.secret)"))
        try redact(entry)
        #expect(scene.workspace.notes.isEmpty)
        #expect(try scene.type(". another")?.items.first?.number == 2)
        expectNowhere()
        #expect(
            scene.workspace.history(of: ItemID(entry.items[0].text)).contains { $0.change.value == .text("[redacted]") }
        )
    }

    @Test("What stood in the field before a redacted change stands there again")
    mutating func theFormerValueReturns() throws {
        try redact(try #require(try scene.type("R1 :: \(Self.secret)")))
        #expect(scene["R1", "criterion"] == "p95 < 120 ms")
        expectNowhere()
    }

    @Test("A later change shows neither the text it replaced nor a conflict with it")
    mutating func wasIsHidden() throws {
        let entry = try #require(try scene.type("R1 :: \(Self.secret)"))
        try scene.type("R1 :: p95 < 150 ms")
        try redact(entry)
        #expect(scene["R1", "criterion"] == "p95 < 150 ms")
        #expect(scene.workspace.conflictCount == 0)
        #expect(scene.workspace.history().contains { $0.change.was == .text("[redacted]") })
        expectNowhere()
    }

    @Test("An undo made before the redaction does not keep the text, nor the value that was undone")
    mutating func undoneBefore() throws {
        let entry = try #require(try scene.type("R1 :: \(Self.secret)"))
        try scene.type("R1 :: p95 < 150 ms")
        try scene.type(":undo")
        try redact(entry)
        #expect(scene["R1", "criterion"] == nil)
        expectNowhere()
    }

    @Test("An undo made after the redaction does not write the text into the journal again")
    mutating func undoneAfter() throws {
        let entry = try #require(try scene.type("R1 :: \(Self.secret)"))
        try scene.type("R1 :: p95 < 150 ms")
        try redact(entry)
        let undo = try #require(try scene.type(":undo"))
        #expect(!undo.line.contains(Self.secret))
        #expect(scene["R1", "criterion"] == nil)
        expectNowhere()
    }

    @Test("Redo does not bring it back")
    mutating func redone() throws {
        let entry = try #require(try scene.type("R1 :: \(Self.secret)"))
        try scene.type(":undo")
        try redact(entry, as: "lee")
        let redo = try? scene.type(":redo")
        #expect(redo?.line.contains(Self.secret) != true)
        #expect(scene["R1", "criterion"] == "p95 < 120 ms")
        expectNowhere()
    }

    @Test("The words in which a gesture is announced do not contain it")
    mutating func outcomes() throws {
        let entry = try #require(try scene.type("R1 :: \(Self.secret)"))
        try scene.type("R1 :: p95 < 150 ms")
        try redact(entry)
        let draft = try Gesture.undo.draft(scene.workspace, scene.context())
        #expect(!draft.outcomes.contains { $0.words.contains(Self.secret) })
    }

    @Test("A redacted text that lost a conflict is no rival any more")
    mutating func rivals() throws {
        var there = scene
        let entry = try #require(try scene.type("R1 :: \(Self.secret)", as: "dana"))
        try there.type("R1 :: p95 < 150 ms", as: "lee")
        scene.merge(there)
        #expect(scene.workspace.conflictCount == 1)
        try redact(entry)
        #expect(scene.workspace.conflictCount == 0)
        expectNowhere()
    }

    @Test("A redaction that arrives before the entry it is about works all the same")
    mutating func arrivesFirst() throws {
        let entry = try #require(try scene.type("R1 :: \(Self.secret)"))
        let later = try #require(try scene.type("R1 :: p95 < 150 ms"))
        let redaction = Entry(n: 1, id: "redaction0", at: "", by: "sam", changes: [], redacts: [entry.id]).sealed()
        var other = try Scene.team()
        other.add(redaction)
        other.add(entry)
        other.add(later)
        #expect(difference(other.workspace.picture, Workspace(other.log).picture).isEmpty)
        expectNowhere(in: other)
    }

    @Test("A text in a field of a later version is hidden, too, wherever it stands again")
    mutating func fieldsOfLaterVersions() throws {
        let item = ItemID("R1-zzzz")
        let first = Entry(
            n: 500, id: "first", at: "", by: "dana",
            changes: [
                Entry.Change(item: item, field: "annex", was: nil, value: .text(Self.secret))
            ]
        ).sealed()
        let second = Entry(
            n: 501, id: "second", at: "", by: "dana",
            changes: [
                Entry.Change(item: item, field: "annex", was: .text(Self.secret), value: .text("none"))
            ]
        ).sealed()
        scene.add(first)
        scene.add(second)
        try redact(first)
        expectNowhere()
    }

    @Test("The past does not show it either")
    mutating func asOf() throws {
        let entry = try #require(try scene.type("R1 :: \(Self.secret)"))
        try redact(entry)
        for count in 0...scene.log.entries.count {
            expectNowhere(in: Workspace(scene.log, first: count))
        }
    }

    @Test("Redacting twice, or what does not exist, is refused")
    mutating func refusals() throws {
        let entry = try #require(try scene.type(". \(Self.secret)"))
        try redact(entry)
        #expect(scene.refusal(":redact \(entry.id)") == .rule("Entry \(entry.id) is redacted already"))
        #expect(scene.refusal(":redact nosuchid00")?.isMalformed == false)
    }

    @Test("The line itself stays in the journal until it is purged")
    mutating func theLineStays() throws {
        let entry = try #require(try scene.type(". \(Self.secret)"))
        try redact(entry)
        #expect(scene.log.entries.contains { $0.line.contains(Self.secret) })
    }

    private mutating func redact(_ entry: Entry, as me: String = "sam") throws {
        let redaction = try #require(try scene.type(":redact \(entry.id)", as: me))
        #expect(redaction.redacts == [entry.id])
        #expect(redaction.changes.isEmpty)
    }

    private func expectNowhere(in workspace: Workspace? = nil, _ location: SourceLocation = #_sourceLocation) {
        let workspace = workspace ?? scene.workspace
        let today = scene.today
        var shown = workspace.facts + workspace.history().map { "\($0.change)" }
        for item in workspace.everything { shown.append(workspace.json(item, today: today)) }
        let wording = Wording(workspace, zone: .utc, today: today)
        shown += workspace.history().map { wording.change($0.change) } + workspace.story().map(wording.words)
        let leaks = shown.filter { $0.contains(Self.secret) }
        #expect(leaks.isEmpty, sourceLocation: location)
    }

    private func expectNowhere(in scene: Scene) { expectNowhere(in: scene.workspace) }
}
