import Alignment
import Screen

/// A panel with rows: a border with its name and counts, the names of the columns, the rows, and how far it is scrolled.
struct PanelView {
    let dashboard: Dashboard
    let context: ViewContext

    func draw(_ place: Layout.PanelPlace, _ buffer: inout Buffer) {
        let state = dashboard.panels[place.panel] ?? PanelState()
        let title = PanelTitle(dashboard: dashboard, context: context)
        let isFocused = dashboard.hasKeyboard(place.panel)
        let titles = title.both(place.panel, isFocused: isFocused, width: place.rect.width)
        buffer.box(
            place.rect, left: titles.left, right: titles.right,
            foot: title.foot(place.panel), role: isFocused ? .focusBorder : .border)
        guard !place.rows.isEmpty else { return }
        guard !state.rows.isEmpty else { return drawEmpty(place, &buffer) }
        switch place.panel.table {
        case .items(let columns):
            let columns = place.rowHeight > 1 ? columns.filter { $0.name != "positions" } : columns
            drawRows(place, state, columns, isFocused, &buffer) { $0.item.flatMap { context.workspace[$0] } }
        case .entries(let columns):
            drawRows(place, state, columns, isFocused, &buffer) { row in
                row.entry.flatMap {
                    context.workspace.entries.indices.contains($0) ? context.workspace.entries[$0] : nil
                }
            }
        case .custom: break
        }
        drawThumb(place, state, &buffer)
    }

    private func drawEmpty(_ place: Layout.PanelPlace, _ buffer: inout Buffer) {
        let inside = place.rows.inset(columns: 1, rows: 0)
        let lines = EmptyText(dashboard).lines(place.panel).flatMap { TextWidth.wrap($0, inside.width) }
        for (row, line) in lines.prefix(inside.height).enumerated() {
            buffer.put(line, at: inside.origin.moved(rows: row), role: .dim, limit: inside.width)
        }
    }

    private func drawRows<Row>(
        _ place: Layout.PanelPlace, _ state: PanelState, _ columns: [Column<Row>], _ isFocused: Bool,
        _ buffer: inout Buffer, row find: (RowID) -> Row?
    ) {
        let inside = place.rows
        let shown = state.rows.dropFirst(state.top).prefix(place.capacity).compactMap { id in find(id).map { (id, $0) }
        }
        let gap = place.hasHeading || inside.width > 60 ? TableLayout.gap : 1
        let places = TableLayout.places(columns, width: inside.width - 2, gap: gap) { column in
            shown.reduce(place.hasHeading ? TextWidth.columns(of: column.title) : 0) { widest, row in
                max(widest, column.spans(row.1, context).reduce(0) { $0 + $1.columns })
            }
        }
        if place.hasHeading { drawHeading(place, state, places, &buffer) }
        for (index, (id, row)) in shown.enumerated() {
            let line = Rect(
                column: inside.column, row: inside.row + index * place.rowHeight, width: inside.width,
                height: place.rowHeight)
            let look = RowLook(
                isSelected: state.selected == id, hasFocus: isFocused, isMarked: state.marked.contains(id),
                isLeftOver: state.leftOver.contains(id), isLate: (row as? Item)?.isLate(today: context.today) ?? false,
                changedBy: id.item.flatMap { context.changedBy[$0] })
            drawRow(row, look, places, line, &buffer)
            if place.rowHeight > 1, let item = row as? Item { drawSecondLine(item, places, line.line(1), &buffer) }
            if look.isMarked { buffer.highlight(line, .selection) }
            if look.isSelected, isFocused {
                setOff(line, places.first?.column.spans(row, context).reduce(0) { $0 + $1.columns } ?? 0, &buffer)
            }
        }
    }

    private func drawHeading<Row>(
        _ place: Layout.PanelPlace, _ state: PanelState, _ places: [ColumnPlace<Row>], _ buffer: inout Buffer
    ) {
        let line = place.rect.inside.line(0)
        for column in places where !column.column.title.isEmpty {
            let isChosen = dashboard.choosingColumn == column.column.name && dashboard.focused == place.panel
            let isSorted = state.sorting?.column == column.column.name
            let sign = isSorted ? (state.sorting?.isDescending == true ? "-" : "+") : ""
            buffer.put(
                sign + column.column.title, at: line.origin.moved(columns: 1 + column.start),
                role: isChosen ? .accent : isSorted ? .heading : .dim, emphasis: isChosen ? .underline : [],
                limit: max(column.width, 0))
        }
    }

    private func drawRow<Row>(
        _ row: Row, _ look: RowLook, _ places: [ColumnPlace<Row>], _ line: Rect, _ buffer: inout Buffer
    ) {
        let isPointed = look.isSelected && look.hasFocus
        let sign =
            look.isMarked
            ? context.glyphs.marked : isPointed ? context.glyphs.pointer : look.isLate ? context.glyphs.late : " "
        buffer.put(String(sign), at: line.origin, role: look.isMarked ? .accent : look.isLate ? .overdue : .dim)
        for place in places {
            var spans = place.column.spans(row, context)
            let at = line.origin.moved(columns: 1 + place.start)
            var width = place.width
            if place.column.name == "title", let who = look.changedBy {
                let mark = Span(" \(context.glyphs.bullet) \(who)", .changed)
                width = max(0, width - mark.columns)
                let used = buffer.put(spans, at: at, limit: width)
                buffer.put([mark], at: at.moved(columns: used), limit: max(0, place.width - used))
                continue
            }
            if look.isLeftOver { spans = spans.map { Span($0.text, .inactive) } }
            if place.column.name == "title" || place.column.name == "what" { spans = matched(spans) }
            buffer.put(spans, at: at, limit: width)
        }
    }

    /// Points at the row the cursor is on. Only its beginning changes: over a slow line a step in a list costs some eighty
    /// bytes, where two whole rows on another ground would cost six hundred.
    private func setOff(_ line: Rect, _ firstCell: Int, _ buffer: inout Buffer) {
        let width = firstCell <= 6 ? firstCell + 1 : 1
        buffer.change(Rect(origin: line.origin, size: Size(width: width, height: 1))) { style in
            style = Style(.accent, on: .currentLine)
        }
    }

    /// Where there is room a requirement says below its title how it stands and who leads it.
    private func drawSecondLine<Row>(_ item: Item, _ places: [ColumnPlace<Row>], _ line: Rect, _ buffer: inout Buffer) {
        guard item.kind == .requirement, let title = places.first(where: { $0.column.name == "title" }) else { return }
        let requirement = Requirement(item)
        let at = line.origin.moved(columns: 1 + title.start)
        buffer.put(PositionSigns.spans(requirement, first: requirement.group, context.glyphs), at: at)
        var spans = [Span(requirement.state.words, requirement.state.role)]
        if let lead = requirement.lead { spans.append(Span("\(context.dot)\(lead)", .dim)) }
        buffer.put(spans, at: at.moved(columns: 9), limit: max(0, line.width - 10 - title.start))
    }

    /// The words of the filter stand out in what they found.
    private func matched(_ spans: [Span]) -> [Span] {
        guard let filter = dashboard.filters[dashboard.screen] else { return spans }
        let words = filter.lowercased().split(separator: " ").map(String.init).filter {
            !$0.contains(":") && $0.count > 1
        }
        guard !words.isEmpty else { return spans }
        return spans.flatMap { Match.split($0, words) }
    }

    /// How far a list is scrolled, on its right border.
    private func drawThumb(_ place: Layout.PanelPlace, _ state: PanelState, _ buffer: inout Buffer) {
        Scrollbar.draw(
            place.rows, column: place.rect.endColumn - 1, total: state.rows.count, shown: place.capacity,
            top: state.top,
            &buffer)
    }
}

/// How a row is set off.
struct RowLook: Hashable {
    let isSelected: Bool
    let hasFocus: Bool
    let isMarked: Bool
    let isLeftOver: Bool
    let isLate: Bool
    let changedBy: String?
}

/// Parts of a text that words of a filter found.
enum Match {
    static func split(_ span: Span, _ words: [String]) -> [Span] {
        let text = Array(span.text.unicodeScalars)
        let folded = text.map { $0.properties.lowercaseMapping }
        var isMatch = [Bool](repeating: false, count: text.count)
        for word in words {
            let letters = word.unicodeScalars.map { String($0) }
            guard !letters.isEmpty, letters.count <= text.count else { continue }
            for start in 0...(text.count - letters.count) where Array(folded[start..<start + letters.count]) == letters
            {
                for index in start..<start + letters.count { isMatch[index] = true }
            }
        }
        var spans: [Span] = []
        for (index, scalar) in text.enumerated() {
            if index > 0, isMatch[index] == isMatch[index - 1] {
                spans[spans.count - 1].text.unicodeScalars.append(scalar)
            } else {
                spans.append(Span(String(scalar), isMatch[index] ? .match : span.role, emphasis: span.emphasis))
            }
        }
        return spans
    }
}

/// A thumb on a border, only where there is something to scroll.
enum Scrollbar {
    static func draw(_ rows: Rect, column: Int, total: Int, shown: Int, top: Int, _ buffer: inout Buffer) {
        guard total > shown, shown > 0, rows.height > 1 else { return }
        let length = max(1, rows.height * shown / total)
        let start = (rows.height - length) * top / max(1, total - shown)
        let thumb = Rect(column: column, row: rows.row + start, width: 1, height: length)
        buffer.fill(thumb, with: buffer.glyphs.scrollThumb, role: .dim)
    }
}
