import ArgumentParser

/// `concord` alone.
struct DashboardCommand: ServedCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Flag(help: .hidden) var json = false

    static let name = "dashboard"
    static let abstract = "Opens the dashboard"
    static let usage = ""

    /// Nobody should wait for the first picture until ArgumentParser has told that nothing was said.
    static func read(_ arguments: [String]) throws -> Self {
        guard let global = GlobalOptions(arguments[...]) else { return try parse(arguments) }
        var command = Self()
        (command.global, command.json) = (global, false)
        return command
    }

    func run(_ program: Program) throws(Failure) -> ExitStatus { try run(program, remark: nil) }

    /// Prints the status where there is no terminal to draw on.
    ///
    /// - Parameter remark: told at the foot of the first screen.
    func run(_ program: Program, remark: String?) throws(Failure) -> ExitStatus {
        if global.plain, !json { return try PlainMode(program, try program.session(global)).run(remark: remark) }
        guard program.host.isTerminal(0), program.host.isTerminal(1), !json else {
            return try status().run(program)
        }
        return try openDashboard(try program.session(global), program, global, remark: remark)
    }

    private func status() -> StatusCommand {
        var status = StatusCommand()
        status.global = global
        status.mine = false
        status.json = json
        return status
    }
}
