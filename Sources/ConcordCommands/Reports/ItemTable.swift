import Alignment
import Screen

/// The table of a `list`: for each kind the columns people look for, the title last.
struct ItemTable {
    let workspace: Workspace
    let wording: Wording

    init(_ workspace: Workspace, wording: Wording) {
        self.workspace = workspace
        self.wording = wording
    }

    /// A row an item, in the order given.
    func table(_ items: [Item], of kind: Kind) -> Table {
        var table = Table(ItemTable.heading(of: kind))
        for item in items { table.add([Span(item.ref)] + row(item)) }
        return table
    }

    private static func heading(of kind: Kind) -> [String] {
        switch kind {
        case .action: ["ID", "STATUS", "DUE", "OWNER", "FLOW", "PRIORITY", "ABOUT", "TITLE"]
        case .requirement: ["ID", "STATE", "FOR", "BY", "PRIORITY", "POSITIONS", "TITLE"]
        case .decision: ["ID", "STATUS", "AGREEMENT", "POSITIONS", "ABOUT", "TITLE"]
        case .review: ["ID", "STATUS", "WHEN", "FACILITATOR", "TITLE"]
        case .topic: ["ID", "REVIEW", "STATUS", "MINUTES", "ABOUT", "TITLE"]
        case .note: ["ID", "KIND", "STATUS", "SAID BY", "TO", "ABOUT", "TEXT"]
        case .person: ["ID", "GROUP", "ROLE", "E-MAIL", "NAME"]
        case .workspace: ["ID", "NAME"]
        }
    }

    private func row(_ item: Item) -> [Span] {
        switch item.kind {
        case .action: row(ActionItem(item))
        case .requirement: row(Requirement(item))
        case .decision: row(Decision(item))
        case .review: row(Review(item))
        case .topic: row(Topic(item))
        case .note: row(Note(item))
        case .person: row(Person(item))
        case .workspace, nil: [Span(item.title ?? "")]
        }
    }

    private func row(_ action: ActionItem) -> [Span] {
        [
            Span(action.status.rawValue, action.status.tint), wording.dueSpan(action),
            action.owner.map { Span($0) } ?? Span("nobody", action.status.isOpen ? .warning : .quiet),
            Span(wording.flow(action)), Span(action.item.text("priority") ?? ""), about(action.requirement),
            title(action.item),
        ]
    }

    private func row(_ requirement: Requirement) -> [Span] {
        [
            Span(requirement.state.words, requirement.state.tint), Span(requirement.group?.shortName ?? ""),
            Span(requirement.by.map(\.shortName).joined(separator: ",") + (requirement.isPresumed ? "?" : "")),
            Span(requirement.item.text("priority") ?? ""), Span(PositionSigns.of(requirement)),
            title(requirement.item),
        ]
    }

    private func row(_ decision: Decision) -> [Span] {
        [
            Span(decision.status.rawValue), Span(decision.agreement.words, decision.agreement.tint),
            Span(PositionSigns.of(decision)), about(decision.requirement), title(decision.item),
        ]
    }

    private func row(_ review: Review) -> [Span] {
        [
            Span(review.status.rawValue, review.isLive ? .good : .plain), Span(wording.moment(of: review)),
            Span(review.facilitator ?? ""), title(review.item),
        ]
    }

    private func row(_ topic: Topic) -> [Span] {
        [
            about(topic.review), Span(topic.status.rawValue), Span(topic.minutes.map(String.init) ?? ""),
            about(topic.about), title(topic.item),
        ]
    }

    private func row(_ note: Note) -> [Span] {
        [
            Span(note.kind.rawValue), Span(note.status.rawValue), Span(note.said.map(wording.speaker) ?? ""),
            Span(note.to.map(wording.speaker) ?? ""), about(note.about), title(note.item),
        ]
    }

    private func row(_ person: Person) -> [Span] {
        [
            Span(person.group.map(workspace.name(of:)) ?? "guest"), Span(person.role ?? ""), Span(person.email ?? ""),
            Span(person.name),
        ]
    }

    /// The title; of a note as much as fits on a line.
    private func title(_ item: Item) -> Span {
        let title = (item.title ?? "").onOneLine
        return Span(item.kind == .note ? TextWidth.fit(title, 120) : title)
    }

    private func about(_ id: ItemID?) -> Span { Span(id.map(workspace.ref) ?? "") }
}

extension ItemTable {
    /// Lists worth a look, for the help text.
    static func examples(of kind: Kind) -> [String] {
        switch kind {
        case .action:
            ["concord action list --mine", "concord action list --overdue --for lob", "concord action list gpu --json"]
        case .requirement: ["concord requirement list --state contested,unheard", "concord requirement list --by it"]
        case .decision: ["concord decision list --review V4"]
        case .note: ["concord note list --mine", "concord note list --all latency"]
        default: ["concord \(kind.rawValue) list"]
        }
    }
}
