import CNcurses
import Glibc
import Screen

/// The two C streams `newterm` wants; on copies of the descriptors, so that closing them closes nothing of the caller's.
struct TerminalFiles {
    let input: UnsafeMutablePointer<FILE>
    let output: UnsafeMutablePointer<FILE>

    init(input: Int32, output: Int32) throws(TerminalError) {
        self.input = try Self.open(input, "r")
        do {
            self.output = try Self.open(output, "w")
        } catch {
            fclose(self.input)
            throw error
        }
    }

    func close() {
        fclose(input)
        fclose(output)
    }

    private static func open(_ descriptor: Int32, _ mode: String) throws(TerminalError) -> UnsafeMutablePointer<FILE> {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { throw .system(errno: errno) }
        guard let file = fdopen(copy, mode) else {
            let cause = errno
            Glibc.close(copy)
            throw .system(errno: cause)
        }
        return file
    }
}

extension CursesTerminal {
    static func check(_ type: String?, _ input: Int32, _ output: Int32) throws(TerminalError) {
        guard isatty(input) == 1, isatty(output) == 1 else { throw .notATerminal }
        guard let type, !type.isEmpty else { throw .noTerminalType }
        guard type != "dumb" else { throw .cannotMoveCursor(terminalType: type) }
    }

    /// Takes the character set from the environment, and nothing else of a locale; says whether it is UTF-8.
    static func setLocale() -> Bool {
        setlocale(LC_CTYPE, "")
        guard let name = nl_langinfo(Int32(CODESET)) else { return false }
        return String(cString: name) == "UTF-8"
    }

    /// Catches signals first, so that ncurses finds them taken and installs no handlers of its own.
    static func open(
        _ type: String, _ files: TerminalFiles, _ input: Int32, _ output: Int32
    ) throws(TerminalError) -> OpaquePointer {
        do {
            try beginRescue(input, output)
        } catch {
            files.close()
            throw error
        }
        // The kernel knows the size; exported LINES and COLUMNS are out of date after the first resize.
        use_env(false)
        use_tioctl(true)
        guard let screen = newterm(type, files.output, files.input) else {
            abandon(files)
            throw .unknownTerminalType(type)
        }
        guard concord_capability("cup") != nil else {
            endwin()
            delscreen(screen)
            abandon(files)
            throw .cannotMoveCursor(terminalType: type)
        }
        return screen
    }

    private static func beginRescue(_ input: Int32, _ output: Int32) throws(TerminalError) {
        switch concord_rescue_begin(input, output) {
        case 0: return
        case EBUSY: throw .alreadyOpen
        case let cause: throw .system(errno: cause)
        }
    }

    private static func abandon(_ files: TerminalFiles) {
        concord_rescue_restore_modes()
        concord_rescue_end()
        files.close()
    }
}

extension Glyphs {
    /// The Linux console knows UTF-8 but its font has no ticks and arrows, and a sign nobody can tell from another has no
    /// meaning left. A terminal that cannot draw lines has no better font.
    static func forTerminal(_ type: String, unicode: Bool, drawsLines: Bool) -> Glyphs {
        guard unicode else { return .ascii }
        guard type == "linux" || type.hasPrefix("linux-") || !drawsLines else { return .unicode }
        var glyphs = Glyphs.ascii
        glyphs.isASCII = false
        return glyphs
    }
}
