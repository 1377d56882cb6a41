import Alignment
import Screen

/// Who is here: the list to be ticked.
struct TickListView {
    let list: TickList
    let context: ViewContext

    private var workspace: Workspace { context.workspace }

    func draw(_ rect: Rect, _ buffer: inout Buffer) {
        guard let review = workspace.review(list.review) else { return }
        buffer.clear(rect)
        let here = Set(review.present + list.changed.keys).count { list.isHere($0, review) }
        let inside = buffer.box(
            rect, left: [Span("Who is here", .heading)], right: [Span("\(here) here", .dim)], role: .focusBorder)
        let (line, rest) = inside.cutTop(1)
        buffer.clear(line, ground: .field)
        buffer.cursor = list.field.draw(
            in: line.inset(columns: 1, rows: 0), &buffer,
            placeholder: "Space ticks; type to find somebody, or a guest's name")
        let (rows, foot) = rest.cutBottom(list.problem == nil ? 0 : 1)
        for (index, row) in list.rows.dropFirst(list.top).prefix(rows.height).enumerated() {
            draw(row, review, rows.line(index), &buffer)
        }
        if let problem = list.problem {
            buffer.put(problem, at: foot.origin.moved(columns: 1), role: .error, limit: max(0, foot.width - 2))
        }
        Scrollbar.draw(
            rows, column: rect.endColumn - 1, total: list.rows.count, shown: rows.height, top: list.top, &buffer)
    }

    private func draw(_ row: TickList.Row, _ review: Review, _ line: Rect, _ buffer: inout Buffer) {
        let place = line.inset(columns: 1, rows: 0)
        switch row {
        case .heading(let group):
            buffer.put(heading(group, review), at: place.origin, limit: place.width)
        case .newGuest(let name):
            buffer.put(
                [Span("Enter: ", .dim), Span(name, .strong), Span(" as a guest", .dim)],
                at: place.origin.moved(columns: 2),
                limit: max(0, place.width - 2))
        case .person(let handle): draw(handle, review, place, &buffer)
        }
        if row == list.chosen { buffer.highlight(line, .currentLine) }
    }

    /// "I IT" and whether it will be represented.
    private func heading(_ group: Group?, _ review: Review) -> [Span] {
        guard let group else { return [Span("Guests", .heading)] }
        let isRepresented = list.rows.contains { row in
            guard case .person(let handle) = row, handle != review.facilitator else { return false }
            return workspace.person(handle)?.group == group && list.isHere(handle, review)
        }
        let name = [Span(group.letter + " ", .strong), Span(workspace.name(of: group), .heading)]
        return isRepresented || !list.field.isEmpty ? name : name + [Span("   not represented", .warning)]
    }

    private func draw(_ handle: String, _ review: Review, _ place: Rect, _ buffer: inout Buffer) {
        let isHere = list.isHere(handle, review)
        let isChanged = isHere != review.present.contains(handle)
        let name = workspace.person(handle)?.name ?? list.guests.first { $0.handle == handle }?.name ?? handle
        let spans = [
            Span(
                isHere ? "[\(context.glyphs.isASCII ? "x" : String(context.glyphs.support))] " : "[ ] ",
                isHere ? .support : .dim),
            Span(TextWidth.pad(handle, 14, ellipsis: context.glyphs.ellipsis) + " ", isChanged ? .strong : .text),
            Span(name == handle ? "" : name, .dim),
        ]
        let words = words(handle, review, isHere, isChanged)
        buffer.put(
            spans, at: place.origin.moved(columns: 2), limit: max(0, place.width - 4 - TextWidth.columns(of: words)))
        buffer.put(
            words, endingAt: Point(column: place.endColumn, row: place.row), role: isChanged ? .accent : .dim)
    }

    /// "comes now", "since 10:02", "left 10:40", "apologies", "invited", "facilitator".
    private func words(_ handle: String, _ review: Review, _ isHere: Bool, _ isChanged: Bool) -> String {
        if isChanged { return isHere ? "comes now" : "leaves now" }
        let field = review.item.field("here." + handle)
        let entry = field.map { workspace.entries[$0.setBy] }
        let time = entry?.instant.map(context.time) ?? ""
        let facilitates = handle == review.facilitator ? "facilitator" + context.dot : ""
        switch field?.value?.flag {
        case true?: return facilitates + "since " + time
        case false?:
            let change = entry?.change(review.id, "here." + handle)
            return facilitates + (change.flatMap(Attending.init) == .apologies ? "apologies" : "left " + time)
        case nil: return facilitates + (review.invited.contains(handle) ? "invited" : "")
        }
    }
}
