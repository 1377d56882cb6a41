/// A screen full of cells that views draw into. Everything drawn outside is clipped, so every size works, 0 × 0 too.
package struct Buffer: Hashable, Sendable {
    package let size: Size
    /// The signs to draw with; an ASCII set also turns text that is not ASCII into `?`.
    package let glyphs: Glyphs
    /// Where the terminal's cursor is to stand, or nil to hide it.
    package var cursor: Point?
    private var cells: [Cell]

    package init(size: Size, glyphs: Glyphs = .unicode) {
        self.size = size
        self.glyphs = glyphs
        self.cells = Array(repeating: .blank, count: size.width * size.height)
    }

    package init(width: Int, height: Int, glyphs: Glyphs = .unicode) {
        self.init(size: Size(width: width, height: height), glyphs: glyphs)
    }

    package var width: Int { size.width }
    package var height: Int { size.height }

    /// The whole buffer, at 0, 0.
    package var bounds: Rect { Rect(origin: .zero, size: size) }

    /// The cell at a point; blank outside.
    package subscript(point: Point) -> Cell {
        bounds.contains(point) ? cells[index(point)] : .blank
    }

    /// The cells of a row, from the left; empty outside. The fast way for whoever shows the buffer.
    package func row(_ row: Int) -> ArraySlice<Cell> {
        guard row >= 0, row < height else { return [] }
        return cells[row * width..<(row + 1) * width]
    }

    /// Gives the cells of a rectangle another ground and, if wanted, emphasis; their text and roles stay.
    package mutating func highlight(_ rect: Rect, _ ground: Ground, emphasis: Emphasis = []) {
        change(rect) { style in
            style.ground = ground
            style.emphasis.formUnion(emphasis)
        }
    }

    /// Changes the styles of the cells of a rectangle; their text stays.
    package mutating func change(_ rect: Rect, _ body: (inout Style) -> Void) {
        let area = rect.intersection(bounds)
        for row in area.rows {
            for column in area.columns { body(&cells[row * width + column].style) }
        }
    }

    /// Puts the text of one cell, and its right half if it is wide. What it covers by half is blanked. A wide character
    /// of which only half lies inside becomes a space. Keeps the ground that was there unless `ground` is given.
    mutating func set(_ text: CellText, at point: Point, _ role: Role, _ emphasis: Emphasis, ground: Ground?) {
        let columns = Int(text.columns)
        let isWhole = point.column >= 0 && point.column + columns <= width
        for offset in 0..<columns {
            let place = point.moved(columns: offset)
            guard bounds.contains(place) else { continue }
            blankOtherHalf(place)
            let ground = ground ?? cells[index(place)].style.ground
            let shown: CellText = !isWhole ? .blank : offset == 0 ? text : .continuation
            cells[index(place)] = Cell(text: shown, style: Style(role, on: ground, emphasis: emphasis))
        }
    }

    /// If the cell is half of a wide character, turns the other half into a space.
    private mutating func blankOtherHalf(_ point: Point) {
        let here = index(point)
        if cells[here].isContinuation, point.column > 0 { cells[here - 1].text = .blank }
        if point.column + 1 < width, cells[here + 1].isContinuation { cells[here + 1].text = .blank }
    }

    private func index(_ point: Point) -> Int { point.row * width + point.column }
}
