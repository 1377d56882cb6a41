import Alignment
import Screen

/// The read-back of a review that is about to close.
struct ClosingView {
    let closing: Closing
    let dashboard: Dashboard
    let context: ViewContext

    private var workspace: Workspace { context.workspace }

    /// Rows below the list: an empty one, the next day, what is said about it.
    static let footHeight = 3

    func draw(_ rect: Rect, _ buffer: inout Buffer) {
        buffer.clear(rect)
        let title = workspace.review(closing.review).map { "Close \($0.ref) \($0.title)" } ?? ""
        buffer.box(rect, left: [Span(title, .heading)], right: [Span("read back", .dim)], role: .focusBorder)
        let (list, foot) = ClosingView.parts(rect)
        for (index, line) in closing.lines.dropFirst(closing.top).prefix(list.height).enumerated() {
            draw(line, list.line(index), &buffer)
        }
        Scrollbar.draw(
            list, column: rect.endColumn - 1, total: closing.lines.count, shown: list.height, top: closing.top, &buffer)
        drawFoot(foot, &buffer)
    }

    /// The lines read back, and what stands below them.
    private static func parts(_ rect: Rect) -> (list: Rect, foot: Rect) {
        let inside = rect.inside.inset(columns: 1, rows: 0)
        let (list, foot) = inside.cutBottom(min(footHeight, inside.height / 2))
        return (list, foot)
    }

    /// Where owner and due day stand in a line.
    private static func cells(_ line: Rect) -> (owner: Rect, due: Rect) {
        let half = min(40, (line.width - 5) / 2)
        let owner = Rect(column: line.column + 5, row: line.row, width: half, height: 1)
        return (owner, Rect(column: owner.endColumn, row: line.row, width: half, height: 1))
    }

    private static func next(_ foot: Rect) -> Rect { foot.line(max(0, foot.height - 2)) }

    /// The cell that lies under a point of the dialog drawn in `rect`.
    static func cell(at point: Point, in rect: Rect, _ closing: Closing) -> Closing.Cell? {
        let (list, foot) = parts(rect)
        if next(foot).contains(point) { return .next }
        let index = closing.top + point.row - list.row
        guard list.contains(point), closing.lines.indices.contains(index), closing.lines[index].hasCells,
            let action = closing.lines[index].action
        else { return nil }
        let (owner, due) = cells(list.line(point.row - list.row))
        if owner.contains(point) { return .owner(action) }
        return due.contains(point) ? .due(action) : nil
    }

    private func draw(_ line: ClosingPage.Line, _ rect: Rect, _ buffer: inout Buffer) {
        guard line.hasCells, let action = line.action else {
            buffer.put(line.spans, at: rect.origin, limit: rect.width)
            return
        }
        let (owner, due) = ClosingView.cells(rect)
        drawCell(.owner(action), "owner", "no owner", owner, &buffer)
        drawCell(.due(action), "due", "no due day", due, &buffer)
    }

    /// A label, and the value in a field; what is missing is said in words.
    private func drawCell(
        _ cell: Closing.Cell, _ label: String, _ missing: String, _ rect: Rect, _ buffer: inout Buffer
    ) {
        let isHere = cell == closing.cell
        let (name, rest) = rect.cutLeft(label.count + 2)
        let field = rest.cutRight(3).rest
        buffer.put(label, at: name.origin, role: isHere ? .accent : .dim, limit: name.width)
        buffer.clear(field, ground: .field)
        if isHere, let typed = closing.typed {
            buffer.cursor = typed.draw(in: field, &buffer, role: .strong)
            return
        }
        let words = words(of: cell)
        buffer.put(
            words.isEmpty ? missing : words, at: field.origin, role: words.isEmpty ? .warning : .text,
            limit: field.width)
        if isHere {
            buffer.highlight(field, .selection)
            buffer.cursor = field.isEmpty ? nil : field.origin
        }
    }

    private func words(of cell: Closing.Cell) -> String {
        switch cell {
        case .owner(let item):
            guard let handle = workspace.action(item)?.owner else { return "" }
            let name = workspace.person(handle)?.name ?? handle
            return name == handle ? handle : "\(handle)  \(name)"
        case .due(let item): return workspace.action(item)?.due.map { dashboard.words($0) } ?? ""
        case .next: return Day(iso: closing.next).map { dashboard.words($0) } ?? ""
        }
    }

    private func drawFoot(_ foot: Rect, _ buffer: inout Buffer) {
        guard foot.height > 0 else { return }
        let next = ClosingView.next(foot)
        drawCell(.next, "Next review", "no day yet", next.cutLeft(min(next.width, 58)).left, &buffer)
        guard foot.height > 1 else { return }
        let line = foot.line(foot.height - 1)
        let (text, role) = remark
        buffer.put(text, at: line.origin, role: role, limit: line.width)
    }

    private var remark: (String, Role) {
        if let problem = closing.problem { return (problem, .error) }
        if closing.typed != nil {
            return (closing.echo.isEmpty ? hint : closing.echo, closing.echo.isEmpty ? .dim : .info)
        }
        let bar = dashboard.bar.field.text
        if !bar.isEmpty {
            return ("Not saved, in the bar: '\(Narration.short(bar, 50))'; Esc goes back to it", .warning)
        }
        return ("Enter closes the review and writes the minutes; typing changes the cell", .dim)
    }

    private var hint: String {
        if case .owner = closing.cell { return "a handle, or the beginning of a name; Tab completes" }
        return "2026-11-27, fri, next-fri, +3d, +2w, eom, 1dec"
            + (closing.cell == .next ? "" : "; 'fri because ...' says why")
    }
}
