import Alignment
import TestSupport
import Testing

/// The law: `state = fold(sorted journal)`, and nothing else. A failing seed is printed as the test's argument.
@Suite struct FoldTests {
    static let seeds = Seeds.few(40)

    @Test("The fold says what the design says, sentence by sentence", arguments: seeds)
    func agreesWithTheSlowFold(_ seed: UInt64) {
        var journal = RandomJournal(seed: seed)
        let entries = journal.entries(60)
        #expect(difference(Workspace(EntryLog(entries)).facts, SlowFold(entries).facts).isEmpty)
    }

    @Test("Shuffled, duplicated journals add up to the same state", arguments: seeds)
    func orderOfArrivalDoesNotMatter(_ seed: UInt64) {
        var journal = RandomJournal(seed: seed)
        let entries = journal.entries(60)
        var random = SplitMix64(seed: seed)
        let arrived = (entries + entries.prefix(20)).shuffled(using: &random)
        let (first, second) = (EntryLog(entries), EntryLog(arrived))
        #expect(first.entries == second.entries)
        #expect(first.unreadable.count == second.unreadable.count)
        #expect(difference(Workspace(first).picture, Workspace(second).picture).isEmpty)
    }

    @Test("A workspace kept up to date is the workspace read anew, after every arrival", arguments: seeds)
    func updatingIsFolding(_ seed: UInt64) {
        var journal = RandomJournal(seed: seed)
        let entries = journal.entries(60)
        var random = SplitMix64(seed: seed)
        var waiting = seed.isMultiple(of: 2) ? entries : entries.shuffled(using: &random)
        var (log, workspace) = (EntryLog(), Workspace())
        while !waiting.isEmpty {
            let batch = waiting.prefix(Int.random(in: 1...7, using: &random))
            waiting.removeFirst(batch.count)
            for _ in 1...2 {
                let first = log.add(batch)
                workspace.update(to: log, from: first)
            }
            #expect(difference(workspace.picture, Workspace(log).picture).isEmpty)
        }
        #expect(difference(workspace.picture, Workspace(EntryLog(entries)).picture).isEmpty)
    }

    @Test(
        "Three hosts that exchange entries now and then all see the same in the end",
        arguments: Seeds.few(12))
    func hostsAgree(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var hosts = (0..<3).map { Scene(seed: seed &* 100 + UInt64($0)) }
        let people = ["ana", "ben", "cleo"]
        for (host, handle) in people.enumerated() {
            try hosts[host].record(.addPerson(handle: handle, []), as: handle)
        }
        for _ in 0..<60 {
            let host = Int.random(in: 0..<3, using: &random)
            if Int.random(in: 0..<4, using: &random) == 0 {
                for entry in hosts[(host + 1) % 3].log.entries.shuffled(using: &random) { hosts[host].add(entry) }
            }
            let line = FoldTests.lines[Int.random(in: FoldTests.lines.indices, using: &random)]
            _ = try? hosts[host].type(line, as: people[host])
        }
        for host in hosts.indices {
            for other in hosts.indices { for entry in hosts[other].log.entries { hosts[host].add(entry) } }
        }
        #expect(hosts[0].workspace.actions.count > 1)
        for host in hosts { #expect(difference(host.workspace.picture, hosts[0].workspace.picture).isEmpty) }
    }

    /// What the three hosts' people say to each other.
    private static let lines = [
        "! Provision GPU quota @ana #ml due:fri", "! Write the runbook #it",
        "+ Endpoint answers fast #lob by:it :: p95 < 120 ms", "A1 done",
        "A1 due:+2w because vendor late", "A1 @ben", "A2 @cleo due:+3d", "A1 A2 doing", "R1 :: p95 < 150 ms",
        "R1 lob objection: too slow", "R1 it,lob support", ":undo", ":redo", ". a remark re:A1", "R1 met", "? Why @ana",
    ]
}

extension Workspace {
    /// Everything a workspace shows, a line each.
    var picture: [String] {
        facts + entries.map(\.line)
            + everything.map { "\($0.ref) made in \($0.created), changed in \($0.changed), moved \($0.moved)" }
            .sorted() + everything.map(\.id.text) + Kind.allCases.map { "next \(nextNumber($0))" }
            + history().map { "\($0.entry.id) \($0.change)" } + ["\(unreadable.count) unreadable"]
    }
}
