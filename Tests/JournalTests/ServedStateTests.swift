import Alignment
import Glibc
import Journal
import TestSupport
import Testing

/// What is kept in the workspace for people who have no home on its host.
@Suite("For people served over SSH")
struct ServedStateTests {
    private let scratch = ScratchDirectory()
    private let workspace: WorkspaceDirectory

    init() throws {
        workspace = try WorkspaceDirectory.create(at: scratch("ws"), isShared: false, entries: [founding("w1")])
    }

    @Test("what was acknowledged is kept in the workspace, and comes back")
    func outbox() throws {
        let journal = try open(by: "dana")
        try journal.append { _ in title("Item", of: "A1-0000", id: "a000000001") }
        #expect(ScratchDirectory.names(in: workspace.dataPath + "/state/dana/w1").count == 1)
        overwrite(workspace.journalPath, with: "")
        #expect(try open(by: "dana").log.entries.map(\.id).contains("a000000001"))
        unlink(workspace.journalPath)
        #expect(try open(by: "dana").log.entries.map(\.id).contains("a000000001"))
    }

    @Test("nothing is kept through a link that somebody planted", arguments: ["state", "state/dana", "state/dana/w1"])
    func planted(_ name: String) throws {
        mkdir(scratch("elsewhere"), 0o700)
        var path = workspace.dataPath
        for part in name.split(separator: "/").dropLast() {
            path += "/" + part
            mkdir(path, 0o700)
        }
        symlink(scratch("elsewhere"), workspace.dataPath + "/" + name)
        let journal = try open(by: "dana")
        try journal.append { _ in title("Item", of: "A1-0000", id: "a000000001") }
        #expect(journal.log.entries.count == 2)
        #expect(journal.tellNews().count == 1)
        #expect(ScratchDirectory.names(in: scratch("elsewhere")).isEmpty)
    }

    @Test("a person has so many sessions at once, and another may begin when one ends")
    func slots() throws {
        var first = try SessionSlot.take(of: "dana", in: workspace, count: 2)
        let second = try SessionSlot.take(of: "dana", in: workspace, count: 2)
        #expect(first != nil && second != nil)
        #expect(try SessionSlot.take(of: "dana", in: workspace, count: 2) == nil)
        #expect(try SessionSlot.take(of: "lee", in: workspace, count: 2) != nil)
        first = nil
        #expect(try SessionSlot.take(of: "dana", in: workspace, count: 2) != nil)
        withExtendedLifetime(second) {}
    }

    private func open(by person: String) throws -> FileJournal {
        let outbox = Outbox(in: StateFolder(in: workspace), of: person, for: workspace)
        return try FileJournal(workspace, outbox: outbox)
    }
}
