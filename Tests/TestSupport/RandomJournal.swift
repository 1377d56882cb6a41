package import Alignment

/// Journals no sane team would write: few items and fields, so that entries meet; numbers that collide and jump;
/// `was` that is right, wrong or missing; undos and redactions of anything, also of what comes later.
package struct RandomJournal {
    private var random: SplitMix64

    package init(seed: UInt64) { random = SplitMix64(seed: seed) }

    private static let items = ["R1-aaaa", "R1-bbbb", "A2-cccc", "@dana", "workspace", "X7-zzzz", "no kind", "V1-dddd"]
    /// Some longer than most ids.
    package static let reviews = ["V1-dddd", "V2-eeee", "V1234567-eeee-and-much-more", "V3-ffff"].map { ItemID($0) }
    private static let fields = ["title", "name", "status", "due", "for", "here.dana", "order", "topic", "later"]
    private static let values: [Value?] = [
        nil, .text("a"), .text("b"), .text("2026-11-27"), .integer(3), .decimal(0.5), .flag(true), .flag(false),
    ]

    /// Entries in the order in which one host might have got them.
    package mutating func entries(_ count: Int) -> [Entry] {
        var n = 0
        return (0..<count).map { index in
            n = nextNumber(after: n)
            return entry(index, n)
        }
    }

    private mutating func nextNumber(after n: Int) -> Int {
        switch Int.random(in: 0..<60, using: &random) {
        case 0: n + EntryLog.highestJump + Int.random(in: -1...1, using: &random)
        case 1..<30: max(n, 1)
        case 30..<40: max(n - 3, 1)
        default: n + 1
        }
    }

    private mutating func entry(_ index: Int, _ n: Int) -> Entry {
        let changes = changes()
        return Entry(
            n: n, id: "entry\(index)", at: "", by: ["dana", "Lee", "zoé"].randomElement(using: &random) ?? "",
            review: oneIn(2) ? pick(Self.reviews) : nil, changes: changes, undoes: oneIn(8) ? anyID(index) : nil,
            redacts: oneIn(15) ? [anyID(index)] : []
        ).sealed()
    }

    private mutating func changes() -> [Entry.Change] {
        var spots: Set<[String]> = []
        for _ in 0..<Int.random(in: 1...3, using: &random) { spots.insert([pick(Self.items), pick(Self.fields)]) }
        return spots.sorted { $0.joined() < $1.joined() }.map { spot in
            Entry.Change(item: ItemID(spot[0]), field: spot[1], was: pick(Self.values), value: pick(Self.values))
        }
    }

    private mutating func anyID(_ index: Int) -> String { "entry\(Int.random(in: 0...(index + 5), using: &random))" }
    private mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
    private mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: choices.indices, using: &random)]
    }
}
