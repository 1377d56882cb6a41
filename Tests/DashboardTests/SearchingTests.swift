import Alignment
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// A long history, looked through piece by piece.
@Suite struct SearchingTests {
    /// A history several times as long as a piece.
    private static let history = Result {
        var scene = try Scene.team()
        for number in 1...1500 {
            let title = number % 100 == 7 ? "Rotate the keys \(number)" : "Item \(number)"
            let fields = [FieldValue("title", .text(title))]
            try scene.record(.add(.action, fields), as: number % 3 == 0 ? "dana" : "lee")
        }
        return scene
    }

    private func desk(filter: String) throws -> Desk {
        var desk = Desk(try Self.history.get())
        desk.type("7/" + filter)
        return desk
    }

    /// Sorted by a column, the lowest first.
    private func desk(filter: String, sortedBy column: String) throws -> Desk {
        var desk = try desk(filter: filter)
        desk.press(.enter)
        desk.dashboard.panels[.history]?.sorting = .init(column: column)
        desk.send(.tick)
        return desk
    }

    private func rows(_ desk: Desk) -> [RowID] { desk.dashboard.panels[.history].map { Array($0.rows) } ?? [] }

    /// The entries that fit, found all at once.
    private func all(_ desk: Desk, where fits: (Entry, String) -> Bool) -> [RowID] {
        let narration = Narration(desk.dashboard.context, hasTitles: true)
        return desk.workspace.entries.indices.reversed().filter { index in
            let entry = desk.workspace.entries[index]
            return fits(entry, narration.words(entry))
        }
        .map(RowID.entry)
    }

    private func finish(_ desk: inout Desk) {
        var pieces = 0
        while desk.dashboard.isSearching, pieces < 100 {
            desk.send(.tick)
            pieces += 1
        }
        #expect(pieces > 0)
        #expect(!desk.dashboard.isSearching)
    }

    @Test("The newest are found with the key, the others piece by piece")
    func pieces() throws {
        var desk = try desk(filter: "rotate")
        let first = rows(desk)
        #expect(first.count == HistorySearch.piece / 100)
        #expect(desk.lines.count { $0.contains("\(first.count) found so far") } == 2)
        finish(&desk)
        #expect(rows(desk) == all(desk) { $1.contains("Rotate") })
        #expect(rows(desk).count == 15)
        #expect(desk.screen.contains("15 found · \(desk.workspace.entries.count) entries"))
        #expect(!desk.screen.contains("so far"))
    }

    @Test("Each letter begins anew, and a filter left shows everything")
    func letters() throws {
        var desk = try desk(filter: "rotate dana")
        desk.send(.tick)
        desk.press(.control("u"))
        desk.type("lee keys")
        finish(&desk)
        #expect(rows(desk) == all(desk) { $0.by == "lee" && $1.contains("keys") })
        desk.press(.escape)
        #expect(!desk.dashboard.isSearching)
        #expect(rows(desk).count == desk.workspace.entries.count)
    }

    @Test("Where nothing was found yet, it says so; where nothing is, too")
    func nothing() throws {
        var desk = try desk(filter: "nowhere")
        #expect(desk.screen.contains("Nothing yet that fits 'nowhere'; the search goes on."))
        finish(&desk)
        #expect(desk.screen.contains("Nothing fits 'nowhere'; Esc shows everything."))
    }

    @Test("What others do meanwhile stands on top, and the search goes on where it was")
    func news() throws {
        var desk = try desk(filter: "keys")
        desk.send(.tick)
        try desk.others("! Keep the keys safe")
        try desk.others("! Something else")
        #expect(desk.dashboard.isSearching)
        let found = rows(desk)
        #expect(found.first == .entry(desk.workspace.entries.count - 2))
        #expect(found.count == 1 + 2 * HistorySearch.piece / 100)
        finish(&desk)
        #expect(rows(desk) == all(desk) { $1.contains("keys") })
        #expect(rows(desk).count == 16)
        try desk.others("! Return the keys")
        #expect(rows(desk) == all(desk) { $1.contains("keys") })
    }

    @Test("The oldest first, it begins with the oldest, and news come last")
    func oldestFirst() throws {
        var desk = try desk(filter: "keys", sortedBy: "when")
        #expect(desk.dashboard.isSearching)
        try desk.others("! Return the keys")
        finish(&desk)
        #expect(rows(desk) == all(desk) { $1.contains("keys") }.reversed())
    }

    @Test("Sorted by who it was, everything is looked through at once")
    func sorted() throws {
        let desk = try desk(filter: "keys", sortedBy: "who")
        #expect(!desk.dashboard.isSearching)
        #expect(rows(desk).count == 15)
        expectByPerson(desk)
    }

    @Test("Sorted by who it was without a filter, each one's newest comes first")
    func sortedAll() throws {
        let desk = try desk(filter: "", sortedBy: "who")
        #expect(rows(desk).count == desk.workspace.entries.count)
        expectByPerson(desk)
    }

    private func expectByPerson(_ desk: Desk) {
        let indices = rows(desk).compactMap(\.entry)
        let people = indices.map { desk.workspace.entries[$0].by }
        #expect(people == people.sorted())
        for (index, next) in zip(indices.indices, indices.indices.dropFirst()) where people[index] == people[next] {
            #expect(indices[index] > indices[next])
        }
    }

    @Test("Entries that come to stand before others begin it anew")
    func moved() throws {
        var desk = try desk(filter: "keys")
        finish(&desk)
        let change = Entry.Change(
            item: ItemID("A9000-zzzz"), field: "title", was: nil, value: .text("Keys of an earlier time"))
        desk.scene.add(Entry(n: 3, id: "earlier", at: "", by: "ana", changes: [change]).sealed())
        desk.send(.workspaceChanged(WorkspaceChange(desk.scene.workspace, firstNew: 3)))
        finish(&desk)
        #expect(rows(desk) == all(desk) { $1.lowercased().contains("keys") })
        #expect(rows(desk).count == 16)
    }
}
