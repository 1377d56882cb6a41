import Screen
import Testing

@Suite("A box")
struct BoxTests {
    private func drawn(_ width: Int, _ height: Int, left: String = "", right: String = "") -> String {
        var buffer = Buffer(width: width, height: height)
        buffer.box(
            buffer.bounds, left: left.isEmpty ? [] : [Span(left, .heading)],
            right: right.isEmpty ? [] : [Span(right, .dim)])
        return buffer.plainText
    }

    @Test("has rounded corners and titles at the left and the right")
    func titles() {
        #expect(
            drawn(18, 3, left: "I IT", right: "3 open") == "╭ I IT ── 3 open ╮\n│                │\n╰────────────────╯")
    }

    @Test("gives up its right title first, then cuts the left one")
    func narrow() {
        #expect(drawn(17, 2, left: "I IT", right: "3 open") == "╭ I IT ─ 3 open ╮\n╰───────────────╯")
        #expect(drawn(16, 2, left: "I IT", right: "3 open") == "╭ I IT ────────╮\n╰──────────────╯")
        #expect(drawn(6, 2, left: "IT staff") == "╭ IT…╮\n╰────╯")
        #expect(drawn(12, 2, right: "3 open") == "╭── 3 open ╮\n╰──────────╯")
    }

    @Test("is nothing when there is no room for two corners")
    func tiny() {
        #expect(drawn(1, 3) == "\n\n")
        #expect(drawn(2, 2) == "╭╮\n╰╯")
        #expect(drawn(5, 1, left: "x") == "")
    }

    @Test("gives its titles their roles and the border its own")
    func roles() {
        var buffer = Buffer(width: 12, height: 2)
        let inside = buffer.box(buffer.bounds, left: [Span("A", .heading, emphasis: .bold)], role: .focusBorder)
        #expect(inside == Rect(column: 1, row: 1, width: 10, height: 0))
        #expect(
            buffer.styleText == "0: 0 focusBorder, 2 heading bold, 4-11 focusBorder\n1: 0-11 focusBorder")
    }
}
