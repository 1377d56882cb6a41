import Alignment
import CursesTerminal
import Dashboard
import Glibc
import Journal
import Screen
import Themes

/// Opens the dashboard on the terminal and returns when it is left.
///
/// - Parameter remark: told to the user on the first screen.
/// - Throws: before anything is drawn, if the terminal or the theme cannot be used.
func openDashboard(
    _ session: Session, _ global: GlobalOptions, remark: String? = nil
) throws(Failure) -> ExitStatus {
    let theme = try theme(global.theme, session.host)
    let colors: ColorMode = global.color.decide(on: session.host).isColored ? .automatic : .off
    let terminal: CursesTerminal
    do throws(TerminalError) {
        terminal = try CursesTerminal(terminalType: session.host.setting("TERM"), colors: colors)
    } catch {
        throw Failure(error)
    }
    defer { terminal.close() }
    let runner = DashboardRunner(session, terminal, theme)
    return runner.run(remark: remark)
}

/// The theme asked for, from the program or the user's own folder.
private func theme(_ name: String?, _ host: Host) throws(Failure) -> Theme {
    let folder = host.configurationPath.map { $0 + "/themes" }
    do throws(ThemeError) {
        return try ThemeCatalog(userFolder: folder).theme(name ?? ThemeCatalog.standardName)
    } catch {
        throw Failure(error)
    }
}

extension Failure {
    /// Why there is no dashboard; the command line works all the same.
    init(_ error: TerminalError) {
        let reason =
            switch error {
            case .notATerminal: "standard input and output are no terminal"
            case .noTerminalType: "TERM is not set"
            case .cannotMoveCursor(let type): "TERM is '\(type)', which cannot move its cursor"
            case .unknownTerminalType(let type): "TERM is '\(type)', which this host does not know"
            case .alreadyOpen: "it has one open already"
            case .system(let code): String(cString: strerror(code))
            }
        self.init(
            .malformed,
            "The dashboard cannot use this terminal: \(reason); the commands work: 'concord status', 'concord --help'")
    }

    init(_ error: ThemeError) {
        switch error {
        case .unknown(let name, let known):
            self.init(.malformed, "Unknown theme '\(name)'; use \(known.joined(separator: ", ")), or a file")
        case .unreadable(let path, let code):
            self.init(.inputOutput, "Cannot read theme '\(path)': \(String(cString: strerror(code)))")
        case .tooLarge(let path): self.init(.malformed, "Cannot read theme '\(path)': it is larger than 256 KiB")
        case .yaml(let error): self.init(.malformed, "Cannot read the theme: it is no YAML (\(error))")
        case .unsupportedSystem(let system):
            self.init(.malformed, "Cannot use the theme: it is a '\(system)' scheme; base16 and base24 work")
        case .missingSlots(let slots):
            self.init(.malformed, "Cannot use the theme: it lacks \(slots.joined(separator: ", "))")
        case .badColor(let slot, let value, let line):
            self.init(
                .malformed, "Cannot use the theme: '\(value)' for \(slot) in line \(line) is no colour like 1a2b3c")
        }
    }
}
