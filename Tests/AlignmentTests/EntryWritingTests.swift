import Alignment
import Foundation
import TestSupport
import Testing

/// The canonical line.
@Suite struct EntryWritingTests {
    private func entry(_ changes: [Entry.Change]) -> Entry {
        Entry(n: 3, id: "7h2kq9x0ma", at: "2026-11-22T10:31:07.123Z", by: "dana", changes: changes)
    }

    private func change(_ item: String, _ field: String, _ value: Value?, was: Value? = nil) -> Entry.Change {
        Entry.Change(item: ItemID(item), field: field, was: was, value: value)
    }

    @Test("Keys stand in the design's order, items and fields sorted by bytes")
    func order() {
        var entry = entry([
            change("R1-aaaa", "title", .text("b")), change("A9-aaaa", "zeta", .flag(true)),
            change("A9-aaaa", "Alpha", .integer(1)),
            change("A10-aaaa", "x", .decimal(0.5)),
        ])
        entry.review = ItemID("V1-aaaa")
        entry.topic = ItemID("T1-aaaa")
        entry.undoes = "aaaaaaaaaa"
        entry.redacts = ["bbbbbbbbbb", "cccccccccc"]
        #expect(
            entry.sealed().line
                == #"{"n":3,"id":"7h2kq9x0ma","at":"2026-11-22T10:31:07.123Z","by":"dana","in":"V1-aaaa","on":"T1-aaaa","#
                + #""set":{"A10-aaaa":{"x":0.5},"A9-aaaa":{"Alpha":1,"zeta":true},"R1-aaaa":{"title":"b"}},"#
                + #""undoes":"aaaaaaaaaa","redacts":["bbbbbbbbbb","cccccccccc"]}"#)
    }

    @Test("'was' has exactly the items and keys of 'set', null for nothing, and is left out when all are null")
    func was() {
        #expect(!entry([change("A1-aaaa", "due", nil)]).encoded().contains("was"))
        let both = entry([
            change("A1-aaaa", "due", .text("b"), was: .text("a")), change("A1-aaaa", "owner", .text("dana")),
        ])
        #expect(
            both.encoded().hasSuffix(
                #""set":{"A1-aaaa":{"due":"b","owner":"dana"}},"was":{"A1-aaaa":{"due":"a","owner":null}}}"#))
    }

    @Test(
        "A slash stays a slash; quotes, backslashes and what could control a terminal are escaped",
        arguments: [
            ("a/b", "a/b"), ("\"", "\\\""), ("\\", "\\\\"), ("\u{1B}]0;x\u{7}", "\\u001b]0;x\\u0007"),
            ("\n", "\\u000a"),
            ("\r\n", "\\u000d\\u000a"), ("\u{7F}", "\\u007f"), ("\u{9B}", "\\u009b"), ("\u{85}", "\\u0085"),
            ("\u{2028}\u{2029}", "\\u2028\\u2029"), ("\u{202E}x\u{202C}", "\\u202ex\\u202c"),
            ("\u{2066}\u{2069}", "\\u2066\\u2069"),
            ("\u{200E}\u{200F}\u{61C}", "\\u200e\\u200f\\u061c"), ("\u{FEFF}", "\\ufeff"),
            ("\u{E0041}", "\\udb40\\udc41"),
            ("\"\u{301}", "\\\"\u{301}"), ("é日本👩‍💻", "é日本👩‍💻"), ("\u{A0}", "\u{A0}"),
        ])
    func escapes(_ text: String, _ written: String) {
        #expect(JSONText.quoted(text) == "\"" + written + "\"")
    }

    @Test("Every scalar there is comes back as it was, and an independent reader agrees")
    func everyScalar() throws {
        var text = String.UnicodeScalarView()
        func check() throws {
            let line = entry([change("N1-aaaa", "text", .text(String(text)))]).encoded()
            #expect(try Entry(line: line).changes[0].value == .text(String(text)))
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let read = ((object?["set"] as? [String: Any])?["N1-aaaa"] as? [String: Any])?["text"] as? String
            #expect(read.map { Array($0.unicodeScalars) } == Array(text))
            #expect(!line.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
            text = .init()
        }
        for code in UInt32(0)...0x10FFFF
        where code < 0x3000 || code % 97 == 0 || code >> 8 == 0xFE || code >> 8 == 0xE00 {
            guard let scalar = Unicode.Scalar(code) else { continue }
            text.append(scalar)
            if text.count == 4096 { try check() }
        }
        try check()
    }
}
