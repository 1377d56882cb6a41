import TestSupport
import Testing

/// `concord` at 80 × 24 on the workspace of the review: everything that matters on one screen.
@Suite struct OverviewTests {
    private func overview(now: String) throws -> [String] {
        let desk = try Desk.reviewed()
        let terminal = try desk.terminal(environment: ["CONCORD_NOW": now])
        try terminal.shows("Action items")
        terminal.settles()
        return terminal.lines
    }

    @Test("Groups with open counts and positions, counts, urgent actions with owner and day")
    func oneScreen() throws {
        let lines = try overview(now: "2026-11-26T12:00:00.000Z")
        #expect(lines.count == 24)
        #expect(lines[0].contains("Fraud scoring programme"))
        #expect(lines[1].contains("10 requirements: 1 contested · 9 to be heard"))
        for head in ["I IT ──", "M ML/AI teams ──", "L Lines of business ──", "U End users ──"] {
            #expect(lines.contains { $0.contains(head) })
        }
        let heads = lines.filter { $0.hasPrefix("╭ I IT") || $0.hasPrefix("╭ L Lines") }
        #expect(heads.map { $0.matches(of: /(\d+) open/).map { String($0.output.1) } } == [["3", "2"], ["3", "2"]])
        #expect(lines.contains { $0.contains("R6 ") && $0.contains("L✗M·") })
        #expect(lines.contains { $0.contains("R8 ") && $0.contains("U·I✓M✓L✓") })
        #expect(lines.contains { $0.contains("9 open") && $0.contains("1 without an owner") })
        let first = try #require(lines.first { $0.contains("A4 ") })
        #expect(first.contains("jun"))
        #expect(first.contains("Fri 27 Nov") || first.contains("due tomorrow"))
        #expect(lines.contains { $0.contains("✓ support") && $0.contains("· not heard") })
    }

    @Test("What is overdue says so in words, first of all")
    func overdue() throws {
        let lines = try overview(now: "2026-12-04T12:00:00.000Z")
        let actions = lines.drop { !$0.contains("╭ Action items") }.dropFirst()
        #expect(lines.contains { $0.contains("3 overdue") })
        #expect(actions.prefix(3).map { $0.contains("days late") || $0.contains("day late") } == [true, true, true])
        #expect(actions.first?.contains("A4 ") == true)
    }

    @Test("Below 60 columns one group at a time; from 132 four abreast", arguments: [(60, 20, 1), (132, 40, 4)])
    func otherSizes(_ columns: Int, _ rows: Int, _ abreast: Int) throws {
        let desk = try Desk.reviewed()
        let terminal = try desk.terminal(columns: columns == 60 ? 59 : columns, rows: rows)
        try terminal.shows("IT ──")
        terminal.settles()
        let names = ["IT ──", "ML/AI teams ──", "Lines of business ──", "End users ──"]
        let most = terminal.lines.map { line in names.count { line.contains($0) } }.max()
        #expect(most == abreast)
    }
}
