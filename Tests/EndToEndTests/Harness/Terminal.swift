import CVTerm
import Glibc
import TestSupport

/// The program in a terminal: keys in, screens out.
final class Terminal {
    let child: Child
    private let window: PseudoTerminal
    /// The modes that `stty -a` shows, before the program was there.
    let modesBefore: [UInt8]

    init(
        _ arguments: [String], _ environment: [String: String], in directory: String, columns: Int = 80, rows: Int = 24,
        running program: String = Desk.program
    ) throws {
        window = try PseudoTerminal(columns: columns, rows: rows)
        modesBefore = window.modes
        child = try Child(program, arguments, environment, in: directory, .terminal(window.name))
    }

    // MARK: Hands

    func type(_ text: String) { window.type(text) }

    func press(_ keys: Key...) { for key in keys { type(key.rawValue) } }

    enum Key: String {
        case enter = "\r"
        case escape = "\u{1B}"
        case controlC = "\u{3}"
        // As xterm sends them.
        case f2 = "\u{1B}OQ"
        case f5 = "\u{1B}[15~"
        case f8 = "\u{1B}[19~"
        case f9 = "\u{1B}[20~"
    }

    func resize(columns: Int, rows: Int) { window.resize(columns: columns, rows: rows) }

    /// Closes the window.
    func hangUp() { window.hangUp() }

    // MARK: Eyes

    var lines: [String] {
        window.receive(milliseconds: 0)
        return (0..<window.emulator.rows).map(window.emulator.line)
    }

    var text: String { lines.joined(separator: "\n") }

    /// What the last column of a row shows.
    func lastCell(_ row: Int) -> String { window.emulator.cell(column: window.emulator.columns - 1, row: row).text }

    /// Everything the program ever sent.
    var sent: [UInt8] { window.everything }
    var modes: [UInt8] { window.modes }
    var isAlternateScreen: Bool { window.emulator.isAlternateScreen }
    var isCursorVisible: Bool { window.emulator.isCursorVisible }
    var title: String? { window.emulator.title }

    /// Whether the terminal repeats what is typed, as it does for a shell.
    var isEchoing: Bool {
        var modes = termios()
        tcgetattr(window.inside, &modes)
        return modes.c_lflag & tcflag_t(ECHO) != 0
    }

    // MARK: Patience

    /// How long anything is waited for, seconds: what is slow is not broken, and the machine may have much else to do.
    static let patience = 60.0

    /// Waits until the screen is as wanted.
    ///
    /// - Throws: with the screen as it is, if it does not become so.
    func waits(_ what: String, until condition: ([String]) -> Bool) throws {
        let deadline = Terminal.now + Terminal.patience
        while !condition(lines) {
            guard Terminal.now < deadline else {
                let ending = child.poll().map { "It ended: \($0)" } ?? ""
                throw HarnessError("Not \(what) after \(Terminal.patience) s:\n\(text)\n\(ending)")
            }
            window.receive(milliseconds: 10)
        }
    }

    /// Waits until the screen shows a text.
    func shows(_ text: String) throws {
        try waits("showing '\(text)'") { $0.contains { $0.contains(text) } }
    }

    /// Waits until the screen shows a sentence, which may be wrapped.
    func says(_ sentence: String) throws {
        try waits("saying '\(sentence)'") { lines in
            lines.flatMap { $0.split(separator: " ") }.joined(separator: " ").contains(sentence)
        }
    }

    /// Waits until the program has read what was typed and waits for more, and nothing has come for a while.
    func settles(milliseconds: Int32 = 150) {
        let deadline = Terminal.now + Terminal.patience
        repeat {
            window.receive(milliseconds: milliseconds)
        } while child.poll() == nil && (child.isAtWork || window.holdsInput) && Terminal.now < deadline
        takesIn(milliseconds: 5)
    }

    /// Shows what has come, without waiting for anything else.
    func takesIn(milliseconds: Int32 = 0) { window.receive(milliseconds: milliseconds) }

    /// Waits for the program's end and takes in its last words.
    func ends() throws -> Child.Ending {
        let deadline = Terminal.now + Terminal.patience
        while true {
            window.receive(milliseconds: 10)
            if let ending = child.poll() {
                takesIn(milliseconds: 20)
                return ending
            }
            guard Terminal.now < deadline else {
                throw HarnessError("Still running after \(Terminal.patience) s:\n\(text)")
            }
        }
    }

    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
