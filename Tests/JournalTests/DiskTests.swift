import Alignment
import Glibc
import Journal
import TestSupport
import Testing

@Suite("A disk that fails")
struct DiskTests {
    @Test("full: the entry is refused, and those before stay", .enabled(if: Tmpfs.works, "needs to mount a tmpfs"))
    func full() throws {
        let disk = try Tmpfs(kilobytes: 64)
        let workspace = try WorkspaceDirectory.create(at: disk.path, isShared: false, entries: [])
        let journal = try FileJournal(workspace)
        var written: [Entry] = []
        let failure = #expect(throws: JournalError.self) {
            while true {
                let text = String(repeating: "x", count: 3000)
                if let entry = try journal.append({ _ in title(text, of: "A1-0000") }) { written.append(entry) }
            }
        }
        #expect(failure == JournalError(.diskFull, .append, workspace.journalPath, errno: ENOSPC))
        #expect(written.count > 10)
        #expect(text(of: workspace.journalPath) == written.map { $0.line + "\n" }.joined())
        // No more than was refused is refused: what still fits is taken.
        #expect(journal.readOnly == nil)
        try journal.append { _ in title("small", of: "A1-0000") }
        #expect(try FileJournal(workspace).log.entries.count == written.count + 1)
    }

    @Test("full: a torn tail that cannot be kept is not cut", .enabled(if: Tmpfs.works, "needs to mount a tmpfs"))
    func fullWithTornTail() throws {
        let disk = try Tmpfs(kilobytes: 64)
        let workspace = try WorkspaceDirectory.create(at: disk.path, isShared: false, entries: [])
        let torn = line(1, "One") + String(repeating: "x", count: 40_000)
        overwrite(workspace.journalPath, with: torn)
        #expect(throws: JournalError(.diskFull, .append, workspace.journalPath, errno: ENOSPC)) {
            try FileJournal(workspace).append { _ in title("Two", of: "A2-0000") }
        }
        #expect(text(of: workspace.journalPath) == torn)
    }

    @Test("full: no half a workspace is left", .enabled(if: Tmpfs.works, "needs to mount a tmpfs"))
    func fullAtTheStart() throws {
        let disk = try Tmpfs(kilobytes: 16)
        let long = title(String(repeating: "x", count: 100_000), of: "A1-0000")
        #expect(throws: JournalError(.cannotCreate, .create, disk.path + "/.concord", errno: ENOSPC)) {
            try WorkspaceDirectory.create(at: disk.path, isShared: false, entries: [long])
        }
        #expect(ScratchDirectory.names(in: disk.path).isEmpty)
    }

    @Test("limited: the process lives on past the limit, and nothing half is left")
    func fileSizeLimit() throws {
        let scratch = ScratchDirectory()
        let workspace = try WorkspaceDirectory.create(at: scratch.path, isShared: false, entries: [])
        let end = try Probe(["limited", scratch.path, "20000"]).wait()
        #expect(end.status == 74)
        #expect(end.lines.last?.contains("disk full; nothing was saved") == true)
        let journal = try FileJournal(workspace)
        #expect(journal.log.entries.map(\.id) == end.lines.dropLast())
        #expect(bytes(of: workspace.journalPath).last == 0x0A)
    }
}
