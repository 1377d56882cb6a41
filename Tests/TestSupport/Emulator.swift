package import CVTerm

/// A terminal emulator that keeps what a person would see (libvterm).
package final class Emulator {
    private let terminal: OpaquePointer
    private let screen: OpaquePointer
    private let callbacks = UnsafeMutablePointer<VTermScreenCallbacks>.allocate(capacity: 1)
    package private(set) var columns: Int
    package private(set) var rows: Int
    package private(set) var isCursorVisible = true
    package private(set) var isAlternateScreen = false
    /// What the program set as the window's title.
    package private(set) var title: String?

    /// A size of nothing means that nobody told the kernel: the window is of the usual size.
    package init(columns: Int, rows: Int) {
        let (columns, rows) = columns <= 0 || rows <= 0 ? (80, 24) : (columns, rows)
        guard let terminal = vterm_new(Int32(rows), Int32(columns)), let screen = vterm_obtain_screen(terminal) else {
            preconditionFailure("libvterm has no memory for a terminal.")
        }
        (self.terminal, self.screen, self.columns, self.rows) = (terminal, screen, columns, rows)
        vterm_set_utf8(terminal, 1)
        callbacks.initialize(to: VTermScreenCallbacks())
        callbacks.pointee.settermprop = { property, value, user in
            guard let user, let value else { return 1 }
            Unmanaged<Emulator>.fromOpaque(user).takeUnretainedValue().set(property, value.pointee)
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

    private func set(_ property: VTermProp, _ value: VTermValue) {
        switch property {
        case VTERM_PROP_CURSORVISIBLE: isCursorVisible = value.boolean != 0
        case VTERM_PROP_ALTSCREEN: isAlternateScreen = value.boolean != 0
        case VTERM_PROP_TITLE: title = value.string.map { String(cString: $0) }
        default: break
        }
    }

    package func write(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBytes { bytes in
            _ = vterm_input_write(terminal, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
        }
    }

    /// What the terminal answers to questions of the program.
    package func answers() -> [UInt8] {
        var block = [CChar](repeating: 0, count: 512)
        let count = vterm_output_read(terminal, &block, block.count)
        return block[..<count].map { UInt8(bitPattern: $0) }
    }

    package func resize(columns: Int, rows: Int) {
        guard columns > 0, rows > 0 else { return }
        (self.columns, self.rows) = (columns, rows)
        vterm_set_size(terminal, Int32(rows), Int32(columns))
    }

    /// A cell with its colours and attributes.
    package func cell(column: Int, row: Int) -> VTermScreenCell {
        var cell = VTermScreenCell()
        vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &cell)
        return cell
    }

    /// The cursor's column and row.
    package var cursor: (column: Int, row: Int) {
        var position = VTermPos()
        vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
        return (Int(position.col), Int(position.row))
    }

    /// What a row shows, without spaces at its end.
    package func line(_ row: Int) -> String {
        var line = (0..<columns).map { cell(column: $0, row: row).text }.joined()
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }
}

extension VTermScreenCell {
    /// What stands in the cell: a space where nothing was written, nothing in the right half of a wide character.
    package var text: String {
        let codes = withUnsafeBytes(of: chars) { Array($0.bindMemory(to: UInt32.self)) }
        guard codes[0] != UInt32.max else { return "" }
        var text = String.UnicodeScalarView()
        for code in codes {
            guard code != 0, let scalar = Unicode.Scalar(code) else { break }
            text.append(scalar)
        }
        return text.isEmpty ? " " : String(text)
    }
}
