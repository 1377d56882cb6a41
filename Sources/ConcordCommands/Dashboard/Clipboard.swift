import CursesTerminal
import Journal

/// Where a copied text goes: into tmux's own buffer where it runs, which passes it on; else to the terminal; into a file
/// where the terminal is one that has no clipboard.
struct Clipboard {
    let host: Host
    let terminal: CursesTerminal

    /// Takes a text.
    ///
    /// - Returns: where it is now, for the end of a sentence.
    /// - Throws: if it can be put nowhere.
    func take(_ text: String) throws(Failure) -> String {
        if host.setting("TMUX") != nil, TmuxBuffer.load(text) { return "to tmux's buffer; prefix ] pastes it" }
        guard !Clipboard.hasNone(host.setting("TERM") ?? "") else { return "to '\(try write(text))'" }
        terminal.copy(text)
        return "to the terminal's clipboard (OSC 52)"
    }

    /// Consoles and terminals older than the sequence; the others take it or ignore it, and nobody can tell.
    static func hasNone(_ terminalType: String) -> Bool {
        let families = ["linux", "vt", "ansi", "sun", "cons25", "wsvt25"]
        return families.contains { terminalType.hasPrefix($0) }
    }

    /// A file of the user's own, in the directory for what need not be kept.
    private func write(_ text: String) throws(Failure) -> String {
        guard let directory = host.cachePath else {
            throw Failure(.inputOutput, "This terminal has no clipboard, and there is no HOME for a file")
        }
        return try stored { () throws(JournalError) in
            try ExportFile.write(text, to: "copied.md", in: directory, of: nil, replacing: true)
        }
    }
}
