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
        let text = (1...2000).map { "! Item \($0)\n" }.joined()
        var acknowledged: [String] = []
        // A slow machine may not let a writer come as far as its first line: then there are more rounds, and longer ones.
        var round = 0
        while round < 8 || acknowledged.count <= 8 && round < 100 {
            round += 1
            let writers = try (0..<3).map { _ in try Writer(desk, as: "sam", text) }
            for writer in writers.shuffled(using: &random) {
                usleep(UInt32(Int.random(in: 0...40_000 * max(1, round - 7), using: &random)))
                writer.child.kill(SIGKILL)
            }
            for writer in writers { acknowledged += writer.acknowledged() }
            #expect(try !desk.isLocked, "seed \(seed)")
            try desk.done("action", "add", "After round \(round)")
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

    /// A journal of a thousand open action items.
    private static func thousand(_ desk: Desk) throws -> [UInt8] {
        let first = try desk.lines
        let items = (1...1000).map { number in
            let id = "item" + String(number + 100_000)
            return "{\"n\":\(first.count + number),\"id\":\"\(id)\",\"at\":\"2026-11-26T09:00:00.000Z\",\"by\":\"sam\","
                + "\"set\":{\"A\(number)-0000\":{\"status\":\"open\",\"title\":\"Item \(number)\"}}}"
        }
        return Array((first + items).map { $0 + "\n" }.joined().utf8)
    }

    @Test("On a thousand items four add and four complete, one process a change: every acknowledged change is there")
    func addingAndCompleting() throws {
        let each = Effort.count(5, orAs: "CONCORD_CHANGES")
        for round in 1...Effort.count(1, orAs: "CONCORD_ROUNDS") {
            let desk = try Desk()
            try desk.write(journal: try Self.thousand(desk))
            let hands = try (0..<8).map { hand in
                let command = hand < 4 ? "add \"! New \(hand)-$i\"" : "action done A$(( \(hand) * 100 + i ))"
                let loop = "i=0; while [ $i -lt \(each) ]; do i=$((i+1)); \(Desk.program) \(command) || exit; done"
                return try Child(
                    "/bin/sh", ["-c", loop], desk.environment, in: desk.scratch.path,
                    .files(input: "/dev/null", output: desk.scratch("out\(hand)"), errors: desk.scratch("err\(hand)")))
            }
            for hand in hands { _ = hand.wait() }
            let said = try (0..<8).flatMap { try Desk.text(desk.scratch("out\($0)")).split(separator: "\n") }
            let items = try desk.items("action")
            let titles = items.values.compactMap { $0["title"] as? String }
            let added = said.compactMap { $0.firstMatch(of: /added: (New \S+)/).map { String($0.output.1) } }
            let completed = said.compactMap { $0.firstMatch(of: /^(A\d+)-\S+ +status: open → done/)?.output.1 }
            #expect(added.count + completed.count == said.count && said.count > each * 4, "round \(round): \(said)")
            #expect(titles.count == 1000 + added.count && Set(titles).isSuperset(of: added), "round \(round)")
            let open = completed.filter { items[String($0)]?["status"] as? String != "done" }
            #expect(open.isEmpty, "round \(round)")
            if each > 5 { print("round \(round): \(added.count) added, \(completed.count) completed, all there") }
        }
    }

    @Test("Killed while it completes an item among a thousand: no item is lost, and what was acknowledged is done")
    func killedWhileCompleting() throws {
        let desk = try Desk()
        let seed = UInt64.random(in: 0..<1_000_000)
        var random = SplitMix64(seed: seed)
        let journal = try Self.thousand(desk)
        try desk.write(journal: journal)
        let began = Terminal.now
        try desk.done("action", "done", "A1000")
        let usual = UInt32((Terminal.now - began) * 1_000_000)
        var ends = ["before it was written": 0, "written": 0, "acknowledged": 0]
        let kills = Effort.count(10, orAs: "CONCORD_KILLS")
        for _ in 0..<kills {
            desk.forget()
            try desk.write(journal: journal)
            let number = Int.random(in: 1...1000, using: &random)
            let child = try Child(
                Desk.program, ["action", "done", "A\(number)"], desk.environment, in: desk.scratch.path,
                .files(input: "/dev/null", output: desk.scratch("out"), errors: desk.scratch("err")))
            usleep(UInt32.random(in: usual / 4...max(usual * 5 / 4, 2), using: &random))
            child.kill(SIGKILL)
            _ = child.wait()
            let isAcknowledged = try Desk.text(desk.scratch("out")).contains("→ done\n")
            let items = try desk.items("action")
            #expect(items.count == 1000, "seed \(seed)")
            let isDone = items["A\(number)"]?["status"] as? String == "done"
            #expect(isDone || !isAcknowledged, "seed \(seed)")
            let others = items.filter { $0.key != "A\(number)" && $0.value["status"] as? String != "open" }
            #expect(others.isEmpty, "seed \(seed)")
            ends[isAcknowledged ? "acknowledged" : isDone ? "written" : "before it was written", default: 0] += 1
        }
        if kills > 10 { print("\(kills) kills: \(ends)") }
    }
}
