import TestSupport
import Testing

/// Every screen and dialog at every size.
@Suite struct SizeTests {
    private static let sizes = [
        (1, 1), (3, 2), (20, 5), (39, 10), (40, 9), (40, 10), (59, 20), (79, 23), (100, 10), (100, 40), (132, 40),
    ]

    /// Keys that lead to a screen or open a dialog on it.
    private static let places = [
        "1", "2", "3", "4", "5", "6", "7", "2\r", "2e", "2t", "2n", "2x", "3S", "2/gpu", "c! Item @d", ":", "?", "5L",
    ]

    @Test("No crash at any size, and back at 80 × 24 everything is there", arguments: places)
    func resized(_ keys: String) throws {
        let desk = try Desk.reviewed()
        let terminal = try desk.terminal()
        try terminal.shows("Action items")
        for key in keys { terminal.type(String(key)) }
        terminal.settles(milliseconds: 60)
        let whole = terminal.lines
        for (columns, rows) in Self.sizes {
            terminal.resize(columns: columns, rows: rows)
            terminal.settles(milliseconds: 60)
            #expect(terminal.child.poll() == nil, "\(columns) × \(rows)")
            if columns >= 40, rows >= 10 {
                #expect(
                    terminal.lines.contains { $0.contains("Fraud sco") }, "\(columns) × \(rows):\n\(terminal.text)")
            }
        }
        terminal.resize(columns: 0, rows: 0)
        terminal.settles(milliseconds: 60)
        terminal.resize(columns: 80, rows: 24)
        try terminal.waits("as before") { $0 == whole }
    }

    @Test("It starts at any size", arguments: [(0, 0), (1, 1), (39, 9), (40, 10), (300, 100)])
    func starts(_ columns: Int, _ rows: Int) throws {
        let desk = try Desk()
        let terminal = try desk.terminal(columns: columns, rows: rows)
        terminal.settles(milliseconds: 400)
        #expect(terminal.child.poll() == nil)
        terminal.resize(columns: 80, rows: 24)
        try terminal.shows("Fraud scoring programme")
        terminal.type("q")
        #expect(try terminal.ends() == .exit(0))
    }

    @Test("A storm of sizes that ends in the size it began with leaves a whole screen", arguments: 1...3)
    func storm(_ seed: UInt64) throws {
        let desk = try Desk.reviewed()
        let terminal = try desk.terminal()
        try terminal.shows("Action items")
        terminal.settles()
        let whole = terminal.lines
        var random = SplitMix64(seed: seed)
        for _ in 0..<200 {
            terminal.resize(
                columns: Int.random(in: 1...150, using: &random), rows: Int.random(in: 1...50, using: &random))
        }
        terminal.resize(columns: 80, rows: 24)
        try terminal.waits("as before") { $0 == whole }
    }
}
