import Alignment
import TestSupport
import Testing

/// A live review is typed without leaving the bar.
@Suite struct CaptureReviewTests {
    private var scene: Scene

    init() throws {
        scene = try Scene.review(with: "@dana @mira @priya")
        try scene.type("+ Endpoint answers fast #lob by:it,ml :: p95 < 120 ms")
    }

    private var review: Review { get throws { Review(try scene.workspace.resolve("V1")) } }
    private var running: String? {
        get throws { try review.topic.flatMap { scene.workspace.topic($0)?.title } }
    }

    @Test(
        "A line without a mark is a note, byte for byte",
        arguments: [
            "just some words", "!important", "+1 from me", "two  spaces", "C# and a@b.c", "A99 is a road", "=1+1",
            "@jnu: hello", "Priya: hello",
            "lob:hello", "1:1 with lee", "x :: y", "日本語 👩‍💻 é", "#ml", "<b>not bold</b> | \"quote\"",
        ])
    mutating func plainNotes(_ line: String) throws {
        try scene.type("  " + line + " ")
        #expect(scene["N1", "text"] == line)
        #expect(scene["N1", "kind"] == "note")
        #expect(scene["N1", "said"] == nil)
    }

    @Test(
        "A backslash keeps a line from being more than a note",
        arguments: [
            "! Do it", "+ Add", "= Decide", "? Why", "~ Park", "> Next", ": colon", ":undo", "R1 :: slow",
            "R1, and more", "@dana", "-@dana",
            "@dana: hello", "lob: hello", ". dot",
        ])
    mutating func escapedLines(_ line: String) throws {
        try scene.type("\\" + line)
        #expect(scene["N1", "text"] == line)
        #expect(scene["N1", "said"] == nil)
        #expect(scene.workspace.notes.count == 1)
    }

    @Test("@dana @lee -@raj: arrived, arrived, left")
    mutating func attendance() throws {
        #expect(
            try scene.sets("@ana, @lee -@dana.") == [
                "V1 here.ana": "true", "V1 here.lee": "true", "V1 here.dana": "false",
            ])
        #expect(try review.present == ["ana", "lee", "mira", "priya", "sam"])
        #expect(scene.refusal("@ana @nobody") == .unknownPerson("@nobody", near: []))
        #expect(scene.refusal("@annna")?.sentence == "Nobody is called '@annna' (did you mean 'ana'?)")
    }

    @Test("Outside a review nobody can arrive")
    func nowhereToArrive() throws {
        let scene = try Scene.team()
        #expect(scene.refusal("@dana") == .rule("No review is live; 'review start V4' goes live"))
    }

    @Test("'all' is every group in the room but the facilitator's own; with nobody there it is refused")
    mutating func allSupport() throws {
        #expect(
            try scene.sets("R1 all support") == [
                "R1 position.it": "support", "R1 position.ml": "support", "R1 position.lob": "support",
            ])
        try scene.type("-@dana -@mira")
        #expect(try scene.sets("R1 all concern: late") == ["R1 position.lob": "concern", "R1 reason.lob": "late"])
        try scene.type("-@priya")
        #expect(scene.refusal("R1 all support") != nil)
        #expect(try Scene.team().refusal("R1 all support") != nil)
    }

    @Test("> adds and starts a topic, goes to the next, to the third, parks, extends")
    mutating func topics() throws {
        try scene.type(":topic add Latency minutes=20 about=R1")
        try scene.type(":topic add Costs")
        try scene.type(":topic add Labels")
        #expect(try running == nil)
        try scene.type(">")
        #expect(try running == "Latency")
        try scene.type("> +5")
        #expect(scene["T1", "minutes"] == "25")
        try scene.type("> 3")
        #expect(try running == "Labels")
        #expect(scene["T1", "status"] == "discussed")
        try scene.type("> park")
        #expect(try running == nil)
        #expect(scene["T3", "status"] == "parked")
        try scene.type("> Data for the next quarter 10m")
        #expect(try running == "Data for the next quarter")
        #expect(scene["T4", "minutes"] == "10")
        #expect(scene["T4", "order"] == "4")
        try scene.type(">")
        #expect(try running == "Costs")
        try scene.type(">")
        #expect(try running == nil)
        #expect(scene.refusal(">")?.sentence.hasPrefix("No topic is left on the agenda") == true)
        #expect(
            scene.workspace.agenda(of: try review.id).map(\.status) == [.discussed, .discussed, .parked, .discussed])
    }

    @Test(
        "What follows > and is no command of it is a title",
        arguments: [
            ("> 10m", "10m", nil), ("> Park", "Park", nil), ("> 3 things", "3 things", nil),
            ("> Costs 10 m", "Costs 10 m", nil),
            ("> Costs 0m", "Costs 0m", nil), ("> Costs 1440m", "Costs", "1440"), ("> Costs 1441m", "Costs 1441m", nil),
            ("> Ask @dana re:R1 15m", "Ask @dana re:R1", "15"),
            ("> +99999999999999999999", "+99999999999999999999", nil),
        ])
    mutating func topicTitles(_ line: String, _ title: String, _ minutes: String?) throws {
        try scene.type(line)
        #expect(scene["T1", "title"] == title)
        #expect(scene["T1", "minutes"] == minutes)
    }

    @Test(
        "A topic that is not there, or of nothing visible, is refused",
        arguments: ["> 3", "> 0", "> park", "> +5", "> \u{200B}", "> 99999999999"])
    func noSuchTopic(_ line: String) throws {
        #expect(scene.refusal(line) != nil)
    }

    @Test("What is said on a topic is about its item, unless it says otherwise")
    mutating func references() throws {
        try scene.type("= Unrelated")
        try scene.type(":topic add Latency about=R1")
        try scene.type(">")
        #expect(try scene.sets("! Load-test")["A1 requirement"]?.hasPrefix("R1-") == true)
        #expect(scene["A1", "for"] == "lob")
        #expect(try scene.sets("= Ship behind a flag")["D2 requirement"]?.hasPrefix("R1-") == true)
        #expect(try scene.sets("? Why")["N1 about"]?.hasPrefix("R1-") == true)
        #expect(try scene.sets("just words")["N2 about"]?.hasPrefix("R1-") == true)
        #expect(try scene.sets("lob: words")["N3 about"]?.hasPrefix("R1-") == true)
        #expect(try scene.sets("~ later")["N4 about"]?.hasPrefix("R1-") == true)
        #expect(try scene.sets("! Other #it re:-") == ["A2 title": "Other", "A2 status": "open", "A2 for": "it"])
        #expect(try scene.sets(". words re:D1")["N5 about"]?.hasPrefix("D1-") == true)
        #expect(try scene.sets("+ Another #it")["R2 requirement"] == nil)
    }

    @Test("An action is for its requirement's group unless it says for whom")
    mutating func forWhom() throws {
        #expect(try scene.sets("! Load-test re:R1")["A1 for"] == "lob")
        #expect(try scene.sets("! Load-test re:R1 #ml")["A2 for"] == "ml")
        #expect(try scene.sets("! Load-test")["A3 for"] == nil)
    }

    @Test("A decision taken live is accepted and stamped with the groups represented")
    mutating func decisions() throws {
        #expect(
            try scene.sets("= Ship behind a flag") == [
                "D1 title": "Ship behind a flag", "D1 status": "accepted", "D1 present.it": "true",
                "D1 present.ml": "true",
                "D1 present.lob": "true",
            ])
    }

    @Test("The facilitator alone does not represent a group")
    mutating func facilitators() throws {
        try scene.type(":person set sam group=it")
        try scene.type("-@dana")
        #expect(try scene.workspace.represented(in: review) == [.ml, .lob])
    }

    @Test("Entries carry the review and the topic they were made in, and nothing afterwards")
    mutating func stamps() throws {
        try scene.type("> Latency")
        let (v1, t1) = (try review.id, try #require(try review.topic))
        let inside = try #require(try scene.type("! Load-test"))
        #expect(inside.review == v1)
        #expect(inside.topic == t1)
        let outside = try #require(try scene.type("A1 done", as: "jun"))
        #expect(outside.review == nil)
        #expect(outside.topic == nil)
        try scene.type(":review close next=+2w")
        #expect(try scene.type("A1 reopened")?.review == nil)
        #expect(scene["V1", "next"] == "2026-12-10")
    }

    @Test("Who is present in two live reviews types outside both")
    mutating func twoReviews() throws {
        try scene.type(":review plan Other", as: "lee")
        try scene.type(":review start V2 --also", as: "lee")
        #expect(try scene.type("! Mine")?.review == (try review.id))
        try scene.record(.attend(review: try scene.workspace.resolve("V2").id, [.init(handle: "sam", isHere: true)]))
        #expect(try scene.type("! Whose")?.review == nil)
        #expect(scene.refusal("> Topic") == .rule("V1 and V2 are live; say which"))
    }

    @Test("Starting while another review is live is refused unless --also")
    mutating func startWhileLive() throws {
        try scene.type(":review plan Other")
        #expect(scene.refusal(":review start V2")?.sentence.contains("is live; close it first, or say --also") == true)
        #expect(scene.refusal(":review start V2 --also") == nil)
    }
}
