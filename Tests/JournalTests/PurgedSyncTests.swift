import Alignment
import Glibc
import Journal
import TestSupport
import Testing

@Suite("Words that are taken back, and synchronising")
struct PurgedSyncTests {
    private let ground: SyncGround
    private let a: SyncGround.Clone
    private let b: SyncGround.Clone
    private let secret = "hunter2-on-the-projector"

    /// Two hosts whose remote has had the words for some commits.
    init() throws {
        ground = try SyncGround()
        (a, b) = try ground.pair()
        try a.add("Before", secret)
        try a.sync()
        try b.sync()
        try b.add("Later")
        try b.sync()
    }

    @Test("leave every host that purges, the remote's branch, and with its next clean-up the remote")
    func leave() throws {
        #expect(hosts(with: secret) == ["a", "b"])
        try redact(on: a)
        #expect(try a.open().purge() == 1)
        #expect(hosts(with: secret) == ["b"])
        #expect(try a.sync().history == .begunAnew)
        #expect(hosts(with: secret) == ["b"])
        #expect(ground.git("rev-list", "--count", "concord") == "1\n")

        let report = try b.sync()
        #expect(report.history == nil)
        #expect(report.conflicts.isEmpty)
        #expect(try b.open().purge() == 1)
        #expect(try b.sync().sent.isEmpty)
        #expect(hosts(with: secret) == [])

        #expect(objects(of: ground.remote).contains(secret))
        _ = ground.git("gc", "--quiet", "--prune=now")
        #expect(!objects(of: ground.remote).contains(secret))

        // From here on each commit goes on from the one before again, and nobody says the words any more.
        try b.add("After")
        #expect(try b.sync(with: nil).sent.count == 1)
        #expect(try a.sync(with: nil).received.count == 1)
        #expect(a.state == b.state)
        #expect(ground.git("rev-list", "--count", "concord") == "2\n")
        #expect(try ground.received("c").state == a.state)
    }

    @Test("leave the hosts where the remote lets nobody replace its history, and that it keeps them is said")
    func protected() throws {
        ground.shell("git config receive.denyNonFastForwards true")
        try redact(on: a)
        _ = try a.open().purge()
        #expect(try a.sync().history == .kept)
        _ = try b.sync()
        _ = try b.open().purge()
        #expect(try b.sync().history == nil)
        #expect(a.state == b.state)
        #expect(hosts(with: secret) == [])
        #expect(try !text(of: ground.received("c").directory.syncPath + "/shallow").isEmpty)
        #expect(!objects(of: ground.path("c/.concord/sync.git")).contains(secret))
        #expect(!ground.git("show", "concord:journal.jsonl").contains(secret))
        // What the user is told to do: the branch is removed there, and whoever comes next begins it anew.
        ground.shell("git update-ref -d refs/heads/concord && git gc --quiet --prune=now")
        #expect(try b.sync().sent.count == b.open().log.entries.count)
        #expect(try a.sync().sent.isEmpty)
        #expect(!objects(of: ground.remote).contains(secret))
    }

    @Test("leave while others synchronise: nobody's entry is lost with the history")
    func others() async throws {
        // Two hosts share nothing but the remote.
        nonisolated(unsafe) let other = b
        async let writing: Void = Task.detached {
            for number in 0..<8 {
                try other.add("B \(number)")
                try other.sync()
            }
        }.value
        for number in 0..<4 {
            try a.add("A \(number)", "\(secret) \(number)")
            try a.sync()
            try redact(on: a)
            _ = try a.open().purge()
            try a.sync()
        }
        try await writing
        try a.sync()
        try b.sync()
        _ = try b.open().purge()
        try a.sync()
        try b.sync()
        #expect(a.state == b.state)
        let titles = try a.open().workspace.items(.action).compactMap(\.title)
        let expected = ["Before", "Later"] + (0..<8).map { "B \($0)" } + (0..<4).map { "A \($0)" }
        #expect(titles.filter { $0 != Redaction.mark }.sorted() == expected.sorted())
        #expect(hosts(with: secret) == [])
        #expect(!ground.git("show", "concord:journal.jsonl").contains(secret))
    }

    @Test("leave what is kept for the people the workspace is served to")
    func served() throws {
        let outbox = Outbox(in: StateFolder(in: a.directory), of: "lee", for: a.directory)
        try FileJournal(a.directory, outbox: outbox).append { _ in
            title("\(secret) again", of: "A9-0000", by: "lee", id: "served0000")
        }
        let path = a.directory.dataPath + "/state"
        #expect(holds(path, secret))
        try redact(on: a)
        _ = try a.open().purge()
        #expect(!holds(path, secret))
    }

    /// Takes back every entry with the words.
    private func redact(on clone: SyncGround.Clone) throws {
        let journal = try clone.open()
        let ids = journal.log.entries.filter { $0.line.contains(secret) }.map(\.id)
        try journal.append { _ in
            Entry(n: 0, id: Crockford.text(10, SystemRandom.next), at: "", by: clone.name, changes: [], redacts: ids)
        }
    }

    /// The hosts where the words are found in a file or in an object of the repository.
    private func hosts(with words: String) -> [String] {
        [a, b].filter { holds($0.directory.path, words) || objects(of: $0.directory.syncPath).contains(words) }
            .map(\.name)
    }

    private func holds(_ folder: String, _ words: String) -> Bool {
        ground.shell("grep -rqF -- '\(words)' '\(folder)'; printf %s $? > ../found", in: "/")
        return text(of: ground.path("found")) == "0"
    }

    /// All that is in a repository, reachable or not.
    private func objects(of repository: String) -> String {
        ground.git("--git-dir='\(repository)'", "cat-file", "--batch-all-objects", "--batch")
    }
}
