import Alignment
import Screen

/// The head: which workspace, how its requirements stand, which review is live or comes next.
struct HeadView {
    let dashboard: Dashboard
    let context: ViewContext

    func draw(_ rect: Rect, _ buffer: inout Buffer) {
        guard !rect.isEmpty else { return }
        if let review = dashboard.liveReview {
            return LiveHeadView(review: review, dashboard: dashboard, context: context).draw(rect, &buffer)
        }
        guard rect.height > 1 else { return drawShort(rect, &buffer) }
        drawName(rect.line(0), &buffer)
        let second = rect.line(1)
        var used = buffer.put(counts, at: second.origin.moved(columns: 1), limit: max(0, second.width - 2))
        if second.width >= Layout.abreast {
            let bar = AlignmentBar.spans(dashboard.summary.states, width: 20, context.glyphs)
            used += 2 + buffer.put(bar, at: second.origin.moved(columns: 3 + used))
        }
        buffer.put(dashboard.companions, endOf: second, after: used)
    }

    /// Everything in one line: warnings first, then the counts.
    private func drawShort(_ line: Rect, _ buffer: inout Buffer) {
        let spans = warnings.isEmpty ? counts : warnings + [Span("  ")] + counts
        let used = buffer.put(
            context.workspace.name, at: line.origin.moved(columns: 1), role: .title, limit: line.width / 3)
        buffer.put([Span("  ")] + spans, at: line.origin.moved(columns: 1 + used), limit: max(0, line.width - used - 2))
    }

    /// Name and warnings at the left, the review at the right in as many words as there is room for.
    private func drawName(_ line: Rect, _ buffer: inout Buffer) {
        let room = max(0, line.width - 2)
        let warnings = warnings
        let fixed = warnings.reduce(0) { $0 + $1.columns }
        let name = TextWidth.columns(of: context.workspace.name)
        let review = review
        // What it is and when always go together.
        let choices = review.indices.dropFirst().reversed().map { Array(review[...$0]) } + [[]]
        let right =
            choices.first { spans in
                let columns = spans.reduce(0) { $0 + $1.columns }
                return fixed + min(name, 24) + columns + 3 <= room
            } ?? []
        let columns = right.reduce(0) { $0 + $1.columns }
        let nameRoom = max(0, room - fixed - columns - (columns > 0 ? 2 : 0))
        let used = buffer.put(context.workspace.name, at: line.origin.moved(columns: 1), role: .title, limit: nameRoom)
        buffer.put(warnings, at: line.origin.moved(columns: 1 + used), limit: max(0, room - used))
        buffer.put(right, at: Point(column: line.endColumn - 1 - columns, row: line.row))
    }

    /// The counts of the headline; what needs somebody is coloured.
    private var counts: [Span] {
        let counts = dashboard.summary.requirements
        let parts = counts.parts
        guard !parts.isEmpty else { return [Span(counts.subject)] }
        return parts.enumerated().flatMap { index, part in
            let lead = index == 0 ? counts.subject + ":" : String(context.glyphs.separator)
            let end = index == parts.count - 1 ? "" : " "
            return [Span(lead, .dim), Span(" " + part.words + end, role(of: part.state))]
        }
    }

    private func role(of state: AlignmentState) -> Role {
        switch state {
        case .contested, .unheard, .concern: state.role
        default: .text
        }
    }

    private var review: [Span] {
        if let live = context.workspace.liveReviews.first {
            return [
                Span("\(context.glyphs.live) LIVE ", .accent),
                Span("\(live.ref) \(TextWidth.fit(live.title, 24))", .text),
                Span("\(context.dot)L joins", .dim),
            ]
        }
        guard let next = context.wording.nextReview else { return [] }
        let last = context.wording.lastReview.map { [Span(context.dot + $0, .dim)] } ?? []
        let day = next.day.map { [Span(context.dot + $0, .dim)] } ?? []
        let time = next.time.map { [Span(" " + $0, .dim)] } ?? []
        return [Span(next.what + " ", .dim), Span(next.when, next.isLate ? .overdue : .text)] + day + time + last
    }

    /// What is wrong with the workspace itself.
    private var warnings: [Span] {
        let summary = dashboard.summary
        var words: [String] = []
        if summary.unreadable > 0 {
            words.append("\(summary.unreadable) unreadable line\(summary.unreadable == 1 ? "" : "s"): doctor")
        }
        if summary.conflicts > 0 { words.append("\(summary.conflicts) conflict\(summary.conflicts == 1 ? "" : "s")") }
        if dashboard.readOnly != nil { words.append("read-only") }
        return words.isEmpty ? [] : [Span("  " + words.joined(separator: context.dot), .warning)]
    }
}

/// The line that says what the signs mean.
enum LegendView {
    static func draw(_ rect: Rect, _ context: ViewContext, _ buffer: inout Buffer) {
        guard rect.height > 0 else { return }
        let late = [Span(String(context.glyphs.late), .overdue), Span(" late", .dim)]
        let bar = rect.width >= Layout.abreast ? [AlignmentBar.legend(context.glyphs)] : []
        var used = 0
        for entry in PositionSigns.legend(context.glyphs) + [late] + bar {
            let columns = entry.reduce(0) { $0 + $1.columns }
            guard used + columns + 2 <= rect.width else { break }
            buffer.put(entry, at: rect.origin.moved(columns: 1 + used))
            used += columns + 3
        }
        guard used + 13 < rect.width else { return }
        let digits = [Span("1-7", .keyHint), Span(" screens", .dim)]
        buffer.put(digits, at: Point(column: rect.endColumn - 12, row: rect.row))
    }
}

/// The foot: what others did, when the last own change was safe, and the keys to use here.
struct FootView {
    let dashboard: Dashboard
    let context: ViewContext

    func draw(_ rect: Rect, _ buffer: inout Buffer) {
        guard rect.height > 0 else { return }
        buffer.clear(rect, ground: .statusBar)
        let messages = messages
        let columns = messages.reduce(0) { $0 + $1.columns }
        buffer.put(messages, at: rect.origin.moved(columns: 1), limit: max(0, rect.width - 2))
        drawHints(rect, room: rect.width - columns - 5, &buffer)
    }

    /// A notice, else the news, and when the last change was saved.
    private var messages: [Span] {
        if let notice = dashboard.notice { return [Span(notice.text, notice.tone.role)] }
        var spans: [Span] = []
        if let work = dashboard.work { spans += [Span(work, .info), Span("   ", .menu)] }
        if let news = dashboard.news.last {
            spans += [Span(news.words, .changed), Span("\(context.dot)\(news.age(context.now))", .menu)]
        }
        if let saved = dashboard.saved {
            if !spans.isEmpty { spans.append(Span("   ", .menu)) }
            spans.append(Span("saved " + context.zone.local(saved).time.isoWithSeconds, .menu))
        }
        return spans
    }

    /// As many keys as there is room for, at the right; the most useful one outermost, where it stays when others go.
    private func drawHints(_ rect: Rect, room: Int, _ buffer: inout Buffer) {
        var spans: [Span] = []
        var used = 0
        for hint in Hints.all(dashboard) {
            let columns = TextWidth.columns(of: hint.key) + TextWidth.columns(of: hint.word) + 3
            guard used + columns <= room + 2 else { break }
            spans = [Span(hint.key, .keyHint), Span(" " + hint.word + "  ", .menu)] + spans
            used += columns
        }
        guard !spans.isEmpty else { return }
        buffer.put(spans, at: Point(column: rect.endColumn - 1 - used + 2, row: rect.row))
    }

    /// A notice too long for the line takes lines above it.
    func drawLongNotice(_ rect: Rect, _ buffer: inout Buffer) {
        guard let notice = dashboard.notice, TextWidth.columns(of: notice.text) > rect.width - 2 else { return }
        let lines = TextWidth.wrap(notice.text, max(10, rect.width - 2)).prefix(4)
        for (index, line) in lines.enumerated() {
            let row = Rect(column: rect.column, row: rect.row - lines.count + 1 + index, width: rect.width, height: 1)
            buffer.clear(row, ground: .statusBar)
            buffer.put(line, at: row.origin.moved(columns: 1), role: notice.tone.role)
        }
    }
}

extension Notice.Tone {
    var role: Role {
        switch self {
        case .plain: .text
        case .warning: .warning
        case .error: .error
        }
    }
}
