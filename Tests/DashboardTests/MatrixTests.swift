import Alignment
import TestSupport
import Testing

@testable import Dashboard

/// Who gives what to whom, counted from what is kept open, compared with a look at every item.
@Suite struct MatrixTests {
    @Test("Counts and lists of every cell are those of the items", arguments: Seeds.few(10))
    func cells(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var scene = try Scene.team()
        for number in 1...40 {
            let by = ["", "by:it ", "by:ml "].randomElement(using: &random) ?? ""
            let group = ["", "#lob ", "#it ", "#users "].randomElement(using: &random) ?? ""
            let owner = ["", "@dana ", "@mira ", "@priya "].randomElement(using: &random) ?? ""
            let due = ["", "due:2026-11-20 ", "due:2026-12-20 "].randomElement(using: &random) ?? ""
            try scene.type("! Item \(number) \(by)\(group)\(owner)\(due)")
            if number % 5 == 0 { try scene.type("A\(number) done") }
            if number % 7 == 0 { try scene.type("+ Need \(number) #lob by:it,ml") }
        }
        var desk = Desk(scene)
        desk.type("6")
        try desk.others("! One more @jun #users due:2026-11-21")
        let today = desk.dashboard.today
        for giver in Matrix.givers {
            for getter in Matrix.getters {
                let cell = MatrixCell(by: giver, forGroup: getter)
                let actions = desk.workspace.actions.filter {
                    $0.status.isOpen && $0.group == getter && desk.workspace.by($0) == giver
                }
                let requirements = desk.workspace.requirements.filter { requirement in
                    requirement.status == .open && requirement.group == getter
                        && giver.map(requirement.by.contains) ?? false
                }
                let count = desk.dashboard.matrix[cell]
                #expect(count.actions == actions.count)
                #expect(count.overdue == actions.count { $0.isOverdue(today: today) })
                #expect(count.requirements == requirements.count)
                desk.dashboard.cell = cell
                desk.send(.tick)
                let expected = requirements.mostUrgentFirst().map(\.id) + actions.mostUrgentFirst().map(\.id)
                #expect(desk.dashboard.panels[.exchange]?.rows.compactMap(\.item) == expected)
            }
        }
    }

    @Test(
        "What was found out while nobody typed follows every change, of who is in which group, too",
        arguments: Seeds.few(5))
    func known(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var scene = try Scene.team()
        for line in ["! One @dana #ml", "! Two @mira #lob", "? Who signs off?", "~ Vendor exit plan"] {
            try scene.type(line)
        }
        var desk = Desk(scene)
        desk.send(.tick)
        #expect(!desk.dashboard.hasWorkLeft)
        let lines = [
            ":person set dana group=lob", ":person set dana group=users", ":person set mira group=it", "A1 @mira",
            "A2 @jun", "! More @dana #it", "! Unowned #users", "A1 done", "A1 reopen", "? And who else?", "~ Later",
            "N1 settled", ". Said by nobody in particular", ":note set N2 kind=note", ":person add kim group=lob",
            "A2 @kim",
        ]
        for step in 0..<30 {
            _ = try? desk.others(lines.randomElement(using: &random) ?? "")
            if step % 5 == 0 { desk.press(.escape, "u") }
            if Bool.random(using: &random) { desk.send(.tick) }
            desk.type("6")
            for cell in Matrix.givers.flatMap({ by in Matrix.getters.map { MatrixCell(by: by, forGroup: $0) } }) {
                let actions = desk.workspace.actions.count {
                    $0.status.isOpen && $0.group == cell.forGroup && desk.workspace.by($0) == cell.by
                }
                #expect(desk.dashboard.matrix[cell].actions == actions)
            }
            desk.type("5")
            let questions = desk.workspace.notes.filter { $0.kind != .note && $0.status == .open }
            #expect(desk.dashboard.panels[.questions]?.rows.compactMap(\.item) == questions.map(\.id))
            desk.type("1")
        }
    }

    @Test("What the head counts follows every change, of requirements and of anything else", arguments: Seeds.few(5))
    func summary(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var scene = try Scene.team()
        for line in ["+ Fast #lob by:it", "+ Safe #it by:ml", "! One @dana #ml due:2026-11-20"] { try scene.type(line) }
        var desk = Desk(scene)
        let lines = [
            "R1 lob objection", "R2 it support", "R1 ml support", "! Two #lob", "A1 done", "+ Cheap #users by:it",
            "= Flag",
            "R1 title:Faster", "A1 reopen", "D1 rejected", "? Who?", "R2 met", "R1 p:could",
        ]
        for step in 0..<30 {
            let line = lines.randomElement(using: &random) ?? ""
            if Bool.random(using: &random) { _ = try? desk.others(line) } else { desk.capture(line) }
            if step % 7 == 0 { desk.press(.escape, .control("u"), .escape, "u") }
            let dashboard = desk.dashboard
            let fresh = Summary(desk.workspace, OpenItems(.action, desk.workspace), today: dashboard.today)
            #expect(dashboard.summary == fresh, "after \(line)")
        }
    }

    @Test("A filter narrows the list of a cell; one that asks for what is over finds that, too")
    func filtered() throws {
        var scene = try Scene.team()
        for line in ["! One @dana #ml", "! Two @dana #ml", "! Three @dana #ml", "! Two more @mira #lob", "A3 done"] {
            try scene.type(line)
        }
        var desk = Desk(scene)
        desk.type("6")
        let it = try #require(scene.workspace.person("dana")?.group)
        desk.dashboard.cell = MatrixCell(by: it, forGroup: .ml)
        desk.type("/two")
        #expect(desk.dashboard.panels[.exchange]?.rows.count == 1)
        desk.press(.control("u"))
        desk.type("all")
        #expect(desk.dashboard.panels[.exchange]?.rows.count == 3)
    }
}
