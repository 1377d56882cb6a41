import Alignment
import Journal
import TestSupport
import Testing

@Suite("Any sequence of appends, refreshes and damage")
struct RandomSequenceTests {
    @Test("leaves every store with what a fresh reader of the same bytes sees", arguments: Ground.allCases)
    func converge(_ ground: Ground) throws {
        for _ in 0..<20 {
            let seed = UInt64.random(in: 0...UInt64.max)
            var walk = try RandomWalk(seed: seed, on: ground.open())
            for _ in 0..<40 { try walk.step() }
            try walk.check(Comment(rawValue: "seed \(seed) on \(ground)"))
        }
    }

    @Test("ends alike in memory and on disk")
    func alike() throws {
        for _ in 0..<10 {
            let seed = UInt64.random(in: 0...UInt64.max)
            let ends = try Ground.allCases.map { ground in
                var walk = try RandomWalk(seed: seed, on: ground.open())
                for _ in 0..<40 { try walk.step() }
                return (walk.medium.bytes(), walk.told)
            }
            #expect(ends[0].0 == ends[1].0, "seed \(seed)")
            #expect(ends[0].1 == ends[1].1, "seed \(seed)")
        }
    }
}

/// Three stores on one medium, and what is done to them at random.
private struct RandomWalk {
    let medium: Ground.Medium
    private(set) var told: [JournalChange] = []
    private var random: SplitMix64
    private let stores: [any JournalStore]
    private var acknowledged: [Entry] = []

    init(seed: UInt64, on medium: Ground.Medium) throws {
        self.medium = medium
        random = SplitMix64(seed: seed)
        stores = try (0..<3).map { _ in try medium.store(false) }
    }

    mutating func step() throws {
        let store = stores[Int.random(in: 0..<3, using: &random)]
        switch Int.random(in: 0..<10, using: &random) {
        case 0...4: try append(to: store)
        case 5...6: told.append(try store.refresh())
        case 7: medium.extend(Array(foreignLine().utf8))
        case 8: medium.extend(Array(foreignLine().utf8.prefix(Int.random(in: 1...60, using: &random))))
        default: replace()
        }
    }

    /// The law: each store's entries and workspace are those of the bytes, and nothing acknowledged is missing.
    func check(_ comment: Comment) throws {
        let fresh = try medium.store(true)
        for store in stores {
            _ = try store.refresh()
            #expect(store.log.entries == fresh.log.entries, comment)
            #expect(store.workspace.everything == fresh.workspace.everything, comment)
            #expect(store.workspace.unreadable == fresh.workspace.unreadable, comment)
        }
        let kept = Set(fresh.log.entries)
        #expect(acknowledged.allSatisfy(kept.contains), comment)
    }

    private mutating func append(to store: any JournalStore) throws {
        let item = "A\(Int.random(in: 1...5, using: &random))-0000"
        let text = String(random.next())
        if let entry = try store.append({ _ in title(text, of: item) }) { acknowledged.append(entry) }
    }

    /// An entry that stands anywhere in the order, or a line that is none.
    private mutating func foreignLine() -> String {
        let n = Int.random(in: 1...40, using: &random)
        return n % 7 == 0 ? "not an entry\n" : line(n, String(random.next()), by: "lee")
    }

    /// A rewrite that keeps all whole lines, in another order.
    private mutating func replace() {
        let lines = medium.bytes().split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
        medium.replace(Array(lines.shuffled(using: &random).map { $0 + [0x0A] }.joined()))
    }
}
