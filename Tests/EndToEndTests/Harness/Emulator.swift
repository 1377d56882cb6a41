import CVTerm

/// A terminal emulator that keeps what a person would see (libvterm).
final class Emulator {
    private let terminal: OpaquePointer
    private let screen: OpaquePointer
    private let callbacks = UnsafeMutablePointer<VTermScreenCallbacks>.allocate(capacity: 1)
    private(set) var columns: Int
    private(set) var rows: Int
    fileprivate(set) var isCursorVisible = true
    fileprivate(set) var isAlternateScreen = false
    /// What the program set as the window's title.
    fileprivate(set) var title: String?

    /// A size of nothing means that nobody told the kernel: the window is of the usual size.
    init(columns: Int, rows: Int) throws {
        let (columns, rows) = columns == 0 || rows == 0 ? (80, 24) : (columns, rows)
        guard let terminal = vterm_new(Int32(rows), Int32(columns)),
            let screen = vterm_obtain_screen(terminal)
        else {
            throw HarnessError("The emulator does not start")
        }
        (self.terminal, self.screen, self.columns, self.rows) = (terminal, screen, columns, rows)
        vterm_set_utf8(terminal, 1)
        callbacks.initialize(to: VTermScreenCallbacks())
        callbacks.pointee.settermprop = { property, value, user in
            guard let user, let value else { return 1 }
            let emulator = Unmanaged<Emulator>.fromOpaque(user).takeUnretainedValue()
            switch property {
            case VTERM_PROP_CURSORVISIBLE: emulator.isCursorVisible = value.pointee.boolean != 0
            case VTERM_PROP_ALTSCREEN: emulator.isAlternateScreen = value.pointee.boolean != 0
            case VTERM_PROP_TITLE: emulator.title = value.pointee.string.map { String(cString: $0) }
            default: break
            }
            return 1
        }
        vterm_screen_set_callbacks(screen, callbacks, Unmanaged.passUnretained(self).toOpaque())
        vterm_screen_enable_altscreen(screen, 1)
        vterm_screen_reset(screen, 1)
    }

    deinit {
        vterm_free(terminal)
        callbacks.deallocate()
    }

    func write(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBytes { bytes in
            _ = vterm_input_write(terminal, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
        }
    }

    /// What the terminal answers to questions of the program.
    func answers() -> [UInt8] {
        var block = [CChar](repeating: 0, count: 512)
        let count = vterm_output_read(terminal, &block, block.count)
        return block[..<count].map { UInt8(bitPattern: $0) }
    }

    func resize(columns: Int, rows: Int) {
        guard columns > 0, rows > 0 else { return }
        (self.columns, self.rows) = (columns, rows)
        vterm_set_size(terminal, Int32(rows), Int32(columns))
    }

    struct Cell {
        let text: String
        /// Columns it takes; 0 for the right half of a wide one.
        let width: Int
        let isReverse: Bool
        let isBold: Bool
    }

    func cell(column: Int, row: Int) -> Cell {
        var cell = VTermScreenCell()
        vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &cell)
        let codes = withUnsafeBytes(of: cell.chars) { Array($0.bindMemory(to: UInt32.self)) }
        let isRightHalf = codes[0] == UInt32.max
        var text = String.UnicodeScalarView()
        for code in codes { if code != 0, let scalar = Unicode.Scalar(code) { text.append(scalar) } else { break } }
        return Cell(
            text: isRightHalf ? "" : text.isEmpty ? " " : String(text), width: isRightHalf ? 0 : Int(cell.width),
            isReverse: cell.attrs.reverse != 0,
            isBold: cell.attrs.bold != 0)
    }

    /// The screen from top to bottom, without spaces at the lines' ends.
    var lines: [String] {
        (0..<rows).map { row in
            var line = (0..<columns).map { cell(column: $0, row: row).text }.joined()
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }
    }
}
