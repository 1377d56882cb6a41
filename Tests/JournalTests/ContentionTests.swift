import Alignment
import Glibc
import Journal
import TestSupport
import Testing

@Suite("Many processes on one journal", .serialized)
struct ContentionTests {
    @Test("lose nothing, and give every item a number of its own")
    func eightWriters() throws {
        let scratch = ScratchDirectory()
        let workspace = try WorkspaceDirectory.create(at: scratch.path, isShared: false, entries: [])
        let writers = try (0..<8).map { number in
            try Probe(["append", scratch.path, "writer\(number)", "25"])
        }
        let ends = writers.map { $0.wait() }
        #expect(ends.map(\.status) == Array(repeating: 0, count: 8))
        let journal = try FileJournal(workspace)
        #expect(journal.log.entries.map(\.n) == Array(1...200))
        #expect(Set(journal.log.entries.map(\.id)) == Set(ends.flatMap(\.lines)))
        #expect(journal.workspace.actions.compactMap(\.id.number) == Array(1...200))
        #expect(journal.workspace.unreadable.isEmpty)
    }

    @Test("lose no acknowledged entry when they are killed at any moment")
    func killedWriters() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SplitMix64(seed: seed)
        let scratch = ScratchDirectory()
        let workspace = try WorkspaceDirectory.create(at: scratch.path, isShared: false, entries: [])
        var acknowledged: [String] = []
        var rounds = 0
        // On a busy machine many are killed before they have begun: then there are more rounds, and longer ones.
        while rounds < 12 || (acknowledged.count <= 20 && rounds < 100) {
            rounds += 1
            let writers = try (0..<4).map { number in
                try Probe(["append", scratch.path, "writer\(number)", "1000"])
            }
            for writer in writers.shuffled(using: &random) {
                usleep(UInt32(Int.random(in: 1000...40_000 * max(1, rounds - 11), using: &random)))
                writer.kill()
            }
            acknowledged += writers.flatMap { $0.wait().lines }
        }
        let journal = try FileJournal(workspace)
        try journal.append { _ in title("last", of: "A999999-0000", id: "last000000") }
        let kept = journal.log.entries.map(\.id)
        #expect(Set(acknowledged).subtracting(kept).isEmpty, "seed \(seed)")
        #expect(kept.count == Set(kept).count, "seed \(seed)")
        #expect(journal.workspace.unreadable.isEmpty, "seed \(seed)")
        #expect(acknowledged.count > 20, "seed \(seed): too few entries to prove anything")
        // What is there beyond the acknowledged was killed between write and acknowledgement: one a writer at most.
        #expect(kept.count - 1 - acknowledged.count <= rounds * 4, "seed \(seed)")
    }
}
