import Alignment
import Glibc
import Journal
import TestSupport
import Testing

@Suite("What was acknowledged")
struct OutboxTests {
    private let scratch = ScratchDirectory()
    private let workspace: WorkspaceDirectory

    init() throws {
        workspace = try WorkspaceDirectory.create(at: scratch("ws"), isShared: false, entries: [founding("w1")])
    }

    /// The ways in which a journal loses what was written to it.
    enum Loss: String, CaseIterable {
        case restored, renamed, truncated, emptied, removed
    }

    @Test("comes back at the next start, whatever happened to the journal", arguments: Loss.allCases)
    func atStart(_ loss: Loss) throws {
        let acknowledged = try add(5, to: open(), keeping: 3, loss)
        let again = try open()
        #expect(Set(again.log.entries.map(\.id)).isSuperset(of: acknowledged.suffix(loss == .removed ? 5 : 2)))
        #expect(again.tellNews().count == 1)
        #expect(try open().tellNews().isEmpty)
        #expect(lines(of: workspace.journalPath).count == Set(lines(of: workspace.journalPath)).count)
    }

    @Test("comes back in a session that is open", arguments: Loss.allCases)
    func inASession(_ loss: Loss) throws {
        let journal = try open()
        let acknowledged = try add(5, to: journal, keeping: 3, loss)
        // One that was removed comes back as the very bytes that were read.
        let change = try journal.refresh()
        #expect(loss == .removed || change == .replaced)
        #expect(Set(journal.log.entries.map(\.id)).isSuperset(of: acknowledged))
        #expect(journal.tellNews().count == 1)
        #expect(try journal.refresh() == .nothing)
        #expect(journal.workspace.about?.text("id") == "w1")
    }

    @Test("comes back before the next entry is acknowledged", arguments: Loss.allCases)
    func whileAppending(_ loss: Loss) throws {
        let journal = try open()
        let acknowledged = try add(5, to: journal, keeping: 3, loss)
        let next = try #require(try journal.append { _ in title("Next", of: "A9-0000", id: "next000000") })
        #expect(Set(try open(by: "lee").log.entries.map(\.id)).isSuperset(of: acknowledged + [next.id]))
    }

    @Test("stays away from a journal of another workspace, and from another place's")
    func elsewhere() throws {
        let journal = try open()
        try add(3, to: journal, keeping: 3, nil)
        let copy = WorkspaceDirectory(path: scratch("copy"))
        mkdir(copy.path, 0o700)
        try WorkspaceDirectory.create(at: copy.path, isShared: false, entries: [founding("w1")])
        #expect(try open(copy).log.entries.count == 1)
        overwrite(workspace.journalPath, with: founding("w2").sealed(as: 1).encoded() + "\n")
        #expect(try journal.refresh() == .replaced)
        #expect(journal.log.entries.count == 1)
        #expect(journal.tellNews().isEmpty)
    }

    @Test("of others does not come back with mine")
    func others() throws {
        let mine = try add(2, to: open(), keeping: 9, nil)
        let others = try add(2, to: open(by: "lee"), keeping: 1, .truncated, prefix: "lee")
        #expect(Set(try open().log.entries.map(\.id)).isDisjoint(with: others))
        #expect(Set(try open(by: "lee").log.entries.map(\.id)).isSuperset(of: mine + others))
    }

    @Test("is kept for its owner alone")
    func permissionsOfIt() throws {
        try add(1, to: open(), keeping: 9, nil)
        let folder = scratch("state") + "/concord/w1/dana"
        let names = ScratchDirectory.names(in: folder)
        #expect(names.count == 1)
        #expect(permissions(folder) == 0o700)
        #expect(permissions(folder + "/" + (names.first ?? "")) == 0o600)
    }

    @Test("is cut down to the last thousand, and the line that founded the workspace stays first")
    func compacted() throws {
        let acknowledged = try add(2100, to: open(), keeping: 9999, nil)
        let folder = scratch("state") + "/concord/w1/dana"
        let kept = lines(of: folder + "/" + (ScratchDirectory.names(in: folder).first ?? ""))
        #expect((1001...1101).contains(kept.count))
        #expect(kept.first?.contains("\"id\":\"w1\"") == true)
        unlink(workspace.journalPath)
        #expect(Set(try open().log.entries.map(\.id)).isSuperset(of: acknowledged.suffix(1000)))
    }

    @Test("goes on where nothing can be kept, and says so once", arguments: [nil, "/proc/none"])
    func nowhere(_ state: String?) throws {
        let folder = StateFolder(stateHome: state, home: nil)
        let journal = try FileJournal(workspace, outbox: Outbox(in: folder, of: "dana", for: workspace))
        #expect(journal.tellNews().isEmpty)
        try add(3, to: journal, keeping: 9, nil)
        #expect(journal.tellNews().count == 1)
        #expect(journal.log.entries.count == 4)
    }

    @Test("keeps what follows a line that was torn off")
    func torn() throws {
        try add(1, to: open(), keeping: 9, nil)
        let folder = scratch("state") + "/concord/w1/dana"
        let path = folder + "/" + (ScratchDirectory.names(in: folder).first ?? "")
        overwrite(path, with: text(of: path) + "{\"n\":5,\"id")
        let acknowledged = try add(2, to: open(), keeping: 1, .truncated, prefix: "b")
        #expect(Set(try open().log.entries.map(\.id)).isSuperset(of: acknowledged))
    }

    @Test("is kept nowhere but in an absolute state folder")
    func places() {
        #expect(StateFolder(stateHome: "state", home: "/home/dana")?.path == "/home/dana/.local/state/concord")
        #expect(StateFolder(stateHome: "/s/", home: "/home/dana")?.path == "/s/concord")
        #expect(StateFolder(stateHome: "", home: "home") == nil)
    }

    private func open(_ directory: WorkspaceDirectory? = nil, by person: String = "dana") throws -> FileJournal {
        let directory = directory ?? workspace
        let folder = StateFolder(stateHome: scratch("state"), home: nil)
        return try FileJournal(directory, outbox: Outbox(in: folder, of: person, for: directory))
    }

    /// Appends entries, then loses those behind the first few.
    @discardableResult
    private func add(
        _ count: Int, to journal: FileJournal, keeping kept: Int, _ loss: Loss?, prefix: String = "a"
    ) throws -> [String] {
        let ids = (0..<count).map { prefix + String(1_000_000 + $0) }
        for (index, id) in ids.enumerated() {
            try journal.append { _ in title("Item", of: "A\(index + 1)-\(prefix.prefix(1))000", id: id) }
        }
        if let loss { lose(loss, keeping: 1 + kept) }
        return ids
    }

    private func lose(_ loss: Loss, keeping kept: Int) {
        let path = workspace.journalPath
        let rest = lines(of: path).prefix(kept).map { $0 + "\n" }.joined()
        switch loss {
        case .restored: overwrite(path, with: rest)
        case .renamed:
            overwrite(path + "~", with: rest)
            rename(path + "~", path)
        case .truncated: truncate(path, rest.utf8.count)
        case .emptied: truncate(path, 0)
        case .removed: unlink(path)
        }
    }

    private func lines(of path: String) -> [Substring] { text(of: path).split(separator: "\n") }
}

func founding(_ id: String) -> Entry {
    Entry(
        n: 0, id: "founding00", at: "2026-11-22T10:31:07.123Z", by: "dana",
        changes: [.init(item: .workspace, field: "id", was: nil, value: .text(id))])
}

extension Entry {
    fileprivate func sealed(as n: Int) -> Entry {
        var entry = self
        entry.n = n
        return entry.sealed()
    }
}
