import Alignment
import Glibc
import Journal
import TestSupport
import Testing

/// Something put under the name of the journal or the lock.
enum Plant: String, CaseIterable, Sendable {
    case symbolicLink, danglingLink, hardLink, fifo, directory, socket

    var kind: FileKind {
        switch self {
        case .symbolicLink, .danglingLink: .symbolicLink
        case .hardLink: .hardLink
        case .fifo: .fifo
        case .directory: .directory
        case .socket: .socket
        }
    }

    /// Puts it there, in place of what there was.
    func put(at path: String, aimedAt target: String) {
        unlink(path)
        switch self {
        case .symbolicLink: symlink(target, path)
        case .danglingLink: symlink(target + "-missing", path)
        case .hardLink: link(target, path)
        case .fifo: mkfifo(path, 0o600)
        case .directory: mkdir(path, 0o700)
        case .socket: mknod(path, S_IFSOCK | 0o600, 0)
        }
    }
}

@Suite("What was planted in a workspace")
struct PlantedTests {
    private let scratch = ScratchDirectory()
    private let workspace: WorkspaceDirectory
    private let target: String

    init() throws {
        workspace = try WorkspaceDirectory.create(at: scratch.path, isShared: false, entries: [])
        target = scratch("target")
        overwrite(target, with: line(1, "Not yours"))
    }

    @Test("as the journal is neither read nor written through", arguments: Plant.allCases)
    func asJournal(_ plant: Plant) throws {
        let journal = try FileJournal(workspace)
        plant.put(at: workspace.journalPath, aimedAt: target)
        let path = workspace.journalPath
        #expect(throws: JournalError(.foreignFile(plant.kind), .append, path)) {
            try journal.append { _ in title("Mine", of: "A1-0000") }
        }
        #expect(throws: JournalError(.foreignFile(plant.kind), .read, path)) { try journal.refresh() }
        #expect(throws: JournalError(.foreignFile(plant.kind), .read, path)) { try FileJournal(workspace) }
        expectUntouched()
    }

    @Test("as the lock is not locked, and nothing is written", arguments: Plant.allCases)
    func asLock(_ plant: Plant) throws {
        let journal = try FileJournal(workspace)
        plant.put(at: workspace.lockPath, aimedAt: target)
        #expect(throws: JournalError(.foreignFile(plant.kind), .append, workspace.lockPath)) {
            try journal.append { _ in title("Mine", of: "A1-0000") }
        }
        #expect(bytes(of: workspace.journalPath).isEmpty)
        expectUntouched()
    }

    @Test(
        "between the gesture and the write is not written through", arguments: [Plant.symbolicLink, .hardLink, .fifo])
    func underTheLock(_ plant: Plant) throws {
        let journal = try FileJournal(workspace)
        var calls = 0
        #expect(throws: JournalError(.foreignFile(plant.kind), .append, workspace.journalPath)) {
            try journal.append { _ in
                calls += 1
                if calls == 2 { plant.put(at: workspace.journalPath, aimedAt: target) }
                return title("Mine", of: "A1-0000")
            }
        }
        expectUntouched()
    }

    @Test("as .concord itself is refused, and damage to doctor", arguments: [Plant.symbolicLink, .danglingLink, .fifo])
    func asDirectory(_ plant: Plant) throws {
        let other = scratch("other")
        try WorkspaceDirectory.create(at: other, isShared: false, entries: [])
        rename(workspace.dataPath, scratch("moved"))
        plant.put(at: workspace.dataPath, aimedAt: other + "/.concord")
        let error = JournalError(.foreignFile(plant.kind), .find, workspace.dataPath)
        #expect(throws: error) {
            try WorkspaceDirectory.find(directory: scratch.path, environment: nil, current: "/")
        }
        #expect(throws: error) {
            try WorkspaceDirectory.find(directory: nil, environment: nil, current: scratch.path)
        }
        #expect(throws: JournalError(.foreignFile(plant.kind), .read, workspace.dataPath)) {
            try FileJournal(workspace)
        }
        #expect(throws: JournalError(.exists, .create, workspace.dataPath)) {
            try WorkspaceDirectory.create(at: scratch.path, isShared: false, entries: [])
        }
        #expect(workspace.examine().map(\.severity) == [.damage])
    }

    private func expectUntouched() { #expect(text(of: target) == line(1, "Not yours")) }
}
