import Alignment
import TestSupport
import Testing

/// Every line of the table in DESIGN section 5.
@Suite struct CaptureLinesTests {
    private var scene: Scene

    init() throws {
        scene = try Scene.team()
        scene.know("R3", "R7", "R8", "A2", "A4", "A5", "A7", "A9", "D2", "N31")
    }

    @Test("! is an action item for a group")
    mutating func action() throws {
        let set = try scene.sets("! Provision GPU quota @dana #ml due:fri re:R3 p:must")
        #expect(
            set == [
                "A10 title": "Provision GPU quota", "A10 status": "open", "A10 owner": "dana", "A10 for": "ml",
                "A10 due": "2026-11-27", "A10 requirement": "R3-0000", "A10 priority": "must",
            ])
    }

    @Test("+ is a requirement, with what it is accepted when after ::")
    mutating func requirement() throws {
        let set = try scene.sets("+ Endpoint answers fast #lob by:it,ml cat:performance :: p95 < 120 ms over 24 h")
        #expect(
            set == [
                "R9 title": "Endpoint answers fast", "R9 status": "open", "R9 for": "lob", "R9 by.it": "true",
                "R9 by.ml": "true", "R9 category": "performance", "R9 criterion": "p95 < 120 ms over 24 h",
            ])
    }

    @Test("= is a decision, with its rationale after ::")
    mutating func decision() throws {
        let set = try scene.sets("= Ship behind a flag re:R7 :: rollback takes a minute")
        #expect(
            set == [
                "D3 title": "Ship behind a flag", "D3 status": "proposed", "D3 requirement": "R7-0000",
                "D3 rationale": "rollback takes a minute",
            ])
    }

    @Test("? is a question to somebody, ~ is parked, '. ' is a note")
    mutating func notes() throws {
        #expect(
            try scene.sets("? Who signs off label quality? @mira") == [
                "N32 text": "Who signs off label quality?", "N32 kind": "question", "N32 status": "open",
                "N32 to": "mira",
            ])
        #expect(
            try scene.sets("~ Vendor exit plan") == [
                "N33 text": "Vendor exit plan", "N33 kind": "parked", "N33 status": "open",
            ])
        #expect(try scene.sets(". anything") == ["N34 text": "anything", "N34 kind": "note", "N34 status": "open"])
    }

    @Test("A name or a group and a colon say who said it")
    mutating func said() throws {
        #expect(try scene.sets("@priya: anything")["N32 said"] == "priya")
        #expect(try scene.sets("lob: anything")["N33 said"] == "lob")
        #expect(scene["N32", "text"] == "anything")
    }

    @Test("An id and :: give a requirement a new criterion, a decision a rationale, a question an answer")
    mutating func wording() throws {
        #expect(try scene.sets("R8 :: p95 < 150 ms until March") == ["R8 criterion": "p95 < 150 ms until March"])
        #expect(try scene.sets("D2 :: rollback takes a minute") == ["D2 rationale": "rollback takes a minute"])
        #expect(try scene.sets("N31 :: the network's") == ["N31 answer": "the network's"])
        try scene.type("? Whose number is it?")
        #expect(try scene.sets("N32 :: the network's") == ["N32 answer": "the network's", "N32 status": "settled"])
    }

    @Test("A group, a position, a reason after a colon, a condition after ::")
    mutating func position() throws {
        #expect(
            try scene.sets("R8 lob objection: p95 was 184 ms :: until p95 < 150 ms") == [
                "R8 position.lob": "objection", "R8 reason.lob": "p95 was 184 ms",
                "R8 condition.lob": "until p95 < 150 ms",
            ])
        #expect(try scene.sets("R8 it,ml support") == ["R8 position.it": "support", "R8 position.ml": "support"])
        #expect(
            try scene.sets("D2 users concern :: until March") == [
                "D2 position.users": "concern", "D2 condition.users": "until March",
            ])
        #expect(try scene.sets("R8 lob support.")["R8 position.lob"] == "support")
    }

    @Test(
        "Status, owner, due day and what it waits for are updated by ids and words",
        arguments: [
            ("A4 done", ["A4 status": "done"]), ("A4 A7 done", ["A4 status": "done", "A7 status": "done"]),
            ("A4, A7 done.", ["A4 status": "done", "A7 status": "done"]),
            ("A9 due:+1w because vendor late", ["A9 due": "2026-12-03", "A9 because": "vendor late"]),
            ("A2 blocked on network", ["A2 status": "blocked", "A2 waiting": "network"]),
            (
                "A2 blocked on the network team because of the move",
                [
                    "A2 status": "blocked", "A2 waiting": "the network team", "A2 because": "of the move",
                ]
            ),
            ("A2 blocked", ["A2 status": "blocked"]),
            ("A2 blocked due:+1w", ["A2 status": "blocked", "A2 due": "2026-12-03"]),
            ("A5 @dana", ["A5 owner": "dana"]),
            (
                "A5 @dana #lob p:must doing",
                [
                    "A5 owner": "dana", "A5 for": "lob", "A5 priority": "must", "A5 status": "doing",
                ]
            ), ("D2 accepted", ["D2 status": "accepted"]), ("R8 met", ["R8 status": "met"]),
            ("N31 settled", ["N31 status": "settled"]), ("N31 struck", ["N31 status": "struck"]),
        ])
    mutating func updates(_ line: String, _ expected: [String: String]) throws {
        #expect(try scene.sets(line) == expected)
    }

    @Test(
        "After ids, words that are no update are a note about those items",
        arguments: [
            ("A4 half way there", ["A4-0000"]), ("A4 R8 both slip", ["A4-0000", "R8-0000"]),
            ("A4 done by Friday?", ["A4-0000"]),
            ("R8 lob support because it helps", ["R8-0000"]), ("A4 blocked by the network", ["A4-0000"]),
            ("A4 @dana will do it", ["A4-0000"]),
            ("D2 due:fri", ["D2-0000"]), ("A4 because", ["A4-0000"]),
        ])
    mutating func remarks(_ line: String, _ about: [String]) throws {
        let before = scene.workspace.standing
        try scene.type(line)
        let notes = scene.workspace.notes.filter { $0.ref != "N31" }
        #expect(notes.map { $0.about?.text } == about)
        let words = line.split(separator: " ").dropFirst(about.count).joined(separator: " ")
        for note in notes { #expect(note.text == words) }
        #expect(Set(before).isSubset(of: scene.workspace.standing))
    }

    @Test("Such a note, too, can be said by somebody")
    mutating func saidAbout() throws {
        try scene.type("A4 @priya: it is late")
        #expect(scene["N32", "said"] == "priya")
        #expect(scene["N32", "text"] == "it is late")
        #expect(scene["N32", "about"] == "A4-0000")
        #expect(scene.remarks("R8 @priya: it is late") == [], "said by her, not hers")
    }

    @Test(": runs a command of section 4")
    mutating func commands() throws {
        #expect(try scene.sets(":action add 'Provision GPU quota' owner=dana")["A10 owner"] == "dana")
        let context = scene.context()
        guard case .command(let words) = Capture(":theme list", scene.workspace, context).outcome else {
            Issue.record("A command of the program is handed on")
            return
        }
        #expect(words == ["theme", "list"])
    }

    @Test("Outside a review a line without a mark is refused, asking for one")
    func withoutMark() {
        let refusal = scene.refusal("just some words")
        #expect(refusal?.sentence.hasPrefix("Begin with a mark: ! action") == true)
        #expect(refusal?.isMalformed == false)
    }

    @Test(
        "A mark counts only when a space or nothing follows",
        arguments: ["!important", "+1", "=x", "?why", "~x", "...", ".net", ">x", "!!"])
    func marksNeedSpace(_ line: String) {
        #expect(scene.refusal(line)?.sentence.hasPrefix("Begin with a mark") == true)
    }

    @Test("Nothing but spaces is nothing")
    mutating func empty() throws {
        #expect(try scene.type("") == nil)
        #expect(try scene.type(" \t ") == nil)
    }

    @Test(
        "A mark with nothing, or nothing visible, or nothing but tokens after it is refused",
        arguments: [
            "!", "! ", "+", "=", "?", "~", ".", "! @dana", "+ #lob", "! \u{200B}", "+ \u{2060}", "= \u{2800}",
            ". \u{200B}",
            "? @mira", ":action add ' '", ":action add '\u{200B}'", ":note add \u{200B}", ":review plan ''",
            ":person add raj ' '",
            ":person add raj \u{200B}", ":person add raj name=\u{200B}", "R8 ::", "A4", ":action set A4 title=\u{200B}",
        ])
    func missing(_ line: String) throws {
        let refusal = try #require(scene.refusal(line), "\(line) was taken")
        #expect(refusal.sentence.hasSuffix("missing"), "\(refusal.sentence)")
        #expect(refusal.isMalformed)
    }

    @Test("A line of 200 characters is a title, one more is refused; a note may be long")
    mutating func limits() throws {
        #expect(try scene.sets("! " + String(repeating: "ä", count: 200))["A10 status"] == "open")
        #expect(
            scene.refusal("! " + String(repeating: "ä", count: 201))?.sentence
                == "The title has 201 characters, 200 fit; nothing was saved")
        #expect(scene.refusal(". " + String(repeating: "x", count: 16_000)) == nil)
        #expect(scene.refusal(". " + String(repeating: "x", count: 16_400)) != nil)
    }

    @Test(
        "What could control a terminal is refused, naming it",
        arguments: [
            ("! a\u{1B}]0;x\u{7}", "U+001B"), (". a\u{202E}b", "U+202E"), ("+ a\u{9B}b", "U+009B"),
            ("! a\u{0}b", "U+0000"),
            ("= a\u{FEFF}b", "U+FEFF"), (". a\u{E0041}b", "U+E0041"), (". a\u{2066}b", "U+2066"),
            (". a\u{FFFE}b", "U+FFFE"),
        ])
    func controls(_ line: String, _ code: String) {
        #expect(scene.refusal(line)?.sentence.contains("contains the control character \(code)") == true)
    }

    @Test(
        "Line breaks of all kinds become one space in a title, a line feed in a note",
        arguments: [
            "\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}", "\u{C}",
        ])
    mutating func lineBreaks(_ lineBreak: String) throws {
        try scene.type("! a\(lineBreak)b")
        #expect(scene["A10", "title"] == "a b")
        try scene.type(". a\(lineBreak)b")
        #expect(scene["N32", "text"] == "a\nb")
    }
}
