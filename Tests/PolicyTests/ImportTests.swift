import Testing

/// The arrows of DESIGN section 3, by the import lines of the sources.
@Suite struct ImportTests {
    /// Our modules that each module may import: all that its arrows reach.
    static let arrows: [String: Set<String>] = [
        "Alignment": [], "Screen": [], "Journal": ["Alignment", "CSystem"], "Minutes": ["Alignment"],
        "Dashboard": ["Alignment", "Screen"], "CursesTerminal": ["Screen", "CNcurses"], "Themes": ["Screen", "CYaml"],
        "ConcordCommands": [
            "Dashboard", "CursesTerminal", "Journal", "Minutes", "Themes", "Alignment", "Screen", "CSystem",
        ],
        "concord": ["ConcordCommands"], "CSystem": [], "CNcurses": [], "CYaml": [],
    ]

    /// Modules of the system that each may import besides; the pure ones none.
    static let system: [String: Set<String>] = [
        "Journal": ["Glibc", "Synchronization"], "CursesTerminal": ["Glibc"], "Themes": ["Glibc"],
        "ConcordCommands": ["ArgumentParser", "FoundationEssentials", "Glibc", "Synchronization"],
    ]

    static func offences(_ file: SourceFile) -> [String] {
        let allowed = (arrows[file.module] ?? []).union(system[file.module] ?? [])
        return imports(in: file).filter { !allowed.contains($0) }.map { "\(file.path) imports \($0)" }
    }

    /// What a file imports, however it says so.
    static func imports(in file: SourceFile) -> [String] {
        let code = file.code
        let pattern =
            #"(?:^|;)\s*(?:@\w+(?:\([^)]*\))?\s+|(?:public|package|internal|fileprivate|private)\s+)*import\s+"#
            + #"(?:(?:struct|class|enum|protocol|typealias|func|let|var|actor)\s+)?`?(\w+)"#
        return SourceFile.matches(of: pattern, in: code, group: 1).map { String(code[$0]) }
    }

    @Test("Modules import only downwards")
    func arrows() {
        let files = SourceFile.sources
        #expect(files.count > 100)
        #expect(files.flatMap(Self.offences).isEmpty)
    }

    @Test("Every module stands on the arrows' list")
    func allModulesKnown() {
        #expect(Set(SourceFile.sources.map(\.module)).isSubset(of: Self.arrows.keys))
    }

    @Test(
        "An import against the arrows is found, in whatever way it is written",
        arguments: [
            "import Journal", "  internal import Journal", "@testable import Journal", "package import Journal",
            "@preconcurrency public import Journal",
            "import struct Journal.FileJournal", "@_spi(Tests) import Journal", "import Alignment; import Journal",
            "import Journal.Sub", "import `Journal`",
        ])
    func counterTest(_ line: String) {
        let file = SourceFile(path: "Sources/Screen/Cell.swift", text: "/// A cell.\n\(line)\n")
        #expect(Self.offences(file).contains("Sources/Screen/Cell.swift imports Journal"))
    }

    @Test(
        "Words about imports are none",
        arguments: ["// import Journal", "let x = \"import Journal\"", "/*\nimport Journal\n*/", "let important = 1"])
    func noFalseAlarm(_ text: String) {
        #expect(Self.offences(SourceFile(path: "Sources/Screen/Cell.swift", text: text)).isEmpty)
    }

    @Test("No module imports Foundation: it would make the binary four times as large")
    func noFoundation() {
        let files = SourceFile.sources
        #expect(!files.contains { Self.imports(in: $0).contains("Foundation") })
        let bad = SourceFile(path: "Sources/ConcordCommands/X.swift", text: "import Foundation\n")
        #expect(Self.offences(bad) == ["Sources/ConcordCommands/X.swift imports Foundation"])
        let good = SourceFile(path: "Sources/ConcordCommands/X.swift", text: "import FoundationEssentials\n")
        #expect(Self.offences(good).isEmpty)
    }
}
