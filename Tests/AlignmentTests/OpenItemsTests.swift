import Alignment
import TestSupport
import Testing

@Suite struct OpenItemsTests {
    private let filters = [
        "overdue", "overdue must", "unowned", "mine", "owner:ana item", "priority:must", "all", "all overdue",
        "status:done",
        "status:open,done,dropped", "status:doing item", "all mine", "by:ml", "for:it",
    ]

    @Test("What is open, kept up to date, is what a list of it shows, after every change", arguments: Seeds.few(20))
    func keepsUp(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var scene = Scene(seed: seed)
        let today = try #require(Day(iso: "2026-11-23"))
        try scene.record(.addPerson(handle: "ana", []), as: "ana")
        var open = (
            actions: OpenItems(.action, scene.workspace), requirements: OpenItems(.requirement, scene.workspace)
        )
        for step in 0..<80 {
            let before = scene.workspace.entries.count
            try act(step, &scene, &random)
            let changed = scene.workspace.entries[before...].flatMap(\.items)
            open.actions.update(scene.workspace, changed: changed)
            open.requirements.update(scene.workspace, changed: changed)
            let actions = scene.workspace.list(.action, Filter(), today: today)
            #expect(open.actions.items(in: scene.workspace).map(\.id) == actions.map(\.id))
            let requirements = scene.workspace.list(.requirement, Filter(), today: today)
            #expect(open.requirements.items(in: scene.workspace).map(\.id) == requirements.map(\.id))
            #expect(open.actions.count == actions.count)
            #expect(open.actions.unownedCount == actions.count { $0.text("owner") == nil })
            for words in filters {
                let filter = Filter(typed: words, me: "ana", scene.workspace, kind: .action)
                let shown = filter.list(.action, in: scene.workspace, today: today, open: open.actions)
                let listed = scene.workspace.list(.action, filter, today: today)
                #expect(shown.map(\.id) == listed.map(\.id), "\(words)")
            }
            let overdue = actions.count { ActionItem($0).isOverdue(today: today) }
            #expect(open.actions.count(dueBefore: today, scene.workspace) == overdue)
        }
    }

    private func act(_ step: Int, _ scene: inout Scene, _ random: inout SplitMix64) throws {
        let actions = scene.workspace.actions.map(\.id)
        let requirements = scene.workspace.requirements.map(\.id)
        func fields(_ choices: [FieldValue]) -> [FieldValue] {
            choices.filter { _ in Bool.random(using: &random) }
        }
        let due = FieldValue("due", .text("2026-11-\(Int.random(in: 10...30, using: &random))"))
        let priority = FieldValue("priority", .text(["must", "should", "could"].randomElement(using: &random) ?? ""))
        switch Int.random(in: 0..<7, using: &random) {
        case 0, 1:
            let title = FieldValue("title", .text("Item \(step)"))
            try scene.record(
                .add(.action, [title] + fields([due, priority, FieldValue("owner", .text("ana"))])), as: "ana")
        case 2:
            let values = [FieldValue("title", .text("Need \(step)")), FieldValue("for", .text("ml"))]
            try scene.record(.add(.requirement, values + fields([priority])), as: "ana")
        case 3 where !requirements.isEmpty:
            let id = requirements[Int.random(in: requirements.indices, using: &random)]
            let position = Position.allCases.randomElement(using: &random)
            let groups = [Group.allCases.randomElement(using: &random) ?? .it]
            try scene.record(.takePosition(.init(items: [id], groups: groups, position: position)), as: "ana")
        case 4 where !actions.isEmpty:
            let id = actions[Int.random(in: actions.indices, using: &random)]
            let status = ["open", "doing", "done", "dropped"].randomElement(using: &random) ?? ""
            try scene.record(.set([id], [FieldValue("status", .text(status)), FieldValue("owner", nil)]), as: "ana")
        case 5 where !actions.isEmpty:
            let id = actions[Int.random(in: actions.indices, using: &random)]
            try scene.record(.set([id], [due, priority]), as: "ana")
        case 6 where step > 5: _ = try? scene.record(.undo, as: "ana")
        default: break
        }
    }

    @Test(
        "A word is found whatever case it is in, and whatever the title is made of",
        arguments: [
            ("GPU quota", "gpu", true), ("GPU quota", "quotas", false), ("Straße", "stra", true), ("ÉTÉ", "été", true),
            ("GPU", "a1", true), ("x", "", true), ("", "x", false), ("aab", "ab", true), ("İstanbul", "stan", true),
            ("[\\]^_", "{", false), ("@", "`", false),
        ])
    func words(_ title: String, _ word: String, _ isFound: Bool) throws {
        var scene = Scene(seed: 1)
        let fields = [FieldValue("title", .text(title.isEmpty ? "-" : title))]
        try scene.record(.add(.action, fields), as: "ana")
        var filter = Filter()
        filter.words = [SearchWord(word)]
        let today = try #require(Day(iso: "2026-11-23"))
        #expect(scene.workspace.list(.action, filter, today: today).isEmpty == !isFound)
    }
}
