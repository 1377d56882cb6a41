import Foundation
import TestSupport
import Testing

/// Whole reviews, typed live with a clock that goes by entries: the same journal and the same minutes, byte for byte,
/// wherever they are typed and wherever they are read.
@Suite struct ReplayTests {
    private static let formats = ["md", "html", "txt", "eml", "ics", "json"]
    private static let hosts = [
        ["TZ": "UTC", "LANG": "C.UTF-8"], ["TZ": "Asia/Kolkata", "LANG": "C"],
        ["TZ": "America/St_Johns", "LANG": "de_DE.UTF-8"], ["TZ": "Pacific/Kiritimati", "LC_ALL": "POSIX"],
    ]

    /// A desk whose workspace is in Berlin's time, and whose clock goes 20 s with each entry.
    private func desk() throws -> Desk {
        let desk = try Desk(founded: false)
        desk.environment.merge(["CONCORD_NOW": "2026-11-26T08:00:00.000Z", "CONCORD_STEP": "20", "CONCORD_SEED": "7"]) {
            $1
        }
        let name = "Fraud scoring programme"
        let outcome = try desk.run(
            ["init", desk.workspace, "--name", name], environment: ["TZ": "Europe/Berlin"])
        #expect(outcome.status == 0)
        return desk
    }

    /// The minutes of the last review in every format, and one group's own copy, as a host gives them.
    private func minutes(_ desk: Desk, on host: [String: String]) throws -> [String] {
        let formats = ReplayTests.formats.map { ["--format", $0] } + [["--for", "users"]]
        return try formats.map { format in
            let outcome = try desk.run(["minutes"] + format, environment: host)
            #expect(outcome.status == 0)
            return outcome.output
        }
    }

    @Test(
        "Typed live or read from a file, in any zone and language, the journal and the minutes are the same bytes",
        arguments: [("fraud-review", hosts[3]), ("hospital-beds", hosts[2])])
    func typedLive(_ transcript: String, _ host: [String: String]) throws {
        let capture = try Fixture.text(transcript + ".capture")
        let (file, live) = (try desk(), try desk())
        try file.done("add", "-", input: capture)
        try type(capture, live, on: host)
        #expect(String(decoding: try live.journal, as: UTF8.self) == String(decoding: try file.journal, as: UTF8.self))
        #expect(try written(live) == written(file))
        let expected = try minutes(file, on: ReplayTests.hosts[0])
        for host in ReplayTests.hosts.dropFirst() { #expect(try minutes(file, on: host) == expected, "\(host)") }
    }

    /// What closing wrote, by the files' names.
    private func written(_ desk: Desk) throws -> [String: String] {
        let names = desk.names("minutes")
        #expect(!names.isEmpty)
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try Desk.text(desk.workspace + "/minutes/" + $0)) })
    }

    /// Types all lines into the dashboard's bar, as somebody who never leaves it would.
    private func type(_ capture: String, _ desk: Desk, on host: [String: String]) throws {
        let lines = capture.split(separator: "\n").filter { !$0.hasPrefix("# ") }
        let terminal = try desk.terminal(columns: 132, rows: 40, environment: host)
        try terminal.shows("0 requirements")
        terminal.type("c")
        for line in lines {
            terminal.type(String(line))
            terminal.press(.enter)
        }
        // One for the workspace, and one for each line.
        try terminal.waits("saved") { _ in ((try? desk.lines.count) ?? 0) > lines.count }
        terminal.press(.escape)
        terminal.settles(milliseconds: 300)
        terminal.type("q")
        #expect(try terminal.ends() == .exit(0))
    }
}
