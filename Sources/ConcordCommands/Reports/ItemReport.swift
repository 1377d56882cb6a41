import Alignment
import Screen

/// Everything about one item: fields, positions, conflicts, what hangs together with it, history.
struct ItemReport {
    private let item: Item
    private let workspace: Workspace
    private let wording: Wording
    private let hasSigns: Bool

    /// - Parameter hasSigns: whether a sign stands before the word for a position.
    init(_ item: Item, _ session: Session, hasSigns: Bool = true) {
        self.item = item
        self.hasSigns = hasSigns
        workspace = session.workspace
        wording = session.wording
    }

    /// Paragraphs with an empty line between; what there is nothing of is left out.
    var lines: [[Span]] {
        [[Span(item.id.text, .strong), Span("  " + (item.title ?? ""))]]
            + [fields, positions, conflicts, links, history].filter { !$0.isEmpty }.flatMap { [[]] + $0 }
    }

    // MARK: Fields

    private var fields: [[Span]] {
        var rows: [(String, String)] = derived
        let known = item.kind.map(FieldSpec.fields) ?? []
        for spec in known where spec.name != item.kind?.titleField && !ItemReport.isPosition(spec) {
            if let value = value(of: spec) { rows.append((spec.label, value)) }
        }
        for field in item.fields where item.kind.flatMap({ FieldSpec.find(field.name, of: $0) }) == nil {
            if let value = field.value { rows.append((field.name, value.plain)) }
        }
        return ItemReport.aligned(rows)
    }

    private var derived: [(String, String)] {
        switch item.kind {
        case .requirement:
            let requirement = Requirement(item)
            let terms = requirement.alignmentTerms
            var rows = [("state", requirement.state.words)]
            if terms.groups > 0 { rows.append(("alignment", "\(terms.supports) of \(terms.groups) groups support it")) }
            if requirement.isPresumed {
                rows.append(("presumably by", requirement.by.map(workspace.name(of:)).joined(separator: ", ")))
            }
            return rows
        case .decision:
            let against = workspace.reservations(about: Decision(item)).enumerated().map { index, words in
                (index == 0 ? "against it" : "", words)
            }
            return [("agreement", Decision(item).agreement.words)] + against
        case .review: return wording.preparation(of: Review(item))
        case .action:
            let by = workspace.by(ActionItem(item)).map { [("by", workspace.name(of: $0))] } ?? []
            let moved =
                item.moved > 0
                ? [("due day moved", item.moved == 1 ? "once" : item.moved == 2 ? "twice" : "\(item.moved) times")] : []
            return (item.text("by") == nil ? by : []) + moved
        default: return []
        }
    }

    /// A field's value in words; of a family all its members.
    private func value(of spec: FieldSpec) -> String? {
        switch spec.family {
        case nil:
            guard let value = item[spec.name] else { return nil }
            return wording.value(value, field: spec.name, of: item.id)
        case .groups where spec.type == .flag:
            return list(item.groups(in: spec.name).map(workspace.name(of:)))
        case .people where spec.type == .flag: return list(item.members(of: spec.name))
        default:
            return list(
                Group.allCases.compactMap { group in
                    item.text(spec.name + "." + group.rawValue).map { "\(group.defaultName) is called \($0)" }
                })
        }
    }

    private func list(_ words: [String]) -> String? { words.isEmpty ? nil : words.joined(separator: ", ") }

    private static func isPosition(_ spec: FieldSpec) -> Bool {
        ["position", "pin", "reason", "condition", "voice"].contains(spec.name)
    }

    // MARK: Positions, conflicts, links, history

    private var positions: [[Span]] {
        switch item.kind {
        case .requirement: positions(Requirement(item))
        case .decision: positions(Decision(item))
        default: []
        }
    }

    private func positions(_ positioned: some Positioned) -> [[Span]] {
        let groups = Group.allCases.filter {
            positioned.groupsThatMatter.contains($0) || positioned.position(of: $0) != nil
        }
        let rows = groups.map { group in (workspace.name(of: group), position(of: group, on: positioned)) }
        return ItemReport.titled("positions", ItemReport.aligned(rows))
    }

    private func position(of group: Group, on positioned: some Positioned) -> String {
        let standing = positioned.standing(of: group)
        var words = (hasSigns ? PositionSigns.sign(standing) + " " : "") + standing.word
        guard let position = standing.position else { return words }
        if standing.isStale { words += ": \(position.rawValue) for an earlier wording" }
        if let reason = positioned.reason(of: group) { words += " · " + reason }
        if let condition = positioned.condition(of: group) { words += " · on condition: " + condition }
        if let voice = positioned.voice(of: group) { words += " · spoken by " + voice }
        guard let field = item.field("position." + group.rawValue) else { return words }
        return words + " · " + setting(field.setBy)
    }

    /// "22 Nov 10:31 sam": when and by whom.
    private func setting(_ index: Int) -> String {
        let entry = workspace.entries[index]
        return [entry.instant.map(wording.moment), entry.by].compactMap(\.self).joined(separator: " ")
    }

    private var conflicts: [[Span]] {
        let rows = item.conflicts.map { field in
            (wording.label(field.name, of: item.id), wording.conflict(field, of: item.id))
        }
        return ItemReport.titled("changed by two who had not seen each other", ItemReport.aligned(rows), .warning)
    }

    private var links: [[Span]] {
        let rows = workspace.linked(to: item.id).map { linked in
            (linked.ref, ((linked.title ?? "") + " (" + workspace.summary(of: linked) + ")").onOneLine)
        }
        return ItemReport.titled("linked", ItemReport.aligned(rows))
    }

    private var history: [[Span]] {
        let lines = StoryReport.lines(workspace.story(of: item.id), wording, namingItems: false)
        return ItemReport.titled("history", lines.map { [Span("  ")] + $0 })
    }

    // MARK: Layout

    private static func titled(_ title: String, _ lines: [[Span]], _ tint: Tint = .quiet) -> [[Span]] {
        lines.isEmpty ? [] : [[Span(title, tint)]] + lines
    }

    private static func aligned(_ rows: [(String, String)]) -> [[Span]] {
        let width = rows.map { TextWidth.columns(of: $0.0) }.max() ?? 0
        return rows.map { label, value in
            [Span("  " + TextWidth.pad(label, width) + "  ", .quiet), Span(value.onOneLine)]
        }
    }
}

extension Workspace {
    /// What a linked item is, in a word or two: "question, open".
    func summary(of item: Item) -> String {
        let kind = item.kind == .note ? Note(item).kind.rawValue : item.kind?.word ?? ""
        return item.status.map { kind + ", " + $0 } ?? kind
    }
}
