extension Buffer {
    /// The text of the screen, a line a row, without spaces at the ends of lines. Wide characters stand once.
    package var plainText: String {
        (0..<height).map { line in
            let text = String(row(line).lazy.filter { !$0.isContinuation }.map(\.text))
            return String(text.trimmingTrailingSpaces)
        }.joined(separator: "\n")
    }

    /// The styles of the screen, a line a row that has any: `3: 1-4 heading, 9-20 overdue bold on currentLine`.
    /// Columns and rows are 0-based and inclusive; plain text on the plain ground is not listed.
    package var styleText: String {
        (0..<height).compactMap { line -> String? in
            let runs = styleRuns(line)
            return runs.isEmpty ? nil : "\(line): " + runs.joined(separator: ", ")
        }.joined(separator: "\n")
    }

    private func styleRuns(_ line: Int) -> [String] {
        let cells = Array(row(line))
        var runs: [String] = []
        var start = 0
        for column in cells.indices where column + 1 == cells.count || cells[column + 1].style != cells[column].style {
            if cells[column].style != Style(), !isInvisible(cells[start...column]) {
                let place = start == column ? "\(start)" : "\(start)-\(column)"
                runs.append("\(place) \(cells[column].style)")
            }
            start = column + 1
        }
        return runs
    }

    /// Spaces in some role on the plain ground look like nothing at all.
    private func isInvisible(_ cells: ArraySlice<Cell>) -> Bool {
        cells.allSatisfy { $0.text == .blank && $0.style.ground == .plain && $0.style.emphasis.isEmpty }
    }
}

extension Style: CustomStringConvertible {
    /// `overdue bold on currentLine`.
    package var description: String {
        var words = ["\(role)"]
        if emphasis.contains(.bold) { words.append("bold") }
        if emphasis.contains(.underline) { words.append("underline") }
        if emphasis.contains(.reverse) { words.append("reverse") }
        if ground != .plain { words.append("on \(ground)") }
        return words.joined(separator: " ")
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: Substring {
        let scalars = unicodeScalars
        guard let last = scalars.lastIndex(where: { $0 != " " }) else { return "" }
        return self[...last]
    }
}
