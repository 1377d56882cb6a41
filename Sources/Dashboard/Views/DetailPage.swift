import Alignment
import Screen

/// Composes what there is to know about an item, as lines of a width.
struct DetailPage {
    let context: ViewContext
    let id: ItemID
    let width: Int
    /// The entries that touch the item, oldest first: looked for once, however many parts tell of them.
    let entries: [Entry]

    /// The column the values begin at.
    static let indent = 15

    init(_ context: ViewContext, of id: ItemID, width: Int) {
        self.context = context
        self.id = id
        self.width = width
        entries = context.workspace.entries(touching: id)
    }

    var workspace: Workspace { context.workspace }

    var lines: [Detail.Line] {
        guard let item = workspace[id] else { return gone + history }
        let parts = [
            fields(item), conflicts(item), positions(item), agenda(item), made(item), linked(item), history,
        ]
        return Array(parts.filter { !$0.isEmpty }.joined(separator: [Detail.Line()]))
    }

    /// An item that exists only in history.
    private var gone: [Detail.Line] {
        [Detail.Line([Span("\(workspace.ref(id)) was undone and exists only in history.", .warning)]), Detail.Line()]
    }

    /// A label and a value, wrapped.
    func row(_ label: String, _ value: String, _ role: Role = .text, link: ItemID? = nil) -> [Detail.Line] {
        let lines = TextWidth.wrap(value, max(10, width - DetailPage.indent))
        return lines.enumerated().map { index, text in
            Detail.Line([self.label(index == 0 ? label : ""), Span(text, role)], link: index == 0 ? link : nil)
        }
    }

    func label(_ text: String) -> Span {
        Span(TextWidth.pad(text, DetailPage.indent, ellipsis: context.glyphs.ellipsis), .dim)
    }

    // MARK: Fields

    private func fields(_ item: Item) -> [Detail.Line] {
        guard let kind = item.kind else { return [] }
        var lines = TextWidth.wrap(item.title ?? "", max(10, width)).map { Detail.Line([Span($0, .title)]) }
        lines += standing(item)
        for spec in FieldSpec.fields(of: kind) where spec.name != kind.titleField && shows(spec) {
            lines += field(spec, of: item)
        }
        if item.kind == .review {
            for (label, value) in context.wording.preparation(of: Review(item)) { lines += row(label, value) }
        }
        return lines
    }

    /// Positions, presence and what the program notes for itself have places of their own.
    private func shows(_ spec: FieldSpec) -> Bool {
        // Where it is wide enough these stand in the border.
        if width >= 60, ["priority", "category", "status"].contains(spec.name) { return false }
        return !["position", "pin", "reason", "condition", "voice", "topic", "id", "format"].contains(spec.name)
    }

    private func field(_ spec: FieldSpec, of item: Item) -> [Detail.Line] {
        if spec.family != nil { return family(spec, of: item) }
        guard let value = item[spec.name] else { return [] }
        let words = context.wording.value(value, field: spec.name, of: item.id)
        if case .item = spec.type, let id = value.text.map({ ItemID($0) }), let other = workspace[id] {
            return row(spec.label, "\(other.ref) \(other.title ?? "")", link: id)
        }
        if spec.name == "owner" || spec.name == "lead" || spec.type == .person { return row(spec.label, person(words)) }
        if spec.name == "criterion" { return row(spec.label, words) + earlier(spec, of: item) }
        if spec.name == "due", let day = value.text.flatMap({ Day(iso: $0) }) { return due(day, item) }
        return row(spec.label, words)
    }

    private func person(_ handle: String) -> String {
        guard let person = workspace.person(handle), person.name != handle else { return handle }
        return "\(handle) (\(person.name))"
    }

    private func due(_ day: Day, _ item: Item) -> [Detail.Line] {
        let action = ActionItem(item)
        let distance = action.status.isOpen ? ", " + context.wording.distance(to: day) : ""
        let moved = item.moved > 0 ? "\(context.dot)moved \(item.moved)×" : ""
        return row("due", context.wording.day(day) + distance + moved, ActionTable.role(of: action, day, context))
    }

    private func family(_ spec: FieldSpec, of item: Item) -> [Detail.Line] {
        if spec.name == "by", item.kind == .requirement {
            let requirement = Requirement(item)
            let names = requirement.by.map(workspace.name(of:)).joined(separator: ", ")
            return names.isEmpty ? [] : row("by", names + (requirement.isPresumed ? " (presumed)" : ""))
        }
        guard spec.type == .flag else {
            return item.fields.filter { $0.name.hasPrefix(spec.name + ".") && $0.value != nil }.flatMap {
                row(context.wording.label($0.name, of: item.id), $0.value?.plain ?? "")
            }
        }
        let members = item.members(of: spec.name)
        guard !members.isEmpty else { return [] }
        let names =
            spec.family == .groups ? members.map { Group(rawValue: $0).map(workspace.name(of:)) ?? $0 } : members
        return row(spec.label, names.joined(separator: ", "))
    }

    /// What the criterion was before, and how it came to move.
    private func earlier(_ spec: FieldSpec, of item: Item) -> [Detail.Line] {
        let changes = workspace.changes(to: id, field: spec.name, in: entries).filter { $0.1.was != nil }
        guard let (entry, change) = changes.last, !workspace.redaction.covers(item.id, spec.name, change.was) else {
            return []
        }
        var words = "moved \(changes.count)×"
        if let review = entry.review { words += ", in " + workspace.ref(review) }
        if let instant = entry.instant { words += ", " + context.day(instant) }
        return row("before", change.was?.plain ?? "", .dim) + row("", words + " by " + entry.by, .dim)
    }
}
