import CNcurses
import Screen

/// Turns cells into ncurses' cells and hands over the rows that changed.
struct Painter {
    let depth: ColorDepth
    let isUTF8: Bool
    private var shown: Buffer?
    private var theme: Theme?
    /// The looks of the styles asked for; emptied with the theme. So few that a list does: a dictionary's type alone,
    /// which the runtime makes when it is first asked for, costs more than looking through it.
    private var known: [Look] = []
    /// The one asked for last: cells beside each other mostly have one.
    private var last: Look?

    /// How a style is shown.
    private struct Look {
        let style: Style
        let attribute: attr_t
        let pair: Int32
        let background: Int32
        /// Whether a blank shows nothing but the background.
        let hidesBlanks: Bool

        /// Whether a blank looks the same in both.
        func isSameBlank(as other: Look) -> Bool {
            hidesBlanks && other.hidesBlanks && background == other.background
        }
    }

    init(depth: ColorDepth, isUTF8: Bool) {
        self.depth = depth
        self.isUTF8 = isUTF8
    }

    /// Forgets what is on the screen, so that everything is handed over next time.
    mutating func forget() { shown = nil }

    mutating func show(_ buffer: Buffer, _ newTheme: Theme, size: Size) {
        if theme != newTheme { use(newTheme) }
        let base = look(of: Style())
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

    private func blank(_ size: Size, _ base: Look) {
        var cell = cchar_t()
        concord_set_cell(&cell, [32, 0], base.attribute, base.pair)
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
        var before: Look?
        for cell in cells where !cell.isContinuation {
            let columns = Int(cell.text.columns)
            guard place + columns <= width else { break }
            var look = look(of: cell.style)
            // A blank goes on in what stands before it: between two words the terminal is not told a colour for nothing.
            if cell.text == .blank, let before, before.isSameBlank(as: look) { look = before }
            append(cell.text, look, to: &row32)
            before = look
            place += columns
        }
        guard !row32.isEmpty else { return }
        mvadd_wchnstr(Int32(row), Int32(column), row32, Int32(row32.count))
    }

    /// Appends one ncurses cell, or where the C library knows no such character as many question marks as columns.
    private func append(_ text: CellText, _ look: Look, to row: inout [cchar_t]) {
        var result = cchar_t()
        if set(&result, text, look.attribute, look.pair) {
            row.append(result)
        } else {
            concord_set_character(&result, 63, look.attribute, look.pair)
            row.append(contentsOf: repeatElement(result, count: Int(text.columns)))
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

    private mutating func look(of style: Style) -> Look {
        if let last, last.style == style { return last }
        let look = known.first { $0.style == style } ?? newLook(of: style)
        last = look
        return look
    }

    private mutating func newLook(of style: Style) -> Look {
        let paint = (theme ?? .monochrome).paint(style, depth)
        let emphasis = paint.emphasis
        let attribute = concord_attributes(
            emphasis.contains(.bold), emphasis.contains(.underline), emphasis.contains(.reverse))
        let isDefault = depth == .none || (paint.foreground == -1 && paint.background == -1)
        let pair = isDefault ? 0 : max(0, alloc_pair(paint.foreground, paint.background))
        let look = Look(
            style: style, attribute: attribute, pair: pair, background: paint.background,
            hidesBlanks: emphasis.isDisjoint(with: [.underline, .reverse]))
        known.append(look)
        return look
    }
}
