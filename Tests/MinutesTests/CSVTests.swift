import Alignment
import Foundation
import TestSupport
import Testing

@testable import Minutes

@Suite struct CSVTests {
    private func rows(_ csv: String) throws -> [[String]] {
        let script = """
            import csv, io, json, sys
            text = sys.stdin.buffer.read().decode("utf-8")
            print(json.dumps(list(csv.reader(io.StringIO(text, newline="")))))
            """
        let read = try OtherProgram.run("python3", ["-c", script], csv)
        return try JSONDecoder().decode([[String]].self, from: Data(read.utf8))
    }

    @Test(.enabled(if: OtherProgram.python(has: "csv"), "python3 is not installed"))
    func pythonReadsBackEveryTextWithAQuoteInFrontOfFormulas() throws {
        let texts = Hostile.lines + ["a,b", "two\nlines", "cr\rlf\r\n", " led by a space", "", "\u{200B}=1", "a\"\"b"]
        let csv = texts.map { CSVText.record([$0, "x"], isRaw: false) }.joined()
        let read = try rows(csv)
        #expect(read.count == texts.count)
        for (text, row) in zip(texts, read) {
            #expect(row.count == 2)
            let isGuarded = row[0].unicodeScalars.first == "'" && !text.hasPrefix("'")
            #expect((isGuarded ? String(row[0].unicodeScalars.dropFirst()) : row[0]) == text)
        }
    }

    @Test(.enabled(if: OtherProgram.python(has: "csv"), "python3 is not installed"))
    func rawCellsAreTheTextItself() throws {
        let texts = Hostile.lines + ["two\nlines", "a,b", "\u{1B}[2J"]
        #expect(try rows(texts.map { CSVText.record([$0], isRaw: true) }.joined()).map(\.first) == texts)
    }

    @Test(arguments: [
        "=1+1", "+1", "-1", "@x", "\t=1", "\n=1", "\u{A0}=1", "＝1+1", "＋1", "－1", "＠x", "=\u{301}1", "\u{200B}@x",
        " =1",
    ])
    func formulasAreGuarded(_ text: String) {
        #expect(CSVText.record([text], isRaw: false).unicodeScalars.drop { $0 == "\"" }.first == "'")
    }

    @Test(arguments: ["2026-11-26", "12", "a=b", "R8", "日本語", ".5", "1-2"])
    func harmlessCellsAreLeftAlone(_ text: String) {
        #expect(CSVText.record([text], isRaw: false) == text + "\r\n")
    }

    @Test(.enabled(if: OtherProgram.python(has: "csv"), "python3 is not installed"))
    func theTranscriptsActionsAreOneRecordEach() throws {
        let scene = try Scene.fraudReview()
        let read = try rows(Export(scene.workspace, zone: .utc, today: scene.today).csv(of: .action))
        let header = try #require(read.first)
        #expect(read.count == 11)
        #expect(read.allSatisfy { $0.count == header.count })
        #expect(Array(header.prefix(8)) == ["id", "ref", "title", "owner", "for", "by", "status", "due"])
        let a4 = Dictionary(uniqueKeysWithValues: zip(header, read[4]))
        #expect(a4["ref"] == "A4")
        #expect(a4["owner"] == "jun")
        #expect(a4["due"] == "2026-11-27")
        #expect(a4["overdue"] == "false")
    }

    @Test func requirementsHaveAColumnForEachGroup() throws {
        let scene = try Scene.fraudReview()
        let csv = Export(scene.workspace, zone: .utc, today: scene.today).csv(of: .requirement)
        #expect(csv.hasPrefix("id,ref,title,for,by.it,by.ml,by.lob,by.users,lead,category,priority,criterion,status,"))
        #expect(!csv.contains("pin."))
        #expect(csv.contains("R8") && csv.contains("ml") && csv.hasSuffix("\r\n"))
    }
}
