import Alignment
import TestSupport
import Testing

/// The same filter words on the command line and after `/`.
@Suite struct FilterTests {
    private let scene: Scene

    init() throws {
        var scene = try Scene.team()
        for line in [
            "+ Endpoint answers fast #lob by:it,ml p:must lead:priya :: p95", "+ GPU workbench #ml by:it",
            "+ Lineage #lob by:it p:could",
            "R1 lob objection", "! GPU quota @dana #ml due:2026-11-20 p:must re:R2",
            "! Runbook @jun #it due:2026-11-30",
            "! Name an owner #it due:2026-11-20", "! Dashboard @mira #lob p:could", "! Old @dana", "A5 done",
            "A2 doing", "= Flag", "= Old flag", "D2 rejected",
            "? Who signs? @mira", "~ Later", ". said", "N3 struck", ":review plan Next facilitator=sam invited=@lee",
        ] { try scene.type(line) }
        self.scene = scene
    }

    private func list(_ kind: Kind, _ typed: String, as me: String = "dana") -> [String] {
        let filter = Filter(typed: typed, me: me, scene.workspace, kind: kind)
        return scene.workspace.list(kind, filter, today: scene.today).map(\.ref)
    }

    @Test("Action items: what is open, overdue first (oldest, then priority), then by day, then the rest by priority")
    func order() { #expect(list(.action, "") == ["A1", "A3", "A2", "A4"]) }

    @Test(
        "Filters of action items",
        arguments: [
            ("owner:dana", ["A1"]), ("owner:@dana all", ["A1", "A5"]), ("status:done", ["A5"]),
            ("status:open,doing", ["A1", "A3", "A2", "A4"]),
            ("status:doing", ["A2"]), ("overdue", ["A1", "A3"]), ("unowned", ["A3"]), ("overdue unowned", ["A3"]),
            ("mine", ["A1"]), ("for:lob", ["A4"]),
            ("by:it", ["A1"]), ("by:ml", ["A2", "A4"]), ("priority:must", ["A1"]), ("priority:should", ["A3", "A2"]),
            ("gpu", ["A1"]), ("GPU QUOTA", ["A1"]),
            ("a2-", ["A2"]), ("gpu runbook", []), ("all", ["A1", "A3", "A2", "A4", "A5"]),
        ])
    func actions(_ typed: String, _ refs: [String]) { #expect(list(.action, typed) == refs) }

    @Test(
        "Filters of requirements: contested first, then unheard, then by priority",
        arguments: [
            ("", ["R1", "R2", "R3"]), ("state:contested", ["R1"]), ("state:unheard,contested", ["R1", "R2", "R3"]),
            ("for:lob", ["R1", "R3"]), ("by:ml", ["R1"]),
            ("owner:priya", ["R1"]), ("priority:could", ["R3"]), ("state:met", []),
        ])
    func requirements(_ typed: String, _ refs: [String]) { #expect(list(.requirement, typed) == refs) }

    @Test(
        "Other kinds show what is still of concern",
        arguments: [
            (Kind.decision, "", ["D1"]), (.decision, "all", ["D1", "D2"]), (.decision, "status:rejected", ["D2"]),
            (.note, "", ["N1", "N2"]),
            (.note, "all", ["N1", "N2", "N3"]), (.review, "", ["V1"]), (.person, "ito", ["@dana"]),
            (.person, "dana", ["@dana"]),
        ])
    func others(_ kind: Kind, _ typed: String, _ refs: [String]) { #expect(list(kind, typed) == refs) }

    @Test("What is mine: asked of me, facilitated by me, invited to")
    func mine() {
        #expect(list(.note, "mine", as: "mira") == ["N1"])
        #expect(list(.review, "mine", as: "sam") == ["V1"])
        #expect(list(.review, "mine", as: "lee") == ["V1"])
        #expect(list(.review, "mine", as: "tom") == [])
        #expect(list(.requirement, "mine", as: "priya") == ["R1"])
    }

    @Test(
        "A key that has no value yet filters nothing, an unknown value is looked for as a word",
        arguments: ["owner:", "status:"])
    func unfinished(_ typed: String) {
        #expect(list(.action, typed) == list(.action, ""))
        #expect(list(.action, typed + "zzz") == [])
    }

    @Test("On the command line an unknown key or value is refused")
    func refused() {
        var filter = Filter()
        #expect(throws: Refusal.self) { try filter.set("status", "dome", scene.workspace, kind: .action) }
        #expect(throws: Refusal.self) { try filter.set("status", "open", scene.workspace, kind: .person) }
        #expect(throws: Refusal.self) { try filter.set("colour", "red", scene.workspace, kind: .action) }
        #expect(throws: Refusal.self) { try filter.set("owner", "nobody", scene.workspace, kind: .action) }
        #expect(throws: Refusal.self) { try filter.set("state", "happy", scene.workspace, kind: .requirement) }
    }

    @Test("Items of one review: made in it, or its own")
    func review() throws {
        var scene = self.scene
        try scene.type(":review start V1")
        try scene.type("! Made in it")
        try scene.type("> Latency")
        var filter = Filter()
        try filter.set("review", "V1", scene.workspace, kind: .action)
        #expect(scene.workspace.list(.action, filter, today: scene.today).map(\.ref) == ["A6"])
        #expect(scene.workspace.list(.topic, filter, today: scene.today).map(\.ref) == ["T1"])
    }
}
