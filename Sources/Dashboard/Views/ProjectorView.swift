import Alignment
import Screen

/// The live screen for the back of the room: the running topic and what is left of its time, the last of the minutes with
/// an empty line after each, who is still to be heard and who is here. Nothing else.
struct ProjectorView {
    let dashboard: Dashboard
    let context: ViewContext

    private var workspace: Workspace { context.workspace }

    /// Where the minutes stand: what is read from afar is kept to a measure in the middle of a wide screen, with the topic
    /// above and the groups below.
    static func minutes(in body: Rect) -> Rect {
        let isTall = body.height >= 16
        let column = body.inset(columns: max(2, (body.width - LiveReview.measure) / 2), rows: 0)
        return column.cutTop(isTall ? 5 : 2).rest.cutBottom(isTall ? 4 : 1).rest
    }

    func draw(_ place: Layout.PanelPlace, _ buffer: inout Buffer) {
        guard let review = dashboard.liveReview, let live = dashboard.live else { return }
        let body = dashboard.layout.body.intersection(
            Rect(column: place.rect.column, row: 0, width: place.rect.width, height: buffer.size.height))
        let (top, rest) = body.cutTop(place.rect.row - body.row)
        drawTop(top, review, live, &buffer)
        for (index, line) in live.lines.dropFirst(live.firstLine).prefix(place.rect.height).enumerated() {
            buffer.put(line.spans, at: place.rect.line(index).origin, limit: place.rect.width)
        }
        drawBottom(rest.cutTop(place.rect.height).rest, review, live, &buffer)
    }

    private func drawTop(_ rect: Rect, _ review: Review, _ live: LiveReview, _ buffer: inout Buffer) {
        let topic = review.topic.flatMap { workspace.topic($0) }
        let isTall = rect.height >= 5
        let title = Span(topic?.title ?? review.title, .title)
        if isTall {
            let word = review.isLive ? "" : context.dot + review.status.rawValue
            var left = LiveTimes.left(of: review, context)
            left?.text += " in all"
            put(Span((topic == nil ? workspace.name : review.title) + word, .dim), left, rect.line(1), &buffer)
        }
        put(title, topic.flatMap { LiveTimes.left(of: $0, live, context) }, rect.line(isTall ? 3 : 0), &buffer)
    }

    private func put(_ left: Span, _ right: Span?, _ line: Rect, _ buffer: inout Buffer) {
        let columns = right?.columns ?? 0
        buffer.put([left], at: line.origin, limit: max(0, line.width - columns - 2))
        if let right { buffer.put([right], at: Point(column: line.endColumn - columns, row: line.row)) }
    }

    private func drawBottom(_ rect: Rect, _ review: Review, _ live: LiveReview, _ buffer: inout Buffer) {
        let represented = workspace.represented(in: review)
        let waiting = represented.filter { !live.heard.contains($0) }
        let absent = Group.allCases.filter { !represented.contains($0) }
        let lines: [[Span]] = [
            review.topic == nil
                ? [] : [Span("still to be heard  ", .dim), names(waiting, .unheard, none: "everybody here was heard")],
            [Span("here  ", .dim), names(represented, .text, none: "nobody yet")]
                + (absent.isEmpty ? [] : [Span("   not here  ", .dim), names(absent, .warning)]),
        ]
        let shown = rect.height < 4 ? lines.filter { !$0.isEmpty }.prefix(1) : lines[...]
        for (index, spans) in shown.enumerated() {
            let row = rect.height < 4 ? 0 : index * 2
            guard row < rect.height else { return }
            buffer.put(spans, at: rect.line(row).origin, limit: rect.width)
        }
    }

    private func names(_ groups: [Group], _ role: Role, none: String = "") -> Span {
        groups.isEmpty
            ? Span(none, .support) : Span(groups.map(\.shortName).joined(separator: context.dot), role)
    }
}
