import Alignment
import ArgumentParser
import Screen
import Themes

/// `concord theme list`
struct ListThemes: ServedCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Flag(help: "As JSON.") var json = false

    static let name = "list"
    static let noun: String? = ThemeCommand.name
    static let abstract = "Lists the themes there are, with a sample where there are colours"
    static let usage = "[--json]"
    static let examples = ["concord theme list"]

    /// A file of the user's that cannot be used is told, and the others are listed all the same.
    func run(_ program: Program) throws(Failure) -> ExitStatus {
        let catalog = program.host.themes
        var reports: [ThemeReport] = []
        for name in catalog.names {
            do throws(Failure) {
                reports.append(try ThemeReport(name, catalog))
            } catch {
                program.output.remark("concord: " + error.sentence)
            }
        }
        if json {
            program.output.json(JSON.array(reports.map(\.json)).pretty)
            return .done
        }
        let depth = program.host.swatchDepth
        let lines = table(reports, chosen: program.themeName(global)).lines
        for (report, line) in zip([nil] + reports, lines) { program.output.line(sample(report, depth, program) + line) }
        return .done
    }

    private func table(_ reports: [ThemeReport], chosen: String) -> Table {
        var table = Table(["", "theme", "", "from"])
        for report in reports {
            table.add([
                Span(report.name == chosen ? "*" : "", .good), Span(report.name, .strong), Span(report.brightness),
                Span(report.source, .quiet),
            ])
        }
        return table
    }

    /// What stands before a line: the sample, before the heading as many spaces; nothing where there are no colours.
    private func sample(_ report: ThemeReport?, _ depth: ColorDepth, _ program: Program) -> [Span] {
        guard program.output.isColored else { return [] }
        if let report { return report.sample(depth) + [Span("  ")] }
        let columns = ThemeReport.sampleColumns
        return [Span(String(repeating: " ", count: columns + 2))]
    }
}
