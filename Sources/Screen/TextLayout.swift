extension TextWidth {
    /// The text as drawn, cut to at most `columns` with an ellipsis in place of what does not fit.
    package static func fit(_ text: String, _ columns: Int, ellipsis: String = "…") -> String {
        if isPlainASCII(text), text.utf8.count <= columns { return text }
        let cells = Array(CellTexts(text))
        return String(cut(cells, to: columns, ellipsis: ellipsis))
    }

    /// The text as drawn, in exactly `columns` columns: cut like `fit`, or filled with spaces.
    package static func pad(
        _ text: String, _ columns: Int, trailing: Bool = false, ellipsis: String = "…"
    ) -> String {
        let fitted = fit(text, columns, ellipsis: ellipsis)
        let space = String(repeating: " ", count: max(0, columns - self.columns(of: fitted)))
        return trailing ? space + fitted : fitted + space
    }

    /// The cells that fit in `columns`, the last of them the ellipsis if something was left out.
    static func cut(_ cells: [CellText], to columns: Int, ellipsis: String) -> [CellText] {
        guard cells.reduce(0, { $0 + Int($1.columns) }) > columns else { return cells }
        let mark = prefix(Array(CellTexts(ellipsis)), columns)
        let room = columns - mark.reduce(0) { $0 + Int($1.columns) }
        return prefix(cells, room) + mark
    }

    /// The longest beginning that takes at most `columns`.
    private static func prefix(_ cells: [CellText], _ columns: Int) -> [CellText] {
        var used = 0
        return Array(
            cells.prefix { cell in
                used += Int(cell.columns)
                return used <= columns
            })
    }
}
