import Foundation
import TestSupport
import Testing

/// A journal that was cut, or written by other hands.
@Suite struct DamageTests {
    @Test("The tail cut at every byte: opens, loses nothing else, and the next write mends it")
    func tornTail() throws {
        let desk = try Desk()
        try desk.done("add", "! First")
        let whole = try desk.journal
        try desk.done("add", "! Second")
        let last = try desk.journal[whole.count...]
        #expect(last.last == 0x0A)
        for length in 1..<last.count {
            let fragment = last.prefix(length)
            try desk.write(journal: whole + fragment)
            desk.forget()
            if length % 16 == 1 {
                #expect(try desk.done("action", "list").contains("First"))
                #expect(try desk.journal == whole + fragment)
            }
            try desk.done("add", "! Third")
            desk.forget()
            try expectMended(desk, whole, fragment, isComplete: length == last.count - 1)
            for name in desk.names(".concord/quarantine") {
                try FileManager.default.removeItem(atPath: desk.workspace + "/.concord/quarantine/" + name)
            }
        }
    }

    private func expectMended(_ desk: Desk, _ whole: [UInt8], _ fragment: ArraySlice<UInt8>, isComplete: Bool) throws {
        let journal = try desk.journal
        let kept = isComplete ? whole + fragment + [0x0A] : whole
        #expect(journal.starts(with: kept))
        let added = journal[kept.count...]
        #expect(added.count { $0 == 0x0A } == 1)
        #expect(String(decoding: added, as: UTF8.self).contains("Third"))
        let quarantine = desk.names(".concord/quarantine")
        #expect(quarantine.count == (isComplete ? 0 : 1))
        if let name = quarantine.first {
            #expect(
                Array(try Data(contentsOf: URL(filePath: desk.workspace + "/.concord/quarantine/" + name)))
                    == Array(fragment))
        }
        #expect(try desk.done("action", "list").contains("Second") == isComplete)
    }

    /// Lines no version of ours would write, among good ones.
    private static let strange = [
        "nonsense", "{\"n\":2,\"by\":\"dana\"", "",
        "{\"n\":4000000000,\"id\":\"aaaaaaaaaa\",\"by\":\"dana\",\"set\":{\"A1-0000\":{\"title\":\"Too high\"}}}",
        "{\"n\":2,\"n\":2,\"by\":\"dana\",\"set\":{\"A2-0000\":{\"title\":\"Twice\"}}}",
        "{\"n\":0,\"by\":\"dana\",\"set\":{}}", "[]",
    ]
    private static let unknownKind =
        "{\"n\":3,\"id\":\"bbbbbbbbbb\",\"at\":\"2026-11-26T10:00:00.000Z\",\"by\":\"dana\",\"set\":{\"P7-0000\":{\"title\":\"A product\",\"colour\":[]}}}"
    private static let laterKind =
        "{\"n\":3,\"id\":\"cccccccccc\",\"at\":\"2026-11-26T10:00:00.000Z\",\"by\":\"dana\",\"set\":{\"P7-0000\":{\"title\":\"A data product\"}},\"later\":{\"x\":[1]}}"

    private func damaged() throws -> (Desk, count: Int) {
        let desk = try Desk()
        try desk.done("add", "! Good")
        let lines = try desk.lines
        let all = [lines[0]] + Self.strange + [Self.unknownKind, Self.laterKind] + lines.dropFirst()
        try desk.write(journal: all.map { $0 + "\n" }.joined().utf8)
        return (desk, Self.strange.count + 1)
    }

    @Test("The rest loads, doctor names the lines and exits 65, nothing is rewritten")
    func strangeLines() throws {
        let (desk, count) = try damaged()
        let before = try desk.journal
        #expect(try desk.done("action", "list").contains("Good"))
        let status = try #require(try desk.json("status") as? [String: Any])
        #expect(status["unreadable"] as? Int == count)
        let doctor = try desk.run("doctor")
        #expect(doctor.status == 65)
        let named = doctor.output.matches(of: /Line (\d+) of/).map { String($0.output.1) }
        #expect(named == (2...(count + 1)).map(String.init))
        #expect(try desk.run("log").output.contains("A data product"))
        #expect(try desk.journal == before)
    }

    @Test("Writing goes on after them, and does not take the far too high number over")
    func writingGoesOn() throws {
        let (desk, _) = try damaged()
        let before = try desk.journal
        try desk.done("add", "! Another")
        let journal = try desk.journal
        #expect(journal.starts(with: before))
        let added = try #require(
            try JSONSerialization.jsonObject(with: Data(journal[before.count...])) as? [String: Any])
        #expect((added["n"] as? Int ?? 0) < 100)
        #expect(try desk.done("action", "list").contains("Another"))
    }

    @Test("The dashboard shows how many lines it cannot read")
    func shown() throws {
        let (desk, count) = try damaged()
        let terminal = try desk.terminal()
        try terminal.shows("\(count) unreadable")
        try terminal.shows("Good")
    }

    @Test("A workspace of a newer format opens read-only")
    func newerFormat() throws {
        let desk = try Desk()
        let later = "{\"n\":90,\"id\":\"dddddddddd\",\"by\":\"dana\",\"set\":{\"workspace\":{\"format\":2}}}\n"
        try desk.write(journal: try desk.journal + Array(later.utf8))
        let before = try desk.journal
        #expect(try desk.run("status").status == 0)
        let refused = try desk.run("add", "! Item")
        #expect(refused.status == 77)
        #expect(refused.errors.contains("format 2"))
        #expect(try desk.journal == before)
    }

    @Test(
        "What is planted where the journal should be is refused, not followed",
        arguments: ["link", "fifo", "directory", "second name"])
    func planted(_ what: String) throws {
        let desk = try Desk()
        let elsewhere = desk.scratch("elsewhere")
        let manager = FileManager.default
        if what == "second name" {
            try manager.linkItem(atPath: desk.journalPath, toPath: elsewhere)
        } else {
            try manager.moveItem(atPath: desk.journalPath, toPath: elsewhere)
            switch what {
            case "link": try manager.createSymbolicLink(atPath: desk.journalPath, withDestinationPath: elsewhere)
            case "fifo": #expect(mkfifo(desk.journalPath, 0o600) == 0)
            default: try manager.createDirectory(atPath: desk.journalPath, withIntermediateDirectories: false)
            }
        }
        let before = try Data(contentsOf: URL(filePath: elsewhere))
        let outcome = try desk.run("add", "! Item")
        #expect([74, 77].contains(outcome.status), "\(outcome)")
        #expect(outcome.errors.contains("journal.jsonl"))
        #expect(try Data(contentsOf: URL(filePath: elsewhere)) == before)
    }
}
