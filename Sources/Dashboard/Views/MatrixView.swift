import Alignment
import Screen

/// Who gives what to whom: rows give, columns get.
struct MatrixView {
    let dashboard: Dashboard
    let context: ViewContext

    private static let labelWidth = 19

    /// The columns of the four who get, within the border.
    private static func columns(_ inside: Rect) -> [Rect] {
        let label = min(labelWidth, inside.width / 3)
        return inside.cutLeft(label).rest.splitColumns([.share(), .share(), .share(), .share()])
    }

    /// The cell at a point, if there is one.
    static func cell(at point: Point, in rect: Rect) -> MatrixCell? {
        let inside = rect.inside
        let row = point.row - inside.row - 1
        guard Matrix.givers.indices.contains(row),
            let column = columns(inside).firstIndex(where: { $0.columns.contains(point.column) })
        else { return nil }
        return MatrixCell(by: Matrix.givers[row], forGroup: Matrix.getters[column])
    }

    func draw(_ rect: Rect, _ buffer: inout Buffer) {
        let isFocused = dashboard.hasKeyboard(.matrix)
        let title = PanelTitle(dashboard: dashboard, context: context)
        buffer.box(
            rect, left: title.left(.matrix, isFocused: isFocused), right: [],
            role: isFocused ? .focusBorder : .border)
        let inside = rect.inside
        guard !inside.isEmpty else { return }
        let matrix = dashboard.matrix
        let columns = MatrixView.columns(inside)
        for (group, column) in zip(Matrix.getters, columns) {
            let long = context.glyphs.arrow + " " + context.workspace.name(of: group)
            let fits = TextWidth.columns(of: long) < column.width
            let name = fits ? long : context.glyphs.arrow + " " + group.shortName
            buffer.put(name, at: column.origin, role: .dim, limit: max(0, column.width - 1))
        }
        for (index, giver) in Matrix.givers.enumerated() where index + 1 < inside.height {
            drawRow(giver, matrix, columns, inside.line(index + 1), &buffer)
        }
    }

    private func drawRow(_ giver: Group?, _ matrix: Matrix, _ columns: [Rect], _ line: Rect, _ buffer: inout Buffer) {
        let name = giver.map { context.workspace.name(of: $0) } ?? "Nobody yet"
        let isRow = dashboard.cell.by == giver
        buffer.put(
            " " + name, at: line.origin, role: isRow ? .strong : giver == nil ? .warning : .text,
            limit: max(0, (columns.first?.column ?? 0) - line.column - 1))
        for (group, column) in zip(Matrix.getters, columns) {
            let cell = MatrixCell(by: giver, forGroup: group)
            let place = Rect(column: column.column, row: line.row, width: column.width, height: 1)
            drawCell(matrix[cell], isChosen: cell == dashboard.cell, isSame: giver == group, place, &buffer)
        }
    }

    private func columns(_ spans: [Span]) -> Int { spans.reduce(0) { $0 + $1.columns } }

    /// How many are overdue, or a sign that some are where there is no room for more.
    private func late(_ count: Matrix.Count, room: Int) -> String {
        let words = " \(count.overdue) late"
        return words.utf8.count < room ? words : "!"
    }

    /// "2 req 3 act 1 late", as far as there is room.
    private func drawCell(_ count: Matrix.Count, isChosen: Bool, isSame: Bool, _ rect: Rect, _ buffer: inout Buffer) {
        var spans: [Span] = []
        if count == Matrix.Count() {
            spans = [Span(String(context.glyphs.unheard), .inactive)]
        } else {
            if count.requirements > 0 { spans.append(Span("\(count.requirements) req", .text)) }
            if count.actions > 0 { spans.append(Span((spans.isEmpty ? "" : " ") + "\(count.actions) act", .dim)) }
            if count.overdue > 0 { spans.append(Span(late(count, room: rect.width - 1 - columns(spans)), .overdue)) }
        }
        let pointer = isChosen ? String(context.glyphs.pointer) : " "
        buffer.put([Span(pointer, .accent)] + spans, at: rect.origin, limit: max(0, rect.width))
        if isChosen, dashboard.focused == .matrix { buffer.highlight(rect, .currentLine) }
    }
}
