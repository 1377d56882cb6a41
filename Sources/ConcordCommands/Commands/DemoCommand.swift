import Alignment
import ArgumentParser
import Journal

/// `concord demo`
struct DemoCommand: ConcordCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Option(help: ArgumentHelp("Keep the example in this directory.", valueName: "dir")) var into: String?

    static let name = "demo"
    static let abstract = "Opens a worked example: a fraud-scoring programme in mid-flight"
    static let usage = "[--into DIR]"
    static let examples = ["concord demo", "concord demo --into fraud-demo"]

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        if let into {
            let directory = try Self.create(at: into, program.host)
            program.output.line("workspace  made in '\(directory.dataPath)'")
            program.output.line("Open it with: concord --workspace '\(into)' --as \(Demo.host)")
            return .done
        }
        let base = program.host.setting("TMPDIR") ?? "/tmp"
        let path = try stored { () throws(JournalError) in try TemporaryDirectory.make("concord-demo", in: base) }
        defer { TemporaryDirectory.remove(path) }
        try Self.create(at: path, program.host)
        program.output.remark("This is a temporary copy; 'concord demo --into DIR' makes one that stays.")
        var dashboard = DashboardCommand()
        dashboard.global = global
        dashboard.global.workspace = path
        dashboard.global.person = global.person ?? Demo.host
        dashboard.json = false
        return try dashboard.run(
            program, remark: "A temporary copy: it goes when you quit; 'concord demo --into DIR' makes one that stays")
    }

    /// Makes the example's workspace.
    @discardableResult
    private static func create(at path: String, _ host: Host) throws(Failure) -> WorkspaceDirectory {
        let zoneName = LocalZone.hostName(variable: host.variable("TZ"))
        let zone = LocalZone.use(zoneName).zone
        let random = host.random(0)
        let entries = try accepted { () throws(Refusal) in
            try Demo.entries(today: zone.local(host.now(1)).day, zone: zone, zoneName: zoneName, random: random)
        }
        let made = try stored { () throws(JournalError) in
            try WorkspaceDirectory.create(at: path, isShared: false, entries: entries)
        }
        for id in entries.compactMap({ $0.change(.workspace, "id")?.value?.text }) {
            host.stateFolder?.forget(workspace: id)
        }
        return made
    }
}
