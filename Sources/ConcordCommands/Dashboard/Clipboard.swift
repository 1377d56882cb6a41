import CursesTerminal
import Journal

/// Where a copied text goes: into tmux's own buffer where it runs, which passes it on; else to the terminal; into a file
/// where the terminal has no clipboard or the text is too long for it. A served session starts no program and writes no
/// file.
struct Clipboard {
    let host: Host
    let terminal: CursesTerminal

    /// Takes a text.
    ///
    /// - Returns: where it is now, for the end of a sentence.
    /// - Throws: if it can be put nowhere.
    func take(_ text: String) throws(Failure) -> String {
        let isServed = host.serving != nil
        if !isServed, host.setting("TMUX") != nil, TmuxBuffer.load(text) {
            return "to tmux's buffer; prefix ] pastes it"
        }
        let type = host.setting("TERM") ?? ""
        if let obstacle = obstacle(text, type) {
            guard !isServed, let directory = host.cachePath else {
                throw Failure(.inputOutput, "Nothing was copied: \(obstacle)")
            }
            let path = try stored { () throws(JournalError) in
                try ExportFile.write(text, to: "copied.md", in: directory, of: nil, replacing: true)
            }
            return "to '\(path)': \(obstacle)"
        }
        let isInScreen = host.setting("STY") != nil
        terminal.copy(text, inScreen: isInScreen ? true : type.hasPrefix("screen") ? nil : false)
        return "to the terminal's clipboard (OSC 52\(isInScreen ? " through screen" : ""))"
    }

    /// Why the terminal cannot take it; nil if it can.
    private func obstacle(_ text: String, _ type: String) -> String? {
        if Clipboard.hasNone(type) { return "this terminal has no clipboard" }
        let most = CursesTerminal.longestCopy
        return text.utf8.count > most ? "it is more than the \(most / 1000) kB a terminal's clipboard takes" : nil
    }

    /// Consoles and terminals older than the sequence; the others take it or ignore it, and nobody can tell.
    static func hasNone(_ terminalType: String) -> Bool {
        let families = ["linux", "vt", "ansi", "sun", "cons25", "wsvt25"]
        return families.contains { terminalType.hasPrefix($0) }
    }
}
