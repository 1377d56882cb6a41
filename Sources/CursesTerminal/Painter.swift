import CNcurses
import Screen

/// Turns cells into ncurses' cells and hands over the rows that changed.
struct Painter {
    let depth: ColorDepth
    let isUTF8: Bool
    private var shown: Buffer?
    private var theme: Theme?
    /// Attributes and colour pair of each style asked for; emptied with the theme. So few that a list does: a dictionary's
    /// type alone, which the runtime makes when it is first asked for, costs more than looking through it.
    private var known: [(style: Style, attributes: (attr_t, Int32))] = []
    /// The style asked for last: cells beside each other mostly have one.
    private var last: (style: Style, attributes: (attr_t, Int32))?

    init(depth: ColorDepth, isUTF8: Bool) {
        self.depth = depth
        self.isUTF8 = isUTF8
    }

    /// Forgets what is on the screen, so that everything is handed over next time.
    mutating func forget() { shown = nil }

    mutating func show(_ buffer: Buffer, _ newTheme: Theme, size: Size) {
        if theme != newTheme { use(newTheme) }
        let base = attributes(of: Style())
        let previous = shown?.size == buffer.size ? shown : nil
        if previous == nil { blank(size, base) }
        for row in 0..<min(buffer.height, size.height) {
            let cells = buffer.row(row)
            guard let changed = Self.changed(cells, previous?.row(row)) else { continue }
            put(cells[changed], row: row, column: changed.lowerBound - cells.startIndex, width: size.width)
        }
        shown = buffer
    }

    private mutating func use(_ newTheme: Theme) {
        theme = newTheme
        known.removeAll()
        last = nil
        shown = nil
        if depth > .none { reset_color_pairs() }
    }

    private func blank(_ size: Size, _ base: (attr_t, Int32)) {
        var cell = cchar_t()
        concord_set_cell(&cell, [32, 0], base.0, base.1)
        bkgrndset(&cell)
        erase()
    }

    /// The range of cells to write again, whole characters only; nil if nothing changed.
    private static func changed(_ new: ArraySlice<Cell>, _ old: ArraySlice<Cell>?) -> Range<Int>? {
        guard let old else { return new.isEmpty ? nil : new.indices }
        guard var first = new.indices.first(where: { new[$0] != old[$0] }),
            let last = new.indices.last(where: { new[$0] != old[$0] })
        else { return nil }
        if new[first].isContinuation, first > new.startIndex { first -= 1 }
        return first..<last + 1
    }

    private mutating func put(_ cells: ArraySlice<Cell>, row: Int, column: Int, width: Int) {
        var row32: [cchar_t] = []
        row32.reserveCapacity(cells.count)
        var place = column
        for cell in cells where !cell.isContinuation {
            let columns = Int(cell.text.columns)
            guard place + columns <= width else { break }
            append(cell, to: &row32)
            place += columns
        }
        guard !row32.isEmpty else { return }
        mvadd_wchnstr(Int32(row), Int32(column), row32, Int32(row32.count))
    }

    /// Appends one ncurses cell, or where the C library knows no such character as many question marks as columns.
    private mutating func append(_ cell: Cell, to row: inout [cchar_t]) {
        let (attribute, pair) = attributes(of: cell.style)
        var result = cchar_t()
        if set(&result, cell.text, attribute, pair) {
            row.append(result)
        } else {
            concord_set_character(&result, 63, attribute, pair)
            row.append(contentsOf: repeatElement(result, count: Int(cell.text.columns)))
        }
    }

    /// - Returns: whether the locale and the C library can show the text in its columns.
    private func set(_ cell: inout cchar_t, _ text: CellText, _ attribute: attr_t, _ pair: Int32) -> Bool {
        let base = wchar_t(text.base.value)
        if text.base.isASCII, !text.hasMarks { return concord_set_character(&cell, base, attribute, pair) == OK }
        guard isUTF8, wcwidth(base) == Int32(text.columns) else { return false }
        guard text.hasMarks else { return concord_set_character(&cell, base, attribute, pair) == OK }
        let marks = text.scalars.dropFirst().map { wchar_t($0.value) }.filter { wcwidth($0) == 0 }
        return concord_set_cell(&cell, [base] + marks + [0], attribute, pair) == OK
    }

    private mutating func attributes(of style: Style) -> (attr_t, Int32) {
        if let last, last.style == style { return last.attributes }
        let attributes = look(up: style)
        last = (style, attributes)
        return attributes
    }

    private mutating func look(up style: Style) -> (attr_t, Int32) {
        if let found = known.first(where: { $0.style == style }) { return found.attributes }
        let paint = (theme ?? .monochrome).paint(style, depth)
        let emphasis = paint.emphasis
        let attribute = concord_attributes(
            emphasis.contains(.bold), emphasis.contains(.underline), emphasis.contains(.reverse))
        let isDefault = depth == .none || (paint.foreground == -1 && paint.background == -1)
        let pair = isDefault ? 0 : max(0, alloc_pair(paint.foreground, paint.background))
        known.append((style, (attribute, pair)))
        return (attribute, pair)
    }
}
