extension Buffer {
    /// Draws one line of text, made safe and clipped at the buffer's edges.
    ///
    /// - Parameters:
    ///   - ground: what lies behind the text; nil keeps what is there.
    ///   - limit: the columns to stay within; text that is longer ends in an ellipsis. Nil: as far as the buffer goes.
    /// - Returns: the columns used, also where they lie outside the buffer.
    @discardableResult
    package mutating func put(
        _ text: String, at point: Point, role: Role = .text, emphasis: Emphasis = [], ground: Ground? = nil,
        limit: Int? = nil
    ) -> Int {
        var cells = Array(CellTexts(text))
        if glyphs.isASCII { cells = cells.flatMap(Self.asASCII) }
        if let limit { cells = TextWidth.cut(cells, to: limit, ellipsis: glyphs.ellipsis) }
        var column = point.column
        for cell in cells {
            set(cell, at: Point(column: column, row: point.row), role, emphasis, ground: ground)
            column += Int(cell.columns)
        }
        return column - point.column
    }

    /// Draws one line of text that ends just before `column`, cut with an ellipsis to `limit` columns.
    ///
    /// - Returns: the columns used.
    @discardableResult
    package mutating func put(
        _ text: String, endingAt point: Point, role: Role = .text, emphasis: Emphasis = [], ground: Ground? = nil,
        limit: Int? = nil
    ) -> Int {
        let wanted = TextWidth.columns(of: text)
        let columns = min(wanted, limit ?? wanted)
        let start = point.moved(columns: -columns)
        return put(text, at: start, role: role, emphasis: emphasis, ground: ground, limit: limit)
    }

    /// Makes a rectangle blank, on this ground.
    package mutating func clear(_ rect: Rect, ground: Ground = .plain) {
        fill(rect, with: " ", ground: ground)
    }

    /// Repeats a sign of one column all over a rectangle.
    package mutating func fill(
        _ rect: Rect, with scalar: Unicode.Scalar, role: Role = .text, emphasis: Emphasis = [], ground: Ground? = nil
    ) {
        let area = rect.intersection(bounds)
        let cell = CellText(TextWidth.columns(of: scalar) == 1 ? scalar : " ", columns: 1)
        for row in area.rows {
            for column in area.columns {
                set(cell, at: Point(column: column, row: row), role, emphasis, ground: ground)
            }
        }
    }

    /// Copies another buffer in, its top left corner at `origin`.
    package mutating func draw(_ other: Buffer, at origin: Point) {
        for row in 0..<other.height {
            for (column, cell) in other.row(row).enumerated() where !cell.isContinuation {
                let place = origin.moved(columns: column, rows: row)
                set(cell.text, at: place, cell.style.role, cell.style.emphasis, ground: cell.style.ground)
            }
        }
    }

    /// Typographic signs become the nearest thing on a keyboard, all else that is not ASCII question marks, as many as it
    /// takes columns.
    private static func asASCII(_ cell: CellText) -> [CellText] {
        guard !cell.base.isASCII else { return [CellText(cell.base, columns: 1)] }
        return Array(repeating: CellText(typewriter[cell.base] ?? "?", columns: 1), count: Int(cell.columns))
    }

    /// Signs our own words are written with, each in one column as before.
    private static let typewriter: [Unicode.Scalar: Unicode.Scalar] = [
        "·": "-", "•": "*", "→": ">", "…": ".", "×": "x", "–": "-", "—": "-", "‘": "'", "’": "'", "“": "\"", "”": "\"",
        "≤": "<", "≥": ">", "\u{A0}": " ",
    ]
}
