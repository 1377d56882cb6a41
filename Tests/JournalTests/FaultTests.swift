import Alignment
import Glibc
import Journal
import TestSupport
import Testing

/// System calls made to fail one by one, with strace's fault injection, in a process that appends three entries.
@Suite("A system call that fails", .enabled(if: Strace.works, "needs strace, and leave to trace"))
struct FaultTests {
    private let scratch = ScratchDirectory()
    private let workspace: WorkspaceDirectory

    init() throws {
        workspace = try WorkspaceDirectory.create(at: scratch.path, isShared: false, entries: [])
    }

    @Test("because it was interrupted is made again", arguments: ["openat", "flock", "fsync", "pread64", "%%stat"])
    func interrupted(_ call: String) throws {
        for time in 1...3 {
            let end = try append(failing: "\(call):error=EINTR:when=\(time)", only: call == "openat" ? nil : workspace)
            #expect(end.status == 0, "\(end.lines)")
        }
        #expect(try FileJournal(workspace).log.entries.count == 9)
    }

    @Test("in fsync ends the session's writing; nothing is said to be saved")
    func fsyncFails() throws {
        let end = try append(failing: "fsync:error=EIO:when=2")
        #expect(end.status == 74)
        #expect(end.lines.count == 2)
        #expect(end.lines.last?.contains("not confirmed (Input/output error)") == true)
        // It stands in the file all the same; that it may, the sentence says.
        #expect(try FileJournal(workspace).log.entries.count == 2)
    }

    @Test("in write leaves the journal as it was", arguments: ["EIO", "ENOSPC", "EDQUOT"])
    func writeFails(_ error: String) throws {
        let end = try append(failing: "write:error=\(error):when=2", only: workspace)
        #expect(end.status == 74)
        #expect(end.lines.count == 2)
        #expect(end.lines.last?.hasSuffix("nothing was saved") == true)
        #expect(try FileJournal(workspace).log.entries.map(\.id) == [end.lines[0]])
        #expect(bytes(of: workspace.journalPath).last == 0x0A)
    }

    @Test("and the one that should cut the piece off as well: the next append mends it")
    func writeAndTruncateFail() throws {
        let end = try append(failing: "ftruncate:error=EIO", limit: 5000)
        #expect(end.status == 74)
        #expect(end.lines.last?.contains("not confirmed") == true)
        let acknowledged = end.lines.dropLast()
        let journal = try FileJournal(workspace)
        try journal.append { _ in title("Next", of: "A99-0000") }
        #expect(Set(acknowledged).subtracting(journal.log.entries.map(\.id)).isEmpty)
        #expect(journal.workspace.unreadable.isEmpty)
    }

    @Test(
        "in opening, locking or looking is an error and no entry", arguments: ["openat", "flock", "%%stat", "pread64"])
    func othersFail(_ call: String) throws {
        var statuses: [Int32] = []
        for time in [1, 2, 3, 4, 5, 7, 9, 11] {
            let end = try append(failing: "\(call):error=EACCES:when=\(time)", only: workspace)
            statuses.append(end.status)
            let acknowledged = end.status == 0 ? end.lines : Array(end.lines.dropLast())
            let kept = try FileJournal(workspace).log.entries.map(\.id)
            #expect(Set(acknowledged).subtracting(kept).isEmpty, "\(call) \(time): \(end.lines)")
        }
        #expect(statuses.contains(74))
    }

    private func append(
        failing fault: String, only place: WorkspaceDirectory? = nil, limit: Int? = nil
    ) throws -> (status: Int32, lines: [String]) {
        let call = String(fault.prefix { $0 != ":" })
        var strace = ["strace", "-f", "-qq", "-o", scratch("trace"), "-e", "trace=\(call)", "-e", "inject=\(fault)"]
        if let place {
            for path in ["", "/journal.jsonl", "/lock"] { strace += ["-P", place.dataPath + path] }
        }
        let command = limit.map { ["limited", scratch.path, String($0)] } ?? ["append", scratch.path, "dana", "3"]
        return try Probe(command, under: strace).wait()
    }
}

enum Strace {
    /// Whether there is one and it may trace.
    static let works = (try? Probe(["closed"], under: ["strace", "-qq", "-o", "/dev/null"]).wait().status) == 0
}
