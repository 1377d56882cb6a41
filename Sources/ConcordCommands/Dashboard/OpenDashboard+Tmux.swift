import Journal

/// The paste buffer of the tmux the program runs in.
enum TmuxBuffer {
    /// Loads a text into it, and into the clipboard of the terminals that show it.
    ///
    /// - Returns: whether tmux took it.
    static func load(_ text: String) -> Bool { ChildProcess.takes(text, ["tmux", "load-buffer", "-w", "-"]) }
}
