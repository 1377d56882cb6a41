import Alignment
import Foundation
import TestSupport
import Testing

@testable import Minutes

/// CSV as a spreadsheet opens it: people's text is text, and the same text.
@Suite(
    .enabled(
        if: OtherProgram.find("soffice") != nil && OtherProgram.find("python3") != nil, "soffice is not installed"))
struct LibreOfficeTests {
    private struct Cell: Decodable {
        var text: String
        var type: String
        var formula: String?
    }

    /// The rows of sheets as LibreOffice Calc understands CSV files, one file after the other.
    private func open(_ files: [String]) throws -> [[[Cell]]] {
        let scratch = ScratchDirectory()
        let names = files.indices.map { "\($0).csv" }
        for (name, csv) in zip(names, files) { try Data(csv.utf8).write(to: URL(filePath: scratch(name))) }
        _ = try OtherProgram.run(
            "soffice",
            [
                "--headless", "--norestore", "-env:UserInstallation=file://" + scratch("profile"),
                "--infilter=CSV:44,34,76,1", "--convert-to", "fods", "--outdir", scratch.path,
            ] + names.map { scratch($0) }, "")
        let script = """
            import json, sys, xml.etree.ElementTree as tree
            table, text, office = ["{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}" % n for n in ["table", "text", "office"]]
            def words(e):
                out = e.text or ""
                for c in e:
                    out += {text + "s": " " * int(c.get(text + "c", 1)), text + "tab": "\\t",
                        text + "line-break": "\\n"}.get(c.tag, words(c)) + (c.tail or "")
                return out
            def cell(c):
                lines = [words(p) for p in c.findall(text + "p")]
                return dict(text="\\n".join(lines), type=c.get(office + "value-type", "string"),
                    formula=c.get(table + "formula"))
            def row(r):
                cells = [cell(c) for c in r.findall(table + "table-cell")
                    for _ in range(min(100, int(c.get(table + "number-columns-repeated", 1))))]
                while cells and not cells[-1]["text"]: cells.pop()
                return cells
            print(json.dumps([[row(r) for r in tree.parse(f).getroot().iter(table + "table-row")] for f in sys.argv[1:]]))
            """
        let sheets = names.map { scratch($0.replacing(".csv", with: ".fods")) }
        let read = try OtherProgram.run("python3", ["-c", script] + sheets, "")
        return try JSONDecoder().decode([[[Cell]]].self, from: Data(read.utf8))
    }

    private static let formulas = [
        "=1+1", "＝1+1", "\u{A0}=1+1", "+1+1", "-1+1", "@SUM(1)", " =1+1", "\u{200B}=1+1", "=HYPERLINK(\"http://x.y\")",
        "\t=1+1", "=cmd|' /C calc'!A0", "－1+1",
    ]
    /// Whole cells that are a number whoever wrote them: a spreadsheet calculates with them.
    private static let numbers: Set<String> = ["99.9 %", "1."]

    @Test func whatPeopleTypedIsTheSameTextInEveryCell() throws {
        let hostile = Hostile.lines + LibreOfficeTests.formulas + ["two\nlines", "a,b;c\td", "'quoted", "1,204 notes"]
        let scenes = [try Scene.fraudReview(), try Scene.hospitalBeds()]
        let exports = scenes.flatMap { scene in
            let export = Export(scene.workspace, zone: .utc, today: scene.today)
            return [Kind.requirement, .action, .decision, .note].map { (scene, $0, export.csv(of: $0)) }
        }
        let sheets = try open([hostile.map { CSVText.record([$0, "x"], isRaw: false) }.joined()] + exports.map(\.2))
        try #require(sheets.count == exports.count + 1)
        expect(sheets[0].map { $0.first }, are: hostile)
        for ((scene, kind, _), sheet) in zip(exports, sheets.dropFirst()) {
            let header = try #require(sheet.first).map(\.text)
            for field in ["title", "criterion", "rationale", "text"] {
                guard let column = header.firstIndex(of: field) else { continue }
                let texts = scene.workspace.items(kind).sorted { ($0.id.number ?? 0) < ($1.id.number ?? 0) }
                    .map { $0.text(field) ?? "" }
                expect(sheet.dropFirst().map { column < $0.count ? $0[column] : nil }, are: texts)
            }
        }
    }

    private func expect(_ cells: [Cell?], are texts: [String]) {
        #expect(cells.count == texts.count)
        for (cell, text) in zip(cells, texts) where !LibreOfficeTests.numbers.contains(text) {
            #expect(cell?.formula == nil, "\(text)")
            #expect(cell?.type ?? "string" == "string", "\(text)")
            let shown = cell?.text ?? ""
            let isGuarded = shown.unicodeScalars.first == "'" && !text.hasPrefix("'")
            #expect((isGuarded ? String(shown.unicodeScalars.dropFirst()) : shown) == text)
        }
    }
}
