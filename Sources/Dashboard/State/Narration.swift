import Alignment

/// Tells what an entry did in a few words: for the foot of the screen, the history and the minutes as they grow.
struct Narration {
    let workspace: Workspace
    let wording: Wording
    /// Whether items are named by title, too.
    let hasTitles: Bool

    init(_ context: ViewContext, hasTitles: Bool = false) {
        workspace = context.workspace
        wording = context.wording
        self.hasTitles = hasTitles
    }

    /// "closed A3", "added R11 Alerts reach a person", "A9 due: Fri 27 Nov → Fri 4 Dec".
    func words(_ entry: Entry) -> String {
        if !entry.redacts.isEmpty { return "redacted an entry" }
        var phrases: [Phrase] = []
        let goesOn = entry.changes.contains { $0.field == "topic" && $0.value != nil }
        for item in entry.items where !(goesOn && item.kind == .topic) { add(phrase(item, in: entry), to: &phrases) }
        if hasTitles, phrases.count == 1, phrases[0].refs.count == 1 { phrases[0].title = titles(entry) }
        let words = phrases.map(\.sentence).joined(separator: "; ")
        guard let undone = entry.undoes else { return words }
        return (workspace.entry(id: undone)?.undoes == nil ? "undid: " : "redid: ") + words
    }

    /// What was done, and to which items.
    private struct Phrase {
        var verb: String
        var refs: [String]
        var rest: String
        var title = ""

        var sentence: String {
            [verb, refs.joined(separator: " "), title, rest].filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    /// The title of the only item; nothing for one that the words name anyway.
    private func titles(_ entry: Entry) -> String {
        guard let item = entry.items.first, entry.items.count == 1, item.kind != .review, item.kind != .person,
            !entry.changes.contains(where: { $0.field == item.kind?.titleField }), let title = workspace[item]?.title
        else { return "" }
        return "'" + Narration.short(title, 48) + "'"
    }

    /// Items to which the same was done are named together.
    private func add(_ phrase: Phrase, to phrases: inout [Phrase]) {
        if let last = phrases.last, last.verb == phrase.verb, last.rest == phrase.rest {
            phrases[phrases.count - 1].refs += phrase.refs
        } else {
            phrases.append(phrase)
        }
    }

    private func phrase(_ item: ItemID, in entry: Entry) -> Phrase {
        let happenings = workspace.happenings(in: entry).filter { $0.change.item == item }
        let changes = happenings.map(\.change).filter { !$0.field.hasPrefix("pin.") }
        let ref = workspace.ref(item)
        if let title = changes.first(where: { $0.field == item.kind?.titleField }) {
            if title.was == nil, let text = title.value?.plain {
                let verb = item.kind == .topic && entry.review != nil ? "opened" : "added"
                return Phrase(verb: verb, refs: [ref], rest: Narration.short(text))
            }
            if title.value == nil { return Phrase(verb: "took back", refs: [ref], rest: title.was?.plain ?? "") }
        }
        if let topic = changes.first(where: { $0.field == "topic" })?.value?.text.map({ ItemID($0) }) {
            return Phrase(verb: "went on to", refs: [workspace.ref(topic)], rest: workspace[topic]?.title ?? "")
        }
        if item.kind == .review, let change = changes.first(where: { $0.field == "facilitator" }),
            change.value == .text(entry.by), let before = change.was?.text
        {
            return Phrase(verb: "took over", refs: [ref], rest: "from " + before)
        }
        if let attendance = attendance(changes) { return Phrase(verb: attendance, refs: [ref], rest: "") }
        if let status = status(changes, of: item) { return Phrase(verb: status, refs: [ref], rest: "") }
        if let position = position(changes) { return Phrase(verb: "", refs: [ref], rest: position) }
        return Phrase(verb: "", refs: [ref], rest: wording.changes(changes))
    }

    /// "dana, lee came · raj left".
    private func attendance(_ changes: [Entry.Change]) -> String? {
        guard !changes.isEmpty, changes.allSatisfy({ $0.field.hasPrefix("here.") }) else { return nil }
        let told = Attending.allCases.filter { !$0.handles(in: changes).isEmpty }
        let phrases = told.map { $0.handles(in: changes).joined(separator: ", ") + " " + $0.verb }
        let prepositions: [Attending: String] = [.came: " to", .apologies: " for", .expected: " to", .takenBack: " in"]
        return phrases.joined(separator: ", ") + (told.last.flatMap { prepositions[$0] } ?? "")
    }

    /// A change of status alone has a verb of its own.
    private func status(_ changes: [Entry.Change], of item: ItemID) -> String? {
        let telling = changes.filter { !["waiting", "because", "ended", "started", "topic"].contains($0.field) }
        guard telling.count == 1, telling[0].field == "status", let value = telling[0].value?.text else {
            return item.kind == .review ? review(changes) : nil
        }
        if item.kind == .review { return review(changes) }
        return Narration.verbs[value]
    }

    private func review(_ changes: [Entry.Change]) -> String? {
        guard let change = changes.first(where: { $0.field == "status" }) else { return nil }
        switch change.value?.text.flatMap(ReviewStatus.init) {
        case .live: return change.was == .text(ReviewStatus.closed.rawValue) ? "reopened" : "went live with"
        case .closed: return "closed"
        default: return nil
        }
    }

    private static let verbs = [
        "done": "closed", "doing": "started", "blocked": "blocked", "open": "reopened", "dropped": "dropped",
        "met": "met", "accepted": "accepted", "rejected": "rejected", "superseded": "superseded", "settled": "settled",
        "struck": "struck", "discussed": "ended", "parked": "parked",
    ]

    /// "IT, ML support", "LoB objection: timeouts carry no code".
    func position(_ changes: [Entry.Change]) -> String? {
        let taken = changes.filter { $0.field.hasPrefix("position.") }
        guard let first = taken.first, taken.allSatisfy({ $0.value == first.value }) else { return nil }
        let groups = taken.compactMap { Group(rawValue: String($0.field.dropFirst(9))) }
        let names = Group.allCases.filter(groups.contains).map(\.shortName)
        var words = names.joined(separator: ", ") + " " + (first.value?.text ?? "takes its position back")
        if let reason = changes.first(where: { $0.field.hasPrefix("reason.") })?.value?.text { words += ": " + reason }
        if let condition = changes.first(where: { $0.field.hasPrefix("condition.") })?.value?.text {
            words += ", " + condition
        }
        return words
    }

    /// A long text's beginning.
    static func short(_ text: String, _ limit: Int = 80) -> String {
        text.count <= limit ? text : text.prefix(limit - 1) + "…"
    }
}
