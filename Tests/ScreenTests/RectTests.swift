import Screen
import Testing

@Suite("Rectangles")
struct RectTests {
    @Test("are split by exact lengths first and shares of what is left")
    func splits() {
        let rect = Rect(column: 2, row: 3, width: 10, height: 9)
        let rows = rect.splitRows([.exactly(1), .share(), .exactly(2)])
        #expect(rows.map(\.row) == [3, 4, 10])
        #expect(rows.map(\.height) == [1, 6, 2])
        let columns = rect.splitColumns([.share(), .share(), .share()])
        #expect(columns.map(\.width) == [4, 3, 3])
        #expect(columns.map(\.column) == [2, 6, 9])
        #expect(rect.splitColumns([.share(3), .share(1)]).map(\.width) == [8, 2])
    }

    @Test("serve exact lengths in order when there is no room")
    func splitsWithoutRoom() {
        let rect = Rect(column: 0, row: 0, width: 5, height: 2)
        #expect(rect.splitRows([.exactly(1), .share(), .exactly(5)]).map(\.height) == [1, 0, 1])
        #expect(rect.splitRows([.exactly(-1), .share(0)]).map(\.height) == [0, 0])
        #expect(rect.splitRows([]).isEmpty)
        #expect(rect.cutBottom(9).bottom.height == 2)
        #expect(rect.cutBottom(1).rest.height == 1)
        #expect(rect.cutTop(-1).rest == rect)
        #expect(rect.cutRight(2).right == Rect(column: 3, row: 0, width: 2, height: 2))
    }

    @Test("never have a negative size")
    func neverNegative() {
        let tiny = Rect(column: 4, row: 4, width: 1, height: 1)
        #expect(tiny.inside.isEmpty)
        #expect(tiny.intersection(Rect(column: 9, row: 9, width: 3, height: 3)).isEmpty)
        #expect(Rect(column: 0, row: 0, width: -2, height: 3).width == 0)
        #expect(tiny.line(1).isEmpty)
        #expect(tiny.line(-1).isEmpty)
    }

    @Test("contain their first cell and not the one behind their last")
    func contain() {
        let rect = Rect(column: 1, row: 1, width: 2, height: 2)
        #expect(rect.contains(Point(column: 1, row: 2)))
        #expect(!rect.contains(Point(column: 3, row: 1)))
    }

    @Test("find the middle, and shrink what is too large for it")
    func centered() {
        let rect = Rect(column: 0, row: 0, width: 10, height: 4)
        #expect(rect.centered(Size(width: 4, height: 2)) == Rect(column: 3, row: 1, width: 4, height: 2))
        #expect(rect.centered(Size(width: 40, height: 20)) == rect)
    }
}
