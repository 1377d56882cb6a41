import TestSupport
import Testing

/// Several people, several processes, one workspace.
@Suite struct TogetherTests {
    @Test("Another process's change appears without a keypress, and says whose it is")
    func appears() throws {
        let desk = try Desk()
        try desk.done("person", "add", "lee")
        let terminal = try desk.terminal()
        try terminal.shows("Action items")
        terminal.settles()
        try desk.done("--as", "lee", "add", "! Provision GPU quota")
        try terminal.shows("Provision GPU quota")
        try terminal.shows("lee")
        try desk.done("--as", "lee", "add", "A1 done")
        try terminal.waits("without it among the open ones") { lines in
            !lines.drop { !$0.contains("╭ Action items") }.contains { $0.contains("│ A1") || $0.contains("▸A1") }
        }
    }

    @Test("Two dashboards show each other's changes")
    func twoDashboards() throws {
        let desk = try Desk()
        try desk.done("person", "add", "lee")
        let (mine, theirs) = (try desk.terminal(), try desk.terminal("--as", "lee"))
        try mine.shows("Action items")
        try theirs.shows("Action items")
        mine.type("c! From me")
        mine.press(.enter)
        try theirs.shows("From me")
        theirs.type("c! From lee")
        theirs.press(.enter)
        try mine.shows("From lee")
    }

    @Test("A journal that was replaced under the dashboard is read anew, and what was acknowledged here comes back")
    func replaced() throws {
        let desk = try Desk()
        try desk.done("add", "! Old one")
        let old = try desk.journal
        let terminal = try desk.terminal()
        try terminal.shows("Old one")
        try desk.done("add", "! Newer one")
        try terminal.shows("Newer one")
        try desk.write(journal: old)
        #expect(try desk.done("action", "list").contains("Newer one"))
        try terminal.shows("Newer one")
        #expect(try desk.lines.count { $0.contains("Newer one") } == 1)
    }

    @Test("A review is typed in the live screen from its beginning to its minutes")
    func liveReview() throws {
        let desk = try Desk()
        for line in [
            "person add dana group=it", "person add priya group=lob", "review plan 'Fraud model' facilitator=sam",
        ] { try desk.done("add", ":" + line) }
        let terminal = try desk.terminal()
        try terminal.shows("Fraud scoring")
        terminal.type("L")
        terminal.settles(milliseconds: 300)
        if !terminal.text.contains("LIVE") { terminal.press(.enter) }
        try terminal.shows("LIVE")
        for line in [
            "@dana @priya", "> Latency and the SLA 20m", "p95 measured at 184 ms", "! Load-test @dana due:fri",
            "= Ship behind a flag",
        ] {
            terminal.type(line)
            terminal.press(.enter)
        }
        try terminal.shows("p95 measured at 184 ms")
        try terminal.shows("Load-test")
        terminal.type(":review close next=+2w")
        terminal.press(.enter)
        try terminal.waits("closed") { _ in desk.names("minutes").count == 1 }
        let minutes = try desk.done("minutes", "V1")
        for words in ["p95 measured at 184 ms", "Load-test", "Ship behind a flag", "Latency and the SLA", "2026-12-10"]
        { #expect(minutes.contains(words), "\(words)") }
    }

    @Test("Undo survives restarts, says in words what it undid, and so does redo")
    func undo() throws {
        let desk = try Desk()
        try desk.done("add", "! Provision GPU quota due:fri")
        try desk.done("add", "A1 due:+2w")
        let words = try desk.done("undo")
        #expect(words.contains("A1"))
        #expect(words.contains("due: Fri 27 Nov → Thu 10 Dec"))
        #expect(try desk.items("action")["A1"]?["due"] as? String == "2026-11-27")
        #expect(try desk.done("redo").contains("due: Fri 27 Nov → Thu 10 Dec"))
        #expect(try desk.items("action")["A1"]?["due"] as? String == "2026-12-10")
        let terminal = try desk.terminal()
        try terminal.shows("Provision GPU quota")
        terminal.type("u")
        try terminal.waits("undone") {
            $0.contains { $0.contains("Fri 27 Nov") || $0.contains("due tomorrow") }
        }
        try desk.done("undo")
        let nothing = try desk.run("undo")
        #expect(nothing.status == 1)
        #expect(nothing.errors.contains("nothing of yours to undo"))
    }
}
