import Alignment
import Foundation
import Glibc
import Journal
import TestSupport
import Testing

@Suite("The lock")
struct LockTests {
    private let scratch = ScratchDirectory()
    private let workspace: WorkspaceDirectory

    init() throws {
        workspace = try WorkspaceDirectory.create(at: scratch.path, isShared: false, entries: [])
    }

    @Test("held by another process is given up after a while, naming it")
    func busy() throws {
        let holder = try Probe(["hold", scratch.path])
        #expect(holder.firstLine() == "held")
        let journal = try FileJournal(workspace, patience: .atMost(milliseconds: 50))
        let who = LockHolder(process: holder.process, command: "JournalProbe")
        #expect(throws: JournalError(.busy(holder: who), .append, workspace.lockPath)) {
            try journal.append { _ in title("Mine", of: "A1-0000") }
        }
        #expect(bytes(of: workspace.journalPath).isEmpty)
        #expect(workspace.examine().map(\.code) == [.lockBusy(who)])
        holder.kill()
        holder.wait()
        #expect(try journal.append { _ in title("Mine", of: "A1-0000") }?.n == 1)
    }

    @Test("is waited for no longer than it takes the other to go")
    func waits() throws {
        let holder = try Probe(["hold", scratch.path])
        #expect(holder.firstLine() == "held")
        let journal = try FileJournal(workspace)
        var killer = pthread_t()
        withUnsafePointer(to: holder.process) { process in
            let started = pthread_create(
                &killer, nil,
                { process in
                    usleep(100_000)
                    kill(process?.load(as: Int32.self) ?? 0, SIGKILL)
                    return nil
                }, UnsafeMutableRawPointer(mutating: process))
            #expect(started == 0)
            #expect(throws: Never.self) { try journal.append { _ in title("Mine", of: "A1-0000") } }
            pthread_join(killer, nil)
        }
        holder.wait()
    }

    @Test(
        "is had in turns beside somebody who writes line after line to a slow disk",
        .enabled(if: Strace.works, "needs strace, and leave to trace"))
    func turns() throws {
        let slow = ["strace", "-f", "-qq", "-o", scratch("trace"), "-e", "trace=fsync"]
        let stream = try Probe(
            ["append", scratch.path, "stream", "200"], under: slow + ["-e", "inject=fsync:delay_exit=60000"])
        #expect(!stream.firstLine().isEmpty)
        let journal = try FileJournal(workspace)
        let before = journal.log.entries.count
        for number in 1...5 {
            usleep(100_000)
            try journal.append { _ in title("Mine", of: "A\(number)000-0000", id: "mine00000\(number)") }
        }
        // Beside one who never gives way it takes five times as many.
        let theirs = journal.log.entries.count - before - 5
        #expect(theirs < 35, "\(theirs) while I wrote 5")
        stream.kill()
        stream.wait()
    }

    @Test("is waited for as long as others write, and given up where nothing moves")
    func outlasts() throws {
        let holder = try Probe(["hold", scratch.path])
        #expect(holder.firstLine() == "held")
        let journal = try FileJournal(workspace, patience: .still(milliseconds: 2000))
        let (path, process) = (workspace.journalPath, holder.process)
        Thread {
            for n in 1...30 {
                var entry = title("Theirs", of: "A1-0000", id: "theirs00\(n + 10)")
                entry.n = n
                extend(path, with: entry.encoded() + "\n")
                usleep(100_000)
            }
            kill(process, SIGKILL)
        }.start()
        #expect(try journal.append { _ in title("Mine", of: "A1-0000") }?.n == 31)
        holder.wait()
        let next = try Probe(["hold", scratch.path])
        #expect(next.firstLine() == "held")
        journal.patience = .still(milliseconds: 50)
        #expect(throws: JournalError.self) { try journal.append { _ in title("Mine", of: "A1-0000") } }
        next.kill()
        next.wait()
    }

    @Test("is made anew when somebody has removed it, with the workspace's permissions")
    func removed() throws {
        unlink(workspace.lockPath)
        try FileJournal(workspace).append { _ in title("Mine", of: "A1-0000") }
        #expect(permissions(workspace.lockPath) == 0o600)
    }

    @Test("that was removed while another holds it is not the lock any more")
    func removedWhileHeld() throws {
        let holder = try Probe(["hold", scratch.path])
        #expect(holder.firstLine() == "held")
        unlink(workspace.lockPath)
        let journal = try FileJournal(workspace, patience: .atMost(milliseconds: 50))
        #expect(try journal.append { _ in title("Mine", of: "A1-0000") }?.n == 1)
        holder.kill()
        holder.wait()
    }

    @Test("is free again, and no file of the journal stays open, after every end of an append")
    func letsGo() throws {
        struct Objection: Error {}
        let journal = try FileJournal(workspace, patience: .atMost(milliseconds: 50))
        let other = try FileJournal(workspace, patience: .atMost(milliseconds: 50))
        var calls = 0
        #expect(throws: Objection.self) {
            try journal.append { _ in
                calls += 1
                if calls == 2 { throw Objection() }
                return title("Mine", of: "A1-0000")
            }
        }
        #expect(calls == 2)
        #expect(openFiles().isEmpty)
        #expect(try other.append { _ in title("Theirs", of: "A1-0000") }?.n == 1)
        #expect(try journal.append { $0.entries.isEmpty ? title("Mine", of: "A2-0000") : nil } == nil)
        #expect(try other.append { _ in title("Theirs", of: "A2-0000") }?.n == 2)
        #expect(openFiles().isEmpty)
    }

    /// Files of this workspace that this process has open.
    private func openFiles() -> [String] {
        ScratchDirectory.names(in: "/proc/self/fd").compactMap { name in
            var buffer = [CChar](repeating: 0, count: 4096)
            let count = readlink("/proc/self/fd/" + name, &buffer, buffer.count)
            let path = String(decoding: buffer[..<max(count, 0)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            return path.hasPrefix(scratch.path) ? path : nil
        }
    }
}
