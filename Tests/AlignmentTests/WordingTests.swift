import Alignment
import TestSupport
import Testing

/// Words people read: one place for command line, dashboard, history and minutes.
@Suite struct WordingTests {
    private var scene: Scene

    init() throws {
        scene = try Scene.team()
        try scene.type("+ Endpoint answers fast #lob :: p95 < 120 ms")
        try scene.type("! Provision GPU quota @dana #ml due:fri re:R1")
    }

    private var wording: Wording { Wording(scene.workspace, zone: scene.zone, today: scene.today) }
    private func preview(_ line: String) -> String {
        Capture(line, scene.workspace, scene.context()).preview(scene.workspace, scene.context())
    }

    @Test(
        "Due days and distances in words",
        arguments: [
            ("2026-11-23", "3 days late", "3 days ago"), ("2026-11-25", "1 day late", "yesterday"),
            ("2026-11-26", "due today", "today"),
            ("2026-11-27", "due tomorrow", "tomorrow"), ("2026-11-30", "Mon 30 Nov", "in 4 days"),
            ("2027-01-15", "Fri 15 Jan 2027", "in 50 days"),
        ])
    func days(_ iso: String, _ due: String, _ distance: String) throws {
        let day = try #require(Day(iso: iso))
        #expect(wording.due(day) == due)
        #expect(wording.distance(to: day) == distance)
    }

    @Test("Moments are in the workspace's zone")
    func moments() throws {
        let instant = try #require(Instant(iso: "2026-11-26T23:31:07.000Z"))
        #expect(wording.moment(instant) == "26 Nov 23:31")
        #expect(
            Wording(scene.workspace, zone: Zone { _ in 3600 }, today: scene.today).moment(instant) == "27 Nov 00:31")
    }

    @Test(
        "A change names field, former and new value as people read them",
        arguments: [
            ("A1 done", "status: open → done"), ("A1 @lee", "owner: dana → lee"),
            ("A1 due:2026-12-04", "due: Fri 27 Nov → Fri 4 Dec"),
            (":action set A1 due=", "due: Fri 27 Nov → nothing"),
            (":action set A1 for=lob", "for: ML/AI teams → Lines of business"),
            ("R1 :: p95 < 150 ms", "accepted when: p95 < 120 ms → p95 < 150 ms"),
            ("R1 lob support", "LoB position: support"),
            (":requirement set R1 by=it,ml", "by: IT, ML"),
            (":workspace set group.it=Platform", "name of IT: Platform"),
        ])
    mutating func changes(_ line: String, _ words: String) throws {
        let before = wording
        let entry = try #require(try scene.type(line))
        #expect(before.changes(entry.changes) == words)
    }

    @Test("A group's own name is used everywhere")
    mutating func groupNames() throws {
        try scene.type(":workspace set group.ml='Data science'")
        #expect(wording.summary(try scene.workspace.resolve("A1")).contains("for Data science"))
        #expect(scene.workspace.name(of: .ml) == "Data science")
        #expect(scene.workspace.name(of: .it) == "IT")
    }

    @Test(
        "The line under the bar says exactly what Enter will record",
        arguments: [
            (
                "! Load-test @jun #users due:fri re:R1",
                "action item for End users by ML/AI teams · owner jun · due Fri 27 Nov · R1"
            ),
            ("! Load-test", "action item · no owner · no due day"),
            (
                "+ Help #users",
                "requirement for End users presumably by IT, ML/AI teams, Lines of business · no criterion yet"
            ),
            ("? Who? @mira", "question to mira"), ("~ Later", "parked"),
            ("@priya: no", "note said by priya"),
            ("A1 done", "A1 status: open → done"), ("A1 open", "A1 nothing changes: it is open already"),
            ("A99 done", "nothing called A99"),
            (":theme list", "command theme list"), ("", ""), ("! Ask @jnu", "nobody called @jnu: jun?"),
        ])
    func previews(_ line: String, _ words: String) {
        let shown = preview(line)
        #expect(shown == words || shown.contains(words) && words.contains("called"), "\(shown)")
    }

    @Test("A story is told by gesture: added, changed, undone, done again")
    mutating func story() throws {
        try scene.type("A1 doing")
        try scene.type("A1 due:+2w because vendor late")
        try scene.type(":undo")
        try scene.type(":redo")
        let id = try scene.workspace.resolve("A1").id
        #expect(
            scene.workspace.story(of: id).map(wording.words) == [
                "added: Provision GPU quota (due: Fri 27 Nov · for: ML/AI teams · owner: dana · requirement: R1)",
                "status: open → doing",
                "because: vendor late · due: Fri 27 Nov → Thu 10 Dec",
                "undid because: vendor late · due: Fri 27 Nov → Thu 10 Dec",
                "did again because: vendor late · due: Fri 27 Nov → Thu 10 Dec",
            ])
    }
}

@Suite struct SpellingTests {
    @Test(
        "Near is within two slips, one for short words, or the beginning of a word",
        arguments: [
            ("dome", ["done"]), ("dnoe", ["done"]), ("droped", ["dropped"]), ("op", ["open"]), ("bloc", ["blocked"]),
            ("x", []), ("DONE", ["done", "doing"]),
            ("", []), ("zzzz", []),
        ])
    func nearest(_ typed: String, _ near: [String]) {
        #expect(Spelling.nearest(typed, in: ["open", "doing", "blocked", "done", "dropped"]) == near)
    }
}
