extension TextWidth {
    /// The text as drawn, broken at spaces into lines of at most `columns`; longer words are broken where the line ends.
    /// Newlines begin a new line; an empty text is one empty line. No columns, no lines.
    package static func wrap(_ text: String, _ columns: Int) -> [String] {
        guard columns > 0 else { return [] }
        let paragraphs = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        return paragraphs.flatMap { wrapParagraph(Array(CellTexts(String($0))), columns).map { String($0) } }
    }

    private static func wrapParagraph(_ cells: [CellText], _ columns: Int) -> [[CellText]] {
        var lines: [[CellText]] = []
        var rest = cells[...]
        repeat {
            let end = lineEnd(rest, columns)
            lines.append(trimmingEnd(rest[..<end]).map { narrowed($0, columns) })
            rest = rest[end...].drop { $0 == .blank }
        } while !rest.isEmpty
        return lines
    }

    /// The index behind the last cell of the next line; always moves forward.
    private static func lineEnd(_ cells: ArraySlice<CellText>, _ columns: Int) -> Int {
        var used = 0
        var end = cells.startIndex
        while end < cells.endIndex, used + Int(cells[end].columns) <= columns {
            used += Int(cells[end].columns)
            end += 1
        }
        if end == cells.endIndex || cells[end] == .blank { return end }
        let indent = cells.firstIndex { $0 != .blank } ?? end
        if let space = cells[..<end].lastIndex(of: .blank), space > indent { return space + 1 }
        return max(end, cells.startIndex + 1)
    }

    private static func trimmingEnd(_ line: ArraySlice<CellText>) -> ArraySlice<CellText> {
        let last = line.lastIndex { $0 != .blank }
        return last.map { line[...$0] } ?? []
    }

    /// A wide character does not fit in a single column; a mark of the omission does.
    private static func narrowed(_ cell: CellText, _ columns: Int) -> CellText {
        Int(cell.columns) <= columns ? cell : CellText("…", columns: 1)
    }
}
