extension TextField {
    /// Draws the line in the first row of `rect`, scrolled so that the cursor is in sight, and says where it is.
    ///
    /// - Parameter placeholder: shown, dimmed, while there is no text.
    /// - Returns: the cursor's cell, for `Buffer.cursor`; nil when the rectangle is empty.
    @discardableResult
    package func draw(
        in rect: Rect, _ buffer: inout Buffer, role: Role = .text, placeholder: String = ""
    ) -> Point? {
        guard !rect.isEmpty else { return nil }
        if text.isEmpty { buffer.put(placeholder, at: rect.origin, role: .dim, limit: rect.width) }
        let offset = firstColumn(rect.width)
        var column = -offset
        for cell in CellTexts(text) {
            let columns = Int(cell.columns)
            if column >= 0, column + columns <= rect.width {
                buffer.put(String([cell]), at: rect.origin.moved(columns: column), role: role)
            }
            column += columns
        }
        return rect.origin.moved(columns: cursorColumn - offset)
    }

    /// The column of the cursor, if the line had all the room in the world.
    private var cursorColumn: Int { TextWidth.columns(of: beforeCursor) }

    /// The first column shown: the cursor is kept in sight, with a column for it behind the last character.
    private func firstColumn(_ width: Int) -> Int {
        max(0, cursorColumn - (width - 1))
    }
}
