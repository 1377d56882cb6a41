import CNcurses
import Glibc
package import Screen

/// The terminal: shows buffers, reads keys, waits. The only part of Concord that knows ncurses.
///
/// While it is open the terminal is in raw mode on its alternate screen. It is given back by `close`, by `deinit`, at `exit`
/// and on every signal that ends the process. One at a time in a process, to be used from one thread.
package final class CursesTerminal {
    /// Whether the locale is UTF-8. If not, everything that is not ASCII is drawn as `?`.
    package let supportsUnicode: Bool
    /// How many colours are used: what the terminal has, or none.
    package let colorDepth: ColorDepth
    /// The signs this terminal can show.
    package let glyphs: Glyphs
    /// What can be polled for input, should somebody not use `wait`.
    package let inputDescriptor: Int32

    let outputDescriptor: Int32
    let usesMouse: Bool
    private let files: TerminalFiles
    private let screen: OpaquePointer
    /// Keys are read through a pad: reading through the screen's own window would first show what has not been shown yet,
    /// and after each of many resizes that is everything.
    private let keyWindow: UnsafeMutablePointer<WINDOW>?
    private(set) var isOpen = true
    /// The kernel's size at the last look; what `show` draws into.
    package internal(set) var size: Size
    var painter: Painter
    var decoder = KeyDecoder()
    var hasResized = false
    var isHungUp = false

    /// Takes the terminal and clears its screen.
    ///
    /// - Parameters:
    ///   - terminalType: the value of TERM.
    ///   - mouse: whether clicks and the wheel arrive as keys; the terminal's own selection then needs Shift.
    ///   - escapeDelayMilliseconds: how long an ESC may be the beginning of a function key.
    /// - Throws: with the terminal as it was.
    package init(
        terminalType: String?, colors: ColorMode = .automatic, mouse: Bool = true, input: Int32 = 0, output: Int32 = 1,
        escapeDelayMilliseconds: Int32 = 25
    ) throws(TerminalError) {
        try Self.check(terminalType, input, output)
        supportsUnicode = Self.setLocale()
        files = try TerminalFiles(input: input, output: output)
        screen = try Self.open(terminalType ?? "", files, input, output)
        glyphs = Glyphs.forTerminal(
            terminalType ?? "", unicode: supportsUnicode, drawsLines: concord_capability("acsc") != nil)
        keyWindow = newpad(1, 1)
        inputDescriptor = input
        outputDescriptor = output
        usesMouse = mouse
        colorDepth = colors == .off ? .none : Painter.startColors()
        painter = Painter(depth: colorDepth, isUTF8: supportsUnicode)
        size = Self.cursesSize
        set_escdelay(escapeDelayMilliseconds)
        enter()
    }

    deinit { close() }

    /// Gives the terminal back: modes, main screen, cursor, paste and mouse as they were. Does nothing the second time.
    package func close() {
        guard isOpen else { return }
        isOpen = false
        leave()
        concord_rescue_end()
        delwin(keyWindow)
        delscreen(screen)
        files.close()
    }

    /// Sets input modes and announces what is to be undone, at the start and after every absence.
    func enter() {
        raw()
        noecho()
        nonl()
        typeahead(-1)
        keypad(keyWindow, true)
        nodelay(keyWindow, true)
        intrflush(keyWindow, false)
        KeyTable.define()
        arm()
        write(ControlText.entering(mouse: usesMouse))
        curs_set(0)
    }

    /// What ncurses has read next: a byte, the code of a key, or ERR where nothing waits.
    func nextCode() -> Int32 { wgetch(keyWindow) }

    /// Leaves the alternate screen and restores the modes; `enter` and a repaint undo it.
    func leave() {
        endwin()
        write(ControlText.leaving(mouse: usesMouse))
        concord_rescue_restore_modes()
        concord_rescue_disarm()
    }

    /// Prepares what is written when the process ends without warning.
    func arm() {
        let text = ControlText.farewell(rows: size.height, mouse: usesMouse)
        concord_rescue_arm(text, text.count)
    }

    /// Writes control text of our own past ncurses; only ever constants from `ControlText`.
    func write(_ text: [UInt8]) {
        fflush(files.output)
        var rest = text[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(outputDescriptor, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) } else if count == 0 || errno != EINTR { return }
        }
    }

    static var cursesSize: Size {
        let window = concord_stdscr()
        return Size(width: Int(getmaxx(window)), height: Int(getmaxy(window)))
    }
}
