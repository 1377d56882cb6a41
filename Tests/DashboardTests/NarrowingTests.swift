import Alignment
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Filters typed letter by letter, of which each key but a few only narrows what the one before found, compared with the
/// same filter read at once.
@Suite struct NarrowingTests {
    private static let words = ["gpu", "Gpu-Quota", "prüfung", "PRÜF", "é", "kk", "sla", "report", "A1"]

    private func scene(_ random: inout SplitMix64) throws -> Scene {
        var scene = try Scene.team()
        for number in 1...60 {
            let title = (0...2).map { _ in Self.words.randomElement(using: &random) ?? "" }.joined(separator: " ")
            let due = ["", " due:2026-11-20", " due:2026-12-20"].randomElement(using: &random) ?? ""
            let owner = ["", " @dana", " @mira"].randomElement(using: &random) ?? ""
            let mark = ["!", "!", "!", "+", "=", "?"].randomElement(using: &random) ?? ""
            try scene.type("\(mark) \(title) #ml\(mark == "!" ? due + owner : "")")
            if number % 6 == 0, let last = scene.workspace.actions.last { try scene.type("\(last.ref) done") }
        }
        return scene
    }

    /// What the panel would show if its filter had been there from the start.
    private func fresh(_ panel: PanelID, _ desk: Desk) -> [RowID] {
        let dashboard = desk.dashboard
        return Array(
            PanelRows(
                context: dashboard.context, actions: OpenItems(.action, desk.workspace),
                requirements: OpenItems(.requirement, desk.workspace),
                viewer: dashboard.viewer, filter: dashboard.filters[dashboard.screen] ?? "",
                sorting: dashboard.panels[panel]?.sorting, cell: dashboard.cell, matrix: dashboard.matrix, review: nil,
                unfolded: []
            ).rows(of: panel))
    }

    private func check(_ desk: Desk, _ hits: inout Int) {
        let filter = desk.dashboard.filters[desk.dashboard.screen] ?? ""
        for panel in desk.dashboard.screen.panels where panel.kind != nil {
            let state = desk.dashboard.panels[panel] ?? PanelState()
            let shown = state.rows.filter { !state.leftOver.contains($0) }
            #expect(shown == fresh(panel, desk), "\(panel) for '\(filter)'")
            if panel == .actions, state.sorting == nil {
                let read = Filter(typed: filter, me: "sam", desk.workspace, kind: .action)
                let listed = desk.workspace.list(.action, read, today: desk.dashboard.today)
                #expect(shown == listed.map { .item($0.id) })
                if !shown.isEmpty, filter.count > 1 { hits += 1 }
            }
        }
    }

    @Test("A letter more, or less, shows what the whole filter shows", arguments: Seeds.few(5))
    func letters(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var desk = Desk(try scene(&random))
        var hits = 0
        let parts =
            Self.words + [
                "owner:dana", "owner:d", "status:done", "all", "overdue", "unowned", "for:ml", "mine", "state:unheard",
                "-",
            ]
        for _ in 0..<25 {
            desk.press(.escape, .escape)
            desk.type(["1", "2", "2", "2", "3", "4", "5"].randomElement(using: &random) ?? "")
            if Int.random(in: 0..<4, using: &random) == 0 {
                desk.type("s")
                desk.press(.right, .enter)
            }
            desk.type("/")
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                for letter in (parts.randomElement(using: &random) ?? "") + " " {
                    desk.type(String(letter))
                    check(desk, &hits)
                    switch Int.random(in: 0..<25, using: &random) {
                    case 0...2: desk.press(.backspace)
                    case 3: desk.press(.left)
                    case 4: try desk.others("! \(Self.words.randomElement(using: &random) ?? "") #it")
                    case 5:
                        // An own change takes the item out of the filter, not off the screen.
                        desk.press(.enter)
                        desk.type("d/")
                        desk.press(.end)
                    default: continue
                    }
                    check(desk, &hits)
                }
            }
        }
        #expect(hits > 20)
    }
}
