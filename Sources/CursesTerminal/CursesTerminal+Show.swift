import CNcurses
package import Screen

extension CursesTerminal {
    /// Shows a buffer. Only cells that differ from what was shown last are handed to ncurses, which sends what the screen
    /// lacks. A buffer of another size than the terminal is clipped, and what it does not cover stays blank.
    package func show(_ buffer: Buffer, theme: Theme) {
        guard isOpen else { return }
        painter.show(buffer, theme, size: size)
        placeCursor(buffer.cursor)
        refresh()
    }

    /// Sends the whole screen again, for when something else has written on it.
    package func repaint() {
        guard isOpen else { return }
        clearok(concord_curscr(), true)
        refresh()
    }

    /// A hidden cursor stays where the last change left it, which saves moving it back.
    private func placeCursor(_ point: Point?) {
        leaveok(concord_stdscr(), point == nil)
        guard let point, Rect(origin: .zero, size: size).contains(point) else {
            curs_set(0)
            return
        }
        move(Int32(point.row), Int32(point.column))
        curs_set(1)
    }
}
