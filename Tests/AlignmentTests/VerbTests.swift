import Alignment
import TestSupport
import Testing

/// The writing verbs of the command line, as typed after `:` in the bar.
@Suite struct VerbTests {
    private var scene: Scene

    init() throws {
        scene = try Scene.team()
        try scene.type(":person add raj")
        scene.know("R3", "R5", "R7", "R8", "A12", "A13", "D1", "D2", "V4", "T9", "N31", "R12", "D7", "D12", "N12")
        try scene.type(":topic set T9 review=V4")
    }

    /// Reads a command as a shell would hand it over.
    private func gesture(_ command: String) throws -> Gesture? {
        let words = try ShellWords.split(command)
        #expect(words.first == "concord")
        return try Verb.gesture(command: Array(words.dropFirst()), scene.workspace, scene.context())
    }

    @Test("Every verb has an example, and each example is that verb and works")
    mutating func examples() throws {
        try scene.type(":review start V4")
        for verb in Verb.all {
            #expect(!verb.examples.isEmpty, "\(verb.noun) \(verb.name)")
            for example in verb.examples {
                #expect(example.hasPrefix("concord \(verb.noun.rawValue) \(verb.name)"))
                var scene = scene
                if example.contains("person add") { scene = try Scene.review() }
                if example.contains("reopen V") { try scene.type(":review close V4") }
                if example.contains("review start") {
                    try scene.record(.set([ItemID("V4-0000")], [FieldValue("status", nil)]))
                }
                let words = try ShellWords.split(example.replacing("person add dana", with: "person add kim"))
                    .dropFirst()
                let gesture = try #require(
                    try Verb.gesture(command: Array(words), scene.workspace, scene.context()), "\(example)")
                #expect(throws: Never.self, "\(example)") { try gesture.draft(scene.workspace, scene.context()) }
            }
        }
    }

    @Test(
        "The nouns and verbs are those of the design",
        arguments: [
            ("action", "add set start done block reopen drop note"),
            ("requirement", "add set position meet reopen drop note"),
            ("decision", "add set position accept reject note"), ("review", "plan set start here close reopen"),
            ("topic", "add set start park done"), ("note", "add set settle strike"), ("person", "add set"),
            ("workspace", "set"),
        ])
    func verbs(_ noun: String, _ names: String) {
        let known = Verb.all.filter { $0.noun.rawValue == noun }.map(\.name)
        #expect(Set(known) == Set(names.split(separator: " ").map(String.init)))
    }

    @Test(
        "The design's commands record what they say",
        arguments: [
            (
                ":action add 'Provision GPU quota' owner=dana for=ml due=fri priority=must requirement=R3",
                [
                    "A14 title": "Provision GPU quota", "A14 status": "open", "A14 owner": "dana", "A14 for": "ml",
                    "A14 due": "2026-11-27",
                    "A14 priority": "must", "A14 requirement": "R3-0000",
                ]
            ),
            (
                ":action set A12 due=2026-12-04 because='vendor late' owner=",
                ["A12 due": "2026-12-04", "A12 because": "vendor late"]
            ),
            (":action done A12 A13", ["A12 status": "done", "A13 status": "done"]),
            (":action done 12 13", ["A12 status": "done", "A13 status": "done"]),
            (
                ":action note A12 'half way there'",
                ["N32 text": "half way there", "N32 kind": "note", "N32 status": "open", "N32 about": "A12-0000"]
            ),
            (
                ":requirement add 'Endpoint answers fast' for=lob by=it,ml criterion='p95 < 120 ms over 24 h' lead=priya",
                [
                    "R13 title": "Endpoint answers fast", "R13 status": "open", "R13 for": "lob", "R13 by.it": "true",
                    "R13 by.ml": "true",
                    "R13 criterion": "p95 < 120 ms over 24 h", "R13 lead": "priya",
                ]
            ),
            (
                ":requirement position R7 lob objection --reason 'p95 was 184 ms' --condition 'until p95 < 150 ms' --voice priya",
                [
                    "R7 position.lob": "objection", "R7 reason.lob": "p95 was 184 ms",
                    "R7 condition.lob": "until p95 < 150 ms", "R7 voice.lob": "priya",
                ]
            ),
            (
                ":review plan 'Fraud model, November' planned='2026-11-26 10:00' facilitator=sam",
                [
                    "V5 title": "Fraud model, November", "V5 status": "planned", "V5 planned": "2026-11-26 10:00",
                    "V5 facilitator": "sam",
                ]
            ),
            (
                ":topic add 'Latency and the SLA' review=V4 minutes=20 about=R8",
                [
                    "T10 title": "Latency and the SLA", "T10 review": "V4-0000", "T10 order": "1", "T10 minutes": "20",
                    "T10 about": "R8-0000",
                    "T10 status": "to-come",
                ]
            ),
            (
                ":person add kim name='Kim Ito' group=it email=kim@example.org",
                [
                    "@kim name": "Kim Ito", "@kim group": "it", "@kim email": "kim@example.org",
                ]
            ),
        ])
    mutating func designExamples(_ line: String, _ expected: [String: String]) throws {
        #expect(try scene.sets(line) == expected)
    }

    @Test(
        "Status verbs set their status and take fields besides",
        arguments: [
            (":action start A12", "A12 status", "doing"),
            (":action block A12 'the network team'", "A12 waiting", "the network team"),
            (":action block A12", "A12 status", "blocked"),
            (":action drop A12 because='no budget'", "A12 because", "no budget"),
            (":requirement meet R3", "R3 status", "met"), (":requirement drop R3", "R3 status", "dropped"),
            (":decision accept D2", "D2 status", "accepted"), (":decision reject D2", "D2 status", "rejected"),
            (":note settle N31 'the network team'", "N31 answer", "the network team"),
            (":note settle N31", "N31 status", "settled"),
            (":note strike N31", "N31 status", "struck"),
            (":decision position D2 users concern", "D2 position.users", "concern"),
        ])
    mutating func statuses(_ line: String, _ field: String, _ value: String) throws {
        #expect(try scene.sets(line)[field] == value)
    }

    @Test("What an item waits for goes when it is blocked no more, why it moved when it moves again")
    mutating func companions() throws {
        try scene.type(":action block A12 network due=fri because='vendor late'")
        #expect(try scene.sets(":action start A12") == ["A12 status": "doing", "A12 waiting": ""])
        #expect(try scene.sets(":action set A12 due=+2w") == ["A12 due": "2026-12-10", "A12 because": ""])
    }

    @Test("A decision that supersedes another makes that superseded")
    mutating func supersedes() throws {
        #expect(try scene.sets(":decision set D2 supersedes=D1") == ["D2 supersedes": "D1-0000"])
        #expect(try scene.sets(":decision accept D2") == ["D2 status": "accepted", "D1 status": "superseded"])
    }

    @Test("Families take one member or all at once")
    mutating func families() throws {
        #expect(try scene.sets(":requirement set R3 by=it,ml") == ["R3 by.it": "true", "R3 by.ml": "true"])
        #expect(try scene.sets(":requirement set R3 by.lob=yes by.it=no") == ["R3 by.lob": "true", "R3 by.it": ""])
        #expect(try scene.sets(":requirement set R3 by=") == ["R3 by.lob": "", "R3 by.ml": ""])
        #expect(
            try scene.sets(":review set V4 invited=@dana,lee") == ["V4 invited.dana": "true", "V4 invited.lee": "true"])
        #expect(try scene.sets(":review set V4 invited=dana") == ["V4 invited.lee": ""])
        #expect(try scene.sets(":workspace set group.lob='Card payments'") == ["workspace group.lob": "Card payments"])
    }

    @Test(
        "Words after the items are text, even numbers and names",
        arguments: [
            (":action note A12 13 left", "13 left"), (":action note A12 @dana is on it", "@dana is on it"),
            (":action note A12 -- --dry-run fails", "--dry-run fails"),
        ])
    mutating func textAfterItems(_ line: String, _ text: String) throws {
        #expect(try scene.sets(line)["N32 text"] == text)
        #expect(scene["N32", "about"] == "A12-0000")
        #expect(scene.workspace.notes.count == 3)
    }

    @Test("Several items: all or nothing")
    func allOrNothing() {
        #expect(scene.refusal(":action done A12 A99") == .unknownItem("A99", near: []))
        #expect(scene.refusal(":action done A12 R3") == .wrongKind("R3", is: .requirement, wanted: [.action]))
    }

    @Test(
        "An item of another kind is refused, a person, too",
        arguments: [
            (":action done R3", "R3 is a requirement, not an action item"),
            (":action done @dana", "@dana is a person, not an action item"),
            (":review start A12", "A12 is an action item, not a review"),
            (":action set A12 requirement=A13", "A13 is an action item, not a requirement"),
            (":requirement meet @dana", "@dana is a person, not a requirement"),
            (
                ":topic add X review=V4 about=V4",
                "V4 is a review, not a requirement, an action item, a decision or a note"
            ),
        ])
    func wrongKind(_ line: String, _ sentence: String) {
        #expect(scene.refusal(line)?.sentence == sentence)
        #expect(scene.refusal(line)?.isMalformed == false)
    }

    @Test(
        "What is misspelt is refused with what is near",
        arguments: [
            (":action dome A12", "did you mean 'done' or 'note'?", true),
            (":action set A12 stauts=done", "did you mean 'status'?", true),
            (":action set A12 status=dome", "did you mean 'done'?", true),
            (":action set A12 owner=dnaa", "did you mean 'dana' or 'ana'?", false),
            (":requirement position R3 lob suport", "did you mean 'support'?", true),
            (":requirement position R3 lob support --raeson x", "did you mean '--reason'?", true),
            (":action set A12 for=lbo", "did you mean 'lob'?", true),
            (":action done A1", "did you mean 'A12' or 'A13'?", false),
            (":action set A12 priority=mus", "did you mean 'must'?", true),
        ])
    func didYouMean(_ line: String, _ suggestion: String, _ isMalformed: Bool) {
        let refusal = scene.refusal(line)
        #expect(refusal?.sentence.hasSuffix("(\(suggestion))") == true, "\(refusal?.sentence ?? "taken")")
        #expect(refusal?.isMalformed == isMalformed)
    }

    @Test(
        "Malformed values are refused",
        arguments: [
            ":action set A12 due=someday", ":review set V4 minutes=0", ":review set V4 minutes=1441",
            ":review set V4 minutes=ten", ":topic set T9 order=-1",
            ":workspace set every=soon", ":workspace set every=0w", ":review plan X planned='2026-11-26 25:00'",
            ":workspace set group=X", ":action set A12",
            ":review set V4 status=live", ":review set V4 here.dana=yes",
            ":requirement set R3 position.lob=support",
            ":requirement set R3 by.lob=maybe", ":decision set D2 present.it=yes", ":person add Dana!",
            ":person add lob", ":action done", ":workspace set name",
            ":review close title=X", ":action add --owner=dana X", ":requirement position R3", ":action add 'unclosed",
        ])
    func malformed(_ line: String) throws {
        let refusal = try #require(scene.refusal(line), "\(line) was taken")
        #expect(refusal.isMalformed || line.contains("close"), "\(refusal.sentence)")
    }

    @Test("A person is added once")
    func addedOnce() {
        #expect(scene.refusal(":person add dana") == .rule("@dana is there already; use 'person set dana ...'"))
    }

    @Test(
        "What is no writing verb is left to the program",
        arguments: [":status", ":action list", ":action show A12", ":theme list", ":quit", ":nonsense", ":action"])
    func others(_ line: String) throws {
        guard case .command = Capture(line, scene.workspace, scene.context()).outcome else {
            Issue.record("\(line) is no gesture")
            return
        }
    }

    @Test(
        "A planned time is read in several ways",
        arguments: [
            ("'2026-12-03 10:00'", "2026-12-03 10:00"), ("2026-12-03T10:00", "2026-12-03 10:00"),
            ("'fri 9:30'", "2026-11-27 09:30"),
            ("tomorrow", "2026-11-27"), ("'+1w 14:15'", "2026-12-03 14:15"),
        ])
    mutating func moments(_ typed: String, _ planned: String) throws {
        #expect(try scene.sets(":review set V4 planned=\(typed)") == ["V4 planned": planned])
    }
}

@Suite struct ShellWordsTests {
    @Test(
        "Words are split as a shell splits them",
        arguments: [
            ("a b", ["a", "b"]), ("  a   b  ", ["a", "b"]), ("a\tb", ["a", "b"]), ("'a b' c", ["a b", "c"]),
            ("\"a b\"c", ["a bc"]), ("a\\ b", ["a b"]),
            ("''", [""]), ("a '' b", ["a", "", "b"]), ("'a\\b'", ["a\\b"]), ("\"a\\\"b\"", ["a\"b"]),
            ("name='Dana Ito'", ["name=Dana Ito"]), ("", []),
            ("it\\'s", ["it's"]), ("'é\u{301} 日'", ["é\u{301} 日"]),
        ])
    func split(_ line: String, _ words: [String]) throws { #expect(try ShellWords.split(line) == words) }

    @Test("A quote without an end is refused", arguments: ["'a", "a \"b", "it's"])
    func open(_ line: String) {
        #expect(throws: Refusal.malformed("A quote has no end")) { try ShellWords.split(line) }
    }
}
