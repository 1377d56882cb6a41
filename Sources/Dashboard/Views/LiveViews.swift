import Alignment
import Screen

/// The head of a live review: how long, who is here, who is not represented.
struct LiveHeadView {
    let review: Review
    let dashboard: Dashboard
    let context: ViewContext

    private var workspace: Workspace { context.workspace }

    func draw(_ rect: Rect, _ buffer: inout Buffer) {
        let first = rect.line(0)
        let times = times
        let columns = times.reduce(0) { $0 + $1.columns }
        let isShown = columns + 24 < first.width
        if isShown { buffer.put(times, at: Point(column: first.endColumn - 1 - columns, row: first.row)) }
        let word = review.isLive ? "LIVE" : review.status.rawValue.uppercased()
        buffer.put(
            [
                Span("\(context.glyphs.live) \(word) ", review.isLive ? .accent : .warning),
                Span("\(review.ref) ", .dim), Span(review.title, .title),
            ], at: first.origin.moved(columns: 1), limit: max(0, first.width - 3 - (isShown ? columns + 1 : 0)))
        let second = rect.line(1)
        buffer.put(people, at: second.origin.moved(columns: 1), limit: max(0, second.width - 2))
    }

    /// "31 min left · this topic 4 min over".
    private var times: [Span] {
        guard review.isLive, let started = review.started else { return [] }
        var spans = left(review.plannedMinutes - context.now.minutes(since: started))
        if let topic = review.topic.flatMap({ workspace.topic($0) }), let minutes = topic.minutes,
            let began = review.item.field("topic").flatMap({ workspace.entries[$0.setBy].instant })
        {
            spans += [Span(context.dot + "this topic ", .dim)] + left(minutes - context.now.minutes(since: began))
        }
        return spans
    }

    private func left(_ minutes: Int) -> [Span] {
        minutes >= 0
            ? [Span("\(minutes) min left", minutes < 5 ? .dueSoon : .text)] : [Span("\(-minutes) min over", .overdue)]
    }

    /// "I dana lee   M mira jun   U not represented   facilitator sam".
    private var people: [Span] {
        let represented = workspace.represented(in: review)
        var spans = represented.flatMap { group -> [Span] in
            let names = workspace.present(in: review, of: group).map(\.handle).filter { $0 != review.facilitator }
            return [Span(group.letter + " ", .strong), Span(names.joined(separator: " ") + "   ")]
        }
        let absent = Group.allCases.filter { !represented.contains($0) }
        if !absent.isEmpty {
            let letters = absent.map(\.letter).joined(separator: " ")
            spans += [Span(letters + " ", .strong), Span("not represented   ", .warning)]
        }
        let guests = workspace.present(in: review, of: nil).map(\.handle)
        if !guests.isEmpty { spans += [Span("guests ", .dim), Span(guests.joined(separator: " ") + "   ")] }
        if let facilitator = review.facilitator { spans += [Span("facilitator ", .dim), Span(facilitator)] }
        return spans
    }
}

/// The topics with their timeboxes.
struct AgendaView {
    let dashboard: Dashboard
    let context: ViewContext

    func draw(_ place: Layout.PanelPlace, _ buffer: inout Buffer) {
        let isFocused = dashboard.focused == .agenda && dashboard.layers.isEmpty
        let review = dashboard.liveReview
        let topics = review.map { context.workspace.agenda(of: $0.id) } ?? []
        let boxed = topics.compactMap(\.minutes).reduce(0, +)
        let right = boxed > 0 ? [Span("\(boxed) of \(review?.plannedMinutes ?? 60) min", .dim)] : []
        let inside = buffer.box(
            place.rect, left: [Span("Agenda", isFocused ? .heading : .strong)], right: right,
            role: isFocused ? .focusBorder : .border)
        let heard = inside.height >= 6 ? 2 : 0
        let (rows, foot) = inside.cutBottom(heard)
        if topics.isEmpty { drawEmpty(rows, &buffer) }
        let state = dashboard.panels[.agenda] ?? PanelState()
        for (index, topic) in topics.dropFirst(min(state.top, topics.count)).prefix(rows.height).enumerated() {
            let line = rows.line(index)
            draw(topic, isRunning: topic.id == review?.topic, line, &buffer)
            if isFocused, state.selected == .item(topic.id) { buffer.highlight(line, .currentLine) }
        }
        if heard > 0 { drawHeard(foot.line(1), &buffer) }
    }

    private func drawEmpty(_ rows: Rect, _ buffer: inout Buffer) {
        let lines = EmptyText(dashboard).lines(.agenda).flatMap { TextWidth.wrap($0, max(1, rows.width - 2)) }
        for (index, line) in lines.prefix(rows.height).enumerated() {
            buffer.put(line, at: rows.line(index).origin.moved(columns: 1), role: .dim, limit: max(0, rows.width - 1))
        }
    }

    private func draw(_ topic: Topic, isRunning: Bool, _ line: Rect, _ buffer: inout Buffer) {
        let isDone = topic.status == .discussed
        let sign = isRunning ? context.glyphs.pointer : isDone ? context.glyphs.support : " "
        let tail = topic.status == .parked ? "parked" : topic.minutes.map { String($0) } ?? ""
        buffer.put(String(sign), at: line.origin.moved(columns: 1), role: isRunning ? .accent : .done)
        let room = line.width - 4 - TextWidth.columns(of: tail) - 1
        buffer.put(
            topic.title, at: line.origin.moved(columns: 3),
            role: isRunning ? .strong : topic.status == .toCome ? .text : .inactive, limit: max(0, room))
        buffer.put(tail, endingAt: Point(column: line.endColumn - 1, row: line.row), role: .dim)
    }

    /// "heard on this topic  I✓ M✓ L· U absent".
    private func drawHeard(_ line: Rect, _ buffer: inout Buffer) {
        guard let review = dashboard.liveReview, review.topic != nil, let live = dashboard.live else { return }
        let represented = context.workspace.represented(in: review)
        var spans = [Span("heard  ", .dim)]
        for group in Group.allCases {
            let isHeard = live.heard.contains(group)
            let sign = isHeard ? context.glyphs.support : context.glyphs.unheard
            spans += [Span(group.letter, .dim), Span(String(sign), isHeard ? .support : .unheard)]
            if !isHeard, !represented.contains(group) { spans.append(Span(" absent", .dim)) }
            spans.append(Span("  "))
        }
        buffer.put(spans, at: line.origin.moved(columns: 1), limit: max(0, line.width - 2))
    }
}

/// The minutes as they grow.
struct MinutesView {
    let dashboard: Dashboard
    let context: ViewContext

    func draw(_ place: Layout.PanelPlace, _ buffer: inout Buffer) {
        guard let live = dashboard.live else { return }
        let isFocused = dashboard.focused == .minutes && dashboard.layers.isEmpty
        let right = live.top == nil ? [] : [Span("G goes to the newest", .dim)]
        let inside = buffer.box(
            place.rect, left: [Span("Minutes", isFocused ? .heading : .strong)], right: right,
            role: isFocused ? .focusBorder : .border)
        for (index, line) in live.lines.dropFirst(live.firstLine).prefix(inside.height).enumerated() {
            buffer.put(line.spans, at: inside.line(index).origin, limit: inside.width)
        }
        Scrollbar.draw(
            inside, column: place.rect.endColumn - 1, total: live.lines.count, shown: inside.height,
            top: live.firstLine, &buffer)
    }
}
