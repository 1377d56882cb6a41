import Screen
import Testing

@testable import CursesTerminal

@Suite("The key decoder")
struct KeyDecoderTests {
    /// The keys of these bytes, all there at once, `at` so many milliseconds.
    private func keys(_ bytes: [UInt8], _ decoder: inout KeyDecoder, at now: Int = 0) -> [Key] {
        var rest = bytes.map { Int32($0) }[...]
        var keys: [Key] = []
        while let code = rest.popFirst() {
            keys += decoder.decode(code, atMilliseconds: now) { rest.popFirst() }
        }
        return keys
    }

    private func keys(_ text: String) -> [Key] {
        var decoder = KeyDecoder()
        return keys(Array(text.utf8), &decoder)
    }

    @Test(
        "swallows sequences nobody knows, and only them",
        arguments: [
            ("\u{1B}[97;5uq", [Key.character("q")]), ("\u{1B}[?1;2cq", [.character("q")]),
            ("\u{1B}[[Aq", [.character("q")]),
            ("\u{1B}Ozq", [.character("q")]), ("\u{1B}O", [.alt("O")]), ("\u{1B}[\u{1B}q", [.alt("q")]),
            (
                "\u{1B}[" + String(repeating: "1", count: 80) + "q",
                String(repeating: "1", count: 17).map { _ in .character("1") } + [.character("q")]
            ),
        ])
    func swallows(text: String, expected: [Key]) {
        #expect(keys(text) == expected)
    }

    @Test("goes on with a sequence that arrives in pieces")
    func pieces() {
        var decoder = KeyDecoder()
        #expect(keys(Array("\u{1B}[".utf8), &decoder).isEmpty)
        #expect(keys(Array("1;".utf8), &decoder).isEmpty)
        #expect(keys(Array("5Dx".utf8), &decoder) == [.controlLeft, .character("x")])
    }

    @Test("understands mouse reports in bytes")
    func oldMouse() {
        var decoder = KeyDecoder()
        let report: [UInt8] = [0x1B, 0x5B, 0x4D, 0x20, 0xFF, 0x21, UInt8(ascii: "q")]
        let expected: [Key] = [.mouse(MouseEvent(.press, at: Point(column: 222, row: 0))), .character("q")]
        #expect(keys(report, &decoder) == expected)
    }

    @Test("counts two presses on one cell within 400 ms as a double click, and a third as a new one")
    func doubleClicks() {
        var decoder = KeyDecoder()
        let press = Array("\u{1B}[<0;1;1M".utf8)
        let elsewhere = Array("\u{1B}[<0;2;1M".utf8)
        func actions(_ bytes: [UInt8], at now: Int) -> [MouseEvent.Action] {
            keys(bytes, &decoder, at: now).compactMap { if case .mouse(let event) = $0 { event.action } else { nil } }
        }
        #expect(actions(press, at: 0) == [.press])
        #expect(actions(press, at: 400) == [.doubleClick])
        #expect(actions(press, at: 500) == [.press])
        #expect(actions(press, at: 901) == [.press])
        #expect(actions(elsewhere, at: 902) == [.press])
    }

    @Test(
        "ignores releases, motion, other buttons and reports that are none",
        arguments: ["[<0;1;1m", "[<2;1;1M", "[<32;1;1M", "[<66;1;1M", "[<0;0;1M", "[<0;1M", "[<;;M", "[<a;b;cM"])
    func otherReports(sequence: String) {
        #expect(MouseReport(sequence: sequence) == nil)
    }

    @Test(
        "takes what belongs to an ESC that came alone for the rest of a key, unless it was typed by hand or much later")
    func lateKeys() {
        func late(_ text: String, after pause: Int) -> [Key] {
            var decoder = KeyDecoder()
            return keys([0x1B], &decoder) + keys(Array(text.utf8), &decoder, at: pause)
        }
        #expect(late("[Aj", after: 300) == [.escape, .up, .character("j")])
        #expect(late("OP", after: 300) == [.escape, .function(1)])
        #expect(late("[", after: 300) == [.escape, .character("[")])
        #expect(late("[A", after: 1001) == [.escape, .character("["), .character("A")])
        #expect(late("j[A", after: 10) == [.escape, .character("j"), .character("["), .character("A")])
        var decoder = KeyDecoder()
        #expect(keys([0x1B], &decoder) + keys(Array("[200~".utf8), &decoder, at: 300) == [.escape])
        #expect(decoder.isPasting)
    }

    @Test("keeps the first mebibyte of a paste and lets the rest go, to the end mark")
    func longPaste() throws {
        var paste = PasteAssembler()
        let block = [UInt8](repeating: UInt8(ascii: "x"), count: 300_000)
        for _ in 0..<5 {
            let next = paste.add(block[...])
            #expect(next == nil)
            #expect(paste.rest == nil)
        }
        let next = paste.add(Array("\u{1B}[201~abc".utf8)[...])
        #expect(next == nil)
        #expect(paste.rest == Array("abc".utf8))
        #expect(paste.text.utf8.count == PasteAssembler.limit)
    }

    /// The text of a paste, and what is left behind its end.
    private func pasted(_ text: String) -> (text: String, rest: String?) {
        var paste = PasteAssembler()
        _ = paste.add(Array(text.utf8)[...])
        return (paste.text, paste.rest.map { String(decoding: $0, as: UTF8.self) })
    }

    @Test("takes an end mark with more behind it than anybody types for a part of the text")
    func falseEnd() {
        let end = "\u{1B}[201~"
        let much = String(repeating: "q", count: PasteAssembler.mostTyped + 1)
        #expect(pasted("a" + end + "q" + end) == ("a" + end + "q", ""))
        #expect(pasted("a" + end + much) == ("a" + end + much, nil))
        #expect(pasted("a" + end + much + end + "q") == ("a" + end + much, "q"))
        #expect(pasted("a" + end + String(much.dropLast())) == ("a", String(much.dropLast())))
        #expect(pasted("a" + end + end + end) == ("a" + end + end, ""))
    }

    @Test("ends a paste when nothing follows its mark for a moment, and one without a mark after five seconds")
    func silence() {
        var decoder = KeyDecoder()
        #expect(keys(Array("\u{1B}[200~".utf8), &decoder, at: 0).isEmpty)
        #expect(decoder.paste(Array("one".utf8)[...], atMilliseconds: 10).isEmpty)
        #expect(decoder.endPaste(atMilliseconds: 5_009) == nil)
        #expect(decoder.endPaste(atMilliseconds: 5_010)?.key == .paste("one"))
        #expect(!decoder.isPasting)

        #expect(keys(Array("\u{1B}[200~".utf8), &decoder, at: 0).isEmpty)
        let two = decoder.paste(Array("two\u{1B}[201~\u{1B}[200~three\u{1B}[201~q".utf8)[...], atMilliseconds: 10)
        #expect(two == [.paste("two")])
        #expect(decoder.endPaste(atMilliseconds: 109) == nil)
        let three = decoder.endPaste(atMilliseconds: 110)
        #expect(three?.key == .paste("three"))
        #expect(three?.rest == Array("q".utf8))
    }

    @Test(
        "ends a paste only at the whole end mark",
        arguments: ["", "\u{1B}", "\u{1B}[201", "\u{1B}[20\u{1B}[201", "\u{1B}\u{1B}"])
    func endMark(pasted: String) {
        var paste = PasteAssembler()
        _ = paste.add(Array((pasted + "\u{1B}[201~q").utf8)[...])
        #expect(paste.text == pasted)
        #expect(paste.rest?.count == 1)
    }
}
