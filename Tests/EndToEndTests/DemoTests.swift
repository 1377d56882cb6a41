import Foundation
import TestSupport
import Testing

/// The worked example: good enough to show a customer in a meeting.
@Suite struct DemoTests {
    private let desk: Desk

    init() throws {
        desk = try Desk(founded: false)
        try desk.done("demo", "--into", desk.workspace)
    }

    @Test("Three closed reviews, one planned, 25 to 40 action items in every state, overdue and unowned ones")
    func reviewsAndActions() throws {
        let reviews = try desk.items("review").values.compactMap { $0["status"] as? String }
        #expect(reviews.sorted() == ["closed", "closed", "closed", "planned"])
        let actions = try desk.items("action").values
        #expect((25...40).contains(actions.count))
        #expect(Set(actions.compactMap { $0["status"] as? String }) == ["open", "doing", "blocked", "done", "dropped"])
        #expect(actions.contains { $0["overdue"] as? Bool == true })
        #expect(actions.contains { $0["owner"] == nil && $0["status"] as? String == "open" })
    }

    @Test("Requirements of all four groups, in every state")
    func requirements() throws {
        let requirements = try desk.items("requirement").values
        #expect(Set(requirements.compactMap { $0["for"] as? String }) == ["it", "ml", "lob", "users"])
        #expect(
            Set(requirements.compactMap { $0["state"] as? String }).isSuperset(of: [
                "contested", "unheard", "stale", "concern", "agreed", "met",
            ]))
        #expect(requirements.contains { !(($0["stale"] as? [String]) ?? []).isEmpty })
    }

    @Test("A conflict, questions and parked items")
    func notes() throws {
        let status = try #require(try desk.json("status") as? [String: Any])
        #expect((status["conflicts"] as? Int ?? 0) >= 1)
        #expect(status["unreadable"] as? Int == 0)
        let kinds = Set(try desk.items("note").values.compactMap { $0["kind"] as? String })
        #expect(kinds == ["note", "question", "parked"])
        #expect(try desk.run("doctor").status == 0)
    }

    @Test("Dates are relative to today: it is as good next year")
    func anyDay() throws {
        let later = try Desk(founded: false)
        _ = try later.run(
            ["demo", "--into", later.workspace], environment: ["CONCORD_NOW": "2028-02-29T15:00:00.000Z"])
        let status = try later.run(["status", "--json"], environment: ["CONCORD_NOW": "2028-02-29T15:00:00.000Z"])
        let counts = { (text: String) in
            (try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])?["actions"] as? [String: Int]
        }
        #expect(try counts(status.output) == counts(desk.done("status", "--json")))
    }

    @Test("Without --into it opens in a temporary copy, says so, and leaves nothing behind")
    func temporaryCopy() throws {
        let desk = try Desk(founded: false)
        let temporary = desk.scratch("tmp")
        try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
        let terminal = try desk.terminal("demo", environment: ["TMPDIR": temporary, "CONCORD_WORKSPACE": Desk.unset])
        try terminal.shows("Fraud scoring programme")
        try terminal.shows("copy")
        #expect(ScratchDirectory.names(in: temporary).count == 1)
        terminal.type("q")
        #expect(try terminal.ends() == .exit(0))
        #expect(ScratchDirectory.names(in: temporary).isEmpty)
    }
}
