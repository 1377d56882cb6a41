import Alignment
import Screen

/// The head of a live review: how long, who is here, who is not represented, what needs attention.
struct LiveHeadView {
    let review: Review
    let dashboard: Dashboard
    let context: ViewContext

    private var workspace: Workspace { context.workspace }

    func draw(_ rect: Rect, _ buffer: inout Buffer) {
        drawTitle(rect.line(0), &buffer)
        guard rect.height > 1 else { return }
        let line = rect.line(1)
        let room = max(0, line.width - 2)
        let groups = columns(of: groups)
        // What comes first of it is shown even where it takes room from the groups.
        let attention = attention
        let right = fitting(attention, max(room - groups, columns(of: Array(attention.prefix(1))))).flatMap(\.self)
        let columns = right.reduce(0) { $0 + $1.columns }
        buffer.put(right, at: Point(column: line.endColumn - 1 - columns, row: line.row))
        let here = dashboard.companions.words
        let company = here.isEmpty ? [] : [[Span("  " + here, .dim)]]
        let left = fitting(self.groups + others + company, room - columns)
        buffer.put(left.flatMap(\.self), at: line.origin.moved(columns: 1), limit: room - columns)
    }

    private func drawTitle(_ line: Rect, _ buffer: inout Buffer) {
        let times = times
        let columns = times.reduce(0) { $0 + $1.columns }
        let isShown = columns + 24 < line.width
        if isShown { buffer.put(times, at: Point(column: line.endColumn - 1 - columns, row: line.row)) }
        let word = review.isLive ? "LIVE" : review.status.rawValue.uppercased()
        buffer.put(
            [
                Span("\(context.glyphs.live) \(word) ", review.isLive ? .accent : .warning),
                Span("\(review.ref) ", .dim), Span(review.title, .title),
            ], at: line.origin.moved(columns: 1), limit: max(0, line.width - 3 - (isShown ? columns + 1 : 0)))
    }

    /// "31 min left · this topic 4 min over".
    private var times: [Span] {
        guard let left = LiveTimes.left(of: review, context) else { return [] }
        guard let topic = review.topic.flatMap({ workspace.topic($0) }),
            let ofTopic = LiveTimes.left(of: topic, dashboard.live, context)
        else { return [left] }
        return [left, Span(context.dot + "this topic ", .dim), ofTopic]
    }

    /// The first parts of a line, as many as fit.
    private func fitting(_ parts: [[Span]], _ room: Int) -> [[Span]] {
        var parts = parts
        while !parts.isEmpty, columns(of: parts) > room { parts.removeLast() }
        return parts
    }

    private func columns(of parts: [[Span]]) -> Int { parts.joined().reduce(0) { $0 + $1.columns } }

    /// That nothing can be changed here, then "1 without owner", "2 without a due day".
    private var attention: [[Span]] {
        let missing = (dashboard.live?.attention ?? []).map { Span($0, .warning) }
        let quiet = dashboard.readOnly == nil ? [] : [Span("read-only", .dim)]
        return (quiet + missing).enumerated().map { index, span in
            index == 0 ? [span] : [Span(context.dot, .dim), span]
        }
    }

    /// "I dana lee   M mira jun   U not represented"; nothing where the groups stand in a box of their own.
    private var groups: [[Span]] {
        guard dashboard.layout.room.isEmpty else { return [] }
        let represented = workspace.represented(in: review)
        let absent = Group.allCases.filter { !represented.contains($0) }.map(\.letter).joined(separator: " ")
        let present = represented.map { group in
            let names = workspace.present(in: review, of: group).map(\.handle).filter { $0 != review.facilitator }
            return [Span(group.letter + " ", .strong), Span(names.joined(separator: " ") + "   ")]
        }
        return absent.isEmpty
            ? present : present + [[Span(absent + " ", .strong), Span("not represented   ", .warning)]]
    }

    private var others: [[Span]] {
        let guests = workspace.present(in: review, of: nil).map(\.handle).filter { $0 != review.facilitator }
        let isListed = !dashboard.layout.room.isEmpty
        return [
            review.facilitator.map { [Span("facilitator ", .dim), Span($0 + "   ")] },
            guests.isEmpty || isListed
                ? nil : [Span("guests ", .dim), Span(guests.joined(separator: " ") + "   ")],
        ].compactMap(\.self)
    }
}

/// What is left of the time, in words.
enum LiveTimes {
    /// "31 min left", "4 min over"; `nil` for a review that is not live.
    static func left(of review: Review, _ context: ViewContext) -> Span? {
        guard review.isLive, let started = review.started else { return nil }
        return span(review.plannedMinutes - context.now.minutes(since: started))
    }

    /// The same for the topic under discussion; `nil` where it has no timebox.
    static func left(of topic: Topic, _ live: LiveReview?, _ context: ViewContext) -> Span? {
        guard let live, let minutes = topic.minutes else { return nil }
        return span(minutes - live.times.minutes(of: topic.id, now: context.now))
    }

    private static func span(_ minutes: Int) -> Span {
        minutes < 0 ? Span("\(-minutes) min over", .overdue) : Span("\(minutes) min left", role(minutes))
    }

    static func role(_ minutes: Int) -> Role { minutes < 0 ? .overdue : minutes < 5 ? .dueSoon : .text }
}

/// Who is here of each group, and whether the group was heard on the topic under discussion.
struct RoomView {
    let dashboard: Dashboard
    let context: ViewContext

    func draw(_ rect: Rect, _ buffer: inout Buffer) {
        guard !rect.isEmpty, let review = dashboard.liveReview, let live = dashboard.live else { return }
        let inside = buffer.box(rect, left: [Span("In the room", .strong)])
        let represented = context.workspace.represented(in: review)
        let handles = review.present.filter { $0 != review.facilitator }
        for (index, group) in Group.allCases.enumerated() where index < inside.height {
            let line = inside.line(index).inset(columns: 1, rows: 0)
            let words = words(group, live, isHere: represented.contains(group), hasTopic: review.topic != nil)
            buffer.put([words], at: Point(column: line.endColumn - words.columns, row: line.row))
            let names = handles.filter { context.workspace.person($0)?.group == group }.joined(separator: " ")
            buffer.put(
                [Span(TextWidth.pad(group.letter + " " + group.shortName, 8), .dim), Span(names)], at: line.origin,
                limit: max(0, line.width - words.columns - 1))
        }
        guard inside.height > 4 else { return }
        let line = inside.line(4).inset(columns: 1, rows: 0)
        let guests = context.workspace.present(in: review, of: nil).map(\.handle).filter { $0 != review.facilitator }
        guard !guests.isEmpty else { return }
        buffer.put(
            [Span(TextWidth.pad("guests", 8), .dim), Span(guests.joined(separator: " "))], at: line.origin,
            limit: line.width)
    }

    private func words(_ group: Group, _ live: LiveReview, isHere: Bool, hasTopic: Bool) -> Span {
        if live.heard.contains(group) {
            return Span((isHere ? "heard " : "not here, but heard ") + String(context.glyphs.support), .support)
        }
        guard isHere else { return Span("not represented", .warning) }
        return hasTopic ? Span("not heard \(context.glyphs.unheard)", .unheard) : Span("here", .dim)
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
