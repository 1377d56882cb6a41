/// How long a part of a split is.
package enum Length: Hashable, Sendable {
    /// This many columns or rows, as long as there is room.
    case exactly(Int)
    /// A part of what the exact ones leave, in proportion to the weight; the remainder goes to the first ones.
    case share(Int = 1)
}

extension Rect {
    /// The rectangle without `columns` at its left and right and `rows` at its top and bottom.
    package func inset(columns: Int, rows: Int) -> Rect {
        Rect(column: column + columns, row: row + rows, width: width - 2 * columns, height: height - 2 * rows)
    }

    /// The rectangle inside a border.
    package var inside: Rect { inset(columns: 1, rows: 1) }

    /// A rectangle of this size, made smaller where it does not fit, in the middle of this one.
    package func centered(_ wanted: Size) -> Rect {
        let fitting = Size(width: min(wanted.width, width), height: min(wanted.height, height))
        return Rect(
            column: column + (width - fitting.width) / 2, row: row + (height - fitting.height) / 2,
            width: fitting.width, height: fitting.height)
    }

    /// One row of the rectangle, counted from its top; empty when there is no such row.
    package func line(_ index: Int) -> Rect {
        Rect(column: column, row: row + index, width: width, height: 1).intersection(self)
    }

    /// Cuts the rectangle into parts below each other, one for each length, first come first served.
    package func splitRows(_ lengths: [Length]) -> [Rect] {
        var top = row
        return Self.divide(height, lengths).map { height in
            defer { top += height }
            return Rect(column: column, row: top, width: width, height: height)
        }
    }

    /// Cuts the rectangle into parts beside each other, one for each length, first come first served.
    package func splitColumns(_ lengths: [Length]) -> [Rect] {
        var left = column
        return Self.divide(width, lengths).map { width in
            defer { left += width }
            return Rect(column: left, row: row, width: width, height: height)
        }
    }

    /// The upper `height` rows and the rest.
    package func cutTop(_ height: Int) -> (top: Rect, rest: Rect) {
        let parts = splitRows([.exactly(height), .share()])
        return (parts[0], parts[1])
    }

    /// The rest and the lower `height` rows; the lower part is served first.
    package func cutBottom(_ height: Int) -> (rest: Rect, bottom: Rect) {
        let parts = splitRows([.exactly(self.height - min(max(0, height), self.height)), .share()])
        return (parts[0], parts[1])
    }

    /// The left `width` columns and the rest.
    package func cutLeft(_ width: Int) -> (left: Rect, rest: Rect) {
        let parts = splitColumns([.exactly(width), .share()])
        return (parts[0], parts[1])
    }

    /// The rest and the right `width` columns; the right part is served first.
    package func cutRight(_ width: Int) -> (rest: Rect, right: Rect) {
        let parts = splitColumns([.exactly(self.width - min(max(0, width), self.width)), .share()])
        return (parts[0], parts[1])
    }

    private static func divide(_ total: Int, _ lengths: [Length]) -> [Int] {
        var left = total
        var result = lengths.map { length -> Int in
            guard case .exactly(let wanted) = length else { return 0 }
            let given = min(max(0, wanted), left)
            left -= given
            return given
        }
        var weightLeft = lengths.reduce(0) { $0 + $1.weight }
        for index in lengths.indices where lengths[index].weight > 0 {
            let given = (left * lengths[index].weight + weightLeft - 1) / weightLeft
            weightLeft -= lengths[index].weight
            left -= given
            result[index] = given
        }
        return result
    }
}

extension Length {
    fileprivate var weight: Int {
        guard case .share(let weight) = self else { return 0 }
        return max(0, weight)
    }
}
