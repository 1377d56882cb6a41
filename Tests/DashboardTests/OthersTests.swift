import Alignment
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Several people at once: nothing moves under anybody's hands, and nobody overwrites what they have not seen.
@Suite struct OthersTests {
    private func editing(_ ref: String, width: Int = 100) throws -> Desk {
        var desk = try Desk.fraudReview(width: width)
        let item = try desk.item(ref)
        desk.dashboard.open(Form(editing: [item], .action, desk.workspace))
        return desk
    }

    private func form(_ desk: Desk) throws -> Form {
        guard case .form(let form) = desk.dashboard.uppermost else { throw Missing.form }
        return form
    }

    private func open(_ desk: Desk) throws -> String {
        try #require(desk.workspace.actions.first { $0.status == .open }?.ref)
    }

    @Test("Another person's entry moves neither cursor, nor selection, nor scroll, and says whose it is")
    func still() throws {
        var desk = try Desk.fraudReview()
        desk.press("2")
        for _ in 0..<5 { desk.press(.down) }
        let panel = try #require(desk.dashboard.panels[.actions])
        let (selected, top) = (panel.selected, panel.top)
        let row = try #require(desk.lines.firstIndex { $0.contains("▸") })
        try desk.others("! Most urgent of all p:must due:today", as: "priya")
        #expect(desk.dashboard.panels[.actions]?.selected == selected)
        #expect(desk.foot.contains("priya added"))
        // The row stands where it stood, or one lower where the new one stands above it and the list began in sight.
        let now = try #require(desk.lines.firstIndex { $0.contains("▸") })
        #expect(now == row || top == 0 && now == row + 1)
    }

    @Test("A field that others change while I have the form open shows the new value, and who and when")
    func unchangedField() throws {
        let ref = try open(try Desk.fraudReview())
        var desk = try editing(ref)
        try desk.others("\(ref) due:2026-12-24", as: "priya")
        let due = try #require(try form(desk).fields.first { $0.spec?.name == "due" })
        #expect(due.text.text == "2026-12-24")
        #expect(!due.isChanged)
        #expect(due.news?.words.hasPrefix("priya changed due: ") == true)
        #expect(desk.screen.contains("priya changed due: "))
        #expect(desk.screen.contains("changed by priya"))
    }

    @Test("Saving writes what I changed and leaves what they changed")
    func bothIntents() throws {
        let ref = try open(try Desk.fraudReview())
        var desk = try editing(ref)
        desk.type("X")
        try desk.others("\(ref) due:2026-12-24", as: "priya")
        desk.press(.enter)
        let item = try desk.item(ref)
        #expect(item.title?.hasSuffix("X") == true)
        #expect(item.text("due") == "2026-12-24")
        #expect(item.conflicts.isEmpty)
        #expect(try #require(desk.workspace.entries.last).changes.map(\.field) == ["title"])
    }

    @Test("The same field: I see theirs before I save, mine wins, and nothing is left to settle")
    func sameField() throws {
        let ref = try open(try Desk.fraudReview())
        var desk = try editing(ref)
        desk.type(" (mine)")
        try desk.others(":action set \(ref) title='Theirs'", as: "priya")
        #expect(desk.screen.contains("priya changed "))
        #expect(desk.screen.contains("(mine)"))
        desk.press(.enter)
        let item = try desk.item(ref)
        #expect(item.title?.hasSuffix("(mine)") == true)
        #expect(item.conflicts.isEmpty)
        #expect(try #require(desk.workspace.entries.last?.changes.first).was == .text("Theirs"))
    }

    @Test("What changed between my last look and the append is kept beside mine")
    func unseen() throws {
        let desk = try Desk.fraudReview()
        let ref = try open(desk)
        var scene = desk.scene
        let seen = scene.workspace
        try scene.type("\(ref) due:2026-12-24", as: "priya")
        let id = try scene.workspace.resolve(ref).id
        let gesture = Gesture.set([id], [FieldValue("due", .text("2026-12-31"))])
        let context = scene.context(as: "sam", in: nil)
        let draft = try gesture.draft(scene.workspace, context).asSeen(in: seen)
        scene.add(draft.entry(n: scene.log.highestN + 1, by: context))
        let item = try #require(scene.workspace[id])
        #expect(item.text("due") == "2026-12-31")
        #expect(item.conflicts.map(\.name) == ["due"])
    }

    @Test("Who else has the workspace open stands in the head, and in full behind a command")
    func company() throws {
        var desk = try Desk.fraudReview(width: 100)
        func session(_ person: String) -> OpenSession {
            OpenSession(person: person, host: "atlas", process: 7, since: desk.scene.now, isReadOnly: person == "mira")
        }
        #expect(!desk.screen.contains("also here"))
        desk.send(.company([session("lee"), session("mira"), session("mira"), session("sam")]))
        #expect(desk.line(with: "also here: lee, mira, you, elsewhere") != nil)
        desk.press(":")
        desk.type("who")
        desk.press(.enter)
        #expect(desk.line(with: "@mira")?.contains("on atlas, only reading") == true)
        desk.press(.escape)
        desk.send(.company([]))
        #expect(!desk.screen.contains("also here"))
    }

    @Test("While a line waits for the journal's lock the bar is free; refused, it comes back")
    func delayed() throws {
        var dashboard = try Desk.fraudReview().dashboard
        let now = dashboard.now
        func type(_ text: String) -> [Effect] {
            text.unicodeScalars.flatMap { dashboard.update(.key(.character($0)), now: now) }
        }
        _ = dashboard.update(.key("c"), now: now)
        _ = type("~ First")
        let effects = dashboard.update(.key(.enter), now: now)
        guard case .record(let first)? = effects.first else { throw Missing.form }
        _ = dashboard.update(.delayed(first.number, "Not saved yet: waiting for process 4711"), now: now)
        #expect(dashboard.bar.field.isEmpty)
        #expect(dashboard.picture().plainText.contains("waiting for process 4711"))
        #expect(dashboard.unsaved == [.line(.init(text: "~ First", review: nil, topic: nil))])
        _ = type("~ Second")
        _ = dashboard.update(.refused(first.number, "Cannot append"), now: now)
        #expect(dashboard.bar.field.text == "~ Second")
        #expect(dashboard.unsaved.count == 2)
        _ = dashboard.update(.key(.control("u")), now: now)
        _ = dashboard.update(.key(.escape), now: now)
        #expect(dashboard.bar.field.text == "~ First")
    }

    @Test("A form that waits takes no keys, and is closed by its own answer only")
    func waitingForm() throws {
        let ref = try open(try Desk.fraudReview())
        var desk = try editing(ref)
        desk.type("X")
        let effects = desk.dashboard.update(.key(.enter), now: desk.scene.now)
        guard case .record(let recording)? = effects.first else { throw Missing.form }
        desk.send(.delayed(recording.number, "Waiting"))
        desk.press(.enter, .escape)
        desk.type("Y")
        #expect(try form(desk).fields[0].text.text.hasSuffix("X"))
        desk.send(.refused(recording.number, "Cannot append"))
        desk.type("Y")
        #expect(try form(desk).fields[0].text.text.hasSuffix("XY"))
    }

    private enum Missing: Error { case form }
}
