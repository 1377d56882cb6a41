import CNcurses

extension CursesTerminal {
    /// Gives the terminal back, stops as Ctrl-Z does, and takes the terminal again when continued. The caller shows its
    /// buffer afterwards.
    package func suspend() {
        withTerminalReleased { concord_stop() }
    }

    /// Lends the terminal to something else, such as an editor, and takes it back afterwards.
    package func withTerminalReleased<Result>(_ body: () throws -> Result) rethrows -> Result {
        guard isOpen else { return try body() }
        leave()
        defer {
            concord_rescue_save_modes()
            comeBack()
        }
        return try body()
    }

    /// Takes the terminal again, whatever was done to it meanwhile, and repaints.
    func comeBack() {
        reset_prog_mode()
        enter()
        takeSize()
        clearok(concord_curscr(), true)
        refresh()
    }
}
