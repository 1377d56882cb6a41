import CVTerm
import Glibc

/// A terminal nobody sits at: a pseudo-terminal, and an emulator that shows what was sent to it.
final class PseudoTerminal {
    /// The side the program under test reads and writes.
    let inside: Int32
    private(set) var outside: Int32
    private let emulator: OpaquePointer
    private let screen: OpaquePointer
    /// All that was ever sent.
    private(set) var everything: [UInt8] = []
    private var columns: Int
    private var rows: Int

    init(columns: Int = 80, rows: Int = 24) throws {
        self.columns = columns
        self.rows = rows
        var sides: (outside: Int32, inside: Int32) = (-1, -1)
        guard openpty(&sides.outside, &sides.inside, nil, nil, nil) == 0,
            let emulator = vterm_new(Int32(rows), Int32(columns)), let screen = vterm_obtain_screen(emulator)
        else { throw PseudoTerminalError(errno: errno) }
        (outside, inside) = sides
        // A process a test starts must not keep the window open.
        for side in [outside, inside] { _ = fcntl(side, F_SETFD, FD_CLOEXEC) }
        self.emulator = emulator
        self.screen = screen
        vterm_set_utf8(emulator, 1)
        vterm_screen_enable_altscreen(screen, 1)
        vterm_screen_reset(screen, 1)
        tellKernel()
    }

    deinit {
        vterm_free(emulator)
        close(inside)
        if outside >= 0 { close(outside) }
    }

    /// Types bytes.
    func type(_ text: String) { send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) { _ = write(outside, bytes, bytes.count) }

    /// Gives the window another size and tells the program.
    func resize(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        if columns > 0, rows > 0 { vterm_set_size(emulator, Int32(rows), Int32(columns)) }
        tellKernel()
        kill(getpid(), SIGWINCH)
    }

    /// Closes the window.
    func hangUp() {
        close(outside)
        outside = -1
    }

    /// Lets the emulator have what was sent; gives it back too.
    @discardableResult
    func receive() -> [UInt8] {
        var received: [UInt8] = []
        var polled = pollfd(fd: outside, events: Int16(POLLIN), revents: 0)
        while poll(&polled, 1, 20) > 0 {
            var block = [UInt8](repeating: 0, count: 4096)
            let count = read(outside, &block, block.count)
            guard count > 0 else { break }
            received += block.prefix(count)
        }
        everything += received
        received.withUnsafeBytes { bytes in
            _ = vterm_input_write(emulator, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
        }
        return received
    }

    /// What a row shows, without spaces at its end.
    func row(_ row: Int) -> String {
        receive()
        var bytes = [CChar](repeating: 0, count: columns * 24)
        let rect = VTermRect(start_row: Int32(row), end_row: Int32(row) + 1, start_col: 0, end_col: Int32(columns))
        let count = vterm_screen_get_text(screen, &bytes, bytes.count, rect)
        let text = String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return String(text.reversed().drop { $0 == " " }.reversed())
    }

    /// A cell with its colours and attributes.
    func cell(column: Int, row: Int) -> VTermScreenCell {
        receive()
        var cell = VTermScreenCell()
        vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &cell)
        return cell
    }

    /// The cursor's column and row.
    var cursor: (column: Int, row: Int) {
        receive()
        var position = VTermPos()
        vterm_state_get_cursorpos(vterm_obtain_state(emulator), &position)
        return (Int(position.col), Int(position.row))
    }

    /// The terminal's modes, byte for byte.
    var modes: [UInt8] {
        var modes = termios()
        tcgetattr(inside, &modes)
        return withUnsafeBytes(of: &modes) { Array($0) }
    }

    private func tellKernel() {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(outside, UInt(TIOCSWINSZ), &size)
    }
}

struct PseudoTerminalError: Error {
    let errno: Int32
}
