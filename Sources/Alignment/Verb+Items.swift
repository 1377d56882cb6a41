// The verbs of people, the workspace, requirements, action items, decisions and notes, in the order of the help text.

extension Verb {
    static let people: [Verb] = [
        Verb(
            .person, "add", "HANDLE [NAME] [key=value...]", "Adds somebody",
            examples: ["concord person add dana name='Dana Ito' group=it email=dana@example.org"]
        ) { arguments, workspace, context throws(Refusal) in
            guard let handle = arguments.words.first else { throw .missing("The handle of the person") }
            var fields = try workspace.fields(arguments.assignments, of: .person, context)
            let name = arguments.words.dropFirst().joined(separator: " ")
            if arguments.words.count > 1 {
                guard !TypedText.isBlank(name) else { throw .missing("The name") }
                fields.append(FieldValue("name", .text(try TypedText.line(name, field: "name", limit: 200))))
            }
            let bare = handle.hasPrefix("@") ? String(handle.dropFirst()) : handle
            return .addPerson(handle: bare.lowercased(), fields)
        },
        setter(.person, examples: ["concord person set dana role='platform engineer'"]),
    ]

    static let workspaces: [Verb] = [
        Verb(
            .workspace, "set", "key=value...", "Changes the workspace's own record",
            examples: ["concord workspace set purpose='Fewer false declines' every=2w timezone=Europe/Berlin"]
        ) { arguments, workspace, context throws(Refusal) in
            try Arguments.refuse(arguments.words)
            return .set([.workspace], try workspace.fields(arguments.assignments, of: .workspace, context))
        }
    ]

    static let requirements: [Verb] = [
        adder(
            .requirement,
            examples: [
                "concord requirement add 'Endpoint answers fast' for=lob by=it,ml criterion='p95 < 120 ms' lead=priya"
            ]),
        setter(.requirement, examples: ["concord requirement set R7 criterion='p95 < 150 ms until March'"]),
        position(.requirement),
        status(.requirement, "meet", RequirementStatus.met, "Says that they are met"),
        status(.requirement, "reopen", RequirementStatus.open, "Opens them again"),
        status(.requirement, "drop", RequirementStatus.dropped, "Gives them up"),
        annotator(.requirement),
    ]

    static let actions: [Verb] = [
        adder(
            .action,
            examples: [
                "concord action add 'Provision GPU quota' owner=dana for=ml due=fri priority=must requirement=R3"
            ]),
        setter(.action, examples: ["concord action set A12 due=2026-12-04 because='vendor late' owner="]),
        status(.action, "start", ActionStatus.doing, "Says that work has started"),
        status(.action, "done", ActionStatus.done, "Says that they are done"),
        Verb(
            .action, "block", "A12... [ON WHAT]", "Says that they wait for something",
            examples: ["concord action block A12 'the network team'"]
        ) { arguments, workspace, context throws(Refusal) in
            let (items, rest) = try arguments.items(.action, workspace)
            var fields = try workspace.fields(arguments.assignments, of: .action, context)
            fields.append(FieldValue("status", .text(ActionStatus.blocked.rawValue)))
            if !rest.isEmpty {
                let waiting = try TypedText.line(rest.joined(separator: " "), field: "waiting for", limit: 200)
                fields.append(FieldValue("waiting", .text(waiting)))
            }
            return .set(items, fields)
        },
        status(.action, "reopen", ActionStatus.open, "Opens them again"),
        status(.action, "drop", ActionStatus.dropped, "Gives them up"),
        annotator(.action),
    ]

    static let decisions: [Verb] = [
        adder(
            .decision,
            examples: ["concord decision add 'Ship behind a flag' rationale='rollback takes a minute' requirement=R7"]),
        setter(.decision, examples: ["concord decision set D2 supersedes=D1"]),
        position(.decision),
        status(.decision, "accept", DecisionStatus.accepted, "Records that they are accepted, and who was represented"),
        status(.decision, "reject", DecisionStatus.rejected, "Records that they are rejected"),
        annotator(.decision),
    ]

    static let notes: [Verb] = [
        adder(.note, examples: ["concord note add 'Who signs off label quality?' kind=question to=mira about=R5"]),
        setter(.note, examples: ["concord note set N31 answer='the network team'"]),
        Verb(
            .note, "settle", "N31... [ANSWER]", "Settles questions and parked items, with an answer if there is one",
            examples: ["concord note settle N31 'the network team'"]
        ) { arguments, workspace, context throws(Refusal) in
            let (items, rest) = try arguments.items(.note, workspace)
            var fields = try workspace.fields(arguments.assignments, of: .note, context)
            fields.append(FieldValue("status", .text(NoteStatus.settled.rawValue)))
            if !rest.isEmpty {
                let answer = try TypedText.text(rest.joined(separator: " "), field: "answer")
                fields.append(FieldValue("answer", .text(answer)))
            }
            return .set(items, fields)
        },
        status(.note, "strike", NoteStatus.struck, "Takes them off the record; history keeps them"),
    ]

    // MARK: Verbs that several nouns share

    static func adder(_ kind: Kind, _ name: String = "add", _ abstract: String? = nil, examples: [String]) -> Verb {
        Verb(
            kind, name, "\(kind.titleField.uppercased()) [key=value...]",
            abstract ?? "Adds \(kind.article) \(kind.word)",
            examples: examples
        ) { arguments, workspace, context throws(Refusal) in
            var fields = try workspace.fields(arguments.assignments, of: kind, context)
            let text = arguments.text
            if !text.isEmpty {
                guard let (spec, _) = FieldSpec.find(kind.titleField, of: kind) else { throw .missing("The title") }
                fields.append(FieldValue(spec.name, try spec.parse(text, workspace, context)))
            }
            guard fields.contains(where: { $0.field == kind.titleField }) else {
                throw .missing("The \(kind.titleField) of the \(kind.word)")
            }
            return .add(kind, fields)
        }
    }

    static func setter(_ kind: Kind, examples: [String]) -> Verb {
        let sample = kind.letter.map { $0 + "12" } ?? "HANDLE"
        return Verb(
            kind, "set", "\(sample)... key=value...", "Changes fields; 'key=' clears one", examples: examples
        ) { arguments, workspace, context throws(Refusal) in
            let items = try arguments.onlyItems(kind, workspace)
            let fields = try workspace.fields(arguments.assignments, of: kind, context)
            guard !fields.isEmpty else { throw .missing("What to set, as key=value,") }
            return .set(items, fields)
        }
    }

    static func status(_ kind: Kind, _ name: String, _ status: some RawRepresentable<String>, _ abstract: String)
        -> Verb
    {
        let value = Value.text(status.rawValue)
        let sample = (kind.letter ?? "") + "12"
        return Verb(
            kind, name, "\(sample)... [key=value...]", abstract,
            examples: ["concord \(kind.rawValue) \(name) \(sample)"]
        ) { arguments, workspace, context throws(Refusal) in
            let items = try arguments.onlyItems(kind, workspace)
            let fields = try workspace.fields(arguments.assignments, of: kind, context)
            return .set(items, fields + [FieldValue("status", value)])
        }
    }

    private static func annotator(_ kind: Kind) -> Verb {
        let sample = (kind.letter ?? "") + "12"
        return Verb(
            kind, "note", "\(sample)... TEXT", "Adds a note about them",
            examples: ["concord \(kind.rawValue) note \(sample) 'half way there'"]
        ) { arguments, workspace, context throws(Refusal) in
            let (items, rest) = try arguments.items(kind, workspace)
            let text = try TypedText.text(rest.joined(separator: " "), field: "note")
            guard !TypedText.isBlank(text) else { throw .missing("The text of the note") }
            let fields = try workspace.fields(arguments.assignments, of: .note, context)
            return .notes(text, about: items, fields)
        }
    }

    private static func position(_ kind: Kind) -> Verb {
        let sample = (kind.letter ?? "") + "7"
        return Verb(
            kind, "position", "\(sample)... GROUP|all support|concern|objection", "Records what groups think of it",
            examples: [
                "concord \(kind.rawValue) position \(sample) lob objection --reason 'p95 was 184 ms' "
                    + "--condition 'until p95 < 150 ms' --voice priya"
            ],
            options: ["--reason", "--condition", "--voice"]
        ) { arguments, workspace, context throws(Refusal) in
            let (items, rest) = try arguments.items(kind, workspace)
            guard rest.count >= 2, let last = rest.last else { throw .missing("The group or its position") }
            let groups = try PositionWords.groups(rest.dropLast().joined(separator: ","))
            let position = try PositionWords.position(last)
            var taking = Gesture.PositionTaking(items: items, groups: groups, position: position)
            taking.reason = try PositionWords.text(arguments.text("--reason"), "reason")
            taking.condition = try PositionWords.text(arguments.text("--condition"), "condition")
            if let voice = arguments.text("--voice") { taking.voice = try workspace.resolvePerson(voice).handle }
            return .takePosition(taking)
        }
    }
}

extension Gesture {
    /// The same note about each of several items, as one gesture.
    static func notes(_ text: String, about items: [ItemID], _ fields: [FieldValue] = []) -> Gesture {
        let notes = items.map { item in
            Gesture.add(.note, fields + [FieldValue("text", .text(text)), FieldValue("about", .text(item.text))])
        }
        return notes.count == 1 ? notes[0] : .all(notes)
    }
}

/// The words of a position, shared by the verb and the capture line.
enum PositionWords {
    /// The groups of `lob`, `it,ml` or `all`; `nil` stands for all here.
    static func groups(_ text: String) throws(Refusal) -> [Group]? {
        if text.lowercased() == "all" { return nil }
        var groups: [Group] = []
        for word in text.split(separator: ",") { groups.append(try FieldSpec.group(String(word), "group")) }
        return groups
    }

    /// A position, or `none` to take it back.
    static func position(_ text: String) throws(Refusal) -> Position? {
        if text.lowercased() == "none" { return nil }
        if let position = Position(rawValue: text.lowercased()) { return position }
        throw .unknownValue(text, field: "position", accepted: Position.allCases.map(\.rawValue) + ["none"])
    }

    static func text(_ text: String?, _ field: String) throws(Refusal) -> String? {
        guard let text, !TypedText.isBlank(text) else { return nil }
        return try TypedText.line(text, field: field, limit: 1000)
    }
}
