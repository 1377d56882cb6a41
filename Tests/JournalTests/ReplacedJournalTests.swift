import Alignment
import Glibc
import Journal
import TestSupport
import Testing

@Suite("A journal that was replaced")
struct ReplacedJournalTests {
    private let scratch = ScratchDirectory()
    private let workspace: WorkspaceDirectory
    private let journal: FileJournal

    init() throws {
        workspace = try WorkspaceDirectory.create(at: scratch.path, isShared: false, entries: [])
        overwrite(workspace.journalPath, with: (1...100).map { line($0, "Old") }.joined())
        journal = try FileJournal(workspace)
    }

    @Test("by renaming another into its place is read anew")
    func renamed() throws {
        renameInto(place: line(1, "New"))
        #expect(try journal.refresh() == .replaced)
        #expect(journal.log.entries.count == 1)
    }

    @Test("by a copy that keeps the inode is read anew, whether shorter, as long or longer")
    func copiedOver() throws {
        for count in [50, 100, 200, 100] {
            overwrite(workspace.journalPath, with: (1...count).map { line($0, "New \(count)") }.joined())
            #expect(try journal.refresh() == .replaced)
            #expect(journal.log.entries.count == count)
            #expect(journal.workspace[ItemID("A1-0000")]?.title == "New \(count)")
        }
    }

    @Test("by truncating it is read anew, and so is what is written then")
    func truncated() throws {
        truncate(workspace.journalPath, line(1, "Old").utf8.count)
        #expect(try journal.refresh() == .replaced)
        #expect(journal.log.entries.map(\.n) == [1])
        truncate(workspace.journalPath, 0)
        #expect(try journal.append { _ in title("First", of: "A1-0000") }?.n == 1)
    }

    @Test("by a copy of itself is no change at its end")
    func sameBytesAgain() throws {
        renameInto(place: text(of: workspace.journalPath) + line(101, "New"))
        #expect(try journal.refresh() == .replaced)
        #expect(journal.log.entries.count == 101)
    }

    @Test("between write and acknowledgement gets the entry as well")
    func replacedUnderTheLock() throws {
        var calls = 0
        let entry = try #require(
            try journal.append { _ in
                calls += 1
                // The second call is made under the lock, with the file open.
                if calls == 2 { renameInto(place: line(1, "New")) }
                return title("Mine", of: "A101-0000")
            })
        #expect(entry.n == 101)
        #expect(calls == 2)
        #expect(text(of: workspace.journalPath) == line(1, "New") + entry.line + "\n")
        #expect(journal.log.entries.map(\.n) == [1, 101])
    }

    @Test("together with its directory gets the entry as well, under the new lock")
    func directoryReplacedUnderTheLock() throws {
        var calls = 0
        let entry = try #require(
            try journal.append { _ in
                calls += 1
                if calls == 2 {
                    rename(workspace.dataPath, scratch("old"))
                    try WorkspaceDirectory.create(at: scratch.path, isShared: false, entries: [])
                }
                return title("Mine", of: "A101-0000")
            })
        #expect(text(of: workspace.journalPath) == entry.line + "\n")
    }

    @Test("by nothing, under the lock, is not acknowledged")
    func removedUnderTheLock() throws {
        var calls = 0
        #expect(throws: JournalError(.noJournal, .append, workspace.journalPath)) {
            try journal.append { _ in
                calls += 1
                if calls == 2 { unlink(workspace.journalPath) }
                return title("Mine", of: "A101-0000")
            }
        }
    }

    @Test("by nothing is an error that leaves what was read")
    func removed() throws {
        unlink(workspace.journalPath)
        #expect(throws: JournalError(.noJournal, .read, workspace.journalPath)) { try journal.refresh() }
        #expect(journal.log.entries.count == 100)
        overwrite(workspace.journalPath, with: line(1, "New"))
        #expect(try journal.refresh() == .replaced)
    }

    private func renameInto(place text: String) {
        overwrite(scratch("other"), with: text)
        rename(scratch("other"), workspace.journalPath)
    }
}
