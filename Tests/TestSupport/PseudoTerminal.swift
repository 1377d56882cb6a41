package import CVTerm
import Glibc

/// A terminal nobody sits at: a pseudo-terminal, and an emulator that shows what was sent to it.
package final class PseudoTerminal {
    /// The side the program under test reads and writes.
    package let inside: Int32
    /// Its name in the file system, for a process whose controlling terminal it is to become.
    package let name: String
    package private(set) var outside: Int32
    /// What a person in front of it sees.
    package let emulator: Emulator
    /// All that was ever sent.
    package private(set) var everything: [UInt8] = []

    package init(columns: Int = 80, rows: Int = 24) throws {
        emulator = Emulator(columns: columns, rows: rows)
        // A process another test starts meanwhile must not keep the window open.
        outside = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
        var buffer = [CChar](repeating: 0, count: 128)
        guard outside >= 0, grantpt(outside) == 0, unlockpt(outside) == 0,
            ptsname_r(outside, &buffer, buffer.count) == 0
        else { throw PseudoTerminalError(errno: errno) }
        name = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        inside = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
        tellKernel(columns, rows)
    }

    deinit {
        close(inside)
        hangUp()
    }

    /// Types text.
    package func type(_ text: String) { send(Array(text.utf8)) }

    /// Types bytes as fast as they are read, and reads what comes back meanwhile: neither side may wait for the other.
    package func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        var patience = 300
        while !rest.isEmpty, outside >= 0, patience > 0 {
            let count = rest.withUnsafeBytes { write(outside, $0.baseAddress, min($0.count, 512)) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else {
                guard errno == EAGAIN else { return }
                patience -= receive(milliseconds: 100).isEmpty ? 1 : 0
            }
        }
    }

    /// Gives the window another size and tells the program.
    package func resize(columns: Int, rows: Int) {
        emulator.resize(columns: columns, rows: rows)
        tellKernel(columns, rows)
        kill(getpid(), SIGWINCH)
    }

    /// Whether something that was typed was not read yet.
    package var holdsInput: Bool {
        var count: Int32 = 0
        return ioctl(inside, UInt(FIONREAD), &count) == 0 && count > 0
    }

    /// Closes the window.
    package func hangUp() {
        if outside >= 0 { close(outside) }
        outside = -1
    }

    /// Lets the emulator have what was sent; gives it back too.
    ///
    /// - Parameter milliseconds: how long nothing may come before that is taken for all.
    @discardableResult
    package func receive(milliseconds: Int32 = 20) -> [UInt8] {
        var received: [UInt8] = []
        var polled = pollfd(fd: outside, events: Int16(POLLIN), revents: 0)
        while outside >= 0, poll(&polled, 1, milliseconds) > 0 {
            var block = [UInt8](repeating: 0, count: 16_384)
            let count = read(outside, &block, block.count)
            guard count > 0 else { break }
            received += block[..<count]
            emulator.write(block[..<count])
            let answers = emulator.answers()
            if !answers.isEmpty { _ = answers.withUnsafeBytes { write(outside, $0.baseAddress, $0.count) } }
        }
        everything += received
        return received
    }

    /// What a row shows, without spaces at its end.
    package func row(_ row: Int) -> String {
        receive()
        return emulator.line(row)
    }

    /// A cell with its colours and attributes.
    package func cell(column: Int, row: Int) -> VTermScreenCell {
        receive()
        return emulator.cell(column: column, row: row)
    }

    /// The cursor's column and row.
    package var cursor: (column: Int, row: Int) {
        receive()
        return emulator.cursor
    }

    /// The terminal's modes, byte for byte.
    package var modes: [UInt8] {
        var modes = termios()
        tcgetattr(inside, &modes)
        return withUnsafeBytes(of: &modes) { Array($0) }
    }

    /// All rows, without spaces at their ends.
    package var text: String {
        receive()
        return (0..<emulator.rows).map(emulator.line).joined(separator: "\n")
    }

    /// The columns and rows now.
    package var size: (columns: Int, rows: Int) { (emulator.columns, emulator.rows) }

    private func tellKernel(_ columns: Int, _ rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(outside, UInt(TIOCSWINSZ), &size)
    }
}

struct PseudoTerminalError: Error {
    let errno: Int32
}
