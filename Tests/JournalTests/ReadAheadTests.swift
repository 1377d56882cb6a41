import Glibc
import TestSupport
import Testing

@testable import Alignment
@testable import Journal

@Suite("Reading ahead", .enabled(if: sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1, "there is no other processor"))
struct ReadAheadTests {
    private let scratch = ScratchDirectory()

    private func reading(_ bytes: [UInt8]) throws -> ReadAhead {
        let path = scratch("journal-\(bytes.count)")
        overwrite(path, with: String(decoding: bytes, as: UTF8.self))
        return try #require(try ReadAhead(try Descriptor(opening: path, O_RDONLY), 0..<bytes.count))
    }

    /// The blocks that come out, each as its bytes; taking one in takes as long as `work` does.
    private func blocks(_ bytes: [UInt8], work: () -> Void = {}) throws -> [[UInt8]] {
        let ahead = try reading(bytes)
        var found: [[UInt8]] = []
        while let block = try ahead.next() {
            work()
            // What was read of the lines belongs to the block's bytes, not to those of one before or behind it.
            var log = EntryLog()
            log.add(lines: block.lines)
            var (other, workspace) = (EntryLog(), Workspace())
            workspace.take(block.batch, into: &other)
            workspace.settle(&other)
            #expect(other.entries == log.entries)
            found.append(Array(block.lines))
        }
        return found
    }

    private func journal(_ count: Int, seed: UInt64) -> [UInt8] {
        var random = SplitMix64(seed: seed)
        return Array(
            (1...count).map { n in
                let long = Int.random(in: 0..<500, using: &random) == 0
                return line(
                    n, String(repeating: "x", count: Int.random(in: 0..<(long ? 200_000 : 200), using: &random)))
            }.joined().utf8)
    }

    @Test("All whole lines come, each once and in their order, however long they are", arguments: Seeds.few(6))
    func everyLineOnce(_ seed: UInt64) throws {
        let whole = journal(6000, seed: seed)
        let found = try blocks(whole + Array("{\"n\":6001".utf8))
        #expect(found.count > 8)
        #expect(found.allSatisfy { $0.last == 0x0A })
        #expect(found.flatMap(\.self) == whole)
    }

    @Test("It does not matter who is quicker, the one who reads or the one who takes in")
    func slowTaker() throws {
        let whole = journal(4000, seed: 1)
        #expect(try blocks(whole, work: { usleep(2000) }).flatMap(\.self) == whole)
        #expect(try blocks(whole, work: { sched_yield() }).flatMap(\.self) == whole)
    }

    @Test("Who takes in quicker than is read gets no block that is being read")
    func quickTaker() throws {
        let ahead = try reading(journal(6000, seed: 3))
        var count = 0
        while let block = try ahead.next() { count += block.batch.lines.count { $0.isCanonical } }
        #expect(count == 6000)
    }

    @Test("Nothing comes of nothing, and a line without an end is none")
    func empty() throws {
        #expect(try blocks([]).isEmpty)
        #expect(try blocks(Array(repeating: 0x78, count: 300_000)).isEmpty)
    }

    @Test("Who leaves before the end waits for nothing but the block that is being read")
    func leftEarly() throws {
        let whole = journal(4000, seed: 2)
        for taken in 0..<4 {
            let ahead = try reading(whole)
            for _ in 0..<taken { #expect(try ahead.next() != nil) }
        }
    }

    @Test("What the system says against reading is thrown, after what could be read")
    func failure() throws {
        let directory = try Descriptor(opening: scratch.path, O_RDONLY)
        let ahead = try ReadAhead(directory, 0..<300_000)
        #expect(throws: SystemError(EISDIR)) { try ahead?.next() }
    }
}
