/// One thing the user did at the terminal.
package enum Key: Hashable, Sendable {
    /// A printable scalar as typed; a combining mark arrives as a key of its own.
    case character(Unicode.Scalar)
    /// Ctrl and a lower-case letter or one of `@ [ \ ] ^ _`; Tab, Enter, Escape and Backspace have their own cases.
    case control(Unicode.Scalar)
    /// Alt and a character.
    case alt(Unicode.Scalar)
    /// F1 to F12.
    case function(Int)
    case up, down, left, right
    /// Ctrl with an arrow: word by word.
    case controlLeft, controlRight
    case pageUp, pageDown, home, end
    case enter, tab, backTab, escape
    case backspace, delete, insert
    case mouse(MouseEvent)
    /// Text from the clipboard. Never a command, whatever it contains.
    case paste(String)
    /// The terminal has this size now.
    case resize(Size)
}

/// What the mouse did, and where.
package struct MouseEvent: Hashable, Sendable {
    /// What was done.
    package enum Action: Hashable, Sendable { case press, doubleClick, wheelUp, wheelDown }

    package var action: Action
    /// The cell, 0-based.
    package var point: Point

    package init(_ action: Action, at point: Point) {
        self.action = action
        self.point = point
    }
}
