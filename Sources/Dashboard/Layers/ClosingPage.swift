import Alignment
import Screen

/// The lines of the read-back, in the order in which they are read aloud.
struct ClosingPage {
    let context: ViewContext
    let review: Review
    let width: Int
    /// Whether an empty line sets each action item off.
    let isWide: Bool

    struct Line: Hashable, Sendable {
        var spans: [Span] = []
        /// The action item the line is about.
        var action: ItemID?
        /// Whether the owner and the due day stand in it.
        var hasCells = false
    }

    private var workspace: Workspace { context.workspace }

    var lines: [Line] { decisions + [Line()] + actions + open }

    private var decisions: [Line] {
        let decisions = workspace.decisionsTaken(in: review.id)
        let none = [Line(spans: [Span("No decision was taken.", .dim)])]
        return [heading("Decisions", decisions.isEmpty ? "" : "\(decisions.count)")]
            + (decisions.isEmpty ? none : decisions.flatMap(lines(of:)))
    }

    private func lines(of decision: Decision) -> [Line] {
        let status = decision.status == .accepted ? "" : " (\(decision.status.rawValue))"
        let title = Line(spans: [
            ref(decision.ref), Span(decision.title, .strong), Span(status, .warning),
        ])
        func names(_ position: Position) -> [Group] {
            Group.allCases.filter { decision.standing(of: $0) == .fresh(position) }
        }
        let absent = Group.allCases.filter { !decision.present.contains($0) }
        let parts: [(String, [Group], Role)] = [
            ("for it ", names(.support), .support), ("with a concern ", names(.concern), .concern),
            ("against it ", names(.objection), .objection),
            (
                "not heard ", Group.allCases.filter { !decision.standing(of: $0).isFresh && !absent.contains($0) },
                .unheard
            ),
            ("absent ", absent, .warning),
        ]
        let spans = parts.filter { !$0.1.isEmpty }.enumerated().flatMap { index, part in
            [
                Span((index == 0 ? "     " : context.dot) + part.0, .dim),
                Span(part.1.map(\.shortName).joined(separator: ", "), part.2),
            ]
        }
        return [title, Line(spans: spans)]
    }

    private var actions: [Line] {
        let actions = workspace.actionsRaised(in: review.id)
        let missing = [
            (actions.count { $0.owner == nil }, "without an owner"),
            (actions.count { $0.due == nil }, "without a due day"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let none = [Line(spans: [Span("No action item was raised.", .dim)])]
        return [
            heading("Action items", actions.isEmpty ? "" : "\(actions.count)", missing.joined(separator: context.dot))
        ]
            + (actions.isEmpty ? none : actions.flatMap(lines(of:)))
    }

    private func lines(of action: ActionItem) -> [Line] {
        var spans = [ref(action.ref), Span(action.title, .strong)]
        let group = action.group.map { "for " + $0.shortName }
        let about = [group, action.requirement.map(workspace.ref)].compactMap(\.self).joined(separator: context.dot)
        if !about.isEmpty { spans.append(Span("  " + about, .dim)) }
        let lines = [Line(spans: spans, action: action.id), Line(action: action.id, hasCells: true)]
        return isWide ? [Line()] + lines : lines
    }

    /// Topics that were not reached and groups that were not heard.
    private var open: [Line] {
        var words: [(String, String)] = []
        let unreached = workspace.agenda(of: review.id).filter { $0.status == .toCome && $0.id != review.topic }
        if !unreached.isEmpty { words.append(("Not reached", unreached.map(\.title).joined(separator: context.dot))) }
        let represented = workspace.represented(in: review)
        let heard = workspace.heard(in: review.id)
        let silent = Group.allCases.filter { !heard.contains($0) }.map { group in
            workspace.name(of: group) + (represented.contains(group) ? "" : " (not represented)")
        }
        if !silent.isEmpty { words.append(("Not heard", silent.joined(separator: ", "))) }
        words += toBeHeard.map { ("To be heard", $0) }
        guard !words.isEmpty else {
            return [Line(), Line(spans: [Span("Every topic was reached, and every group was heard.", .done)])]
        }
        return [Line()]
            + words.flatMap { label, text in
                TextWidth.wrap(text, max(10, width - 14)).enumerated().map { index, part in
                    Line(spans: [Span(TextWidth.pad(index == 0 ? label : "", 14), .warning), Span(part)])
                }
            }
    }

    /// What was discussed and has groups that still are to be heard.
    private var toBeHeard: [String] {
        let topics = workspace.agenda(of: review.id).filter { $0.status == .discussed || $0.id == review.topic }
        return topics.compactMap { topic in
            guard let requirement = topic.about.flatMap({ workspace.requirement($0) }), requirement.status == .open
            else {
                return nil
            }
            let open = requirement.groupsThatMatter.filter { !requirement.standing(of: $0).isFresh }.map(\.shortName)
            return open.isEmpty ? nil : Refusal.list(open, "and") + " on \(requirement.ref) \(requirement.title)"
        }
    }

    /// In a column of five, but never cut short.
    private func ref(_ ref: String) -> Span { Span(TextWidth.pad(ref, max(5, TextWidth.columns(of: ref) + 1)), .dim) }

    private func heading(_ title: String, _ count: String, _ missing: String = "") -> Line {
        Line(spans: [
            Span(title, .heading), Span(count.isEmpty ? "" : "  " + count, .dim),
            Span(missing.isEmpty ? "" : "   " + missing, .warning),
        ])
    }
}
