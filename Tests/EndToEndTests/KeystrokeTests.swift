import Foundation
import TestSupport
import Testing

/// What a review costs the one who types it, beyond the words themselves.
@Suite struct KeystrokeTests {
    /// Hands at a terminal that count every key that is no part of the text.
    private struct Hands {
        let terminal: Terminal
        var count = 0

        /// A line of text and the Enter behind it.
        mutating func line(_ text: String) throws {
            terminal.type(text)
            try terminal.shows(text)
            press(.enter)
        }

        mutating func press(_ keys: Terminal.Key...) {
            for key in keys {
                count += 1
                terminal.press(key)
            }
        }

        mutating func press(_ key: String) {
            count += 1
            terminal.type(key)
        }
    }

    private func prepared() throws -> Desk {
        let desk = try Desk()
        try desk.done("workspace", "set", "every=2w")
        for (handle, group) in [("dana", "it"), ("mira", "ml"), ("priya", "lob"), ("ana", "users")] {
            try desk.done("person", "add", handle, "group=" + group)
        }
        try desk.done("add", "+ Card payments are answered fast #users by:it,ml,lob :: p95 < 120 ms")
        try desk.done("add", "! Ask the network team @dana due:fri")
        try desk.done("review", "plan", "Fraud model", "planned=2026-11-26 10:00", "invited=dana,mira,priya,ana")
        for topic in ["Latency", "How to ship", "Anything else"] {
            try desk.done(
                "topic", "add", topic, "review=V1", "minutes=15", "about=\(topic == "How to ship" ? "R1" : "")")
        }
        return desk
    }

    @Test("A whole review by keyboard alone takes fewer than 50 keystrokes beyond its text")
    func wholeReview() throws {
        let desk = try prepared()
        var hands = Hands(terminal: try desk.terminal())
        let terminal = hands.terminal
        try terminal.shows("next review V1")
        hands.press("L")
        try terminal.shows("Go live with V1")
        hands.press(.enter)
        try terminal.shows("LIVE V1")

        // Who is here: everybody who is invited.
        hands.press(.f8)
        try terminal.shows("Who is here")
        hands.press(.f8)
        try terminal.shows("5 here")
        hands.press(.enter)
        try terminal.waits("rid of the list") { !$0.contains { $0.contains("Who is here") } }

        hands.press(.f2)
        try hands.line("p95 measured at 184 ms last week")
        try hands.line("! Load-test with Friday's traffic @mira due:fri")

        // A decision, and everybody's position on it and on the requirement it is about.
        hands.press(.f2)
        try hands.line("= Ship behind a flag")
        hands.press(.f5)
        try terminal.shows("Going round on D1")
        hands.press("a")
        try terminal.shows("Going round on R1")
        hands.press("a")
        try terminal.says("Everybody was heard on R1")

        hands.press(.f2)
        try hands.line("~ A second region")
        try hands.line("A1 done")
        try hands.line("! Write the runbook @dana")

        // The read-back asks for the one due day that is missing.
        hands.press(.f9)
        try terminal.shows("1 without a due day")
        try hands.line("next-fri")
        try terminal.waits("complete") { !$0.contains { $0.contains("without a due day") } }
        hands.press(.enter)
        try terminal.says("its minutes are in")
        terminal.settles(milliseconds: 50)

        #expect(hands.count == 20)
        #expect(hands.count < 50)
        try expectMinutes(desk)
        try correct(terminal)
        let name = try #require(desk.names("minutes").first)
        #expect(desk.names("minutes").count == 1)
        let minutes = try Desk.text(desk.workspace + "/minutes/" + name)
        #expect(minutes.contains("Edition 2"))
        #expect(!minutes.contains("last week"))
        terminal.type("q")
        #expect(try terminal.ends() == .exit(0))
    }

    /// A note was not meant for the record: the review goes on for a moment.
    private func correct(_ terminal: Terminal) throws {
        terminal.type("c:review reopen V1")
        terminal.press(.enter)
        try terminal.says("V1 goes on; closing it again makes another edition of its minutes")
        terminal.type("N1 strike")
        try terminal.shows("status: open → struck")
        terminal.press(.enter, .f9)
        try terminal.shows("Close V1")
        terminal.press(.enter)
        try terminal.says("edition 2 of its minutes is in")
    }

    private func expectMinutes(_ desk: Desk) throws {
        let name = try #require(desk.names("minutes").first)
        let minutes = try Desk.text(desk.workspace + "/minutes/" + name)
        for words in ["Ship behind a flag", "Load-test with Friday", "Write the runbook", "A second region"] {
            #expect(minutes.contains(words), "\(words)")
        }
        let decision = try #require(try desk.items("decision")["D1"])
        for group in ["it", "ml", "lob", "users"] {
            #expect(decision["position." + group] as? String == "support")
            #expect(decision["present." + group] as? Bool == true)
        }
        let actions = try desk.items("action")
        #expect(actions["A1"]?["status"] as? String == "done")
        #expect(actions["A3"]?["due"] as? String == "2026-12-04")
        let review = try #require(try desk.items("review")["V1"])
        #expect(review["status"] as? String == "closed")
        #expect(review["next"] as? String == "2026-12-10")
        let topics = try desk.items("topic").values.compactMap { $0["status"] as? String }
        #expect(topics == ["discussed", "discussed", "discussed"])
    }
}
