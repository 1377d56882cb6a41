import Alignment
import Glibc
import Journal
import TestSupport
import Testing

@Suite("Synchronising")
struct SyncTests {
    private let ground: SyncGround

    init() throws { ground = try SyncGround() }

    @Test("with an empty remote sends everything; a second host begins with all of it, and with the same bytes")
    func firstSync() throws {
        let a = try ground.clone("a")
        try a.add("One", "Two")
        let report = try a.sync()
        #expect(report.sent.count == 3)
        #expect(report.received.isEmpty)
        let b = try ground.received("b")
        #expect(b.state == a.state)
        #expect(try b.sync().sent.isEmpty)
    }

    @Test("a dry run says what would happen, and changes neither side")
    func dryRun() throws {
        let (a, b) = try ground.pair()
        try a.add("Mine")
        try b.add("Theirs")
        try b.sync()
        let before = text(of: a.directory.journalPath)
        let tip = ground.git("rev-parse", "concord")
        let report = try a.sync(isDryRun: true)
        #expect(report.sent.map(\.by) == ["a"])
        #expect(report.received.map(\.by) == ["b"])
        #expect(text(of: a.directory.journalPath) == before)
        #expect(ground.git("rev-parse", "concord") == tip)
    }

    @Test("leaves the journal's inode and mode as they are")
    func inode() throws {
        let (a, b) = try ground.pair()
        let before = a.identity
        try b.add("Theirs")
        try b.sync()
        #expect(try a.sync().received.count == 1)
        #expect(a.identity == before)
    }

    @Test("lists the conflicts that came in, and no others")
    func conflicts() throws {
        let (a, b) = try ground.pair()
        try a.add("Old")
        try a.sync()
        try b.sync()
        try a.set("title", "A's", on: a.lastItem)
        try b.set("title", "B's", on: a.lastItem)
        #expect(try a.sync().conflicts.isEmpty)
        #expect(try b.sync().conflicts.map(\.item) == [a.lastItem])
        #expect(try a.sync().conflicts.map(\.item) == [a.lastItem])
        #expect(a.state == b.state)
    }

    @Test("three hosts that were apart for a day come to the same, in every order")
    func everyOrder() throws {
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let ground = try SyncGround()
            let a = try ground.clone("a")
            try a.add("Shared")
            try a.sync()
            let shared = a.lastItem
            let clones = [a, try ground.received("b"), try ground.received("c")]
            for clone in clones {
                try clone.add("Of \(clone.name)", "Also")
                try clone.set("title", "As \(clone.name) has it", on: shared)
            }
            for _ in 0..<2 { for index in order { try clones[index].sync() } }
            #expect(Set(clones.map(\.state)).count == 1, "\(order)")
            #expect(try clones[0].open().log.entries.count == 11)
        }
    }

    @Test("many rounds with writers on both sides lose nothing and take nothing twice")
    func writersOnBothSides() throws {
        let (a, b) = try ground.pair()
        var acknowledged: Set<String> = []
        for _ in 0..<6 {
            let writers = try [a, b, a, b].map { try Probe(["append", $0.directory.path, $0.name, "8"]) }
            for _ in 0..<3 {
                try a.sync()
                try b.sync()
            }
            for writer in writers { acknowledged.formUnion(writer.wait().lines) }
        }
        try a.sync()
        try b.sync()
        try a.sync()
        #expect(acknowledged.count == 192)
        #expect(a.state == b.state)
        for clone in [a, b] {
            #expect(Set(try clone.open().log.entries.map(\.id)).isSuperset(of: acknowledged))
            let lines = text(of: clone.directory.journalPath).split(separator: "\n")
            #expect(lines.count == 193 && Set(lines).count == 193)
        }
    }

    @Test("goes with several remotes; the one used last is remembered")
    func severalRemotes() throws {
        let a = try ground.clone("a")
        try a.sync()
        let other = try SyncGround()
        #expect(try a.sync(with: other.remote).sent.count == 1)
        try a.add("More")
        #expect(try a.sync(with: nil).remote == other.remote)
        #expect(try a.sync().sent.count == 1)
    }

    @Test("with another workspace's remote is refused, naming both")
    func anotherWorkspace() throws {
        try ground.clone("a").sync()
        let other = try ground.clone("b", id: "w2")
        let error = SyncError.anotherWorkspace(remote: ground.remote, theirs: "'a' (w1)", ours: "'b' (w2)")
        #expect(throws: error) { try other.sync() }
        #expect(try other.open().log.entries.count == 1)
    }

    @Test("is refused where the remote is not there, is empty, or none is known")
    func nowhere() throws {
        let a = try ground.clone("a")
        #expect(throws: SyncError.noRemote) { try a.sync(with: nil) }
        #expect(throws: SyncError.emptyRemote(ground.remote)) { try ground.received("b") }
        #expect { try a.sync(with: "/nonexistent/remote") } throws: { error in
            if case .unavailable? = error as? SyncError { true } else { false }
        }
    }

    @Test("clears away what a sync that was killed has left")
    func locks() throws {
        let a = try ground.clone("a")
        try a.sync()
        for name in ["config.lock", "refs/heads/concord.lock", "refs/concord/fetched.lock"] {
            mkdir(a.directory.dataPath + "/sync.git/refs/concord", 0o700)
            overwrite(a.directory.dataPath + "/sync.git/" + name, with: "")
        }
        try a.add("More")
        #expect(try a.sync().sent.count == 1)
    }
}
