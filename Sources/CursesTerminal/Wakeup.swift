/// Why `CursesTerminal.wait` returned. Several things can be true at once; none: the time was up.
package struct Wakeup: Hashable, Sendable {
    /// `readKeys` has something; also after the terminal changed its size.
    package var hasInput = false
    /// Those of the caller's file descriptors that can be read, or failed, in the order given.
    package var readable: [Int32] = []
    /// In the order of `TerminalSignal`'s cases.
    package var signals: [TerminalSignal] = []
    /// The terminal is gone: a hang-up, an error or end of input. Said again at every call; nothing more can be read.
    package var isHangUp = false

    package init() {}

    /// Nothing happened in the time given.
    package var isTimeout: Bool { self == Wakeup() }
}

/// A signal the main loop has to answer. If one of the first three comes again while `wait` was not called for two seconds,
/// the process ends, the terminal restored.
package enum TerminalSignal: Hashable, Sendable, CaseIterable {
    case interrupt
    case terminate
    case hangUp
    /// Somebody sent SIGTSTP; the answer is `CursesTerminal.suspend`, or none.
    case suspend
    /// The process went on after a stop. The screen has been repainted already.
    case resumed
}
