import Alignment
import Screen

/// The capture bar: the line, what it will record, what Tab offers.
struct BarView {
    let dashboard: Dashboard
    let context: ViewContext

    private var bar: CaptureBar { dashboard.bar }
    private var hasFocus: Bool { dashboard.uppermost == .bar }
    private var workspace: Workspace { context.workspace }

    func draw(_ rect: Rect, _ buffer: inout Buffer) {
        guard rect.height > 0 else { return }
        let line = rect.line(0)
        buffer.clear(rect)
        buffer.clear(line, ground: .field)
        buffer.put(String(context.glyphs.prompt), at: line.origin.moved(columns: 1), role: hasFocus ? .prompt : .dim)
        let label = bar.amending.map { "amending " + ($0.item.map { workspace.ref($0) + " " } ?? "") } ?? ""
        let used = buffer.put(label, at: line.origin.moved(columns: 3), role: .accent)
        let field = line.inset(columns: 1, rows: 0).cutLeft(2 + used).rest
        let cursor = bar.field.draw(in: field, &buffer, placeholder: placeholder)
        if hasFocus { buffer.cursor = cursor }
        drawWords(rect.cutTop(1).rest, &buffer)
        if hasFocus, let completing = bar.completing { drawChoices(completing, above: rect, &buffer) }
    }

    private var placeholder: String {
        guard hasFocus else { return dashboard.layers.isEmpty ? "Enter or c: type on" : "" }
        return dashboard.screen == .live
            ? "a note, or ! action  + requirement  = decision  ? question  ~ parked  > topic"
            : "! action  + requirement  = decision  ? question  ~ parked  . note  R8 :: criterion"
    }

    /// What Enter records, or why it would not; what Tab would put.
    private func drawWords(_ rect: Rect, _ buffer: inout Buffer) {
        let text = bar.problem ?? bar.preview
        let role: Role = bar.problem != nil ? .error : bar.isRefused ? .warning : .info
        let lines = text.isEmpty ? [] : TextWidth.wrap(text, max(10, rect.width - 4))
        for (index, line) in lines.prefix(rect.height).enumerated() {
            let isCut = index == rect.height - 1 && lines.count > rect.height
            buffer.put(
                isCut ? line + context.glyphs.ellipsis : line, at: rect.line(index).origin.moved(columns: 3),
                role: role, limit: max(0, rect.width - 4))
        }
        guard let offer = bar.offer, bar.completing == nil, hasFocus else { return }
        let room = rect.width - 4 - (lines.count > 1 ? rect.width : TextWidth.columns(of: lines.first ?? ""))
        let words = "Tab " + offer
        guard TextWidth.columns(of: words) + 2 <= room else { return }
        buffer.put(words, endingAt: Point(column: rect.endColumn - 1, row: rect.row), role: .dim)
    }

    /// The choices Tab goes through, above the line.
    private func drawChoices(_ completing: CaptureBar.Completing, above rect: Rect, _ buffer: inout Buffer) {
        let choices = completing.choices
        let count = min(choices.count, 8)
        let first = max(0, min(completing.chosen - count + 1, choices.count - count))
        let width = min(rect.width - 4, 60)
        let box = Rect(
            column: rect.column + 2, row: max(0, rect.row - count - 2), width: width, height: count + 2)
        guard width > 10 else { return }
        buffer.clear(box)
        let inside = buffer.box(box, role: .border)
        for (index, choice) in choices.dropFirst(first).prefix(count).enumerated() {
            let line = inside.line(index)
            let used = buffer.put(" " + choice.text, at: line.origin, limit: line.width)
            buffer.put(
                choice.label, at: line.origin.moved(columns: max(used + 1, 14)), role: .dim,
                limit: max(0, line.width - max(used + 1, 14)))
            if first + index == completing.chosen { buffer.highlight(line, .selection) }
        }
    }
}

/// A question answered with a line.
struct PromptView {
    let prompt: Prompt
    let dashboard: Dashboard

    func draw(_ rect: Rect, _ buffer: inout Buffer) {
        guard rect.height > 0 else { return }
        buffer.clear(rect)
        let line = rect.line(0)
        buffer.clear(line, ground: .field)
        let label = TextWidth.fit(prompt.label, max(0, line.width / 2), ellipsis: buffer.glyphs.ellipsis)
        let used = buffer.put(
            [Span(label + " ", .prompt), Span(String(buffer.glyphs.prompt) + " ", .prompt)],
            at: line.origin.moved(columns: 1))
        let echo = prompt.echo.isEmpty ? "" : prompt.echo + " "
        let room = line.width - used - 2
        let echoColumns = TextWidth.columns(of: echo) + 2 < room - 12 ? TextWidth.columns(of: echo) + 2 : 0
        let field = line.cutLeft(used + 1).rest.cutRight(echoColumns).rest
        buffer.cursor = prompt.field.draw(in: field, &buffer)
        if echoColumns > 0 { buffer.put(echo, endingAt: Point(column: line.endColumn, row: line.row), role: .info) }
        for (index, text) in dashboard.stripLines(prompt.problem ?? "").enumerated() {
            buffer.put(
                text, at: rect.line(index + 1).origin.moved(columns: 3), role: .error, limit: max(0, rect.width - 4))
        }
    }
}

/// A question answered with a key.
struct ChoiceView {
    let choice: Choice
    let dashboard: Dashboard

    func draw(_ rect: Rect, _ buffer: inout Buffer) {
        guard rect.height > 0 else { return }
        buffer.clear(rect, ground: .field)
        for (index, text) in dashboard.choiceLines(choice).enumerated() where index < rect.height {
            buffer.put(
                text, at: rect.line(index).origin.moved(columns: 1), role: .strong, limit: max(0, rect.width - 2))
        }
        let start = answersStart(rect)
        buffer.put(
            choice.options.flatMap(spans), at: start, limit: max(0, rect.endColumn - start.column - 1))
    }

    /// Behind the question, or in the line below it.
    private func answersStart(_ rect: Rect) -> Point {
        let lines = dashboard.choiceLines(choice)
        let last = min(lines.count, rect.height) - 1
        let used = min(TextWidth.columns(of: lines[max(0, last)]), max(0, rect.width - 2))
        return rect.line(last).origin.moved(columns: used == 0 ? 1 : used + 3)
    }

    private func spans(_ option: Choice.Option) -> [Span] {
        [Span(option.key.name, .keyHint), Span(" " + option.label + "   ")]
    }

    /// The answer that lies under a point of the question drawn in `rect`.
    func answer(at point: Point, in rect: Rect) -> Choice.Option? {
        let start = answersStart(rect)
        guard rect.height > 0, point.row == start.row, point.column >= start.column else { return nil }
        var end = start.column
        return choice.options.first { option in
            end += spans(option).reduce(0) { $0 + $1.columns }
            return point.column < end
        }
    }
}

/// The line after `/`.
struct FilterView {
    let filter: FilterLine
    let dashboard: Dashboard

    func draw(_ rect: Rect, _ buffer: inout Buffer) {
        guard rect.height > 0 else { return }
        buffer.clear(rect, ground: .field)
        buffer.put("/", at: rect.origin.moved(columns: 1), role: .prompt)
        let count = dashboard.screen.panels.reduce(0) { $0 + (dashboard.panels[$1]?.rows.count ?? 0) }
        let words = dashboard.found(count)
        buffer.put(words, endingAt: Point(column: rect.endColumn - 1, row: rect.row), role: .dim)
        let field = rect.cutLeft(3).rest.cutRight(TextWidth.columns(of: words) + 3).rest
        buffer.cursor = filter.field.draw(
            in: field, &buffer,
            placeholder: "owner:dana  for:lob  status:doing  state:contested  overdue  mine  all  words")
    }
}
