import TestSupport
import Testing

@testable import Alignment

/// What is found about one item without reading everything, compared with reading everything.
@Suite struct TouchingTests {
    @Test("The entries that touch an item, and no others", arguments: Seeds.few(60))
    func touching(_ seed: UInt64) throws {
        var journal = RandomJournal(seed: seed)
        let workspace = Workspace(EntryLog(journal.entries(80)))
        let entries = workspace.entries
        for item in workspace.everything {
            let range = Int(seed % 7)..<entries.count
            let expected = range.filter { entries[$0].items.contains(item.id) }
            #expect(entries.touching(item.id, in: range).map(\.index) == expected)
        }
        #expect(entries.touching(ItemID("A99-none"), in: entries.indices).isEmpty)
    }

    @Test("The entries of a review, and what was added in it", arguments: Seeds.few(60))
    func madeInReview(_ seed: UInt64) throws {
        var journal = RandomJournal(seed: seed)
        // Half of the lines are for the general scanner: it finds the spaces that we never write.
        let lines = journal.entries(80).map { entry in
            entry.n.isMultiple(of: 2) ? entry.line : entry.line.replacing(":", with: ": ", maxReplacements: 1)
        }
        var log = EntryLog()
        log.add(lines: Array((lines.joined(separator: "\n") + "\n").utf8)[...])
        let workspace = Workspace(log)
        let entries = workspace.entries
        for review in RandomJournal.reviews + [ItemID("V9-none")] {
            let start = Int(seed % 7)
            let expected = (start..<entries.count).filter { entries[$0].review == review }
            #expect(entries.indices(from: start, in: review) == expected)
            #expect((start..<entries.count).filter { entries.isMade($0, in: review) } == expected)
            for kind in [Kind.action, .requirement] {
                let first = workspace.everything[review]?.created ?? entries.count
                let added = workspace.items(kind).filter { $0.created >= first && entries[$0.created].review == review }
                #expect(workspace.items(kind, addedIn: review).map(\.id) == added.map(\.id))
            }
        }
        // Places follow the order in which items appeared: what a review added stands behind it.
        let created = workspace.everything.map(\.created)
        #expect(created == created.sorted())
        for index in -1..<entries.count {
            #expect(workspace.everything.count(through: index) == created.count { $0 <= index })
        }
    }

    @Test("Lines about one item have its mark, others none")
    func marks() throws {
        func line(_ changes: [Entry.Change]) -> Entry { Entry(n: 1, id: "a", at: "", by: "dana", changes: changes) }
        let title = { (item: String) in Entry.Change(item: ItemID(item), field: "title", was: nil, value: .text("x")) }
        let one = EntryLog([line([title("A1-aaaa")])]).entries.lines[0].item
        let other = EntryLog([line([title("R7-bbbb")])]).entries.lines[0].item
        let both = EntryLog([line([title("A1-aaaa"), title("R7-bbbb")])]).entries.lines[0].item
        #expect(one != Entries.Line.anyItem)
        #expect(other != Entries.Line.anyItem)
        #expect(both == Entries.Line.anyItem)
    }

    @Test("Items that refer to one, through whatever field, alone or among others", arguments: Seeds.few(20))
    func referring(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var scene = Scene(seed: seed)
        for number in 1...12 {
            let kind: Kind = Bool.random(using: &random) ? .requirement : .action
            try scene.record(.add(kind, [FieldValue("title", .text("Item \(number)"))]))
        }
        let ids = scene.workspace.everything.map(\.id)
        for id in ids where id.kind == .action && Bool.random(using: &random) {
            guard let other = ids.filter({ $0.kind == .requirement }).randomElement(using: &random) else { continue }
            try scene.record(.set([id], [FieldValue("requirement", .text(other.text))]))
        }
        for id in ids {
            let expected = scene.workspace.everything.filter { $0.text("requirement") == id.text }.map(\.id)
            #expect(scene.workspace.referring(to: id).map(\.id) == expected)
        }
    }

    @Test(
        "Items whose names begin with what is typed, as many as are wanted",
        arguments: ["A", "A1", "A10", "A2", "A02", "A0", "A99", "A1-", "A1-x", "A4-", "A123456789012345678901", ""])
    func called(_ typed: String) throws {
        var scene = Scene(seed: 3)
        for number in 1...120 { try scene.record(.add(.action, [FieldValue("title", .text("Item \(number)"))])) }
        // One more that has lost its number to another host's item, and one that exists in history alone.
        let (id, lost) = (ItemID("A4-zzzz"), ItemID("A130-yyyy"))
        scene.add(
            Entry(
                n: 200, id: "other", at: "", by: "lee",
                changes: [.init(item: id, field: "title", was: nil, value: .text("Other"))]
            ).sealed())
        scene.add(
            Entry(
                n: 201, id: "lost", at: "", by: "lee",
                changes: [.init(item: lost, field: "due", was: nil, value: .text("2026-12-01"))]
            ).sealed())
        let expected = scene.workspace.items(.action).filter { $0.ref.hasPrefix(typed) }.map(\.id)
        #expect(scene.workspace.items(.action, called: typed, first: 500).map(\.id) == expected)
        #expect(scene.workspace.items(.action, called: typed, first: 3).map(\.id) == Array(expected.prefix(3)))
        #expect(!expected.isEmpty || !["A", "A1", "A10", "A2", "A4-", ""].contains(typed))
    }
}
