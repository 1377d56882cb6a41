import Foundation
import Screen
import TestSupport

/// A screen as `DashboardTests` keeps it: its text, and which part of it is in which style.
struct ScreenOnFile: Sendable {
    /// A stretch of a row in one style. Rows and columns are 0-based.
    struct Run: Hashable, Sendable {
        let row: Int
        let columns: ClosedRange<Int>
        let text: String
        let style: Style
    }

    let name: String
    let lines: [String]
    /// All that is not plain text on the plain ground.
    let runs: [Run]

    static let sizes = ["80x24", "132x40"]

    /// Every screen and dialog at the two sizes, by name.
    static let all: [ScreenOnFile] = {
        let folder = Fixture.root.appending(path: "snapshots/dashboard").path
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let names = files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
        return names.filter { name in sizes.contains { name.hasSuffix($0) } }.compactMap { try? ScreenOnFile($0) }
    }()

    struct Malformed: Error { let line: String }

    init(_ name: String) throws {
        self.name = name
        let all = try Fixture.text("snapshots/dashboard/\(name).txt").components(separatedBy: "\n")
        let lines = Array(all.dropFirst().prefix { $0 != "--- roles" })
        self.lines = lines
        runs = try all.dropFirst(lines.count + 2).filter { !$0.isEmpty }.flatMap { try Self.runs($0, lines) }
    }

    /// "14: 1 support, 2-12 dim, 39-44 overdue bold on currentLine"
    private static func runs(_ line: String, _ lines: [String]) throws -> [Run] {
        let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
        guard parts.count == 2, let row = Int(parts[0]), lines.indices.contains(row) else {
            throw Malformed(line: line)
        }
        return try parts[1].components(separatedBy: ", ").map { part in
            let words = part.split(separator: " ").map(String.init)
            let ends = (words.first ?? "").split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, let style = Style(words: words.dropFirst()) else {
                throw Malformed(line: part)
            }
            return Run(row: row, columns: first...last, text: text(lines[row], first...last), style: style)
        }
    }

    /// What stands in these columns; every character on these screens takes one.
    private static func text(_ line: String, _ columns: ClosedRange<Int>) -> String {
        String(line.dropFirst(columns.lowerBound).prefix(columns.count))
    }
}

extension Style {
    /// `overdue bold on currentLine`, as `description` writes it.
    fileprivate init?(words: some Collection<String>) {
        guard let role = Role.allCases.first(where: { "\($0)" == words.first }) else { return nil }
        self.init(role)
        let rest = Array(words.dropFirst())
        let stresses: KeyValuePairs<String, Emphasis> = ["bold": .bold, "underline": .underline, "reverse": .reverse]
        for (word, stress) in stresses where rest.contains(word) { emphasis.insert(stress) }
        if let on = rest.firstIndex(of: "on") {
            guard let ground = Ground.allCases.first(where: { rest.dropFirst(on + 1).first == "\($0)" }) else {
                return nil
            }
            self.ground = ground
        }
        guard description == words.joined(separator: " ") else { return nil }
    }
}
