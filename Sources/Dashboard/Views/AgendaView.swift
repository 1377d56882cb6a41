import Alignment
import Screen

/// The agenda of a live review: its topics with their timeboxes, the standing topics with what stands in them, and below
/// them the time the running topic has used and who was heard on it.
struct AgendaView {
    let dashboard: Dashboard
    let context: ViewContext

    private var workspace: Workspace { context.workspace }
    private var state: PanelState { dashboard.panels[.agenda] ?? PanelState() }
    private var isFocused: Bool { dashboard.focused == .agenda && dashboard.layers.isEmpty }

    func draw(_ place: Layout.PanelPlace, _ buffer: inout Buffer) {
        guard let review = dashboard.liveReview, let live = dashboard.live else { return }
        let inside = buffer.box(
            place.rect, left: [Span("Agenda", isFocused ? .heading : .strong)],
            right: planned(review, place.rect.width),
            role: isFocused ? .focusBorder : .border)
        let rows = place.rows
        if workspace.agenda(of: review.id).isEmpty { drawEmpty(rows.cutTop(state.rows.count + 1).rest, &buffer) }
        for (index, row) in state.rows.dropFirst(state.top).prefix(rows.height).enumerated() {
            let line = rows.line(index)
            draw(row, review, live, line, &buffer)
            if isFocused, state.selected == row { buffer.highlight(line, .currentLine) }
        }
        Scrollbar.draw(
            rows, column: place.rect.endColumn - 1, total: state.rows.count, shown: rows.height, top: state.top, &buffer
        )
        drawFoot(inside.cutTop(rows.height).rest, place, review, live, &buffer)
    }

    /// "55 of 60 min planned".
    private func planned(_ review: Review, _ width: Int) -> [Span] {
        let boxed = workspace.boxedMinutes(of: review.id)
        guard boxed > 0 else { return [] }
        let words = "\(boxed) of \(review.plannedMinutes) min" + (width >= 36 ? " planned" : "")
        return [Span(words, boxed > review.plannedMinutes ? .warning : .dim)]
    }

    private func drawEmpty(_ rows: Rect, _ buffer: inout Buffer) {
        let lines = EmptyText(dashboard).lines(.agenda).flatMap { TextWidth.wrap($0, max(1, rows.width - 2)) }
        for (index, line) in lines.prefix(rows.height).enumerated() {
            buffer.put(line, at: rows.line(index).origin.moved(columns: 1), role: .dim, limit: max(0, rows.width - 1))
        }
    }

    private func draw(_ row: RowID, _ review: Review, _ live: LiveReview, _ line: Rect, _ buffer: inout Buffer) {
        switch row {
        case .item(let id):
            if let topic = workspace.topic(id) {
                draw(topic, isRunning: id == review.topic && review.isLive, live, line, &buffer)
            }
        case .standing(let standing):
            let count = live.standing[standing] ?? 0
            let sign = live.unfolded.contains(standing) ? context.glyphs.unfolded : context.glyphs.pointer
            buffer.put(String(sign), at: line.origin.moved(columns: 1), role: .dim)
            let title = counted(standing.title, count, room: line.width - 4)
            buffer.put(title, at: line.origin.moved(columns: 3), role: count == 0 ? .inactive : .dim)
        case .point(let id, _): if let item = workspace[id] { drawPoint(item, line, &buffer) }
        case .entry: break
        }
    }

    private func draw(_ topic: Topic, isRunning: Bool, _ live: LiveReview, _ line: Rect, _ buffer: inout Buffer) {
        let sign = isRunning ? context.glyphs.pointer : topic.status == .discussed ? context.glyphs.support : " "
        let count = StandingTopic(topic).map { live.standing[$0] ?? 0 }
        let tail = tail(topic, isRunning: isRunning, isNarrow: line.width < 36, live)
        buffer.put(String(sign), at: line.origin.moved(columns: 1), role: isRunning ? .accent : .done)
        buffer.put(
            counted(topic.title, count, room: line.width - 5 - tail.columns), at: line.origin.moved(columns: 3),
            role: isRunning ? .strong : topic.status == .toCome ? .text : .inactive)
        buffer.put([tail], at: Point(column: line.endColumn - 1 - tail.columns, row: line.row))
    }

    /// "To be heard again (3)": where there is no room, the count stays.
    private func counted(_ title: String, _ count: Int?, room: Int) -> String {
        let count = count.map { " (\($0))" } ?? ""
        let left = max(0, room - TextWidth.columns(of: count))
        return TextWidth.fit(title, left, ellipsis: context.glyphs.ellipsis) + count
    }

    /// What is planned of a topic to come, left of the one under discussion, was used of the others.
    private func tail(_ topic: Topic, isRunning: Bool, isNarrow: Bool, _ live: LiveReview) -> Span {
        let used = live.times.minutes(of: topic.id, now: context.now)
        if isRunning {
            guard let planned = topic.minutes else { return Span("") }
            return Span(TopicTimes.left(planned - used), LiveTimes.role(planned - used))
        }
        let planned = topic.minutes.map(String.init)
        switch topic.status {
        case .parked: return Span("parked", .dim)
        case .discussed: return Span(planned.map { "\(used) of \($0)" } ?? "\(used) min", .dim)
        case .toCome:
            return Span(planned.map { used > 0 ? "\(used) of \($0)" : isNarrow ? $0 : "\($0) min" } ?? "", .dim)
        }
    }

    /// An item of a standing topic: what it is called, and at the right why it stands there.
    private func drawPoint(_ item: Item, _ line: Rect, _ buffer: inout Buffer) {
        let tail = tail(item)
        let columns = tail.reduce(0) { $0 + $1.columns }
        buffer.put(tail, at: Point(column: line.endColumn - 1 - columns, row: line.row))
        buffer.put(
            [Span(item.ref + " ", .dim), Span(item.title ?? "")], at: line.origin.moved(columns: 3),
            limit: max(0, line.width - 4 - columns - (columns > 0 ? 1 : 0)))
    }

    private func tail(_ item: Item) -> [Span] {
        switch item.kind {
        case .action:
            let action = ActionItem(item)
            if action.isOverdue(today: context.today) { return [Span("late", .overdue)] }
            return action.due == context.today ? [Span("today", .dueSoon)] : []
        case .requirement: return PositionSigns.spans(Requirement(item), first: Requirement(item).group, context.glyphs)
        case .note where Note(item).kind == .question:
            return Note(item).to.map { [Span(Group(rawValue: $0)?.shortName ?? $0, .dim)] } ?? []
        case .note, .topic:
            let count = workspace.parkings(of: item.id).count
            return count > 1 ? [Span(count == 2 ? "twice" : "\(count) times", .warning)] : []
        default: return []
        }
    }

    // MARK: Below the rows

    /// What the cursor is on, in words; the time the topic has used; who was heard on it.
    private func drawFoot(
        _ rect: Rect, _ place: Layout.PanelPlace, _ review: Review, _ live: LiveReview, _ buffer: inout Buffer
    ) {
        let hasRoom = !dashboard.layout.room.isEmpty
        var lines: [[Span]] = [isFocused ? [Span(chosenWords(review), .info)] : []]
        if let topic = review.topic.flatMap({ workspace.topic($0) }) {
            let words = live.times.words(topic, now: context.now)
            if hasRoom || place.footHeight > 2 { lines.append([Span(words, .dim)]) }
            if !hasRoom { lines.append(heard(review, live, isNarrow: rect.width < 30)) }
        }
        for (index, spans) in lines.suffix(rect.height).enumerated() {
            let line = rect.line(index)
            buffer.put(spans, at: line.origin.moved(columns: 1), limit: max(0, line.width - 2))
        }
    }

    /// What Enter would do with the row the cursor is on, or why it stands there.
    private func chosenWords(_ review: Review) -> String {
        switch state.selected {
        case .item(let id): id == review.topic ? "" : "Enter begins it"
        case .standing: "Enter begins it, Space unfolds it"
        case .point(let id, _): workspace[id].map(context.wording.standing) ?? ""
        case .entry, nil: ""
        }
    }

    /// "heard  I✓  M✓  L·  U· absent".
    private func heard(_ review: Review, _ live: LiveReview, isNarrow: Bool) -> [Span] {
        let represented = workspace.represented(in: review)
        var spans = [Span(isNarrow ? "heard " : "heard  ", .dim)]
        for group in Group.allCases {
            let isHeard = live.heard.contains(group)
            let sign = isHeard ? context.glyphs.support : context.glyphs.unheard
            spans += [Span(group.letter, .dim), Span(String(sign), isHeard ? .support : .unheard)]
            if !isHeard, !represented.contains(group), !isNarrow { spans.append(Span(" absent", .dim)) }
            spans.append(Span(isNarrow ? " " : "  "))
        }
        return spans
    }
}
