/// A cell's place: columns to the right and rows downwards, both 0-based. May lie outside any buffer.
package struct Point: Hashable, Sendable {
    package var column: Int
    package var row: Int

    package init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }

    package static let zero = Point(column: 0, row: 0)

    /// This point moved by a number of columns and rows.
    package func moved(columns: Int = 0, rows: Int = 0) -> Point {
        Point(column: column + columns, row: row + rows)
    }
}

/// A number of columns and rows, never negative.
package struct Size: Hashable, Sendable {
    package let width: Int
    package let height: Int

    /// Negative measures become 0.
    package init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
    }

    package static let zero = Size(width: 0, height: 0)

    package var isEmpty: Bool { width == 0 || height == 0 }
}

/// A rectangle of cells; its size is never negative, so every rectangle can be drawn in, to no effect when empty.
package struct Rect: Hashable, Sendable {
    package let origin: Point
    package let size: Size

    package init(origin: Point, size: Size) {
        self.origin = origin
        self.size = size
    }

    package init(column: Int, row: Int, width: Int, height: Int) {
        self.init(origin: Point(column: column, row: row), size: Size(width: width, height: height))
    }

    package static let zero = Rect(origin: .zero, size: .zero)

    package var column: Int { origin.column }
    package var row: Int { origin.row }
    package var width: Int { size.width }
    package var height: Int { size.height }

    /// The column just right of the rectangle.
    package var endColumn: Int { column + width }

    /// The row just below the rectangle.
    package var endRow: Int { row + height }

    package var columns: Range<Int> { column..<endColumn }
    package var rows: Range<Int> { row..<endRow }
    package var isEmpty: Bool { size.isEmpty }

    /// Whether the cell at `point` belongs to the rectangle; what a mouse click asks.
    package func contains(_ point: Point) -> Bool {
        columns.contains(point.column) && rows.contains(point.row)
    }

    /// The part shared with `other`; empty, not nil, when there is none.
    package func intersection(_ other: Rect) -> Rect {
        let left = max(column, other.column)
        let top = max(row, other.row)
        return Rect(
            column: left, row: top, width: min(endColumn, other.endColumn) - left,
            height: min(endRow, other.endRow) - top)
    }
}
