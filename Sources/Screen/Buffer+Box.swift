/// A piece of text with a role, for lines put together from several.
package struct Span: Hashable, Sendable {
    package var text: String
    package var role: Role
    package var emphasis: Emphasis

    package init(_ text: String, _ role: Role = .text, emphasis: Emphasis = []) {
        self.text = text
        self.role = role
        self.emphasis = emphasis
    }

    package var columns: Int { TextWidth.columns(of: text) }
}

extension Buffer {
    /// Draws spans one after the other, within `limit` columns.
    ///
    /// - Returns: the columns used.
    @discardableResult
    package mutating func put(_ spans: [Span], at point: Point, ground: Ground? = nil, limit: Int? = nil) -> Int {
        var used = 0
        for span in spans {
            let room = limit.map { max(0, $0 - used) }
            used += put(
                span.text, at: point.moved(columns: used), role: span.role, emphasis: span.emphasis, ground: ground,
                limit: room)
        }
        return used
    }

    /// Draws a border with rounded corners, titles in its upper edge at the left and the right:
    /// `╭ IT ───── 3 open ╮`. The right title gives way first when there is no room for both.
    ///
    /// - Parameter foot: stands in the lower edge at the right, if there is room for all of it.
    /// - Returns: the rectangle inside the border.
    @discardableResult
    package mutating func box(
        _ rect: Rect, left: [Span] = [], right: [Span] = [], foot: [Span] = [], role: Role = .border
    ) -> Rect {
        guard rect.width >= 2, rect.height >= 2 else { return Rect(origin: rect.origin, size: .zero) }
        drawEdges(rect, role)
        drawCorners(rect, role)
        drawTitles(rect.line(0), left, right)
        drawTitles(rect.line(rect.height - 1), [], foot)
        return rect.inside
    }

    private mutating func drawEdges(_ rect: Rect, _ role: Role) {
        let top = rect.line(0)
        let bottom = rect.line(rect.height - 1)
        let leftEdge = rect.cutLeft(1).left
        let rightEdge = rect.cutRight(1).right
        for edge in [top, bottom] { fill(edge, with: glyphs.horizontal, role: role) }
        for edge in [leftEdge, rightEdge] { fill(edge, with: glyphs.vertical, role: role) }
    }

    private mutating func drawCorners(_ rect: Rect, _ role: Role) {
        let right = rect.width - 1
        let down = rect.height - 1
        put(String(glyphs.topLeft), at: rect.origin, role: role)
        put(String(glyphs.topRight), at: rect.origin.moved(columns: right), role: role)
        put(String(glyphs.bottomLeft), at: rect.origin.moved(rows: down), role: role)
        put(String(glyphs.bottomRight), at: rect.origin.moved(columns: right, rows: down), role: role)
    }

    /// Titles have a space around them and leave one column of border between them.
    private mutating func drawTitles(_ rect: Rect, _ left: [Span], _ right: [Span]) {
        let room = rect.width - 2
        let leftColumns = left.isEmpty ? 0 : min(room, 2 + left.reduce(0) { $0 + $1.columns })
        let rightColumns = right.isEmpty ? 0 : 2 + right.reduce(0) { $0 + $1.columns }
        if leftColumns > 2 { put(spaced(left), at: rect.origin.moved(columns: 1), limit: leftColumns) }
        guard rightColumns > 2, leftColumns + 1 + rightColumns <= room else { return }
        put(spaced(right), at: rect.origin.moved(columns: rect.width - 1 - rightColumns))
    }

    private func spaced(_ spans: [Span]) -> [Span] { [Span(" ")] + spans + [Span(" ")] }
}
