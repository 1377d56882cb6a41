import Screen
import Testing

@Suite("A buffer")
struct BufferTests {
    @Test("clips whatever is drawn outside it, at every size from 0 × 0")
    func clips() {
        for (width, height) in [(0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (3, 3)] {
            var buffer = Buffer(width: width, height: height)
            for row in -2...4 {
                for column in -4...4 {
                    let point = Point(column: column, row: row)
                    buffer.put("日本 text\u{1B}", at: point)
                    buffer.put("日本", endingAt: point, limit: 3)
                    buffer.box(Rect(column: column, row: row, width: column + 4, height: row + 2), left: [Span("x")])
                    buffer.highlight(Rect(column: column, row: row, width: 9, height: 9), .selection)
                    buffer.draw(Buffer(width: 2, height: 2), at: point)
                    _ = buffer[point]
                    _ = buffer.row(row)
                }
            }
            #expect(buffer.plainText.split(separator: "\n", omittingEmptySubsequences: false).count == max(1, height))
        }
    }

    @Test("says how many columns a text took, also beyond its edge")
    func columnsUsed() {
        var buffer = Buffer(width: 4, height: 1)
        #expect(buffer.put("日本語", at: .zero) == 6)
        #expect(buffer.plainText == "日本")
        #expect(buffer.put("hello", at: .zero, limit: 3) == 3)
        #expect(buffer.plainText == "he…")
    }

    @Test("draws a space where only half of a wide character fits")
    func halfOutside() {
        var buffer = Buffer(width: 3, height: 1)
        buffer.put("日本", at: Point(column: -1, row: 0))
        #expect(buffer.plainText == " 本")
        buffer.put("ab日", at: .zero)
        #expect(buffer.plainText == "ab")
    }

    @Test("blanks the other half of a wide character it draws over")
    func drawnOver() {
        var buffer = Buffer(width: 4, height: 1)
        buffer.put("日本", at: .zero)
        buffer.put("x", at: Point(column: 1, row: 0))
        #expect(buffer.plainText == " x本")
        buffer.put("y", at: Point(column: 2, row: 0))
        #expect(buffer.plainText == " xy")
        buffer.put("日本", at: .zero)
        buffer.put("語", at: Point(column: 1, row: 0))
        #expect(buffer.plainText == " 語")
    }

    @Test("keeps at most four marks on a letter, and none that joins")
    func marks() {
        var buffer = Buffer(width: 4, height: 1)
        buffer.put("a\u{301}\u{302}\u{303}\u{304}\u{305}b👩\u{200D}💻", at: .zero)
        #expect(buffer[.zero].text.scalars == ["a", "\u{301}", "\u{302}", "\u{303}", "\u{304}"])
        #expect(buffer.plainText == "a\u{301}\u{302}\u{303}\u{304}b👩")
    }

    @Test("keeps the ground under text that is drawn on it")
    func keepsGround() {
        var buffer = Buffer(width: 5, height: 2)
        buffer.clear(Rect(column: 0, row: 1, width: 5, height: 1), ground: .statusBar)
        buffer.put("late", at: Point(column: 1, row: 1), role: .overdue, emphasis: .bold)
        #expect(buffer.styleText == "1: 0 text on statusBar, 1-4 overdue bold on statusBar")
        buffer.highlight(Rect(column: 0, row: 1, width: 2, height: 1), .selection, emphasis: .reverse)
        #expect(
            buffer.styleText
                == "1: 0 text reverse on selection, 1 overdue bold reverse on selection, 2-4 overdue bold on statusBar")
    }

    @Test("lists no styles that cannot be seen")
    func invisibleStyles() {
        var buffer = Buffer(width: 9, height: 1)
        buffer.put("    a", at: .zero, role: .dim)
        #expect(buffer.styleText == "0: 0-4 dim")
        buffer.put("     ", at: .zero, role: .dim)
        #expect(buffer.styleText == "")
    }

    @Test("draws only ASCII with the ASCII set, in the same columns")
    func ascii() {
        var buffer = Buffer(width: 12, height: 3, glyphs: .ascii)
        buffer.box(buffer.bounds, left: [Span("日本")])
        buffer.put("Grüße 日e\u{301}", at: Point(column: 1, row: 1), limit: 8)
        #expect(buffer.plainText == "+ ???? ----+\n|Gr??e...  |\n+----------+")
    }

    @Test("remembers where the cursor is to be")
    func cursor() {
        var buffer = Buffer(width: 2, height: 2)
        #expect(buffer.cursor == nil)
        buffer.cursor = Point(column: 1, row: 1)
        #expect(buffer.cursor == Point(column: 1, row: 1))
    }

    @Test("draws another buffer at a place, wide characters whole")
    func drawsAnother() {
        var small = Buffer(width: 4, height: 1)
        small.put("a日", at: .zero, role: .done)
        var buffer = Buffer(width: 4, height: 2)
        buffer.draw(small, at: Point(column: 1, row: 1))
        #expect(buffer.plainText == "\n a日")
        #expect(buffer.styleText == "1: 1-3 done")
    }
}
