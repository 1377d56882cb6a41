import Screen
import TestSupport
import Testing

@Suite("A text field")
struct TextFieldTests {
    private func check(_ handled: Bool, _ key: Key) { #expect(handled, "\(key)") }

    /// The field after these keys, the cursor shown as `|`.
    private func typed(_ keys: [Key], into text: String = "") -> String {
        var field = TextField(text)
        for key in keys { check(field.handle(key), key) }
        return field.beforeCursor + "|" + field.text.dropFirst(field.cursor)
    }

    @Test(
        "edits as shells do",
        arguments: [
            ([Key.backspace], "one tw|"), ([.left, .left, .delete], "one t|o"),
            ([.home, .character("x")], "x|one two"),
            ([.control("u")], "|"), ([.control("w")], "one |"), ([.control("w"), .control("w")], "|"),
            ([.home, .control("k")], "|"), ([.controlLeft, .controlLeft, .controlRight], "one| two"),
            ([.home, .left], "|one two"), ([.end, .right], "one two|"), ([.home, .backspace], "|one two"),
            ([.end, .delete], "one two|"), ([.home, .alt("d")], "| two"), ([.control("a"), .control("d")], "|ne two"),
        ])
    func edits(keys: [Key], expected: String) {
        #expect(typed(keys, into: "one two") == expected)
    }

    @Test("takes pasted text as one line, whatever is in it")
    func pastes() {
        #expect(typed([.paste("a\r\nb\nc\td\u{2028}e")]) == "a b c d e|")
        #expect(typed([.paste("q:quit\u{1B}")]) == "q:quit\u{1B}|")
    }

    @Test("moves over a letter with its marks in one step")
    func movesByCharacter() {
        #expect(typed([.left, .backspace], into: "ae\u{301}b") == "a|b")
        #expect(typed([.left], into: "x👩\u{200D}💻") == "x|👩\u{200D}💻")
    }

    @Test("keeps its cursor right when what is inserted merges with what stands there")
    func merges() {
        var field = TextField("e")
        field.insert("\u{301}")
        #expect(field.cursor == 1)
        #expect(field.text.count == 1)
        field.move(to: 0)
        field.insert("\u{301}")
        #expect(field.cursor <= field.text.count)
    }

    @Test("takes in no more than its limit, and says so")
    func limit() {
        var field = TextField(limit: 3)
        field.insert("ab")
        #expect(!field.lostInput)
        field.insert("cd")
        #expect(field.lostInput)
        #expect(field.text == "abc")
        _ = field.handle(.backspace)
        #expect(!field.lostInput)
    }

    @Test(
        "leaves keys alone that are not for it",
        arguments: [Key.enter, .escape, .up, .tab, .function(2), .control("p")])
    func ignores(key: Key) {
        var field = TextField("one")
        let handled = field.handle(key)
        #expect(!handled)
        #expect(field == TextField("one"))
    }

    @Test("scrolls so that the cursor stays in sight, and never shows half a character")
    func scrolls() {
        var field = TextField("abc日本")
        var buffer = Buffer(width: 8, height: 1)
        let rect = Rect(column: 1, row: 0, width: 5, height: 1)
        #expect(field.draw(in: rect, &buffer) == Point(column: 5, row: 0))
        #expect(buffer.plainText == " 日本")
        field.move(to: 0)
        buffer.clear(buffer.bounds)
        #expect(field.draw(in: rect, &buffer) == Point(column: 1, row: 0))
        #expect(buffer.plainText == " abc日")
        #expect(field.draw(in: .zero, &buffer) == nil)
    }

    @Test("shows its placeholder only while it is empty")
    func placeholder() {
        var buffer = Buffer(width: 12, height: 1)
        TextField().draw(in: buffer.bounds, &buffer, placeholder: "type here")
        #expect(buffer.plainText == "type here")
        #expect(buffer.styleText == "0: 0-8 dim")
    }

    @Test("survives random keys with its cursor inside the text")
    func randomKeys() {
        var random = SplitMix64(seed: 11)
        let keys: [Key] = [
            .character("a"), .character("\u{301}"), .character("日"), .character(" "), .character("\u{200D}"),
            .character("👩"),
            .left, .right, .home, .backspace, .delete, .controlLeft, .controlRight, .control("w"), .alt("d"),
            .paste("\u{1F3FD}x"),
        ]
        var field = TextField(limit: 40)
        for _ in 0..<5_000 {
            _ = field.handle(keys[Int(random.next() % UInt64(keys.count))])
            #expect((0...field.text.count).contains(field.cursor))
            #expect(field.text.unicodeScalars.count <= 40)
        }
    }
}
