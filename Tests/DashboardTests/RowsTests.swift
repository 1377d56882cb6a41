import Alignment
import TestSupport
import Testing

@testable import Dashboard

/// Rows of which whole stretches are kept as lists of items, compared with an array of rows.
@Suite struct RowsTests {
    @Test("Rows put in anywhere stand where they would stand among rows kept one by one", arguments: Seeds.few(40))
    func parts(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var scene = Scene(seed: seed)
        for number in 1...20 { try scene.record(.add(.action, [FieldValue("title", .text("Item \(number)"))])) }
        let items = scene.workspace.items(.action)
        func point() -> RowID { .point(items[Int.random(in: 0..<15, using: &random)].id, .waiting) }
        var parts: [Rows.Part] = []
        for topic in StandingTopic.allCases {
            parts.append(.row(.standing(topic)))
            let some = items.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
            parts.append(.points(ItemList(some, in: scene.workspace), topic))
        }
        var rows = Rows(parts)
        var plain = parts.flatMap { part in (0..<part.count).map { part[$0] } }
        for _ in 0..<30 {
            let new: RowID = Bool.random(using: &random) ? point() : .item(items[0].id)
            let index = Int.random(in: 0...plain.count, using: &random)
            rows.insert(new, at: index)
            plain.insert(new, at: index)
            #expect(Array(rows) == plain)
        }
        for row in plain + [.item(items[19].id), .point(items[19].id, .lastActions)] {
            #expect(rows.index(of: row) == plain.firstIndex(of: row))
        }
        var once: [RowID] = []
        for row in plain where !once.contains(row) { once.append(row) }
        for few in [3, 12] {
            let some = Set(once.shuffled(using: &random).prefix(few))
            let found = rows.indices(of: some)
            #expect(Set(found.map { plain[$0] }) == some)
            #expect(found == found.sorted())
        }
    }
}
