import Screen

/// Rows under a heading, their columns straight on any terminal: widths are columns of the screen, not characters.
package struct Table {
    private let heading: [String]
    private var rows: [[Span]] = []

    package init(_ heading: [String]) { self.heading = heading }

    /// Adds a row with a cell for each heading.
    package mutating func add(_ cells: [Span]) {
        precondition(cells.count == heading.count, "A row must have a cell for each heading.")
        rows.append(cells)
    }

    /// The heading and the rows. Columns without any text are left out; the last is never filled up.
    package var lines: [[Span]] {
        let all = [heading.map { Span($0, .quiet) }] + rows
        let widths = heading.indices.map { column in
            rows.contains { !$0[column].text.isEmpty }
                ? all.map { TextWidth.columns(of: $0[column].text) }.max() ?? 0 : 0
        }
        let shown = heading.indices.filter { widths[$0] > 0 }
        return all.map { cells in Table.line(shown.map { (cells[$0], widths[$0]) }) }
    }

    private static func line(_ cells: [(Span, Int)]) -> [Span] {
        var rest = cells
        while let (last, _) = rest.last, last.text.isEmpty { rest.removeLast() }
        var line: [Span] = []
        for (index, (cell, width)) in rest.enumerated() {
            if index == rest.count - 1 {
                line.append(cell)
            } else {
                line.append(Span(TextWidth.pad(cell.text, width), cell.tint))
                line.append(Span("  "))
            }
        }
        return line
    }
}
