import Alignment
import Screen

/// What stands in a panel's upper border.
struct PanelTitle {
    let dashboard: Dashboard
    let context: ViewContext

    private var summary: Summary { dashboard.summary }

    func left(_ panel: PanelID, isFocused: Bool) -> [Span] {
        let role: Role = isFocused ? .heading : .strong
        switch panel {
        case .group(let group):
            return [Span(group.letter, .dim), Span(" " + context.workspace.name(of: group), role)]
        case .urgent, .actions: return [Span("Action items", role)]
        case .requirements: return [Span("Requirements", role)]
        case .decisions: return [Span("Decisions", role)]
        case .reviews: return [Span("Reviews", role)]
        case .questions: return [Span("Questions and parked items", role)]
        case .matrix: return [Span("For whom", role), Span("\(context.dot)gives \(context.glyphs.arrow) gets", .dim)]
        case .exchange:
            let by = dashboard.cell.by.map { context.workspace.name(of: $0) } ?? "Nobody yet"
            return [Span("\(by) \(context.glyphs.arrow) \(context.workspace.name(of: dashboard.cell.forGroup))", role)]
        case .history: return [Span("History", role)]
        case .agenda: return [Span("Agenda", role)]
        case .minutes: return [Span("Minutes", role)]
        }
    }

    /// The name at the left and the counts at the right, as much of both as there is room for. The first count is
    /// never left out for the name's sake.
    func both(_ panel: PanelID, isFocused: Bool, width: Int) -> (left: [Span], right: [Span]) {
        var left = left(panel, isFocused: isFocused)
        var right = right(panel)
        let room = width - 7
        while right.count > 1, columns(left) + columns(join(right)) > room { right.removeLast() }
        let shown = join(right)
        let missing = columns(left) + columns(shown) - room
        if missing > 0, let last = left.last {
            let fitting = TextWidth.fit(last.text, max(4, last.columns - missing), ellipsis: context.glyphs.ellipsis)
            left[left.count - 1].text = fitting
        }
        return (left, shown)
    }

    /// Counts, the most important first.
    private func right(_ panel: PanelID) -> [Span] {
        let state = dashboard.panels[panel] ?? PanelState()
        var spans: [Span] = []
        if !state.marked.isEmpty { spans.append(Span("\(state.marked.count) marked", .accent)) }
        if let view = dashboard.viewInForce, panel == view.screen.sortedPanel { spans.append(Span(view.name, .match)) }
        if isFiltered { spans.append(Span(dashboard.found(state.rows.count), .match)) }
        return spans + counts(panel, state)
    }

    private var isFiltered: Bool { dashboard.filters[dashboard.screen] != nil }

    private func columns(_ spans: [Span]) -> Int { spans.reduce(0) { $0 + $1.columns } }

    private func join(_ spans: [Span]) -> [Span] {
        Array(spans.map { [$0] }.joined(separator: [Span(context.dot, .dim)]))
    }

    private func counts(_ panel: PanelID, _ state: PanelState) -> [Span] {
        switch panel {
        case .group(let group):
            let contested = summary.states(for: group)[.contested]
            return [Span("\(summary.open(for: group)) open", .dim)] + some(contested, "contested", .objection)
        case .urgent, .actions:
            let unowned = summary.unowned
            return [Span("\(summary.open) open", .dim)] + some(summary.overdue, "overdue", .overdue)
                + some(unowned, "without an owner", .warning)
        case .requirements, .decisions, .reviews, .questions, .exchange:
            // What a filter found is counted already.
            return isFiltered ? [] : [Span("\(state.rows.count)", .dim)]
        case .history: return [Span("\(dashboard.workspace.entries.count) entries", .dim)]
        case .matrix, .agenda, .minutes: return []
        }
    }

    /// What the lower border shows: a group's requirements as a bar; of action items when they are due.
    func foot(_ panel: PanelID) -> [Span] {
        switch panel {
        case .group(let group):
            let open = summary.open(for: group)
            let states = summary.states(for: group)
            let words = " \(states[.agreed]) of \(open) agreed"
            guard open > 0 else { return [] }
            return AlignmentBar.spans(states, width: 10, context.glyphs) + [Span(words, .dim)]
        case .urgent, .actions:
            let most = summary.dueByWeek.max() ?? 0
            guard most > 0 else { return [] }
            let columns = { Sparkline.text($0, most: most, context.glyphs) }
            let late = summary.dueByWeek[0]
            return (late > 0 ? [Span("late ", .dim), Span(columns([late]) + "  ", .overdue)] : [])
                + [Span("due by week ", .dim), Span(columns(Array(summary.dueByWeek.dropFirst())))]
        default: return []
        }
    }

    private func some(_ count: Int, _ words: String, _ role: Role) -> [Span] {
        count == 0 ? [] : [Span("\(count) \(words)", role)]
    }
}

/// What an empty list says: how to fill it.
struct EmptyText {
    let dashboard: Dashboard

    init(_ dashboard: Dashboard) { self.dashboard = dashboard }

    func lines(_ panel: PanelID) -> [String] {
        if let filter = dashboard.filters[dashboard.screen] {
            if dashboard.isSearching { return ["Nothing yet that fits '\(filter)'; the search goes on."] }
            return ["Nothing fits '\(filter)'; Esc shows everything."]
        }
        return EmptyText.lines(panel, in: dashboard.workspace, opening: "Press c and type")
    }

    /// What there is to type.
    ///
    /// - Parameter opening: what has to be done before a line can be typed.
    static func lines(_ panel: PanelID, in workspace: Workspace, opening: String = "Type") -> [String] {
        switch panel {
        case .group(let group): return ["Nothing is needed yet.", "+ Title #\(group.rawValue) :: accepted when ..."]
        case .urgent, .actions:
            return isNew(workspace)
                ? [
                    "\(opening) who is who:  :person add dana name='Dana Ito' group=it",
                    "then what a group needs:      + Answers fast #lob by:it,ml :: p95 < 120 ms",
                    "then what is to be done:      ! Provision GPU quota @dana #ml due:fri",
                ] : ["Nothing to do. ! What is to be done @who #for due:fri  adds an action item."]
        case .requirements: return ["No requirements. + Title #lob by:it,ml :: accepted when ...  adds one."]
        case .decisions: return ["No decisions. = What was decided re:R7 :: why  adds one."]
        case .reviews: return ["No reviews. :review plan 'Fraud model, November' planned='fri 10:00'  plans one."]
        case .questions: return ["Nothing waits. ? Question @who asks;  ~ Topic  parks something."]
        case .exchange: return ["Nothing goes from the one to the other; the arrows choose another cell above."]
        case .history: return ["Nothing happened yet."]
        case .agenda: return ["No topics yet.", "> Title 10m  adds one and starts it."]
        case .matrix, .minutes: return []
        }
    }

    /// Nothing was ever recorded but people and the workspace itself.
    private static func isNew(_ workspace: Workspace) -> Bool {
        workspace.requirements.isEmpty && workspace.actions.isEmpty
    }
}
