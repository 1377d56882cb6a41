import Alignment
import TestSupport
import Testing

/// Words that say more than their text, anywhere before the first `::`.
@Suite struct CaptureTokensTests {
    private var scene: Scene

    init() throws {
        scene = try Scene.team()
        scene.know("R3", "A2", "D2", "N1", "V1", "T1")
    }

    @Test(
        "Every token, wherever it stands",
        arguments: [
            ("@dana", "owner", "dana"), ("@DANA", "owner", "dana"), ("#ml", "for", "ml"), ("#ML", "for", "ml"),
            ("#users", "for", "users"),
            ("#us", "for", "users"), ("by:it", "by", "it"), ("due:fri", "due", "2026-11-27"),
            ("due:2027-01-15", "due", "2027-01-15"),
            ("p:must", "priority", "must"), ("p:could", "priority", "could"), ("re:R3", "requirement", "R3-0000"),
            ("re:r3", "requirement", "R3-0000"), ("re:R3-0000", "requirement", "R3-0000"),
        ])
    mutating func everywhere(_ token: String, _ field: String, _ value: String) throws {
        for line in ["! \(token) Do it", "! Do \(token) it", "! Do it \(token)", "!   Do it   \(token)  "] {
            let id = try #require(try scene.type(line)?.items.first).short
            #expect(scene[id, field] == value, "\(line)")
            #expect(scene[id, "title"]?.split(separator: " ") == ["Do", "it"], "\(line)")
            #expect(scene.remarks(line).isEmpty, "\(line)")
        }
    }

    @Test("Tokens of requirements")
    mutating func requirements() throws {
        let set = try scene.sets("+ Answers #lob lead:priya cat:performance by:it,ml p:must fast")
        #expect(
            set == [
                "R4 title": "Answers fast", "R4 status": "open", "R4 for": "lob", "R4 lead": "priya",
                "R4 category": "performance",
                "R4 by.it": "true", "R4 by.ml": "true", "R4 priority": "must",
            ])
    }

    @Test(
        "Trailing , ; : ! ? ) and one final . are not part of a token",
        arguments: [",", ";", ":", "!", "?", ")", ".", ").", "?!", ".)"])
    mutating func punctuation(_ tail: String) throws {
        for token in ["@dana", "#ml", "due:fri", "p:must", "re:R3"] {
            let id = try #require(try scene.type("! Do it \(token)\(tail)")?.items.first).short
            #expect(scene[id, "title"] == "Do it" + tail)
            #expect(scene.workspace.resolveFields(id).count == 3)
        }
    }

    @Test("Punctuation stays with the word before the token")
    mutating func punctuationStays() throws {
        try scene.type("! Call the bank (with @dana), then write re:R3; really")
        #expect(scene["A3", "title"] == "Call the bank (with), then write; really")
        try scene.type("! @dana, call the bank")
        #expect(scene["A4", "title"] == "call the bank")
    }

    @Test("A second dot is part of the word: no token")
    mutating func twoDots() throws {
        try scene.type("! Ask @dana..")
        #expect(scene["A3", "title"] == "Ask @dana..")
        #expect(scene["A3", "owner"] == nil)
    }

    @Test(
        "Repeated tokens: the last wins, none stays text",
        arguments: [
            ("! Do @dana it @lee", "owner", "lee"), ("! Do #ml it #lob", "for", "lob"),
            ("! Do p:must it p:could", "priority", "could"),
            ("! Do due:fri it due:+1w", "due", "2026-12-03"),
        ])
    mutating func repeated(_ line: String, _ field: String, _ value: String) throws {
        try scene.type(line)
        #expect(scene["A3", field] == value)
        #expect(scene["A3", "title"] == "Do it")
    }

    @Test(
        "An unknown person or id stays text and is remarked on, with who is near",
        arguments: [
            ("! Ask @jnu", "nobody called @jnu: jun?"), ("! Ask @dnaa now", "nobody called @dnaa: dana or ana?"),
            ("? Ask @nobody", "nobody called @nobody"), ("+ Ask lead:jnu", "nobody called @jnu: jun?"),
            ("! Ask re:R99", "nothing called R99"), (". Ask re:Z1", "nothing called Z1"),
            ("! Ask #sales", "no group is called #sales; there are #it, #ml, #lob and #users"),
            ("+ Ask by:it,sales", "'by:it,sales' names no groups; there are it, ml, lob and users"),
            (
                "! Ask due:someday",
                "'due:someday' stays text: Cannot read the day 'someday'; use 2026-11-27, today, tomorrow, fri, next-fri, +3d, +2w, eow, eom, 1dec or next"
            ),
            ("! Ask p:urgent", "'p:urgent' stays text: Unknown priority 'urgent'; use must, should or could"),
            ("! Ask re:A2", "A2 is an action item, so 're:A2' stays text"),
        ])
    mutating func unknown(_ line: String, _ remark: String) throws {
        #expect(scene.remarks(line) == [remark])
        let id = try #require(try scene.type(line)?.items.first)
        #expect(scene.workspace[id]?.title == String(line.dropFirst(2)))
    }

    @Test(
        "A token for which the kind has no field stays text and is remarked on",
        arguments: [
            "= Ship @dana", "= Ship due:fri", "= Ship #ml", "+ Ask @dana", "+ Ask due:fri", "+ Ask re:R3",
            "? Why due:fri", "? Why #ml",
            "? Why p:must", "~ Exit @dana", "~ Exit cat:cost", "! Ask cat:data", "! Ask lead:dana", "! Ask by:it,ml",
            "? Why by:it",
        ])
    mutating func noSuchField(_ line: String) throws {
        #expect(scene.remarks(line).count == 1)
        #expect(scene.remarks(line).first?.contains("stays text") == true)
        let id = try #require(try scene.type(line)?.items.first)
        #expect(scene.workspace[id]?.title == String(line.dropFirst(2)))
    }

    @Test("After ids, too, an unknown person stays text and is remarked on")
    mutating func unknownAfterIDs() throws {
        #expect(scene.remarks("A2 @jnu") == ["nobody called @jnu: jun?"])
        try scene.type("A2 @jnu")
        #expect(scene["N2", "text"] == "@jnu")
        #expect(scene.remarks("A99 done") == ["nothing called A99"])
        #expect(scene.remarks("A2 is done").isEmpty)
    }

    @Test(
        "After :: nothing is a token",
        arguments: [
            ("+ Ask :: by @dana due:fri #ml", "criterion", "by @dana due:fri #ml"),
            ("= Ship :: see re:R3 :: twice", "rationale", "see re:R3 :: twice"),
            ("? Why :: ask @mira", "answer", "ask @mira"),
        ])
    mutating func afterColons(_ line: String, _ field: String, _ text: String) throws {
        let id = try #require(try scene.type(line)?.items.first)
        #expect(scene.workspace[id]?.text(field) == text)
        #expect(scene.remarks(line).isEmpty)
    }

    @Test("Nor where :: itself is only text")
    mutating func afterColonsInActions() throws {
        try scene.type("! Ask @dana :: then @lee p:must")
        #expect(scene["A3", "title"] == "Ask :: then @lee p:must")
        #expect(scene["A3", "owner"] == "dana")
        #expect(scene["A3", "priority"] == nil)
        try scene.type(". see :: re:R3")
        #expect(scene["N2", "text"] == "see :: re:R3")
    }

    @Test("Only :: between spaces divides a line", arguments: ["+ a::b", "+ ::a", "+ a:: b", "+ std::vector"])
    mutating func colonsInWords(_ line: String) throws {
        try scene.type(line)
        #expect(scene["R4", "title"] == String(line.dropFirst(2)))
        #expect(scene["R4", "criterion"] == nil)
    }

    @Test(
        "What only looks like a token is text",
        arguments: [
            "C# and F#", "a@b.c", "http://x", "mail dana@example.org", "5 #", "@", "#", "due:", "re:", "p:", "by:",
            "cat:", "lead:",
            "(@dana)", "\"@dana\"", "todo:x", "Due:fri", "A2", "R3 is there", "=1+1", "-@dana", "@dana's", "x@dana",
            "1:1", "::",
        ])
    mutating func onlyText(_ text: String) throws {
        let line = "! Do " + text
        #expect(try scene.type(line) != nil)
        #expect(scene["A3", "title"] == "Do " + text)
        #expect(scene.workspace.resolveFields("A3") == ["status", "title"])
    }

    @Test(
        "A backslash makes a sigil literal and goes",
        arguments: [
            ("! Do \\@dana", "Do @dana"), ("! Do \\#ml", "Do #ml"), ("! Do \\due:fri", "Do due:fri"),
            ("! Do \\re:R3 now", "Do re:R3 now"),
            ("+ Do \\:: now", "Do :: now"), ("? Why \\@mira", "Why @mira"), (". see \\re:R3", "see re:R3"),
        ])
    mutating func backslash(_ line: String, _ title: String) throws {
        let id = try #require(try scene.type(line)?.items.first)
        #expect(scene.workspace[id]?.title == title)
        #expect(scene.remarks(line).isEmpty)
    }

    @Test(
        "A backslash before anything else stays",
        arguments: [
            "look in \\.config", "a \\ b", "\\\\server\\share", "C:\\temp", "use \\n and \\t", "\\alpha + \\beta",
            "~\\x", "\\A2", "x \\! y", "\\-x",
        ])
    mutating func backslashStays(_ text: String) throws {
        try scene.type(". it says " + text)
        #expect(scene["N2", "text"] == "it says " + text)
    }

    @Test("re: names what a note or question is about, of any kind but people")
    mutating func about() throws {
        for ref in ["R3", "A2", "D2", "V1", "T1", "N1"] {
            let entry = try #require(try scene.type("? Why re:\(ref)"))
            #expect(entry.change(entry.items[0], "about")?.value == .text(ref + "-0000"))
        }
        #expect(scene.remarks("? Why re:@dana").count == 1)
    }
}

extension Workspace {
    /// Names of the fields that an item has, sorted.
    fileprivate func resolveFields(_ ref: String) -> [String] {
        (try? resolve(ref))?.fields.filter { $0.value != nil }.map(\.name).sorted() ?? []
    }
}
