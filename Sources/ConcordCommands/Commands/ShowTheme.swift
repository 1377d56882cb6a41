import Alignment
import ArgumentParser
import Themes

/// `concord theme show`
struct ShowTheme: ServedCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Flag(help: "As JSON.") var json = false
    @Argument(help: "Its name, or a file.") var theme: String

    static let name = "show"
    static let noun: String? = ThemeCommand.name
    static let abstract = "Shows a theme's colours and what each is for"
    static let usage = "NAME|FILE [--json]"
    static let examples = ["concord theme show paper", "concord theme show ./gruvbox.yaml"]

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        let report = try ThemeReport(program.host.themePath(theme), program.host.themes)
        if json {
            program.output.json(report.json.pretty)
        } else {
            for line in report.lines(program.host.swatchDepth, isColored: program.output.isColored) {
                program.output.line(line)
            }
        }
        return .done
    }
}
