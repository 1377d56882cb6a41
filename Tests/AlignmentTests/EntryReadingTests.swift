import Alignment
import TestSupport
import Testing

/// What is read as an entry, and what is not.
@Suite struct EntryReadingTests {
    static let example =
        #"{"n":1042,"id":"7h2kq9x0ma","at":"2026-11-22T10:31:07.123Z","by":"dana","in":"V4-x1y2","on":"T9-8gf2","#
        + #""set":{"A12-m2cx":{"status":"done"}},"was":{"A12-m2cx":{"status":"doing"}}}"#

    @Test("The design's example reads as what it says")
    func designExample() throws {
        let entry = try Entry(line: Self.example)
        #expect(entry.n == 1042)
        #expect(entry.id == "7h2kq9x0ma")
        #expect(entry.by == "dana")
        #expect(entry.instant?.iso == "2026-11-22T10:31:07.123Z")
        #expect(entry.review == ItemID("V4-x1y2"))
        #expect(entry.topic == ItemID("T9-8gf2"))
        let item = ItemID("A12-m2cx")
        #expect(entry.changes == [Entry.Change(item: item, field: "status", was: .text("doing"), value: .text("done"))])
        #expect(entry.encoded() == Self.example)
    }

    @Test("Every line we write reads back as the same entry and is written the same again")
    func roundTrip() throws {
        for entry in try Scene.fraudReview().log.entries {
            #expect(try Entry(line: entry.line) == entry)
            #expect(entry.encoded() == entry.line)
        }
    }

    @Test("So does every line of journals no sane team would write", arguments: Seeds.few(30))
    func randomRoundTrip(_ seed: UInt64) throws {
        var journal = RandomJournal(seed: seed)
        for entry in journal.entries(30) { #expect(try Entry(line: entry.line) == entry) }
    }

    /// Lines in the form in which we write them are read by a faster reader of their own.
    @Test("A space in front of a line changes how it is read and not what", arguments: Seeds.few(30))
    func bothReaders(_ seed: UInt64) throws {
        var journal = RandomJournal(seed: seed)
        for entry in journal.entries(30) + (try Scene.fraudReview().log.entries) {
            var general = try Entry(line: " " + entry.line)
            #expect(general.line == " " + entry.line)
            general = try Entry(line: general.encoded())
            #expect(general == entry)
        }
    }

    @Test("Any order of keys and any white space is read; so are a carriage return at the end and all escapes")
    func foreignHands() throws {
        let line =
            " {\t\"set\" : { \"A1-m2cx\" : { \"ti\\u0074le\" : \"\\u0041\\/\\\"\\\\\\b\\f\\n\\r\\t\\ud83d\\ude00\" } } ,"
            + "\"was\":{},\"by\":\"d\\u0061na\" , \"n\" : 7 } \r"
        let entry = try Entry(line: line)
        #expect(entry.n == 7)
        #expect(entry.by == "dana")
        #expect(entry.id.isEmpty)
        #expect(entry.changes.map(\.field) == ["title"])
        #expect(entry.changes[0].value == .text("A/\"\\\u{8}\u{C}\n\r\t😀"))
        #expect(entry.line == String(line.unicodeScalars.dropLast()))
    }

    @Test(
        "Unknown keys are passed over, whatever they hold, and stay in the line",
        arguments: [
            "null", "true", "-1.5e-3", "\"text\"", "[]", "{}", "[1,[2,{\"a\":[null]}],\"x\"]", "{\"n\":0,\"by\":{}}",
        ])
    func unknownKeys(_ value: String) throws {
        let line = "{\"n\":1,\"by\":\"dana\",\"set\":{},\"later\":\(value)}"
        #expect(try Entry(line: line).line == line)
    }

    @Test(
        "An entry needs n, by and set",
        arguments: [
            "{}", "{\"by\":\"dana\",\"set\":{}}", "{\"n\":1,\"set\":{}}", "{\"n\":1,\"by\":\"dana\"}",
            "{\"n\":1,\"by\":null,\"set\":{}}", "{\"n\":1,\"by\":5,\"set\":{}}",
            "{\"n\":1,\"by\":\"dana\",\"set\":null}",
            "{\"n\":1,\"by\":\"dana\",\"set\":[]}", "{\"n\":1,\"by\":\"dana\",\"set\":{\"A1-m2cx\":\"done\"}}",
            "{\"n\":1,\"by\":\"dana\",\"set\":{\"A1-m2cx\":{\"status\":[\"done\"]}}}",
        ])
    func required(_ line: String) { expectUnreadable(line) }

    @Test(
        "n is a whole number from 1",
        arguments: ["0", "-1", "-0", "1.5", "\"1\"", "null", "true", "[1]", "1e400", "1e19"])
    func notN(_ n: String) { expectUnreadable("{\"n\":\(n),\"by\":\"dana\",\"set\":{}}") }

    @Test(
        "n may be written in any way JSON has for a whole number", arguments: [("1", 1), ("1e3", 1000), ("12.0", 12)])
    func isN(_ text: String, _ n: Int) throws {
        #expect(try Entry(line: "{\"n\":\(text),\"by\":\"dana\",\"set\":{}}").n == n)
    }

    @Test(
        "A key that stands twice makes a line unreadable, on every level and however it is escaped",
        arguments: [
            #"{"n":1,"n":1,"by":"dana","set":{}}"#, #"{"n":1,"\u006e":1,"by":"dana","set":{}}"#,
            #"{"n":1,"by":"dana","set":{},"set":{}}"#, #"{"n":1,"by":"dana","set":{"A1-m2cx":{},"A1-m2cx":{}}}"#,
            #"{"n":1,"by":"dana","set":{"A1-m2cx":{"due":"a","due":"a"}}}"#,
            #"{"n":1,"by":"dana","set":{},"was":{"A1-m2cx":{"due":null,"due":null}}}"#,
            #"{"n":1,"by":"dana","set":{},"later":1,"later":2}"#,
            #"{"n":1,"by":"dana","set":{},"later":[{"a":1,"a":1}]}"#,
        ])
    func duplicateKeys(_ line: String) {
        #expect(throws: UnreadableLine.self) { try Entry(line: line) }
        #expect(reason(line).contains("stands twice"))
    }

    @Test("Among very many keys, too")
    func manyDuplicateKeys() throws {
        let fields = (0..<100).map { "\"f\($0)\":1" }
        func line(_ fields: [String]) -> String {
            "{\"n\":1,\"by\":\"dana\",\"set\":{\"X\":{\(fields.joined(separator: ","))}}}"
        }
        #expect(try Entry(line: line(fields)).changes.count == 100)
        for again in [0, 15, 16, 17, 99] { expectUnreadable(line(fields + [fields[again]])) }
    }

    @Test("Keys that differ in bytes are different keys, though they look the same")
    func keysAreBytes() throws {
        let line = "{\"n\":1,\"by\":\"dana\",\"set\":{\"X\":{\"\u{E9}\":1,\"e\u{301}\":2}}}"
        #expect(try Entry(line: line).changes.count == 2)
    }

    @Test(
        "What is not JSON is no entry",
        arguments: [
            "", " ", "null", "[]", "\"text\"", "nonsense", "{", "}", "{}{}", "{\"n\":1,\"by\":\"dana\",\"set\":{}} x",
            "{\"n\":1,\"by\":\"dana\",\"set\":{},}", "{\"n\":1 \"by\":\"dana\",\"set\":{}}",
            "{n:1,\"by\":\"dana\",\"set\":{}}",
            "{'n':1,\"by\":\"dana\",\"set\":{}}", "{\"n\":1,\"by\":\"dana\",\"set\":{}",
            "{\"n\":01,\"by\":\"dana\",\"set\":{}}",
            "{\"n\":+1,\"by\":\"dana\",\"set\":{}}", "{\"n\":1.,\"by\":\"dana\",\"set\":{}}",
            "{\"n\":.1,\"by\":\"dana\",\"set\":{}}",
            "{\"n\":1e,\"by\":\"dana\",\"set\":{}}", "{\"n\":0x1,\"by\":\"dana\",\"set\":{}}",
            "{\"n\":NaN,\"by\":\"dana\",\"set\":{}}",
            "{\"n\":1,\"by\":\"dana\",\"set\":{},\"x\":tru}", "{\"n\":1,\"by\":\"dana\",\"set\":{},\"x\":nulll}",
            "{\"n\":1,\"by\":\"da\nna\",\"set\":{}}", "{\"n\":1,\"by\":\"da\tna\",\"set\":{}}",
            "{\"n\":1,\"by\":\"da\u{0}na\",\"set\":{}}",
            "{\"n\":1,\"by\":\"dana,\"set\":{}}", "{\"n\":1,\"by\":\"\\x\",\"set\":{}}",
            "{\"n\":1,\"by\":\"\\u12G4\",\"set\":{}}",
            "\u{FEFF}{\"n\":1,\"by\":\"dana\",\"set\":{}}", "{\"n\":1,/**/\"by\":\"dana\",\"set\":{}}",
        ])
    func notJSON(_ line: String) { expectUnreadable(line) }

    @Test(
        "Half a surrogate pair makes a line unreadable, in whichever field",
        arguments: [
            #"\ud83d"#, #"\ude00"#, #"\ud83dx"#, #"\ud83d\n"#, #"\ud83d\ud83d"#, #"\ude00\ud83d"#, #"\ud83d\u"#,
            #"\ud83d\u0041"#,
        ])
    func surrogates(_ escape: String) {
        expectUnreadable("{\"n\":1,\"by\":\"dana\",\"set\":{\"X\":{\"title\":\"\(escape)\"}}}")
        expectUnreadable("{\"n\":1,\"by\":\"dana\",\"set\":{},\"later\":\"\(escape)\"}")
        expectUnreadable("{\"n\":1,\"by\":\"dana\",\"set\":{},\"later\":[{\"\(escape)\":1}]}")
    }

    @Test(
        "Invalid UTF-8 makes a line unreadable, in whichever field",
        arguments: [
            [0x80], [0xC3], [0xC0, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF],
        ] as [[UInt8]])
    func invalidUTF8(_ bytes: [UInt8]) {
        for (head, tail) in [
            ("{\"n\":1,\"by\":\"dana\",\"set\":{\"X\":{\"title\":\"", "\"}}}"),
            ("{\"n\":1,\"by\":\"", "\",\"set\":{}}"),
            ("{\"n\":1,\"by\":\"dana\",\"set\":{},\"later\":\"\\n", "\"}"),
            ("{\"n\":1,\"by\":\"dana\",\"set\":{},\"", "\":1}"),
            ("{\"n\":1,\"by\":\"dana\",\"set\":{}", "}"),
        ] {
            let line = Array(head.utf8) + bytes + Array(tail.utf8)
            #expect(throws: UnreadableLine.self) { try Entry(line: line[...]) }
        }
    }

    @Test("Values nested too deeply are refused before they exhaust the stack", arguments: [65, 1000, 200_000])
    func deepNesting(_ depth: Int) {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let value = String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
            #expect(reason("{\"n\":1,\"by\":\"dana\",\"set\":{},\"later\":\(value)}") == "nested too deeply")
        }
        let cut = String(repeating: "[", count: depth)
        #expect(reason("{\"n\":1,\"by\":\"dana\",\"set\":{},\"later\":\(cut)") == "nested too deeply")
    }

    @Test(
        "Numbers keep their value",
        arguments: [
            ("0", Value.integer(0)), ("-7", .integer(-7)), ("0.5", .decimal(0.5)), ("-2.5e-3", .decimal(-0.0025)),
            ("1E2", .integer(100)), ("9223372036854775807", .integer(.max)), ("1e300", .decimal(1e300)),
        ])
    func numbers(_ text: String, _ value: Value) throws {
        let entry = try Entry(line: "{\"n\":1,\"by\":\"dana\",\"set\":{\"X\":{\"later\":\(text)}}}")
        #expect(entry.changes[0].value == value)
        #expect(try Entry(line: entry.encoded()).changes == entry.changes)
    }

    @Test("What 'was' says of fields that are not set is passed over, in any order of the others")
    func strayWas() throws {
        let entry = try Entry(
            line:
                #"{"n":1,"by":"dana","was":{"Y":{"a":"no"},"X":{"b":"2","a":"1"}},"set":{"X":{"a":null,"b":null,"c":null}}}"#
        )
        #expect(entry.changes.map(\.was) == [.text("1"), .text("2"), nil])
    }

    private func reason(_ line: String) -> String {
        do {
            _ = try Entry(line: line)
            return "no reason: it is an entry"
        } catch {
            return error.reason
        }
    }

    private func expectUnreadable(_ line: String, _ location: SourceLocation = #_sourceLocation) {
        #expect(throws: UnreadableLine.self, "\(line)", sourceLocation: location) { try Entry(line: line) }
    }
}
