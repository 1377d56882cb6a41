import Alignment
import Dashboard

/// What is done to items. Each is named after the command, or is the one that was shown last.
extension PlainMode {
    /// The items a command is about.
    ///
    /// - Throws: if one is unknown, or none is named and none was shown.
    func items(_ words: [String], _ command: String) throws(Failure) -> [ItemID] {
        guard words.isEmpty else {
            return try accepted { () throws(Refusal) in
                var items: [ItemID] = []
                for word in words {
                    let item = try session.workspace.resolve(word).id
                    if !items.contains(item) { items.append(item) }
                }
                return items
            }
        }
        guard case .item(let item) = place, session.workspace[item] != nil else {
            throw Failure(.malformed, "Say which: '\(command) A12', or 'show A12' first")
        }
        return [item]
    }

    /// Those, all of them of kinds that can be so.
    private func items(
        _ words: [String], _ command: String, _ kinds: [Kind], _ participle: String
    ) throws(Failure) -> [ItemID] {
        let items = try items(words, command)
        if let other = items.first(where: { $0.kind.map { !kinds.contains($0) } ?? true }) {
            let names = Refusal.list(kinds.map(\.word), "or")
            throw Failure(
                Refusal.rule("\(session.workspace.ref(other)) cannot be \(participle): that is for a \(names)"))
        }
        return items
    }

    /// "A12 'Provision GPU quota'", or several by name.
    func named(_ items: [ItemID]) -> String {
        let title = items.count == 1 ? session.workspace[items[0]]?.title.map { " '\($0.onOneLine)'" } ?? "" : ""
        return Refusal.list(items.map(session.workspace.ref), "and") + title
    }

    func show(_ words: [String]) throws(Failure) {
        let id = try items(words, "show")[0]
        guard let item = session.workspace[id] else { return }
        place = .item(id)
        let report = ItemReport(item, session, hasSigns: false).lines.dropFirst().map { spans in
            spans.map(\.text).joined().replacing(" · ", with: ", ")
        }
        read([spoken.sentence(item) + "."] + report.filter { !$0.isEmpty })
    }

    // MARK: Statuses

    /// Gives every item the status for its kind, as one gesture.
    func setStatus(_ words: [String], _ statuses: [String: String]) throws(Failure) {
        let kinds = Kind.allCases.filter { statuses[$0.rawValue] != nil }
        let value = statuses.count == 1 ? statuses.values.first ?? "" : statuses["action"] ?? ""
        let items = try items(words, value, kinds, value == "open" ? "reopened" : value)
        let gestures = kinds.compactMap { kind -> Gesture? in
            let theirs = items.filter { $0.kind == kind }
            return theirs.isEmpty
                ? nil : .set(theirs, [FieldValue("status", statuses[kind.rawValue].map { .text($0) })])
        }
        let decisions = items.compactMap { session.workspace.decision($0) }
        let against = statuses["decision"] == "accepted" ? decisions.flatMap(session.workspace.reservations) : []
        if !against.isEmpty {
            let words =
                "Against \(named(items)): \(against.joined(separator: "; ")). Type yes to accept it all the same, or an empty line to leave it:"
            guard try question(words).map(PlainMode.isYes) == true else { return }
        }
        try record(gestures.count == 1 ? gestures[0] : .all(gestures))
    }

    static func isYes(_ answer: String) -> Bool {
        ["y", "yes"].contains(answer.lowercased().filter { $0 != " " && $0 != "." })
    }

    func start(_ words: [String]) throws(Failure) {
        let items = try items(words, "start", [.action, .topic], "started")
        if items.count == 1, items[0].kind == .topic { return try record(.startTopic(items[0])) }
        try setStatus(items.map(\.text), ["action": "doing"])
    }

    func drop(_ words: [String]) throws(Failure) {
        let items = try items(words, "drop", [.action, .requirement, .note], "dropped")
        let answer = try question("Drop \(named(items))? Type yes, or an empty line to leave it:")
        guard let answer else { return }
        guard PlainMode.isYes(answer) else { return say("Left as it was: '\(answer)' is not yes.") }
        let gestures = items.map { item in
            Gesture.set(
                [item],
                [FieldValue("status", .text(item.kind == .note ? NoteStatus.struck.rawValue : "dropped"))])
        }
        try record(gestures.count == 1 ? gestures[0] : .all(gestures))
    }

    // MARK: Conflicts

    private var conflicting: [Item] {
        session.workspace.everything.filter { $0.title != nil && !$0.conflicts.isEmpty }.sorted { $0.id < $1.id }
    }

    func conflicts() {
        let items = conflicting
        guard !items.isEmpty else { return read(["There are no conflicts."]) }
        read(items.flatMap(sentences) + ["'settle' and their names says that what stands is meant."])
    }

    /// An item, and what people say of it that contradicts each other.
    private func sentences(_ item: Item) -> [String] {
        let wording = session.wording
        let claims = item.conflicts.map { field in
            wording.label(field.name, of: item.id) + ": " + wording.conflict(field, of: item.id) + "."
        }
        return [spoken.sentence(item) + "."] + claims
    }

    func settle(_ words: [String]) throws(Failure) {
        let items = try items(words, "settle").compactMap { session.workspace[$0] }.filter { !$0.conflicts.isEmpty }
        guard !items.isEmpty else {
            throw Failure(Refusal.rule("Nobody contradicts anybody there; 'conflicts' says where they do"))
        }
        let gestures = items.map { item in
            Gesture.set([item.id], item.conflicts.map { FieldValue($0.name, $0.value) })
        }
        try record(gestures.count == 1 ? gestures[0] : .all(gestures))
    }

    // MARK: Questions

    enum Question { case block, owner, due, note }

    /// Asks what the dashboard asks in a line at its foot, and records the answer.
    func ask(_ question: Question, _ words: [String]) throws(Failure) {
        switch question {
        case .block:
            let items = try items(words, "block", [.action], "blocked")
            try answer(
                Prompt(.waiting(items), label: ""),
                "What is \(named(items)) blocked on? Type it, 'none' for nothing to name")
        case .owner:
            let items = try items(words, "owner", [.action, .requirement, .review], "owned")
            try answer(
                Prompt(.owner(items), label: ""), "Who answers for \(named(items))? Type a handle, 'none' for nobody")
        case .due:
            let items = try items(words, "due", [.action], "given a due day")
            let now = items.count == 1 ? session.workspace.action(items[0])?.due.map(session.wording.day) : nil
            let due = now.map { ", due \($0)," } ?? ""
            try answer(
                Prompt(.due(items), label: ""),
                "When is \(named(items))\(due) due? Type a day like fri, +1w, 1dec or 2026-12-04, 'none' for no due day"
            )
        case .note:
            let kinds: [Kind] = [.action, .requirement, .decision, .review, .topic, .note]
            let items = try items(words, "note", kinds, "noted on")
            try answer(Prompt(.note(items), label: ""), "What is to be noted on \(named(items))? Type it")
        }
    }

    /// Asks until there is an answer that can be taken, or none.
    ///
    /// - Returns: whether something was recorded.
    @discardableResult
    func answer(_ prompt: Prompt, _ words: String) throws(Failure) -> Bool {
        guard let text = try question(words + ", or an empty line to leave it:") else { return false }
        let purpose = prompt.purpose
        let isNone = text.lowercased() == "none" && !PlainMode.wantsText(purpose)
        let answered = Prompt(purpose, label: "", text: isNone ? "" : text)
        let outcome: PromptOutcome
        do throws(Refusal) {
            outcome = try answered.outcome(session.workspace, session.context)
        } catch {
            say(error.sentence + ".")
            return try answer(prompt, words)
        }
        switch outcome {
        case .ask(let next):
            return try answer(next, "The due day moves. Why? Type the reason, 'none' for no reason")
        case .record(let gesture):
            try record(gesture, line: answered.asLine(session.workspace) ?? text)
            return true
        }
    }

    /// Whether 'none' is a text like any other.
    private static func wantsText(_ purpose: Prompt.Purpose) -> Bool {
        switch purpose {
        case .note, .reason: true
        default: false
        }
    }

    func askPriority(_ words: [String]) throws(Failure) {
        let items = try items(words, "priority", [.action, .requirement], "given a priority")
        let choices = Priority.allCases.map(\.rawValue)
        let answer = try question(
            "Priority of \(named(items))? Type \(Refusal.list(choices, "or")), or an empty line to leave it:")
        guard let answer else { return }
        guard let priority = Priority(rawValue: answer.lowercased().filter { $0 != " " }) else {
            throw Failure(Refusal.unknownValue(answer, field: "priority", accepted: choices))
        }
        try record(.set(items, [FieldValue("priority", .text(priority.rawValue))]))
    }

    /// Asks for fields as the command line takes them.
    func edit(_ words: [String]) throws(Failure) {
        let items = try items(words, "edit")
        guard let kind = items.first?.kind, items.allSatisfy({ $0.kind == kind }) else {
            throw Failure(Refusal.rule("Items of different kinds cannot be edited together"))
        }
        let fields = FieldSpec.fields(of: kind).filter { $0.isTyped && $0.family == nil }.map(\.name)
        let words =
            "What changes of \(named(items))? Type fields as \(fields.first ?? "title")='...'; there are "
            + "\(Refusal.list(fields, "and")); or an empty line to leave it:"
        guard let answer = try question(words) else { return }
        let refs = kind == .person ? items.compactMap(\.handle) : items.map(session.workspace.ref)
        try capture(":\(kind.rawValue) set " + (kind == .workspace ? "" : refs.joined(separator: " ") + " ") + answer)
    }
}
