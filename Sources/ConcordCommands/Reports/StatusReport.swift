import Alignment

/// How things stand, for people: the head, the four groups, the most urgent action items, the next review.
struct StatusReport {
    private let workspace: Workspace
    private let wording: Wording
    private let me: String

    /// How many action items are named.
    private static let urgentActions = 8

    init(_ session: Session) {
        workspace = session.workspace
        wording = session.wording
        me = session.me
    }

    /// The whole picture.
    var lines: [[Span]] {
        [[Span(workspace.name, .strong)], [Span(workspace.headline)], [Span(reviewLine)]] + [[]] + groups.lines
            + [[]] + actions
    }

    /// Three lines on what is mine, fit to greet somebody who logs in.
    var mine: [[Span]] {
        let actions = workspace.list(.action, mineOnly, today: wording.today).map(ActionItem.init)
        let late = actions.filter { $0.isOverdue(today: wording.today) }
        var summary = "Yours: " + (actions.isEmpty ? "no open action items" : count(actions.count, "open action item"))
        if !late.isEmpty { summary += " · \(late.count) overdue" }
        if let first = actions.first {
            let due = first.due.map { " (" + wording.due($0) + ")" } ?? ""
            summary += " · first \(first.ref) \(first.title.onOneLine)" + due
        }
        return [
            [Span(workspace.name, .strong), Span(": " + reviewLine)],
            [Span(summary, late.isEmpty ? .plain : .urgent)], [Span(asked)],
        ]
    }

    private var mineOnly: Filter {
        var filter = Filter()
        filter.mine = me
        return filter
    }

    /// What waits for an answer of mine or my group's.
    private var asked: String {
        let group = workspace.person(me)?.group
        let questions = workspace.questions.filter { note in
            guard note.kind == .question, note.status == .open, let asked = note.to else { return false }
            return asked == me || asked == group?.rawValue
        }
        let toHear = workspace.requirements.filter { requirement in
            guard let group, requirement.status == .open, requirement.groupsThatMatter.contains(group) else {
                return false
            }
            return !requirement.standing(of: group).isFresh
        }
        let asked = [
            questions.isEmpty ? nil : count(questions.count, "question"),
            toHear.isEmpty
                ? nil
                : count(toHear.count, "requirement") + " waiting for a position of "
                    + (group.map(workspace.name(of:)) ?? "yours"),
        ].compactMap(\.self)
        let hint = group == nil ? " · you speak for no group; 'concord person set \(me) group=...' says for which" : ""
        return "Asked: " + (asked.isEmpty ? "nothing" : asked.joined(separator: " · ")) + hint
    }

    /// The live review, else the next one.
    private var reviewLine: String {
        if let live = workspace.liveReviews.first {
            let since = live.started.map { " since " + wording.moment($0) } ?? ""
            return "\(live.ref) \(live.title.onOneLine) is live" + since
        }
        let title = workspace.nextReview?.title.onOneLine ?? ""
        let next = wording.nextReview?.sentence(titled: title)
        return [next ?? "no review planned", wording.lastReview].compactMap(\.self).joined(separator: " · ")
    }

    private var groups: Table {
        var table = Table(["GROUP", "OPEN", "CONTESTED", "TO BE HEARD", "CONCERN", "AGREED"])
        for group in Group.allCases {
            let open = workspace.requirements(for: group)
            func count(_ states: AlignmentState...) -> Span {
                let count = open.count { states.contains($0.state) }
                return Span(String(count), count == 0 ? .quiet : states[0].tint)
            }
            table.add([
                Span(workspace.name(of: group)), Span(String(open.count)), count(.contested), count(.unheard, .stale),
                count(.concern), count(.agreed),
            ])
        }
        return table
    }

    private var actions: [[Span]] {
        let open = OpenItems(.action, workspace)
        let late = open.count(dueBefore: wording.today, workspace)
        let unowned = open.unownedCount
        let head = [
            "Action items: \(open.count) open", late > 0 ? "\(late) overdue" : nil,
            unowned > 0 ? "\(unowned) without an owner" : nil,
        ].compactMap(\.self).joined(separator: " · ")
        let first = Array(open.items(in: workspace).prefix(StatusReport.urgentActions))
        let table = ItemTable(workspace, wording: wording).table(first, of: .action)
        return [[Span(head)]] + (first.isEmpty ? [] : table.lines.map { [Span("  ")] + $0 })
    }

    private func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)" + (count == 1 ? "" : "s") }
}
