import ArgumentParser

/// `concord` alone.
struct DashboardCommand: ConcordCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Flag(help: .hidden) var json = false

    static let name = "dashboard"
    static let abstract = "Opens the dashboard"
    static let usage = ""

    /// Prints the status where there is no terminal to draw on.
    func run(_ program: Program) throws(Failure) -> ExitStatus {
        guard program.host.isTerminal(0), program.host.isTerminal(1), !json else {
            return try status().run(program)
        }
        return try openDashboard(try program.session(global), global)
    }

    private func status() -> StatusCommand {
        var status = StatusCommand()
        status.global = global
        status.mine = false
        status.json = json
        return status
    }
}
