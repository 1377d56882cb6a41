import Glibc
import Journal
import Screen

/// Tells on standard error how far a synchronisation is: on a terminal in one line that is written over, else, where it
/// was asked for, a line at a time.
final class SyncProgress {
    private let isTerminal: Bool
    private var columns = 0
    private var last = ""

    /// - Returns: `nil` where nobody reads it.
    init?(isAsked: Bool, on host: Host) {
        isTerminal = host.isTerminal(2)
        guard isAsked || isTerminal else { return nil }
    }

    func tell(_ words: String) {
        guard words != last else { return }
        last = words
        let text = TextWidth.fit(visible(words), 78)
        guard isTerminal else { return write(text + "\n") }
        write("\r" + TextWidth.pad(text, columns))
        columns = TextWidth.columns(of: text)
    }

    /// Takes the line away, so that what follows begins on an empty one.
    func end() {
        guard isTerminal, columns > 0 else { return }
        write("\r" + String(repeating: " ", count: columns) + "\r")
        columns = 0
    }

    private func write(_ text: String) { _ = Output.write(2, Array(text.utf8)) }
}
