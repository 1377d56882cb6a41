import Alignment
import Foundation
import TestSupport
import Testing

/// `--json`: flat, the journal's own keys (DESIGN section 4).
@Suite struct WorkspaceJSONTests {
    private var scene: Scene

    init() throws {
        scene = try Scene.review(with: "@dana @mira @priya")
        for line in [
            "> Latency 20m", "+ Endpoint answers fast #lob by:it,ml :: p95", "R1 it support", "R1 :: p95 < 150 ms",
            "! GPU quota @dana #ml due:2026-11-20 re:R1", "A1 due:2026-11-24", "= Ship behind a flag",
            "? Who signs? @mira",
        ] { try scene.type(line) }
    }

    /// The item as a foreign program reads it.
    private func read(_ ref: String) throws -> [String: Any] {
        let text = scene.workspace.json(try scene.workspace.resolve(ref), today: scene.today)
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test(
        "The keys of each kind",
        arguments: [
            (
                "A1",
                "by:- changedAt conflicts:- createdAt createdBy createdIn due for id kind moved overdue owner ref requirement status title"
            ),
            (
                "R1",
                "alignment by.it by.ml changedAt createdAt createdBy createdIn criterion for id kind pin.it position.it presumed ref stale state status title unheard"
            ),
            (
                "D1",
                "alignment changedAt createdAt createdBy createdIn id kind present.it present.lob present.ml ref stale state status title unheard"
            ),
            (
                "V1",
                "changedAt createdAt createdBy facilitator here.dana here.mira here.priya here.sam id kind planned ref started status title topic"
            ),
            ("T1", "changedAt createdAt createdBy createdIn id kind minutes order ref review status title"),
            ("N1", "changedAt createdAt createdBy createdIn id kind ref status text to"),
            ("@dana", "changedAt createdAt createdBy group id kind name ref"),
        ])
    func keys(_ ref: String, _ keys: String) throws {
        let expected = keys.split(separator: " ").filter { !$0.hasSuffix(":-") }.map(String.init)
        #expect(try read(ref).keys.sorted() == expected)
    }

    @Test("Booleans, integers, strings and arrays are what the design says")
    func types() throws {
        let (action, requirement, review, topic) = (try read("A1"), try read("R1"), try read("V1"), try read("T1"))
        #expect(action["overdue"] as? Bool == true)
        #expect(action["moved"] as? Int == 1)
        #expect(action["kind"] as? String == "action")
        #expect(action["ref"] as? String == "A1")
        #expect(action["createdIn"] as? String == scene.workspace.identify("V1")?.text)
        #expect(requirement["by.it"] as? Bool == true)
        #expect(requirement["presumed"] as? Bool == false)
        #expect(requirement["state"] as? String == "unheard")
        #expect(requirement["stale"] as? [String] == ["it"])
        #expect(requirement["unheard"] as? [String] == ["ml", "lob"])
        #expect(requirement["alignment"] as? Double == 0)
        #expect(review["here.dana"] as? Bool == true)
        #expect(topic["minutes"] as? Int == 20)
        #expect(topic["order"] as? Int == 1)
        #expect(try read("N1")["kind"] as? String == "question")
        #expect(try read("@dana")["kind"] as? String == "person")
    }

    @Test("A conflict lists every value, who gave it and when; the last is in force")
    mutating func conflicts() throws {
        var there = scene
        try scene.type("A1 @lee", as: "dana")
        try there.type("A1 @jun", as: "mira")
        scene.merge(there)
        let conflicts = try #require(try read("A1")["conflicts"] as? [[String: Any]])
        #expect(conflicts.map { $0["field"] as? String } == ["owner"])
        let values = try #require(conflicts[0]["values"] as? [[String: Any]])
        #expect(values.map { $0["value"] as? String } == ["lee", "jun"])
        #expect(values.map { $0["by"] as? String } == ["dana", "mira"])
        #expect(values.allSatisfy { $0["at"] is String })
    }

    @Test("Where nothing matters, alignment is null")
    mutating func noAlignment() throws {
        try scene.type("+ For nobody yet")
        #expect(try read("R2")["alignment"] is NSNull)
    }

    @Test("The status has the design's keys and counts")
    func status() throws {
        let text = scene.workspace.statusJSON(scene.zone, today: scene.today).pretty
        let status = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(
            status.keys.sorted() == ["actions", "conflicts", "groups", "live", "name", "requirements", "unreadable"])
        #expect(status["live"] as? String == "V1")
        #expect(
            status["requirements"] as? [String: Int] == [
                "open": 1, "agreed": 0, "contested": 0, "unheard": 1, "stale": 0, "concern": 0, "met": 0,
            ])
        #expect(status["actions"] as? [String: Int] == ["open": 1, "overdue": 1, "unowned": 0])
        let groups = try #require(status["groups"] as? [[String: Any]])
        #expect(groups.map { $0["key"] as? String } == ["it", "ml", "lob", "users"])
        #expect(groups[2].keys.sorted() == ["alignment", "contested", "key", "name", "open", "unheard"])
    }

    @Test("Keys are sorted, two spaces indent, controls are escaped")
    mutating func layout() throws {
        let change = Entry.Change(item: ItemID("A2-0000"), field: "title", was: nil, value: .text("a\u{1B}\u{202E}\"é"))
        scene.add(Entry(n: 1000, id: "e", at: "2026-11-26T10:00:00.000Z", by: "dana", changes: [change]).sealed())
        let text = scene.workspace.json(try scene.workspace.resolve("A2"), today: scene.today)
        #expect(
            text == """
                {
                  "changedAt": "2026-11-26T10:00:00.000Z",
                  "createdAt": "2026-11-26T10:00:00.000Z",
                  "createdBy": "dana",
                  "id": "A2-0000",
                  "kind": "action",
                  "moved": 0,
                  "overdue": false,
                  "ref": "A2",
                  "status": "open",
                  "title": "a\\u001b\\u202e\\"é"
                }
                """)
    }
}
