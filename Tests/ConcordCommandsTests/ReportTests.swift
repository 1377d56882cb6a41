import Alignment
import Screen
import TestSupport
import Testing

@testable import ConcordCommands

@Suite struct TableTests {
    private func lines(_ table: Table, colored: Bool = false) -> [String] {
        table.lines.map { $0.map { $0.rendered(colored: colored) }.joined() }
    }

    @Test func columnsStayStraightWhateverIsInThem() {
        var table = Table(["ID", "OWNER", "EMPTY", "TITLE"])
        for owner in ["dana", "日本語", "👩‍👩‍👧", "e\u{301}\u{301}", "\u{1B}[31m", "a\u{200D}b", "\"\u{301}"] {
            table.add([Span("A1"), Span(owner), Span(""), Span("title")])
        }
        let lines = lines(table)
        let widths = Set(
            lines.dropFirst().map { TextWidth.columns(of: String($0.dropLast(5))) })
        #expect(widths.count == 1)
        #expect(lines[0] == "ID  OWNER   TITLE")
        #expect(!lines.joined().unicodeScalars.contains("\u{1B}"))
    }

    @Test func nothingTrailsALineAndColorOnlyAddsToIt() {
        var table = Table(["A", "B"])
        table.add([Span("late", .urgent), Span("")])
        table.add([Span("x"), Span("y")])
        #expect(lines(table) == ["A     B", "late", "x     y"])
        let plain = lines(table, colored: true).map { line in
            line.replacing("\u{1B}[31m", with: "").replacing("\u{1B}[2m", with: "").replacing("\u{1B}[0m", with: "")
        }
        #expect(plain == lines(table))
    }
}

@Suite struct StoryTests {
    /// History of an item as lines, without the moment.
    private func story(_ scene: Scene, _ item: String) throws -> [String] {
        let wording = Wording(scene.workspace, zone: .utc, today: scene.today)
        let story = scene.workspace.story(of: scene.workspace.identify(item))
        return StoryReport.lines(story, wording).map { $0.map(\.text).joined() }
    }

    @Test func historyReadsLikeAStory() throws {
        let scene = try Scene.fraudReview()
        let story = try story(scene, "R8")
        #expect(story[0].hasPrefix("26 Nov 10:05  sam  R8 added: Card payments are answered fast (by: IT, ML, LoB · "))
        #expect(
            story.contains {
                $0.hasSuffix(
                    "sam  R8 accepted when: p95 < 120 ms over 24 h → p95 < 150 ms over 24 h until the feature store moves, 120 ms after   in V1 · Latency and the SLA"
                )
            })
        #expect(story.last?.contains("IT position: support again · LoB position: support again") == true)
    }

    @Test func anUndoIsToldByWhatItTookBackAndARedoByWhatItDidAgain() throws {
        var scene = try Scene.fraudReview()
        try scene.type("A4 done")
        try scene.record(.undo)
        try scene.record(.redo)
        let words = try story(scene, "A4").suffix(3).map { $0.split(separator: "  ").last.map(String.init) ?? "" }
        #expect(
            words == ["A4 status: open → done", "A4 undid status: open → done", "A4 did again status: open → done"])
        try scene.record(.addPerson(handle: "kim", [FieldValue("name", .text("Kim Roe"))]))
        try scene.record(.undo)
        #expect(try story(scene, "@kim").last?.hasSuffix("@kim undid added: Kim Roe") == true)
    }

    @Test func redactedWordsAreNotToldNotEvenByTheUndo() throws {
        var scene = try Scene.fraudReview()
        let entry = try #require(try scene.type(". the password is hunter2"))
        try scene.record(.undo)
        try scene.record(.redact(entry: entry.id))
        let note = try #require(entry.items.first)
        let story = try story(scene, note.text).joined(separator: "\n")
        #expect(story.contains("[redacted]") && !story.contains("hunter2"))
    }

    @Test(arguments: [
        ("today", "2026-11-26"), ("yesterday", "2026-11-25"), ("mon", "2026-11-23"), ("fri", "2026-11-20"),
        ("-3d", "2026-11-23"), ("-2w", "2026-11-12"), ("1dec", "2025-12-01"), ("2026-01-05", "2026-01-05"),
    ]) func sinceLooksBack(text: String, day: String) throws {
        let today = try #require(Day(iso: "2026-11-26"))
        #expect(Day(past: text, today: today)?.iso == day)
    }

    @Test func aConflictNamesEveryValueAndWhoGaveIt() throws {
        var scene = try Scene.fraudReview()
        let before = scene.workspace
        try scene.type("A4 due:+1w", as: "dana")
        let gesture = Gesture.set([try before.resolve("A4").id], [FieldValue("due", .text("2026-12-07"))])
        let unaware = try gesture.draft(before, scene.context(as: "lee"))
        scene.add(unaware.entry(n: scene.log.highestN + 1, by: scene.context(as: "lee")))
        let item = try scene.workspace.resolve("A4")
        let wording = Wording(scene.workspace, zone: .utc, today: scene.today)
        let field = try #require(item.conflicts.first)
        #expect(
            wording.conflict(field, of: item.id)
                == "dana: Thu 3 Dec · lee: Mon 7 Dec, which stands — set it again to settle")
    }
}

@Suite struct LineReaderTests {
    private func lines(_ bytes: [UInt8], chunk: Int) throws -> [[UInt8]?] {
        var rest = bytes[...]
        var reader = LineReader { _ in
            defer { rest = rest.dropFirst(chunk) }
            return Array(rest.prefix(chunk))
        }
        var lines: [[UInt8]?] = []
        while let line = try reader.next() { lines.append(line.bytes) }
        return lines
    }

    @Test(arguments: [1, 2, 3, 7, 65_536]) func linesAreTheSameHoweverInputIsCut(chunk: Int) throws {
        let text = "\u{FEFF}one\r\n\n\u{FEFF}t\u{2028}wo\u{85}\nlast"
        let read = try lines(Array(text.utf8), chunk: chunk).map { $0.map { String(decoding: $0, as: UTF8.self) } }
        #expect(read == ["one\r", "", "\u{FEFF}t\u{2028}wo\u{85}", "last"])
        #expect(try lines(Array("a\n".utf8), chunk: chunk).count == 1)
        #expect(try lines([], chunk: chunk).isEmpty)
    }

    @Test func aHugeLineIsPassedOverAndTheNextIsRead() throws {
        let huge = [UInt8](repeating: 0x61, count: 5 << 20)
        let read = try lines(huge + [0x0A, 0x62, 0x0A] + huge, chunk: 65_536)
        #expect(read == [nil, [0x62], nil])
    }
}
