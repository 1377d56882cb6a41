import Foundation
import TestSupport
import Testing

/// Two hosts and a bare repository, by the commands people type.
@Suite struct SyncTests {
    @Test(
        "Two writers on each host while both synchronise: nothing is lost, nothing is there twice, both export the same bytes"
    )
    func writersOnBothHosts() throws {
        let first = try Desk()
        let remote = first.scratch("remote.git")
        _ = try first.shell("git init -q --bare '\(remote)'", environment: [:], in: first.scratch.path)
        try first.done("person", "add", "lee")
        try first.done("add", "-", input: "! Shared one\n! Shared two\n")
        try first.done("sync", remote)
        let second = try Desk(founded: false)
        try second.done("init", second.workspace, "--from", remote)
        let hosts = [first, second]
        let before = try hosts.map(identity)

        let writers = try hosts.enumerated().flatMap { number, host in
            [
                try write("sam", on: host, "add \"! Added \(number)-$i\""),
                try write("lee", on: host, "action set A1 \"title=Renamed \(number)-$i\""),
            ]
        }
        let rounds = Effort.count(4, orAs: "CONCORD_SYNC_ROUNDS")
        for _ in 0..<rounds { for host in hosts { try host.done("sync", remote) } }
        for host in hosts { _ = FileManager.default.createFile(atPath: host.scratch("stop"), contents: nil) }
        for writer in writers { #expect(writer.wait() == .exit(0)) }
        for host in [first, second, first] { try host.done("sync", remote) }

        let said = try hosts.flatMap { host in
            try ["sam", "lee"].flatMap { try Desk.text(host.scratch($0)).split(separator: "\n") }
        }
        let acknowledged = said.compactMap { $0.firstMatch(of: /(?:Added|→ Renamed) \d-\d+/).map { String($0.output) } }
            .map { $0.replacing("→ ", with: "") }
        #expect(acknowledged.count == said.count && acknowledged.count > 4, "\(said)")
        for host in hosts {
            let log = try #require(try host.json("log") as? [[String: Any]])
            let titles = log.filter { $0["field"] as? String == "title" }.compactMap { $0["value"] as? String }
            #expect(Set(titles).count == titles.count)
            #expect(Set(titles).subtracting(["Shared one", "Shared two"]) == Set(acknowledged))
            let lines = try host.lines
            #expect(Set(lines).count == lines.count)
            #expect(try host.run("doctor").status == 0)
        }
        let exports = try hosts.map { try $0.done("export", "--format", "json") }
        #expect(exports[0] == exports[1])
        #expect(try hosts.map(identity) == before)
        if rounds > 4 {
            print("\(rounds) rounds of sync on both hosts: \(acknowledged.count) acknowledged, all there once")
        }
    }

    @Test(
        "A contradiction that came in is listed, and stands on the agenda of the next review until somebody settles it")
    func contradiction() throws {
        let first = try Desk()
        let remote = first.scratch("remote.git")
        _ = try first.shell("git init -q --bare '\(remote)'", environment: [:], in: first.scratch.path)
        try first.done("person", "add", "lee", "name=Lee Wong")
        try first.done("action", "add", "Load-test the endpoint", "due=2026-12-01")
        try first.done("review", "plan", "Fraud model", "planned=2026-12-08 10:00", "facilitator=sam")
        try first.done("sync", remote)
        let second = try Desk(founded: false)
        try second.done("init", second.workspace, "--from", remote)
        #expect(try !first.done("minutes", "V1").contains("Contradictions"))

        try first.done("action", "set", "A1", "due=2026-12-04")
        try second.done("--as", "lee", "action", "set", "A1", "due=2026-12-07")
        #expect(try !first.done("sync").contains("conflict"))
        for host in [second, first] {
            let said = try host.done("sync", remote)
            #expect(said.contains("conflict  A1 due: "), "\(said)")
            #expect(said.contains("Fri 4 Dec") && said.contains("Mon 7 Dec"), "\(said)")
        }
        for host in [first, second] {
            #expect(try !host.done("sync", remote).contains("conflict"))
            let agenda = try host.done("minutes", "V1")
            let point = agenda.split(separator: "\n").drop { !$0.contains("Contradictions to settle") }.dropFirst()
            #expect(point.contains { $0.contains("A1") && $0.contains("-12-04") && $0.contains("-12-07") }, "\(agenda)")
            #expect(agenda.contains("To be heard again (1)"), "\(agenda)")
        }
        try second.done("review", "start", "V1")
        let terminal = try second.terminal(columns: 132, rows: 40)
        try terminal.shows("LIVE")
        try terminal.shows("To be heard again (1)")

        try second.done("action", "set", "A1", "due=2026-12-07")
        try terminal.shows("To be heard again (0)")
        #expect((try second.items("action")["A1"])?["conflicts"] == nil)
    }

    /// Somebody who writes, a process for each change, until the host has a file called `stop`.
    private func write(_ person: String, on host: Desk, _ command: String) throws -> Child {
        let loop = "i=0; while [ ! -e stop ]; do i=$((i+1)); \(Desk.program) --as \(person) \(command) || exit; done"
        return try Child(
            "/bin/sh", ["-c", loop], host.environment, in: host.scratch.path,
            .files(input: "/dev/null", output: host.scratch(person), errors: host.scratch(person + "-errors")))
    }

    /// Inode and mode of the journal.
    private func identity(_ host: Desk) throws -> [UInt64] {
        var status = stat()
        guard lstat(host.journalPath, &status) == 0 else { throw HarnessError("No journal") }
        return [UInt64(status.st_ino), UInt64(status.st_mode)]
    }
}
