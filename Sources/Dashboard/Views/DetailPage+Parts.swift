import Alignment
import Screen

extension DetailPage {
    /// How it stands, in words, beneath the title.
    func standing(_ item: Item) -> [Detail.Line] {
        switch item.kind {
        case .requirement:
            let requirement = Requirement(item)
            let terms = requirement.alignmentTerms
            return [
                Detail.Line(
                    [
                        Span(requirement.state.words, requirement.state.role),
                        Span("\(context.dot)\(terms.supports) of \(terms.groups) groups support it", .dim),
                    ] + course)
            ]
        case .decision:
            let decision = Decision(item)
            let against = workspace.reservations(about: decision).flatMap { row("against it", $0, .warning) }
            return [Detail.Line([Span(decision.agreement.words, decision.agreement.role)])] + against
        case .action where ActionItem(item).isUnowned: return [Detail.Line([Span("nobody owns it yet", .warning)])]
        default: return []
        }
    }

    /// "  ▁▄█▄ since 9 Oct": how much support there was at the end of each day on which that could change.
    private var course: [Span] {
        var days: [(day: String, steps: Int)] = []
        for (entry, alignment) in workspace.alignmentCourse(of: id, in: entries) {
            guard let day = entry.instant.map(context.day) else { continue }
            if days.last?.day == day { days.removeLast() }
            days.append((day, 1 + Int(alignment * 7)))
        }
        days = days.suffix(20)
        guard let first = days.first, days.count > 1 else { return [] }
        return [
            Span("   "), Span(Sparkline.text(days.map(\.steps), most: 8, context.glyphs), .info),
            Span(" since " + first.day, .dim),
        ]
    }

    /// Fields on which people contradict each other, both values.
    func conflicts(_ item: Item) -> [Detail.Line] {
        item.conflicts.flatMap { field in
            let label = context.wording.label(field.name, of: item.id)
            return row("conflict", label + ": " + context.wording.conflict(field, of: item.id), .warning)
        }
    }

    func positions(_ item: Item) -> [Detail.Line] {
        guard let positioned = workspace.positioned(item.id) else { return [] }
        let others = Group.allCases.filter {
            !positioned.groupsThatMatter.contains($0) && positioned.position(of: $0) != nil
        }
        return (positioned.groupsThatMatter + others).flatMap { position(of: $0, on: positioned) }
    }

    /// "L ✗ objection   22 Nov priya   timeouts carry no code; until every decline has one".
    private func position(of group: Group, on positioned: any Positioned) -> [Detail.Line] {
        let standing = positioned.standing(of: group)
        let widest = Group.allCases.map { TextWidth.columns(of: workspace.name(of: $0)) }.max() ?? 0
        let column = width >= 60 ? min(20, widest) : DetailPage.indent - 4
        let name = TextWidth.pad(workspace.name(of: group), column, ellipsis: context.glyphs.ellipsis)
        let head = [
            Span(group.letter + " ", .strong), Span(name + " ", .dim),
            Span(String(standing.sign(context.glyphs)) + " ", standing.role),
            Span(TextWidth.pad(standing.word, 11), standing.role),
        ]
        let used = column + 17
        let lines = TextWidth.wrap(words(of: group, on: positioned), max(10, width - used))
        return lines.enumerated().map { index, text in
            Detail.Line((index == 0 ? head : [Span(String(repeating: " ", count: used))]) + [Span(text, .text)])
        }
    }

    private func words(of group: Group, on positioned: any Positioned) -> String {
        guard let field = positioned.item.field("position." + group.rawValue), field.value != nil else { return "" }
        let entry = workspace.entries[field.setBy]
        var words = entry.instant.map(context.day) ?? ""
        words += " " + (positioned.voice(of: group) ?? entry.by)
        if case .stale(let position) = positioned.standing(of: group) {
            words += ", \(position.rawValue) for the earlier wording"
        }
        if let reason = positioned.reason(of: group) { words += ": " + reason }
        if let condition = positioned.condition(of: group) { words += "; " + condition }
        return words
    }

    func agenda(_ item: Item) -> [Detail.Line] {
        guard item.kind == .review else { return [] }
        return workspace.agenda(of: item.id).enumerated().map { index, topic in
            let minutes = topic.minutes.map { " \($0) min" } ?? ""
            let title = Span("\(topic.ref) \(topic.title)")
            return Detail.Line(
                [label(index == 0 ? "topics" : ""), title, Span(minutes + context.dot + topic.status.rawValue, .dim)],
                link: topic.id)
        }
    }

    /// What was added in a review.
    func made(_ item: Item) -> [Detail.Line] {
        guard item.kind == .review else { return [] }
        let kinds: [(Kind, String)] = [
            (.decision, "decisions"), (.action, "action items"), (.requirement, "requirements"),
        ]
        return kinds.flatMap { kind, name in
            let made = workspace.items(kind, addedIn: item.id)
            return made.enumerated().map { index, item in link(item, label: index == 0 ? name : "") }
        }
    }

    /// Items that refer to this one, by kind; a review's topics have been named already.
    func linked(_ item: Item) -> [Detail.Line] {
        let names: [Kind: String] = [
            .action: "action items", .decision: "decisions", .note: "notes", .topic: "topics",
            .requirement: "requirements",
        ]
        var last: Kind?
        return workspace.linked(to: item.id).filter { !(item.kind == .review && $0.kind == .topic) }.map { other in
            defer { last = other.kind }
            return link(other, label: other.kind == last ? "" : other.kind.flatMap { names[$0] } ?? "")
        }
    }

    private func link(_ item: Item, label text: String) -> Detail.Line {
        let tail = tail(item)
        let room = width - DetailPage.indent - tail.columns - 2
        let title = TextWidth.fit("\(item.ref) \(item.title ?? "")", max(8, room), ellipsis: context.glyphs.ellipsis)
        return Detail.Line([label(text), Span(title), Span("  "), tail], link: item.id)
    }

    /// What matters of a linked item: when it is due, how it stands.
    private func tail(_ item: Item) -> Span {
        switch item.kind {
        case .action:
            let action = ActionItem(item)
            guard action.status.isOpen else { return Span(action.status.rawValue, .inactive) }
            let words = action.due.map { ActionTable.words($0, isOpen: true, context) } ?? "no due day"
            let role = action.due.map { ActionTable.role(of: action, $0, context) } ?? .dim
            return Span((action.owner ?? "nobody") + context.dot + words, role)
        case .requirement: return Span(Requirement(item).state.words, Requirement(item).state.role)
        case .note: return Span(Note(item).kind.rawValue + context.dot + Note(item).status.rawValue, .dim)
        default: return Span(item.status ?? "", .dim)
        }
    }

    /// Who changed what from what to what, when, in which review; the newest first.
    var history: [Detail.Line] {
        entries.reversed().enumerated().flatMap { index, entry in
            happening(entry, label: index == 0 ? "history" : "")
        }
    }

    private func happening(_ entry: Entry, label text: String) -> [Detail.Line] {
        let story = workspace.story(of: entry).filter { $0.item == id }
        var words = story.map(context.wording.words).joined(separator: "; ")
        if let review = entry.review { words += context.dot + "in " + workspace.ref(review) }
        let moment = entry.instant.map(context.wording.moment) ?? entry.at
        let head = TextWidth.pad(moment, 13) + TextWidth.pad(entry.by, 7)
        let room = width - DetailPage.indent - TextWidth.columns(of: head)
        guard room >= 30 else { return narrow(head, words, label: text) }
        return TextWidth.wrap(words, room).enumerated().map { index, line in
            let margin = index == 0 ? head : String(repeating: " ", count: TextWidth.columns(of: head))
            return Detail.Line([label(index == 0 ? text : ""), Span(margin, .dim), Span(line)])
        }
    }

    /// What happened below who did it and when, where there is no room beside.
    private func narrow(_ head: String, _ words: String, label text: String) -> [Detail.Line] {
        let lines = TextWidth.wrap(words, max(10, width - DetailPage.indent))
        return [Detail.Line([label(text), Span(head, .dim)])] + lines.map { Detail.Line([label(""), Span($0)]) }
    }
}
