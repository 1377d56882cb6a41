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
/// - Throws: before anything is drawn, if the terminal or the theme asked for cannot be used.
func openDashboard(
    _ session: Session, _ program: Program, _ global: GlobalOptions, remark: String? = nil
) throws(Failure) -> ExitStatus {
    let configuration = program.configuration
    let (theme, complaint) = try theme(program, global)
    let colors: ColorMode = program.colors(global).isColored ? .automatic : .off
    let terminal: CursesTerminal
    do throws(TerminalError) {
        terminal = try CursesTerminal(
            terminalType: session.host.setting("TERM"), colors: colors, mouse: configuration.hasMouse)
    } catch {
        throw Failure(error)
    }
    let shelf = ThemeShelf(
        program.host.themes, first: program.themeName(global), theme: theme,
        paintsBackground: configuration.paintsBackground)
    let runner = DashboardRunner(session, terminal, shelf, configuration)
    let ending = runner.run(remark: remark ?? complaint ?? configuration.remark)
    terminal.close()
    for remark in ending.remarks { program.output.remark("concord: " + remark) }
    return ending.status
}

/// The theme in force. One from the configuration that cannot be used gives way to the standard one, with a complaint.
private func theme(
    _ program: Program, _ global: GlobalOptions
) throws(Failure) -> (theme: Theme, complaint: String?) {
    do throws(ThemeError) {
        return (try program.host.themes.theme(program.themeName(global)), nil)
    } catch {
        let failure = Failure(error)
        guard global.theme == nil else { throw failure }
        return ((try? program.host.themes.theme(ThemeCatalog.standardName)) ?? .monochrome, failure.sentence)
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
            "The dashboard cannot use this terminal: \(reason); 'concord --plain' works line by line, and so do the commands: 'concord status', 'concord --help'"
        )
    }

    init(_ error: ThemeError) {
        switch error {
        case .unknown(let name, let known):
            self.init(.malformed, "Unknown theme '\(name)'; use \(known.joined(separator: ", ")), or a file")
        case .unreadable(let path, let code):
            self.init(.inputOutput, "Cannot read theme '\(path)': \(String(cString: strerror(code)))")
        case .tooLarge(let path): self.init(.malformed, "Cannot read theme '\(path)': it is larger than 256 KiB")
        case .yaml(let error):
            self.init(.malformed, "Cannot read the theme: it is no YAML in line \(error.line): \(error.problem)")
        case .unsupportedSystem(let system):
            self.init(.malformed, "Cannot use the theme: it is a '\(system)' scheme; base16 and base24 work")
        case .missingSlots(let slots):
            self.init(.malformed, "Cannot use the theme: it lacks \(slots.joined(separator: ", "))")
        case .badColor(let slot, let value, let line):
            self.init(
                .malformed,
                "Cannot use the theme: '\(value)' for \(slot) in line \(line) is no colour; write 1a2b3c, default or ansi12"
            )
        }
    }
}
