import Foundation
import Glibc
import TestSupport
import Testing

/// Many writers at once, and writers killed at any moment: what was acknowledged is there, once.
@Suite struct ContentionTests {
    @Test("8 processes adding 25 items each at once: 200 items, 200 ids")
    func eightWriters() throws {
        let desk = try Desk()
        let lines = desk.scratch("lines")
        try Data((1...25).map { "! Item \($0)\n" }.joined().utf8).write(to: URL(filePath: lines))
        let writers = try (1...8).map { number in
            try Child(
                Desk.program, ["add", "-"], desk.environment, in: desk.scratch.path,
                .files(input: lines, output: desk.scratch("out\(number)"), errors: desk.scratch("err\(number)")))
        }
        for writer in writers { #expect(writer.wait() == .exit(0)) }
        let items = try desk.json("action", "list", "--all") as? [[String: Any]] ?? []
        #expect(items.count == 200)
        #expect(Set(items.compactMap { $0["id"] as? String }).count == 200)
        #expect(Set(items.compactMap { $0["ref"] as? String }) == Set((1...200).map { "A\($0)" }))
        #expect(try desk.run("doctor").status == 0)
    }

    @Test(
        "Writers killed at random moments: every acknowledged item is there once, no line is fused, the lock is free at once"
    )
    func killed() throws {
        let desk = try Desk()
        let seed = UInt64.random(in: 0..<1_000_000)
        var random = SplitMix64(seed: seed)
        let lines = desk.scratch("lines")
        try Data((1...2000).map { "! Item \($0)\n" }.joined().utf8).write(to: URL(filePath: lines))
        var acknowledged: [String] = []
        // A slow machine may not let a writer come as far as its first line: then there are more rounds.
        var round = 0
        while round < 8 || acknowledged.count <= 8 && round < 100 {
            round += 1
            let writers = try (0..<3).map { _ in try Writer(desk, reading: lines) }
            for writer in writers.shuffled(using: &random) {
                usleep(UInt32.random(in: 0...40_000, using: &random))
                writer.child.kill(SIGKILL)
            }
            for writer in writers { acknowledged += writer.acknowledged() }
            let started = Terminal.now
            try desk.done("action", "add", "After round \(round)")
            #expect(Terminal.now - started < 4, "seed \(seed)")
        }
        #expect(acknowledged.count > 8, "seed \(seed)")
        let items = try desk.json("action", "list", "--all") as? [[String: Any]] ?? []
        let ids = items.compactMap { $0["id"] as? String }
        #expect(Set(ids).count == ids.count)
        #expect(Set(acknowledged).count == acknowledged.count)
        #expect(Set(acknowledged).subtracting(ids).isEmpty, "seed \(seed)")
        for line in try desk.lines {
            #expect(throws: Never.self, "seed \(seed): \(line)") {
                try JSONSerialization.jsonObject(with: Data(line.utf8))
            }
        }
        #expect(try desk.run("doctor").status == 0)
    }

    /// `concord add -` whose acknowledgements are counted on a pipe.
    private final class Writer {
        let child: Child
        private let output: Int32

        init(_ desk: Desk, reading lines: String) throws {
            var ends: [Int32] = [0, 0]
            guard pipe(&ends) == 0 else { throw HarnessError("No pipe") }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            output = ends[0]
            child = try Child(
                Desk.program, ["add", "-"], desk.environment, in: desk.scratch.path,
                .pipe(input: lines, output: ends[1], errors: "/dev/null"))
            close(ends[1])
        }

        deinit { close(output) }

        /// Ids that were acknowledged with a whole line.
        func acknowledged() -> [String] {
            _ = child.wait()
            var bytes: [UInt8] = []
            var block = [UInt8](repeating: 0, count: 65_536)
            while case let count = read(output, &block, block.count), count > 0 { bytes += block[..<count] }
            return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
                .dropLast()
                .compactMap { $0.split(separator: " ").first.map(String.init) }.filter { $0.hasPrefix("A") }
        }
    }
}
