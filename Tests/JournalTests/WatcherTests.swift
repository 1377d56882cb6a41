import Glibc
import Journal
import TestSupport
import Testing

@Suite("The watcher")
struct WatcherTests {
    private let scratch = ScratchDirectory()
    private let workspace: WorkspaceDirectory

    init() throws {
        workspace = try WorkspaceDirectory.create(at: scratch.path, isShared: false, entries: [])
    }

    @Test("wakes when another store has appended, and is still otherwise")
    func wakes() throws {
        let journal = try FileJournal(workspace)
        let watcher = Watcher(workspace)
        #expect(!wakes(watcher))
        #expect(!watcher.drain())
        try FileJournal(workspace).append { _ in title("One", of: "A1-0000") }
        #expect(wakes(watcher))
        #expect(watcher.drain())
        #expect(try journal.refresh() == .appended(from: 0))
        #expect(!wakes(watcher))
    }

    @Test("is not woken by reading and locking, nor by other files")
    func isNotWoken() throws {
        let watcher = Watcher(workspace)
        _ = try FileJournal(workspace).append { _ in nil }
        overwrite(workspace.dataPath + "/other", with: "x")
        #expect(!watcher.drain())
    }

    @Test("goes on when the journal, or its directory, was replaced")
    func replaced() throws {
        let watcher = Watcher(workspace)
        overwrite(scratch("other"), with: line(1, "New"))
        rename(scratch("other"), workspace.journalPath)
        #expect(watcher.drain())
        rename(workspace.dataPath, scratch("old"))
        #expect(watcher.drain())
        try WorkspaceDirectory.create(at: scratch.path, isShared: false, entries: [])
        #expect(watcher.drain())
        #expect(watcher.descriptor != nil)
        try FileJournal(workspace).append { _ in title("One", of: "A1-0000") }
        #expect(wakes(watcher))
    }

    @Test("has nothing to poll where there is nothing to watch")
    func nothing() {
        #expect(Watcher(WorkspaceDirectory(path: scratch("none"))).descriptor == nil)
    }

    private func wakes(_ watcher: Watcher) -> Bool {
        var request = pollfd(fd: watcher.descriptor ?? -1, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, 100) == 1
    }
}
