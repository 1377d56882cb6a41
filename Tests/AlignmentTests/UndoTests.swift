import Alignment
import TestSupport
import Testing

/// One gesture is undone whole; what others changed since stays (DESIGN section 2).
@Suite struct UndoTests {
    private var scene: Scene

    init() throws { scene = try Scene.team() }

    /// A line of every kind, each typed after those before it in a live review.
    static let gestures = [
        "! Provision GPU quota @dana #ml due:fri p:must", "+ Endpoint answers fast #lob by:it,ml :: p95 < 120 ms",
        "= Ship behind a flag re:R1 :: rollback takes a minute", "? Who signs off label quality? @mira",
        "~ Vendor exit plan", ". a remark re:R1", "@priya: no", "R1 :: p95 < 150 ms",
        "R1 lob objection: slow :: until March",
        "R1 all support", "A1 doing", "A1 due:+1w because vendor late", "A1 blocked on network", "A1 @jun",
        "D1 rejected",
        "N1 :: the network's", "@lee -@dana", "> Data for the next quarter 10m", "> Costs", "> 1", "> +5", "> park",
        ":topic add Later", ">", ":person set dana role='platform engineer'", ":workspace set every=2w", "A1 half way",
        ":requirement position R1 it none", ":action set A1 owner= due= priority=could",
        ":review set V1 invited=@jun,@lee",
        ":decision add 'Another' supersedes=D1", ":decision reject D2", ":decision accept D2", ":note strike N2",
        "A1 R1 both late",
        ":review close next=+2w",
    ]

    @Test("Undo is the identity on what was there, redo on what was done, for every gesture")
    func everyGesture() throws {
        var scene = try Scene.review()
        for line in Self.gestures {
            let before = scene.workspace.standing
            try scene.type(line)
            let after = scene.workspace.standing
            #expect(before != after, "\(line)")
            try scene.type(":undo")
            #expect(difference(scene.workspace.standing, before).isEmpty, "\(line)")
            try scene.type(":redo")
            #expect(difference(scene.workspace.standing, after).isEmpty, "\(line)")
        }
    }

    @Test("A gesture on many items is undone in one")
    mutating func wholeGestures() throws {
        try scene.type("! One")
        try scene.type("! Two")
        try scene.type("A1 A2 done @dana")
        #expect(try scene.sets(":undo") == ["A1 status": "open", "A1 owner": "", "A2 status": "open", "A2 owner": ""])
    }

    @Test("What somebody changed since stays, and is named")
    mutating func partial() throws {
        try scene.type("! One due:fri")
        try scene.type("A1 due:+2w @dana")
        try scene.type("A1 due:+3w", as: "lee")
        let draft = try Gesture.undo.draft(scene.workspace, scene.context())
        #expect(draft.changes.map(\.field) == ["owner"])
        #expect(draft.remarks == ["Left as it is, because it changed since: A1 due"])
    }

    @Test("If everything changed since, undo is refused and says what")
    mutating func nothingLeft() throws {
        try scene.type("! One")
        try scene.type("A1 @dana")
        try scene.type("A1 @lee", as: "lee")
        #expect(scene.refusal(":undo") == .rule("Nothing is left to undo of that: A1 owner changed since"))
    }

    @Test("Each undo goes one gesture further back, and never touches what others did")
    mutating func furtherBack() throws {
        try scene.type("! One")
        try scene.type("! Theirs", as: "lee")
        try scene.type("! Two")
        #expect(try scene.sets(":undo").keys.contains("A3 title"))
        #expect(try scene.sets(":undo").keys.contains("A1 title"))
        #expect(scene.workspace.actions.map(\.title) == ["Theirs"])
    }

    @Test("Redo repeats the undone gestures in their order, and then there is nothing to redo")
    mutating func redoing() throws {
        try scene.type("! One")
        try scene.type("! Two")
        try scene.type(":undo")
        try scene.type(":undo")
        #expect(try scene.sets(":redo")["A1 title"] == "One")
        #expect(try scene.sets(":redo")["A2 title"] == "Two")
        #expect(scene.refusal(":redo") == .rule("There is nothing of yours to redo"))
    }

    @Test("Redo is gone after another gesture of mine, not after somebody else's")
    mutating func redoIsGone() throws {
        try scene.type("! One")
        try scene.type(":undo")
        try scene.type("! Theirs", as: "lee")
        #expect(scene.refusal(":redo") == nil)
        try scene.type("! Mine")
        #expect(scene.refusal(":redo") == .rule("There is nothing of yours to redo"))
    }

    @Test("A redone gesture can be undone again")
    mutating func undoAfterRedo() throws {
        try scene.type("! One")
        for _ in 1...3 {
            try scene.type(":undo")
            #expect(scene.workspace.actions.isEmpty)
            try scene.type(":redo")
            #expect(scene.workspace.actions.count == 1)
        }
    }

    @Test("The founding of the workspace, my own introduction and redactions are passed over")
    func passedOver() throws {
        var scene = Scene()
        let founding = Entry(
            n: 1, id: "founding00", at: "", by: "sam",
            changes: [
                Entry.Change(item: .workspace, field: "id", was: nil, value: .text("0123456789abcdef")),
                Entry.Change(item: .workspace, field: "name", was: nil, value: .text("Fraud scoring programme")),
            ]
        ).sealed()
        scene.add(founding)
        try scene.record(.addPerson(handle: "sam", []))
        #expect(scene.refusal(":undo") == .rule("There is nothing of yours to undo"))
        try scene.type("! One")
        let note = try #require(try scene.type(". secret"))
        try scene.type(":redact \(note.id)")
        try scene.type(":undo")
        #expect(scene.workspace.actions.isEmpty)
        #expect(scene.workspace.name == "Fraud scoring programme")
        #expect(scene.refusal(":undo") == .rule("There is nothing of yours to undo"))
    }

    @Test("Adding somebody else is undone like anything else")
    mutating func addingOthers() throws {
        try scene.type(":person add raj")
        try scene.type(":undo")
        #expect(scene.workspace.person("raj") == nil)
    }

    @Test("An item whose creation was undone exists only in history; its number is not reused")
    mutating func goneItems() throws {
        try scene.type("! One")
        try scene.type(":undo")
        #expect(scene.workspace.actions.isEmpty)
        #expect(scene.refusal("A1 done") != nil)
        #expect(scene.refusal(":action done A1") == .rule("A1 was undone; see 'log A1'"))
        #expect(scene.workspace.history(of: scene.workspace.identify("A1")).count == 4)
        #expect(try scene.type("! Two")?.items.first?.number == 2)
    }

    @Test("What can be undone follows from the journal alone, so it survives a restart")
    mutating func survivesRestarts() throws {
        try scene.type("! One")
        try scene.type("A1 done")
        try scene.type(":undo")
        let lines = scene.log.entries.map(\.line)
        let again = Workspace(EntryLog(try lines.map { try Entry(line: $0) }))
        #expect(again.undoable(by: "sam") == scene.workspace.undoable(by: "sam"))
        #expect(again.redoable(by: "sam") == scene.workspace.redoable(by: "sam"))
        #expect(again.redoable(by: "sam") != nil)
    }

    @Test("A workspace that lost its founding line can be given a name again")
    mutating func namelessWorkspace() throws {
        try scene.type(":workspace set name='Fraud scoring programme'")
        #expect(scene.workspace.name == "Fraud scoring programme")
        try scene.type(":undo")
        #expect(scene.workspace.name == "Concord")
    }

    @Test("A due day moved and moved back by undo was not moved")
    mutating func movedCount() throws {
        try scene.type("! One due:fri")
        try scene.type("A1 due:+1w")
        try scene.type("A1 due:+2w")
        #expect(try scene.workspace.resolve("A1").moved == 2)
        try scene.type(":undo")
        #expect(try scene.workspace.resolve("A1").moved == 1)
        try scene.type(":redo")
        #expect(try scene.workspace.resolve("A1").moved == 2)
        try scene.type("A1 due:+2w", as: "lee")
        #expect(try scene.workspace.resolve("A1").moved == 2)
    }
}

extension Workspace {
    /// What is set, a line each: the state that undo gives back; what once held something and is empty now is left out.
    var standing: [String] {
        everything.flatMap { item in
            item.fields.compactMap { field in field.value.map { "\(item.id) \(field.name) \($0)" } }
        }.sorted()
    }
}
