import TestSupport
import Testing

@testable import Alignment

/// Numbers of items, worked out in pieces.
@Suite struct ItemNumbersTests {
    private func length(_ item: Item) -> UInt8 { UInt8(clamping: (item.title ?? "").count) }

    @Test("Pieces come to the same as all at once, and what is added or changed meanwhile is seen")
    func pieces() throws {
        var scene = try Scene.team()
        for number in 1...10 { try scene.type("! Item" + String(repeating: "x", count: number)) }
        var numbers = ItemNumbers(.action)
        numbers.goOn(in: scene.workspace, most: 4, length)
        #expect(!numbers.isWhole(in: scene.workspace))
        let first = scene.workspace.entries.count
        for line in ["A1 title:Short", "A9 title:Shorter", "! Eleventh"] { try scene.type(line) }
        numbers.update(in: scene.workspace, changed: scene.workspace.entries[first...].flatMap(\.items), length)
        numbers.goOn(in: scene.workspace, most: 6, length)
        #expect(!numbers.isWhole(in: scene.workspace), "the eleventh has come")
        numbers.goOn(in: scene.workspace, length)
        #expect(numbers.isWhole(in: scene.workspace))
        for item in scene.workspace.items(.action) { #expect(numbers[item] == length(item)) }
        #expect(OpenItems(.action, scene.workspace).numbers(numbers).count == 11)
    }
}
