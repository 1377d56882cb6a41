import Alignment
import ArgumentParser

/// `concord status`
struct StatusCommand: ServedCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Flag(help: "Three lines on what is yours, fit for a login message.") var mine = false
    @Flag(help: "As JSON.") var json = false

    static let name = "status"
    static let abstract = "Says how things stand"
    static let usage = "[--mine] [--json]"
    static let examples = ["concord status", "concord status --mine"]

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        let session = try program.session(global)
        if json {
            program.output.json(session.workspace.statusJSON(session.zone, today: session.today).pretty)
            return .done
        }
        let report = StatusReport(session)
        for line in mine ? report.mine : report.lines { program.output.line(line) }
        return .done
    }
}
