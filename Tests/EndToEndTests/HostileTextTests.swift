import Foundation
import TestSupport
import Testing

/// Nobody's text ever controls anybody's terminal.
@Suite struct HostileTextTests {
    /// Titles as an enemy would write them, and how much of each must stay readable.
    static let titles = [
        "\u{1B}]0;owned\u{7}\u{1B}[2Jescape", "\u{202E}desrever", "\u{9B}31mcsi", "two\r\nlines",
        "line\u{2028}separator", "quote\"\u{301}",
        "👨‍👩‍👧‍👦👩‍💻 family", "日本語のとても長い題名がここにあって列を壊そうとする", "\u{200B}\u{FEFF}nothing", "tag\u{E0041}\u{E007F}", "tab\there",
        "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}combining",
    ]

    @Test("Typed, it is refused or stored so that a line stays a line", arguments: titles.indices)
    func typed(_ index: Int) throws {
        let desk = try Desk()
        let before = try desk.journal
        let outcome = try desk.run("action", "add", Self.titles[index])
        #expect([0, 64].contains(outcome.status))
        expectHarmless(outcome.output)
        expectHarmless(outcome.errors)
        let added = try desk.journal.dropFirst(before.count)
        #expect(added.count { $0 == 0x0A } == (outcome.status == 0 ? 1 : 0))
        expectHarmless(String(decoding: added, as: UTF8.self))
    }

    @Test(
        "Written into the journal by other hands, it harms no output",
        arguments: [
            ["action", "list"], ["action", "show", "A1"], ["action", "list", "--json"], ["requirement", "list"],
            ["decision", "list"], ["note", "list"], ["review", "list"],
            ["topic", "list"], ["person", "list"], ["status"], ["status", "--json"], ["log"], ["log", "A1"],
            ["log", "--json"], ["info"], ["doctor"], ["minutes", "V1"],
            ["minutes", "V1", "--format", "txt"], ["minutes", "V1", "--format", "json"],
            ["export", "--format", "json"],
        ])
    func onStandardOutput(_ command: [String]) throws {
        let desk = try planted()
        let before = try desk.journal
        let outcome = try desk.run(command)
        #expect([0, 65].contains(outcome.status), "\(outcome)")
        expectHarmless(outcome.output)
        expectHarmless(outcome.errors)
        #expect(try desk.journal == before)
    }

    @Test("What it says can still be read, with what controls made visible")
    func readable() throws {
        let list = try planted().done("action", "list")
        #expect(list.contains("^[]0;owned^G^[[2Jescape"))
        #expect(list.contains("<U+202E>desrever"))
        #expect(list.contains("👨‍👩‍👧‍👦👩‍💻 family"))
    }

    @Test("On every screen it harms nothing and columns stay aligned", arguments: [(80, 24), (132, 40), (59, 20)])
    func onScreens(_ columns: Int, _ rows: Int) throws {
        let desk = try planted()
        let terminal = try desk.terminal(columns: columns, rows: rows)
        try terminal.shows("family")
        for key in [
            "1", "2", "3", "4", "5", "6", "7", "\r", "\u{1B}", "2", "\r", "\u{1B}", "?", "\u{1B}", ":", "\u{1B}", "2",
            "e", "\u{1B}", "/family",
        ] {
            terminal.type(key)
            terminal.settles(milliseconds: key == "\u{1B}" ? 150 : 60)
            expectAligned(terminal)
        }
        #expect(terminal.title == nil || terminal.title?.contains("owned") == false)
        #expect(terminal.isAlternateScreen)
    }

    /// Borders on the left have their other half in the last column, and every cell is of printable text.
    private func expectAligned(_ terminal: Terminal) {
        for (row, line) in terminal.lines.enumerated() {
            #expect(!line.unicodeScalars.contains { Self.isHarmful($0) }, "\(line)")
            guard let first = line.first, "│╭╰".contains(first) else { continue }
            let last = terminal.lastCell(row)
            #expect("│┃╮╯┤".contains(last), "row \(row) ends in '\(last)':\n\(terminal.text)")
        }
    }

    /// A workspace whose every kind of item carries every hostile title, as raw as JSON allows.
    private func planted() throws -> Desk {
        let desk = try Desk()
        var lines: [String] = []
        func plant(_ id: String, _ fields: [String: Any]) throws {
            let entry: [String: Any] = [
                "n": lines.count + 100, "id": "p\(lines.count)", "at": "2026-11-26T09:00:00.000Z",
                "by": "mallory\u{1B}[31m", "set": [id: fields], "in": "V1-0000",
            ]
            lines.append(
                String(
                    decoding: try JSONSerialization.data(withJSONObject: entry, options: [.withoutEscapingSlashes]),
                    as: UTF8.self))
        }
        try plant(
            "V1-0000",
            [
                "title": Self.titles[0], "status": "live", "planned": "2026-11-26 10:00",
                "started": "2026-11-26T09:00:00.000Z", "facilitator": "sam",
            ])
        for (index, title) in Self.titles.enumerated() {
            let number = index + 1
            try plant(
                "A\(number)-0000",
                [
                    "title": title, "owner": title, "waiting": title, "because": title, "status": "blocked",
                    "due": "2026-11-20",
                ])
            try plant(
                "R\(number)-0000",
                [
                    "title": title, "for": ["it", "ml", "lob", "users"][index % 4], "criterion": title,
                    "position.it": "objection", "reason.it": title,
                ])
            try plant("D\(number)-0000", ["title": title, "rationale": title, "status": "accepted"])
            try plant(
                "N\(number)-0000",
                ["text": title, "kind": ["note", "question", "parked"][index % 3], "said": title, "answer": title])
            try plant("T\(number)-0000", ["title": title, "review": "V1-0000", "order": number, "status": "discussed"])
            try plant("@p\(number)", ["name": title, "role": title, "group": "it", "email": title])
        }
        try plant("V1-0000", ["status": "closed", "ended": "2026-11-26T10:00:00.000Z"])
        try desk.write(journal: try desk.journal + (lines.joined(separator: "\n") + "\n").utf8)
        return desk
    }

    private func expectHarmless(_ text: String, _ location: SourceLocation = #_sourceLocation) {
        let harmful = text.unicodeScalars.filter(Self.isHarmful).map { "U+" + String($0.value, radix: 16) }
        #expect(Set(harmful).isEmpty, sourceLocation: location)
    }

    /// C0 but line feed, DEL, C1, line separators, bidi overrides and isolates, tags.
    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xE0000...0xE007F: true
        default: false
        }
    }
}
