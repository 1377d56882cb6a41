/// Why the dashboard cannot have the terminal. Nothing was changed on it. The sentence is made where errors are shown.
package enum TerminalError: Error, Hashable, Sendable {
    /// Standard input or output is no terminal.
    case notATerminal
    /// TERM is unset or empty.
    case noTerminalType
    /// TERM is `dumb`, or a terminal whose cursor cannot be moved.
    case cannotMoveCursor(terminalType: String)
    /// terminfo has no entry of this name.
    case unknownTerminalType(String)
    /// Another `CursesTerminal` is open in this process.
    case alreadyOpen
    /// A system call failed.
    case system(errno: Int32)
}

/// Whether to use colours; `--color`, NO_COLOR and the configuration have been weighed by the caller.
package enum ColorMode: Hashable, Sendable {
    /// As many as the terminal has.
    case automatic
    /// None: emphasis only.
    case off
}
