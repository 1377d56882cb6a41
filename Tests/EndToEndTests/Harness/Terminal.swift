import CVTerm
import Glibc

/// The program in a terminal: keys in, screens out.
final class Terminal {
    let child: Child
    private let emulator: Emulator
    /// The side of the pseudo-terminal a person sits at.
    private var outside: Int32
    /// The program's side, held open so that its modes can be looked at before and after.
    private let inside: Int32
    /// Everything the program ever sent.
    private(set) var sent: [UInt8] = []
    let modesBefore: Modes

    /// The modes that `stty -a` shows.
    struct Modes: Equatable {
        private let flags: [tcflag_t]
        private let characters: [UInt8]
        let isEchoing: Bool

        init(_ descriptor: Int32) {
            var modes = termios()
            tcgetattr(descriptor, &modes)
            flags = [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag, tcflag_t(modes.c_line)]
            characters = withUnsafeBytes(of: modes.c_cc) { Array($0) }
            isEchoing = modes.c_lflag & tcflag_t(ECHO) != 0
        }
    }

    init(_ arguments: [String], _ environment: [String: String], in directory: String, columns: Int, rows: Int) throws {
        emulator = try Emulator(columns: columns, rows: rows)
        outside = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)
        var name = [CChar](repeating: 0, count: 128)
        guard outside >= 0, grantpt(outside) == 0, unlockpt(outside) == 0, ptsname_r(outside, &name, name.count) == 0
        else {
            throw HarnessError("No pseudo-terminal: \(String(cString: strerror(errno)))")
        }
        let path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        inside = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        _ = fcntl(outside, F_SETFL, O_NONBLOCK)
        Terminal.setSize(outside, columns, rows)
        modesBefore = Modes(inside)
        child = try Child(Desk.program, arguments, environment, in: directory, .terminal(path))
    }

    deinit {
        close(inside)
        hangUp()
    }

    /// Closes the window.
    func hangUp() {
        if outside >= 0 { close(outside) }
        outside = -1
    }

    // MARK: Hands

    func type(_ text: String) { send(Array(text.utf8)) }

    func press(_ keys: Key...) { for key in keys { type(key.rawValue) } }

    enum Key: String {
        case enter = "\r"
        case escape = "\u{1B}"
        case tab = "\t"
        case backspace = "\u{7F}"
        case up = "\u{1B}OA"
        case down = "\u{1B}OB"
        case f1 = "\u{1B}OP"
        case f2 = "\u{1B}OQ"
        case f9 = "\u{1B}[20~"
        case controlA = "\u{1}"
        case controlC = "\u{3}"
        case controlK = "\u{B}"
        case controlL = "\u{C}"
        case controlU = "\u{15}"
        case controlZ = "\u{1A}"
    }

    /// Sends bytes as fast as they are read, and reads what comes back meanwhile: neither side may wait for the other.
    private func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        let deadline = Terminal.now + 30
        while !rest.isEmpty, outside >= 0, Terminal.now < deadline {
            var polled = pollfd(fd: outside, events: Int16(POLLIN | POLLOUT), revents: 0)
            _ = poll(&polled, 1, 100)
            look()
            guard polled.revents & Int16(POLLOUT) != 0 else { continue }
            let count = rest.withUnsafeBytes { write(outside, $0.baseAddress, min($0.count, 512)) }
            if count > 0 { rest = rest.dropFirst(count) } else if errno != EAGAIN { return }
        }
    }

    func resize(columns: Int, rows: Int) {
        emulator.resize(columns: columns, rows: rows)
        Terminal.setSize(outside, columns, rows)
    }

    private static func setSize(_ descriptor: Int32, _ columns: Int, _ rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    }

    // MARK: Eyes

    /// Takes in what the program has sent so far, waiting for at most so long.
    ///
    /// - Returns: whether anything came.
    @discardableResult
    func look(milliseconds: Int32 = 0) -> Bool {
        var seen = false
        var polled = pollfd(fd: outside, events: Int16(POLLIN), revents: 0)
        while outside >= 0, poll(&polled, 1, seen ? 0 : milliseconds) > 0, polled.revents & Int16(POLLIN) != 0 {
            var block = [UInt8](repeating: 0, count: 16_384)
            let count = read(outside, &block, block.count)
            guard count > 0 else { break }
            sent += block[..<count]
            emulator.write(block[..<count])
            let answers = emulator.answers()
            if !answers.isEmpty { _ = answers.withUnsafeBytes { write(outside, $0.baseAddress, $0.count) } }
            seen = true
        }
        return seen
    }

    var lines: [String] {
        look()
        return emulator.lines
    }

    var text: String { lines.joined(separator: "\n") }

    func cell(column: Int, row: Int) -> Emulator.Cell { emulator.cell(column: column, row: row) }

    var columns: Int { emulator.columns }
    var isAlternateScreen: Bool { emulator.isAlternateScreen }
    var isCursorVisible: Bool { emulator.isCursorVisible }
    var modes: Modes { Modes(inside) }
    var title: String? { emulator.title }

    // MARK: Patience

    /// Waits until the screen is as wanted.
    ///
    /// - Throws: with the screen as it is, if it does not become so.
    func waits(_ what: String, seconds: Double = 15, until condition: ([String]) -> Bool) throws {
        let deadline = Terminal.now + seconds
        while !condition(lines) {
            guard Terminal.now < deadline else {
                throw HarnessError(
                    "Not \(what) after \(seconds) s:\n\(text)\n\(child.poll().map { "ended: \($0)" } ?? "")")
            }
            look(milliseconds: 20)
        }
    }

    /// Waits until the screen shows a text.
    func shows(_ text: String, seconds: Double = 15) throws {
        try waits("showing '\(text)'", seconds: seconds) { $0.contains { $0.contains(text) } }
    }

    /// Waits until the screen shows a text no more.
    func hides(_ text: String, seconds: Double = 15) throws {
        try waits("without '\(text)'", seconds: seconds) { !$0.contains { $0.contains(text) } }
    }

    /// Waits until nothing has come for a while.
    func settles(milliseconds: Int32 = 150) { while look(milliseconds: milliseconds) {} }

    /// Waits for the program's end and takes in its last words.
    func ends(seconds: Double = 15) throws -> Child.Ending {
        let deadline = Terminal.now + seconds
        while true {
            look(milliseconds: 10)
            if let ending = child.poll() {
                settles(milliseconds: 20)
                return ending
            }
            guard Terminal.now < deadline else { throw HarnessError("Still running after \(seconds) s:\n\(text)") }
        }
    }

    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
