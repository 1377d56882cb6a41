import Alignment
import Glibc
import Journal
import TestSupport
import Testing

/// The power goes at any moment: all that the disk may then hold, made from a recording of what the program asked it for.
@Suite("After a crash", .enabled(if: Strace.works, "needs strace, and leave to trace"))
struct CrashTests {
    @Test("at any moment, with any write lost that was not confirmed, every acknowledged entry is there")
    func everyState() throws {
        let scratch = ScratchDirectory()
        let root = scratch("disk")
        mkdir(root, 0o700)
        var disk = CrashDisk(root)
        for command in [["create", root + "/ws", "private", "022"], ["append", root + "/ws", "dana", "3"]] {
            let trace = scratch("trace")
            let calls = "trace=openat,mkdir,mkdirat,write,fsync,ftruncate,rename,renameat,unlink,unlinkat"
            let strace = ["strace", "-f", "-y", "-xx", "-s", "2000000", "-qq", "-o", trace, "-e", calls]
            let end = try Probe(command, under: strace).wait()
            #expect(end.status == 0, "\(end.lines)")
            disk.add(trace: text(of: trace))
        }
        let acknowledgements = disk.events.filter { if case .said = $0 { true } else { false } }
        #expect(acknowledgements.count == 4)

        var states: Set<[CrashDisk.Change]> = []
        var lost = 0
        for count in 0...disk.events.count {
            let acknowledged = disk.events[..<count].compactMap { if case .said(let id) = $0 { id } else { nil } }
            for state in disk.survivors(after: count) where states.insert(state).inserted || !acknowledged.isEmpty {
                let place = scratch("state\(states.count)-\(count)")
                CrashDisk.build(state, at: place)
                let kept = try opened(place + "/ws")
                guard !Set(acknowledged).isSubset(of: kept ?? []) else { continue }
                lost += 1
                Issue.record(
                    "after \(count) events \(acknowledged) were acknowledged; there is \(String(describing: kept))")
                if lost > 3 { return }
            }
        }
        #expect(states.count > 50)
    }

    /// Opens a workspace and goes on in it.
    ///
    /// - Returns: the ids of its entries; `nil` if it was not made yet.
    private func opened(_ path: String) throws -> Set<String>? {
        let workspace = WorkspaceDirectory(path: path)
        guard access(workspace.dataPath, F_OK) == 0 else { return nil }
        let journal = try FileJournal(workspace)
        let kept = Set(journal.log.entries.map(\.id))
        try journal.append { _ in title("Next", of: "A999-0000", id: "next000000") }
        let again = try FileJournal(workspace)
        #expect(again.workspace.unreadable.isEmpty)
        // One whose newline alone was lost is adopted.
        #expect(Set(again.log.entries.map(\.id)).isSuperset(of: kept.union(["next000000"])))
        return kept
    }
}
