import Testing

/// The dashboard draws roles; only themes know colours, and only CursesTerminal speaks to a terminal.
@Suite struct DashboardPolicyTests {
    /// Looks at the whole text, strings included: that is where colours and escape bytes would stand.
    static func offences(_ file: SourceFile) -> [String] {
        let pattern =
            #"#[0-9a-fA-F]{6}\b|\bColor(?:Depth)?\b|\.(?:rgb|ansi)\(|\\u\{0*[19][bB]\}|\\(?:033|x1b|e\[)|[\x{1B}\x{9B}]|\b0x1[bB]\b"#
            + #"|\b(?:print|debugPrint|readLine)\s*\("#
        return file.places(of: pattern, in: file.text)
    }

    @Test("No colour, no escape byte and no output in the dashboard")
    func sources() {
        let files = SourceFile.sources.filter { $0.module == "Dashboard" }
        #expect(files.count > 10)
        #expect(files.flatMap(Self.offences).isEmpty)
    }

    @Test(
        "Each of them is found",
        arguments: [
            "let blue = \"#7aa2f7\"", "let x: Color = .text", "let x = .rgb(1, 2, 3)", "out += \"\\u{1B}[0m\"",
            "out += \"\\u{9b}0m\"", "out += \"\u{1B}[0m\"", "if byte == 0x1b { }",
            "print(\"x\")",
        ])
    func counterTest(_ line: String) {
        #expect(Self.offences(SourceFile(path: "Sources/Dashboard/View.swift", text: line)).count == 1)
    }

    @Test(
        "A group's mark and a role are none",
        arguments: ["let mark = \"#\" + group.rawValue", "draw(text, role: .overdue)", "\"#ml by:it\""])
    func noFalseAlarm(_ line: String) {
        #expect(Self.offences(SourceFile(path: "Sources/Dashboard/View.swift", text: line)).isEmpty)
    }
}
