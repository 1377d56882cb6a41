import Alignment
import TestSupport
import Testing

/// Items as JSON, written straight to bytes, against a tree of everything that is known of them.
@Suite struct ItemWriterTests {
    private let today = Day(number: 20_780)

    /// An item's object, made of its entries as they are read whole and of the views of its kind.
    private func tree(_ item: Item, _ workspace: Workspace) -> JSON {
        let (created, changed) = (workspace.entries[item.created], workspace.entries[item.changed])
        var members: JSON.Members = [
            "id": .text(item.id.text), "ref": .text(item.ref), "createdAt": .text(created.at),
            "createdBy": .text(created.by), "changedAt": .text(changed.at),
        ]
        members["kind"] = item.kind.map { .text($0.rawValue) }
        members["createdIn"] = created.review.map { .text($0.text) }
        if !item.conflicts.isEmpty { members["conflicts"] = .array(item.conflicts.map { conflict($0, workspace) }) }
        switch item.kind {
        case .action:
            let action = ActionItem(item)
            members["status"] = .text(action.status.rawValue)
            members["overdue"] = .flag(action.isOverdue(today: today))
            members["moved"] = .number(item.moved)
        case .requirement:
            add(Requirement(item), Requirement(item).state, to: &members)
            members["status"] = .text(Requirement(item).status.rawValue)
            members["presumed"] = .flag(Requirement(item).isPresumed)
        case .decision:
            add(Decision(item), Decision(item).agreement, to: &members)
            members["status"] = .text(Decision(item).status.rawValue)
        case .review: members["status"] = .text(Review(item).status.rawValue)
        case .topic: members["status"] = .text(Topic(item).status.rawValue)
        case .note:
            members["status"] = .text(Note(item).status.rawValue)
            members["kind"] = .text(Note(item).kind.rawValue)
        case .workspace, .person, nil: break
        }
        for field in item.fields { if let value = field.value { members[field.name] = .value(value) } }
        return .object(members)
    }

    private func add(_ positioned: some Positioned, _ state: AlignmentState, to members: inout JSON.Members) {
        members["state"] = .text(state.rawValue)
        members["alignment"] = .fraction(positioned.alignment)
        members["stale"] = .texts(positioned.stale.map(\.rawValue))
        members["unheard"] = .texts(positioned.unheard.map(\.rawValue))
    }

    private func conflict(_ field: Item.Field, _ workspace: Workspace) -> JSON {
        let values = field.rivals.map { ($0.value, $0.setBy) } + [(field.value, field.setBy)]
        return .object([
            "field": .text(field.name),
            "values": .array(
                values.map { value, setBy in
                    let entry = workspace.entries[setBy]
                    return .object([
                        "value": value.map(JSON.value) ?? .null, "by": .text(entry.by), "at": .text(entry.at),
                    ])
                }),
        ])
    }

    @Test("Of every item of a random journal the same is written", arguments: Seeds.few(24))
    func sameAsTheTree(_ seed: UInt64) {
        let lines = Array(RandomLines.journal(120, seed: seed).utf8)
        let source = LinesInMemory(lines)
        var (log, workspace) = (EntryLog(), Workspace())
        workspace.take(LineBatch(lines[...]), stored: StoredLines(source, from: 0), into: &log)
        workspace.settle(&log)
        let items = Array(workspace.everything)
        #expect(!items.isEmpty)
        let slow = items.map { tree($0, workspace) }
        #expect(workspace.json(items, today: today) == JSON.array(slow).pretty)
        for (item, tree) in zip(items, slow) { #expect(workspace.json(item, today: today) == tree.pretty) }
    }

    @Test("The same of entries that conflict, undo and redact", arguments: Seeds.few(24))
    func sameOfConflicts(_ seed: UInt64) {
        var journal = RandomJournal(seed: seed)
        let workspace = Workspace(EntryLog(journal.entries(80)))
        let items = Array(workspace.everything)
        #expect(workspace.json(items, today: today) == JSON.array(items.map { tree($0, workspace) }).pretty)
    }

    @Test("Lines that lie apart in the file are read once, those of a part together, from its beginning to its end")
    func oncePassOverTheFile() throws {
        let made = (1...50).map { n in
            #"{"n":\#(n),"id":"e","at":"2026-11-23T09:00:00.000Z","by":"dana","set":{"A\#(n)-aaaa":{"title":"t"}}}"#
        }
        var random = SplitMix64(seed: 1)
        let lines = made.shuffled(using: &random).map { $0 + "\n" }
        let source = LinesInMemory(Array(lines.joined().utf8))
        var (log, workspace, offset) = (EntryLog(), Workspace(), 0)
        for start in stride(from: 0, to: 50, by: 10) {
            let part = Array(lines[start..<(start + 10)].joined().utf8)
            workspace.take(LineBatch(part[...]), stored: StoredLines(source, from: offset), into: &log)
            workspace.settle(&log)
            offset += part.count
        }
        #expect(workspace.entries.map(\.n) == Array(1...50))
        let items = Array(workspace.everything)
        source.forget()
        _ = workspace.json(items, today: today)
        #expect(source.read == source.read.sorted())
        #expect(source.read.count == 5)
    }

    @Test("Very many fields are written in the order of their keys, whatever the order in which they were set")
    func manyFields() throws {
        var random = SplitMix64(seed: 3)
        let names = (0..<300).map { "here.p\($0)" }.shuffled(using: &random)
        let entries = names.enumerated().map { index, name in
            let change = Entry.Change(item: ItemID("V1-aaaa"), field: name, was: nil, value: .flag(index % 2 == 0))
            return Entry(n: index + 1, id: "e", at: "2026-11-23T09:00:00.000Z", by: "dana", changes: [change])
        }
        let workspace = Workspace(EntryLog(entries))
        let item = try #require(workspace.everything[ItemID("V1-aaaa")])
        #expect(workspace.json(item, today: today) == tree(item, workspace).pretty)
    }

    @Test("A field with the name of an added key stands, as long as it holds something")
    func fieldsStand() throws {
        let fields: [(String, Value?)] = [
            ("changedAt", nil), ("createdAt", .text("never")), ("createdIn", .text("V1")), ("id", .integer(7)),
            ("moved", .flag(true)), ("overdue", .decimal(0.5)), ("ref", .text("é\"")), ("title", .text("t")),
        ]
        let changes = fields.map { Entry.Change(item: ItemID("A1-aaaa"), field: $0, was: nil, value: $1) }
        let entry = Entry(n: 1, id: "e", at: "2026-11-23T09:00:00.000Z", by: "dana", changes: changes)
        let workspace = Workspace(EntryLog([entry]))
        #expect(
            workspace.json(try #require(workspace[ItemID("A1-aaaa")]), today: today) == """
                {
                  "changedAt": "2026-11-23T09:00:00.000Z",
                  "createdAt": "never",
                  "createdBy": "dana",
                  "createdIn": "V1",
                  "id": 7,
                  "kind": "action",
                  "moved": true,
                  "overdue": 0.5,
                  "ref": "é\\"",
                  "status": "open",
                  "title": "t"
                }
                """)
    }
}
