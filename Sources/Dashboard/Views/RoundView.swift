import Alignment
import Screen

/// Going round: what is asked, where each group stands, who speaks, and the keys that answer.
struct RoundView {
    let round: Round
    let dashboard: Dashboard
    let context: ViewContext

    private var workspace: Workspace { context.workspace }
    private var review: Review? { dashboard.reviewInForce }

    func draw(_ rect: Rect, _ buffer: inout Buffer) {
        guard let positioned = workspace.positioned(round.item) else { return }
        buffer.clear(rect)
        buffer.box(rect, left: title(positioned), right: open(positioned), role: .focusBorder)
        let (head, groups, keys) = RoundView.parts(rect)
        drawKeys(keys, &buffer)
        drawHead(positioned, head, &buffer)
        for (index, group) in Group.allCases.enumerated() where index < groups.height {
            draw(group, on: positioned, groups.line(index), &buffer)
        }
        if groups.height > 4 {
            buffer.put(
                speaker, at: groups.line(4).origin.moved(columns: 2), role: .info, limit: max(0, groups.width - 2))
        }
    }

    /// What is asked about, a row for each group, and the keys that answer.
    private static func parts(_ rect: Rect) -> (head: Rect, groups: Rect, keys: Rect) {
        let (upper, keys) = rect.inside.inset(columns: 1, rows: 0).cutBottom(1)
        let (head, groups) = upper.cutBottom(min(upper.height, upper.height >= 6 ? 6 : 4))
        return (head, groups, keys)
    }

    /// What lies under a point of the dialog drawn in `rect`.
    enum Hit: Hashable {
        case group(Group)
        /// The command of a key that answers.
        case answer(String)
    }

    static func hit(at point: Point, in rect: Rect, _ dashboard: Dashboard) -> Hit? {
        let (_, groups, keys) = parts(rect)
        if groups.contains(point), Group.allCases.indices.contains(point.row - groups.row) {
            return .group(Group.allCases[point.row - groups.row])
        }
        guard keys.contains(point) else { return nil }
        var end = keys.column
        for hint in answers(dashboard) {
            end += spans(hint).reduce(0) { $0 + $1.columns }
            if point.column < end { return .answer(hint.command) }
        }
        return nil
    }

    private func title(_ positioned: any Positioned) -> [Span] {
        let rest = round.items.count - 1
        return [Span("Going round on \(positioned.ref)", .heading)]
            + (rest > 0 ? [Span(" and \(rest) more", .dim)] : [])
    }

    /// Who is still to be heard.
    private func open(_ positioned: any Positioned) -> [Span] {
        let open = positioned.groupsThatMatter.filter { !positioned.standing(of: $0).isFresh }
        guard !open.isEmpty else { return [Span("everybody was heard", .support)] }
        return [Span("to be heard ", .dim), Span(open.map(\.shortName).joined(separator: ", "), .unheard)]
    }

    private func drawHead(_ positioned: any Positioned, _ head: Rect, _ buffer: inout Buffer) {
        var lines = [Span(positioned.title, .strong)]
        if positioned is Requirement {
            let criterion = positioned.wording.isEmpty ? "no criterion yet" : "accepted when  " + positioned.wording
            lines += TextWidth.wrap(criterion, max(10, head.width)).map { Span($0, .dim) }
        } else if let rationale = workspace.decision(positioned.id)?.rationale {
            lines += TextWidth.wrap(rationale, max(10, head.width)).map { Span($0, .dim) }
        }
        for (index, line) in lines.prefix(max(1, head.height - 1)).enumerated() where index < head.height {
            buffer.put(line.text, at: head.line(index).origin, role: line.role, limit: head.width)
        }
    }

    private func draw(_ group: Group, on positioned: any Positioned, _ line: Rect, _ buffer: inout Buffer) {
        let isAsked = group == round.group
        let matters = positioned.groupsThatMatter.contains(group)
        let standing = positioned.standing(of: group)
        let name = TextWidth.pad(workspace.name(of: group), min(20, line.width / 4), ellipsis: context.glyphs.ellipsis)
        if isAsked { buffer.put(String(context.glyphs.pointer), at: line.origin, role: .accent) }
        var spans = [
            Span(group.letter + " ", .strong), Span(name + "  ", isAsked ? .strong : .text),
            Span(String(standing.sign(context.glyphs)) + " ", standing.role),
            Span(TextWidth.pad(matters || standing != .unheard ? standing.word : "not asked", 11), standing.role),
        ]
        spans.append(Span(words(of: group, on: positioned), .dim))
        buffer.put(spans, at: line.origin.moved(columns: 2), limit: max(0, line.width - 2))
        if isAsked {
            buffer.highlight(Rect(column: line.column, row: line.row, width: line.width, height: 1), .currentLine)
        }
    }

    /// What the group said, else who of it is here.
    private func words(of group: Group, on positioned: any Positioned) -> String {
        let said = [positioned.reason(of: group), positioned.condition(of: group)].compactMap(\.self)
        if case .stale(let position) = positioned.standing(of: group) {
            return (["\(position.rawValue) on an earlier wording"] + said).joined(separator: "; ")
        }
        if !said.isEmpty { return said.joined(separator: "; ") }
        guard let review else { return "" }
        let here = workspace.present(in: review, of: group).map(\.handle).filter { $0 != review.facilitator }
        return here.isEmpty ? "not here" : here.joined(separator: " ")
    }

    /// "IT: dana speaks", "Lines of business: not here, reported by sam".
    private var speaker: String {
        let name = workspace.name(of: round.group)
        let voice = round.voice(workspace, review)
        guard let review, !workspace.represented(in: review).contains(round.group) else {
            return voice.map { "\(name): \($0) speaks" } ?? name
        }
        return "\(name): not here, reported by \(voice ?? dashboard.viewer.me)"
    }

    private func drawKeys(_ line: Rect, _ buffer: inout Buffer) {
        buffer.put(RoundView.answers(dashboard).flatMap(RoundView.spans), at: line.origin, limit: line.width)
    }

    private static func answers(_ dashboard: Dashboard) -> [Hints.Hint] {
        Hints.named(["support", "concern", "objection", "all-support", "skip-group", "voice"], dashboard)
    }

    private static func spans(_ hint: Hints.Hint) -> [Span] {
        [Span(hint.key, .keyHint), Span(" \(hint.word)   ")]
    }
}
