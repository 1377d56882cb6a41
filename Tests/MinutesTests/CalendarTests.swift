import Alignment
import Foundation
import TestSupport
import Testing

@testable import Minutes

@Suite struct CalendarTests {
    private static let parsers = ["icalendar", "vobject"].filter { OtherProgram.python(has: $0) }

    /// Components as a parser that we did not write reads them: name, and the values of its text properties.
    private func read(_ calendar: String, with parser: String) throws -> [[String: String]] {
        let script =
            parser == "icalendar"
            ? """
            import icalendar, json, sys
            calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
            def value(v):
                return str(v.dt) if hasattr(v, "dt") else str(v)
            print(json.dumps([dict([("COMPONENT", c.name)] + [(k, value(v)) for k, v in c.property_items(recursive=False)
                if k not in ("BEGIN", "END")]) for c in calendar.subcomponents]))
            """
            : """
            import json, sys, vobject
            calendar = vobject.readOne(sys.stdin.buffer.read().decode("utf-8"))
            print(json.dumps([dict([("COMPONENT", c.name)] + [(p.name, str(p.value)) for p in c.lines()])
                for c in calendar.components()]))
            """
        let text = try OtherProgram.run("python3", ["-c", script], calendar)
        return try JSONDecoder().decode([[String: String]].self, from: Data(text.utf8))
    }

    private static let titles =
        Hostile.lines.filter { !TypedText.isBlank($0) } + [
            "semi; comma, back\\slash", ";\u{301}", String(repeating: "審", count: 190),
            String(repeating: "ab,", count: 60),
            "\\n is no line break", "ends in a backslash\\",
        ]

    @Test(.enabled(if: !parsers.isEmpty, "neither icalendar nor vobject is installed"))
    func parsersReadBackEveryTitle() throws {
        var scene = Scene()
        try scene.record(.addPerson(handle: "sam", []))
        for title in CalendarTests.titles { try scene.record(.add(.action, [FieldValue("title", .text(title))])) }
        let calendar = Export(scene.workspace, zone: .utc, today: scene.today).calendar()
        for parser in CalendarTests.parsers {
            let read = try read(calendar, with: parser)
            #expect(read.map { $0["SUMMARY"] } == CalendarTests.titles, "\(parser)")
        }
    }

    /// Texts that no bar lets through, but an entry from elsewhere can hold, and what a calendar shows of them.
    private static let foreign: [(String, String)] = [
        ("a\rb\r\nc\nd", "a\nb\nc\nd"), ("a\u{2028}b\u{2029}c\u{85}d", "a\u{2028}b\u{2029}c<U+0085>d"),
        (";\u{301},\u{301}\\\u{301}", ";\u{301},\u{301}\\\u{301}"),
        (String(repeating: "審", count: 300), String(repeating: "審", count: 300)),
        (String(repeating: "e\u{301}👩‍💻", count: 80), String(repeating: "e\u{301}👩‍💻", count: 80)),
        ("BEGIN:VTODO\nSUMMARY:x\nEND:VTODO", "BEGIN:VTODO\nSUMMARY:x\nEND:VTODO"), ("\u{0}\u{7F}x", "^@^?x"),
    ]

    @Test(.enabled(if: !parsers.isEmpty, "neither icalendar nor vobject is installed"), arguments: parsers)
    func parsersReadBackWhatOtherProgramsWrote(parser: String) throws {
        var scene = Scene()
        for (number, title) in CalendarTests.foreign.enumerated() {
            let change = Entry.Change(
                item: ItemID("A\(number + 1)-0000"), field: "title", was: nil, value: .text(title.0))
            let n = scene.log.highestN + 1
            scene.add(Entry(n: n, id: "foreign\(number)", at: scene.now.iso, by: "ana", changes: [change]).sealed())
        }
        let calendar = Export(scene.workspace, zone: .utc, today: scene.today).calendar()
        #expect(try read(calendar, with: parser).map { $0["SUMMARY"] } == CalendarTests.foreign.map(\.1))
    }

    @Test func linesEndInCRLFAndAreFoldedInsideNoCharacter() throws {
        var scene = Scene()
        try scene.record(.addPerson(handle: "sam", []))
        for title in CalendarTests.titles { try scene.record(.add(.action, [FieldValue("title", .text(title))])) }
        let bytes = Array(Export(scene.workspace, zone: .utc, today: scene.today).calendar().utf8)
        #expect(bytes.suffix(2) == [13, 10])
        var line: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if byte == 10 {
                #expect(bytes[index - 1] == 13)
                #expect(line.dropLast().count <= 75)
                #expect(String(validating: line, as: UTF8.self) != nil)
                line = []
            } else {
                line.append(byte)
            }
        }
    }

    @Test func everyKindOfLineBreakIsEscaped() {
        #expect(CalendarText.escaped("a\r\nb\nc\rd") == "a\\nb\\nc\\nd")
        #expect(CalendarText.escaped("\u{1B}]0;x\u{7}") == "^[]0\\;x^G")
    }

    @Test(.enabled(if: !parsers.isEmpty, "neither icalendar nor vobject is installed"))
    func theTranscriptsReviewAndToDosAreThere() throws {
        var scene = try Scene.fraudReview()
        try scene.type(":person set jun email=jun@example.org")
        try scene.type("A3 dropped")
        let calendar = Export(scene.workspace, zone: .utc, today: scene.today).calendar()
        #expect(!calendar.contains("METHOD"))
        for parser in CalendarTests.parsers {
            let read = try read(calendar, with: parser)
            #expect(read.count == 11)
            let review = read[0]
            #expect(review["COMPONENT"] == "VEVENT")
            #expect(review["DTSTART"] == "2026-11-26 10:00:00+00:00")
            #expect(review["DURATION"] == "1:00:00")
            #expect(review["SUMMARY"] == "Fraud model, November")
            #expect(review["DESCRIPTION"]?.contains("1. Latency and the SLA, 20 min") == true)
            let byTitle = Dictionary(uniqueKeysWithValues: read.map { ($0["SUMMARY"] ?? "", $0) })
            let loadTest = try #require(byTitle["Load-test the distilled model with Friday's traffic"])
            #expect(loadTest["DUE"] == "2026-11-27")
            #expect(loadTest["STATUS"] == "NEEDS-ACTION")
            #expect(loadTest["PRIORITY"] == "1")
            #expect(loadTest["ATTENDEE"] == "mailto:jun@example.org")
            #expect(loadTest["RELATED-TO"] == review["UID"])
            let done = try #require(byTitle["Pre-pull the notebook images on the GPU nodes"])
            #expect(done["STATUS"] == "COMPLETED")
            #expect(done["COMPLETED"] != nil)
            #expect(done["ATTENDEE"] == nil)
            #expect(byTitle["Ask the network team for the till round-trip times"]?["STATUS"] == "CANCELLED")
        }
    }

    @Test(.enabled(if: !parsers.isEmpty, "neither icalendar nor vobject is installed"))
    func toDosCanBeEventsOnTheirDueDay() throws {
        let scene = try Scene.fraudReview()
        let calendar = Export(scene.workspace, zone: .utc, today: scene.today).calendar(todos: .vevent)
        for parser in CalendarTests.parsers {
            let read = try read(calendar, with: parser)
            #expect(read.allSatisfy { $0["COMPONENT"] == "VEVENT" })
            #expect(read.contains { $0["DTSTART"] == "2026-11-27" })
            #expect(read.count == 10, "the one without a due day has no place")
        }
    }

    @Test func plannedTimesAreToldInUTC() throws {
        var scene = Scene(zone: Zone { _ in 3600 })
        try scene.record(.addPerson(handle: "sam", []))
        try scene.type(":review plan 'R' planned='2026-12-03 10:00' minutes=90")
        let calendar = Export(scene.workspace, zone: scene.zone, today: scene.today).calendar()
        #expect(calendar.contains("\r\nDTSTART:20261203T090000Z\r\nDURATION:PT90M\r\n"))
        #expect(calendar.contains("\r\nSEQUENCE:0\r\n"))
        try scene.type(":review set V1 planned='2026-12-04 10:00'")
        #expect(Export(scene.workspace, zone: scene.zone, today: scene.today).calendar().contains("\r\nSEQUENCE:1\r\n"))
    }
}
