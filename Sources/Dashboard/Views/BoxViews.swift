import Alignment
import Screen

/// An item with everything about it.
struct DetailView {
    let detail: Detail
    let context: ViewContext

    func draw(_ rect: Rect, _ buffer: inout Buffer) {
        buffer.clear(rect)
        let inside = buffer.box(rect, left: left, right: right, role: .focusBorder).inset(columns: 1, rows: 0)
        for (index, line) in detail.lines.dropFirst(detail.top).prefix(inside.height).enumerated() {
            let place = inside.line(index)
            buffer.put(line.spans, at: place.origin, limit: place.width)
            if detail.cursor == detail.top + index {
                let wide = Rect(column: place.column - 1, row: place.row, width: place.width + 2, height: 1)
                buffer.put(String(context.glyphs.pointer), at: wide.origin, role: .accent)
                buffer.highlight(wide, .currentLine)
            }
        }
        Scrollbar.draw(
            inside, column: rect.endColumn - 1, total: detail.lines.count, shown: inside.height, top: detail.top,
            &buffer)
    }

    private var left: [Span] {
        let kind = detail.item.kind.map(\.word) ?? "unknown kind"
        let title = context.workspace.ref(detail.item)
        return [Span(title, .heading), Span(" " + kind, .dim)]
    }

    private var right: [Span] {
        guard let item = context.workspace[detail.item] else { return [] }
        let words = [item.text("priority"), item.text("category"), item.status].compactMap(\.self)
        return words.isEmpty ? [] : [Span(words.joined(separator: context.dot), .dim)]
    }
}

/// A text to be read.
struct PagerView {
    let pager: Pager

    func draw(_ rect: Rect, _ buffer: inout Buffer) {
        buffer.clear(rect)
        let inside = buffer.box(rect, left: [Span(pager.title, .heading)], role: .focusBorder)
        for (index, line) in pager.lines.dropFirst(pager.top).prefix(inside.height).enumerated() {
            let role: Role = line.hasPrefix("#") ? .heading : .text
            buffer.put(
                line, at: inside.line(index).origin.moved(columns: 1), role: role, limit: max(0, inside.width - 1))
        }
        Scrollbar.draw(
            inside, column: rect.endColumn - 1, total: pager.lines.count, shown: inside.height, top: pager.top, &buffer)
    }
}

/// The keys in force.
struct HelpView {
    let help: Help

    func draw(_ rect: Rect, _ buffer: inout Buffer) {
        buffer.clear(rect)
        let inside = buffer.box(
            rect, left: [Span("Keys in force", .heading)], right: [Span(help.title, .dim)], role: .focusBorder)
        let (line, rest) = inside.cutTop(1)
        buffer.clear(line, ground: .field)
        buffer.cursor = help.field.draw(
            in: line.inset(columns: 1, rows: 0), &buffer, placeholder: "type to find a key or a command")
        for (index, text) in help.lines.dropFirst(help.top).prefix(rest.height).enumerated() {
            draw(text, rest.line(index).inset(columns: 1, rows: 0), &buffer)
        }
        Scrollbar.draw(
            rest, column: rect.endColumn - 1, total: help.lines.count, shown: rest.height, top: help.top, &buffer)
    }

    private func draw(_ text: Help.Line, _ line: Rect, _ buffer: inout Buffer) {
        if text.isHeading {
            buffer.put(text.title, at: line.origin, role: .heading, limit: line.width)
            return
        }
        let column = min(18, line.width / 3)
        let role: Role = text.objection == nil ? .keyHint : .inactive
        buffer.put(text.keys, at: line.origin.moved(columns: 1), role: role, limit: max(0, column - 2))
        let title = text.title + (text.objection.map { ": " + $0 } ?? "")
        buffer.put(
            title, at: line.origin.moved(columns: column), role: text.objection == nil ? .text : .inactive,
            limit: max(0, line.width - column))
    }
}

/// The command palette.
struct PaletteView {
    let palette: Palette

    func draw(_ rect: Rect, _ buffer: inout Buffer) {
        buffer.clear(rect)
        let inside = buffer.box(rect, left: [Span("Commands", .heading)], role: .focusBorder)
        let (line, rest) = inside.cutTop(1)
        buffer.clear(line, ground: .field)
        buffer.put(":", at: line.origin.moved(columns: 1), role: .prompt)
        buffer.cursor = palette.field.draw(
            in: line.inset(columns: 1, rows: 0).cutLeft(1).rest, &buffer,
            placeholder: "a few letters, or a whole command: action add 'Title' owner=dana due=fri")
        for (index, row) in palette.rows.dropFirst(palette.top).prefix(rest.height).enumerated() {
            draw(row, isChosen: palette.top + index == palette.chosen, rest.line(index), &buffer)
        }
        if palette.rows.isEmpty {
            buffer.put(" No command has these letters.", at: rest.origin, role: .dim, limit: rest.width)
        }
        Scrollbar.draw(
            rest, column: rect.endColumn - 1, total: palette.rows.count, shown: rest.height, top: palette.top, &buffer)
    }

    private func draw(_ row: Palette.Row, isChosen: Bool, _ line: Rect, _ buffer: inout Buffer) {
        let role: Role = row.objection == nil ? .text : .inactive
        var spans: [Span] = []
        for (index, scalar) in row.title.unicodeScalars.enumerated() {
            spans.append(Span(String(scalar), row.matches.contains(index) ? .match : role))
        }
        let detail = row.objection ?? row.detail
        let detailColumns = min(TextWidth.columns(of: detail), line.width / 2)
        let titleRoom = max(0, line.width - detailColumns - 4)
        buffer.put([Span(" ")] + merged(spans), at: line.origin, limit: titleRoom + 1)
        buffer.put(
            detail, endingAt: Point(column: line.endColumn - 1, row: line.row),
            role: row.objection == nil ? .dim : .inactive,
            limit: detailColumns)
        if isChosen { buffer.highlight(line, .selection) }
    }

    /// Neighbours of one role become one span, so that marks stay on their letters.
    private func merged(_ spans: [Span]) -> [Span] {
        spans.reduce(into: []) { result, span in
            if let last = result.last, last.role == span.role {
                result[result.count - 1].text += span.text
            } else {
                result.append(span)
            }
        }
    }
}

/// A form.
struct FormView {
    let form: Form

    private static let labelWidth = 15
    private static let noteWidth = 30

    func draw(_ rect: Rect, _ buffer: inout Buffer) {
        buffer.clear(rect)
        let inside = buffer.box(rect, left: [Span(form.title, .heading)], role: .focusBorder)
        let (fields, foot) = inside.cutBottom(2)
        for (index, field) in form.fields.enumerated().dropFirst(form.top).prefix(fields.height) {
            draw(field, isFocused: index == form.focus, fields.line(index - form.top), &buffer)
        }
        drawFoot(foot, &buffer)
        Scrollbar.draw(
            fields, column: rect.endColumn - 1, total: form.fields.count, shown: fields.height, top: form.top, &buffer)
    }

    private func drawFoot(_ foot: Rect, _ buffer: inout Buffer) {
        guard foot.height > 0 else { return }
        if foot.height > 1, let news = news {
            let line = foot.line(0)
            buffer.put(
                news.words, at: line.origin.moved(columns: 1), role: .changed, limit: max(0, line.width - 2))
        }
        let line = foot.line(foot.height - 1)
        let focused = form.fields.indices.contains(form.focus) ? form.fields[form.focus] : nil
        let isNarrow = foot.width < FormView.labelWidth + FormView.noteWidth + 20
        let echo = isNarrow ? focused.map(\.echo).flatMap { $0.isEmpty ? nil : $0 } : nil
        let text = form.problem ?? echo ?? focused.map(hint) ?? ""
        buffer.put(
            text, at: line.origin.moved(columns: 1), role: form.problem == nil ? .dim : .error,
            limit: max(0, line.width - 2))
    }

    /// What others changed meanwhile: of the field with the cursor, else of the first one that has changed.
    private var news: FormField.News? {
        let focused = form.fields.indices.contains(form.focus) ? form.fields[form.focus].news : nil
        return focused ?? form.fields.compactMap(\.news).first
    }

    /// How the field is filled in.
    private func hint(_ field: FormField) -> String {
        if let problem = field.problem { return problem }
        if field.isVarious { return "they differ here; what you type goes to all of them" }
        if field.isGroupSet { return "i m l u switch the groups" }
        if !field.choices.isEmpty { return "left and right, or a letter, choose; Backspace clears" }
        switch field.spec?.type {
        case .day: return "2026-11-27, fri, next-fri, +3d, +2w, eom, 1dec, next"
        case .moment: return "fri 10:00, 2026-11-27 10:00, +2w"
        case .person: return "a handle, or the beginning of a name"
        case .speaker: return "a handle, or a group: it, ml, lob, users"
        case .item: return "an id, like R8"
        default: return ""
        }
    }

    private func draw(_ field: FormField, isFocused: Bool, _ line: Rect, _ buffer: inout Buffer) {
        let line = line.inset(columns: 1, rows: 0)
        buffer.put(
            field.label, at: line.origin, role: isFocused ? .accent : .dim, limit: FormView.labelWidth - 1)
        let area = line.cutLeft(min(FormView.labelWidth, line.width / 2)).rest
        let note = field.problem ?? field.news.map { "changed by \($0.by)" } ?? field.echo
        let hasRoom = area.width >= FormView.noteWidth + 20
        let isNoted = !field.isLong || field.problem != nil || field.news != nil
        let noteWidth = hasRoom && isNoted ? FormView.noteWidth : 0
        let (box, side) = area.cutRight(noteWidth)
        buffer.clear(box, ground: .field)
        draw(field, isFocused, box, &buffer)
        if noteWidth > 0 {
            buffer.put(
                note, at: side.origin.moved(columns: 2),
                role: field.problem != nil ? .error : field.news != nil ? .changed : .info,
                limit: max(0, side.width - 2))
        } else if field.problem != nil, !box.isEmpty {
            buffer.put("!", at: Point(column: box.endColumn - 1, row: box.row), role: .error, ground: .field)
        } else if field.news != nil, !box.isEmpty {
            let end = Point(column: box.endColumn - 1, row: box.row)
            buffer.put("*", at: end, role: .changed, ground: .field)
        }
    }

    private func draw(_ field: FormField, _ isFocused: Bool, _ box: Rect, _ buffer: inout Buffer) {
        if field.isGroupSet { return drawGroups(field, isFocused, box, &buffer) }
        if !field.choices.isEmpty { return drawChoices(field, isFocused, box, &buffer) }
        let cursor = field.text.draw(
            in: box, &buffer, role: field.isChanged ? .strong : .text, placeholder: field.isVarious ? "(various)" : "")
        if isFocused { buffer.cursor = cursor }
    }

    /// "I · M ✓ L ✓ U ·": the letters switch, the sign says whether.
    private func drawGroups(_ field: FormField, _ isFocused: Bool, _ box: Rect, _ buffer: inout Buffer) {
        let spans = Group.allCases.flatMap { group -> [Span] in
            let isOn = field.groups.contains(group)
            let sign = String(isOn ? buffer.glyphs.support : buffer.glyphs.unheard)
            return [Span("\(group.letter) \(sign)   ", isOn ? .strong : .dim)]
        }
        buffer.put(spans, at: box.origin, limit: box.width)
        if isFocused { buffer.cursor = box.origin }
    }

    /// The word chosen between arrows, the others while there is room.
    private func drawChoices(_ field: FormField, _ isFocused: Bool, _ box: Rect, _ buffer: inout Buffer) {
        let chosen = field.text.text
        var spans: [Span] = []
        if field.isVarious, chosen.isEmpty { spans.append(Span("(various) ", .dim)) }
        let all = field.choices.reduce(0) { $0 + TextWidth.columns(of: $1) + 2 }
        if all <= box.width {
            spans += field.choices.flatMap {
                [Span($0, $0 == chosen ? .accent : .inactive, emphasis: $0 == chosen ? .underline : []), Span("  ")]
            }
        } else {
            spans.append(Span(chosen.isEmpty ? "none" : chosen, chosen.isEmpty ? .dim : .accent))
            spans.append(Span("   left and right: others", .inactive))
        }
        buffer.put(spans, at: box.origin, limit: box.width)
        if isFocused { buffer.cursor = box.origin }
    }
}
