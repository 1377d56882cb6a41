import Alignment
import Glibc
import Journal
import TestSupport
import Testing

@Suite("Rewriting a journal")
struct PurgeTests {
    private let scratch = ScratchDirectory()
    private let workspace: WorkspaceDirectory

    init() throws {
        workspace = try WorkspaceDirectory.create(at: scratch("ws"), isShared: false, entries: [])
    }

    @Test("empties redacted words and their repetitions on disk; the workspace stays the same")
    func purges() throws {
        let item = ItemID("A1-0000")
        try write(.init(item: item, field: "title", was: nil, value: .text("Quota")), id: "first00000")
        try write(.init(item: item, field: "title", was: .text("Quota"), value: .text("hunter2")), id: "secret0000")
        try write(.init(item: item, field: "title", was: .text("hunter2"), value: .text("GPU quota")), id: "third00000")
        let journal = try FileJournal(workspace)
        try journal.append { _ in
            Entry(n: 0, id: "redact0000", at: "", by: "dana", changes: [], redacts: ["secret0000"])
        }
        let before = journal.workspace
        #expect(try journal.purge() == 2)
        #expect(!text(of: workspace.journalPath).contains("hunter2"))
        let after = try FileJournal(workspace).workspace
        #expect(after.everything == before.everything)
        #expect(after.entries.map(\.id) == before.entries.map(\.id))
        #expect(after.entries.map(\.n) == before.entries.map(\.n))
        #expect(permissions(workspace.journalPath) == 0o600)
        #expect(try journal.purge() == 0)
    }

    @Test("an emptied line counts and the full one beside it does not, in either order")
    func emptiedLineWins() throws {
        let full = title("hunter2", of: "A1-0000", id: "secret0000")
        var redacting = Entry(n: 0, id: "redact0000", at: "", by: "dana", changes: [], redacts: ["secret0000"])
        redacting.n = 2
        var first = full
        first.n = 1
        first = first.sealed()
        redacting = redacting.sealed()
        let emptied = try #require(first.emptied(Redaction(EntryLog([first, redacting]).entries)))
        for lines in [[first, emptied, redacting], [emptied, redacting, first], [redacting, first, emptied]] {
            var log = EntryLog()
            for entry in lines { log.add([entry]) }
            #expect(log.entries.map(\.bytes) == [emptied.bytes, redacting.bytes])
        }
        overwrite(workspace.journalPath, with: [first, redacting, emptied].map { $0.line + "\n" }.joined())
        _ = try FileJournal(workspace).purge()
        #expect(!text(of: workspace.journalPath).contains("hunter2"))
    }

    @Test("moves what a merge has left to quarantine, and keeps the entries")
    func mergeMarks() throws {
        let marks = ["<<<<<<< HEAD\n", "=======\n", ">>>>>>> theirs\n"]
        let journal = marks[0] + line(1, "One") + marks[1] + line(2, "Two") + marks[2] + "=== no mark\n"
        overwrite(workspace.journalPath, with: journal)
        #expect(workspace.examine().map(\.code).contains(.mergeMarks(lines: [1, 3, 5])))
        #expect(try workspace.mend().map(\.code) == [.mergeMarks(lines: [1, 3, 5])])
        #expect(text(of: workspace.journalPath) == line(1, "One") + line(2, "Two") + "=== no mark\n")
        let kept = ScratchDirectory.names(in: workspace.quarantinePath)
        #expect(kept.map { text(of: workspace.quarantinePath + "/" + $0) } == [marks.joined()])
    }

    private func write(_ change: Entry.Change, id: String) throws {
        try FileJournal(workspace).append { _ in Entry(n: 0, id: id, at: "", by: "dana", changes: [change]) }
    }
}
