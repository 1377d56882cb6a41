import Foundation
import Testing

/// The house of DESIGN section 3.
@Suite struct LayoutTests {
    /// What stands at the top; `Package.resolved` is made by the build and not kept.
    private static let top: Set<String> = [
        "Package.swift", "README.md", "Sources", "Tests", "themes", "Package.resolved",
    ]
    private static let modules: Set<String> = [
        "Alignment", "Journal", "Minutes", "Screen", "Dashboard", "Themes", "CNcurses", "CYaml", "CSystem",
        "CursesTerminal", "ConcordCommands", "concord",
    ]

    static func strangers(_ names: [String], allowed: Set<String>) -> [String] {
        names.filter { !$0.hasPrefix(".") && !allowed.contains($0) }.sorted()
    }

    private func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: SourceFile.root.appending(path: folder).path)
    }

    @Test("Nothing stands at the top but what the design lists")
    func topLevel() throws {
        #expect(Self.strangers(try names(""), allowed: Self.top).isEmpty)
        #expect(Self.strangers(["Package.swift", ".gitignore", "TODO.md"], allowed: Self.top) == ["TODO.md"])
    }

    @Test("Sources holds the rooms of the design, and all of them")
    func rooms() throws {
        #expect(Set(try names("Sources")) == Self.modules)
    }

    @Test("Every module has its tests")
    func tests() throws {
        let tests = Set(try names("Tests"))
        let tested = Self.modules.filter { !$0.hasPrefix("C") || $0 == "CursesTerminal" || $0 == "ConcordCommands" }
            .subtracting(["concord"])
        #expect(tested.filter { !tests.contains($0 + "Tests") }.isEmpty)
        #expect(tests.isSuperset(of: ["EndToEndTests", "TestSupport", "Fixtures"]))
    }

    static func tooLong(_ file: SourceFile) -> String? {
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
        return lines > 400 ? "\(file.path) has \(lines) lines" : nil
    }

    @Test("No file has over 400 lines")
    func lengths() {
        #expect((SourceFile.sources + SourceFile.tests).compactMap(Self.tooLong).isEmpty)
        #expect(Self.tooLong(SourceFile(path: "x", text: String(repeating: "x\n", count: 400))) == nil)
        #expect(Self.tooLong(SourceFile(path: "x", text: String(repeating: "x\n", count: 401))) == "x has 401 lines")
    }
}
