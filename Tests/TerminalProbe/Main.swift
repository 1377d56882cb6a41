import CursesTerminal
import Glibc
import Screen

/// Takes the terminal it was started on, shows a screen, and leaves in the way its first argument names.
/// The second is the type of terminal.
@main
struct TerminalProbe {
    struct Failure: Error {}

    static func main() throws {
        let terminal = try CursesTerminal(terminalType: CommandLine.arguments.dropFirst(2).first ?? "xterm-256color")
        var buffer = Buffer(size: terminal.size)
        buffer.box(buffer.bounds, left: [Span("probe")])
        terminal.show(buffer, theme: .monochrome)
        switch CommandLine.arguments.dropFirst().first {
        case "trap": print([0][index(terminal)])
        case "overflow": print(deep(1))
        case "exit": exit(3)
        case "throw": throw Failure()
        case "stuck": while true { sleep(1) }
        default: serve(terminal)
        }
    }

    /// Ends when a signal says so or the terminal is gone; answers SIGTSTP and Ctrl-Z.
    private static func serve(_ terminal: CursesTerminal) {
        while true {
            let wakeup = terminal.wait()
            if wakeup.isHangUp || !Set(wakeup.signals).isDisjoint(with: [.terminate, .interrupt, .hangUp]) { return }
            if wakeup.signals.contains(.suspend) || terminal.readKeys().contains(.control("z")) { terminal.suspend() }
        }
    }

    private static func index(_ terminal: CursesTerminal) -> Int { terminal.size.width }

    private static func deep(_ depth: Int) -> Int { depth == 0 ? 0 : 1 + deep(depth + 1) + (depth & 1) }
}
