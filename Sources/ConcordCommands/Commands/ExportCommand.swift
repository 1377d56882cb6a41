import Alignment
import ArgumentParser

/// `concord export`
struct ExportCommand: ConcordCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Option(help: ArgumentHelp("json.", valueName: "format")) var format = "json"
    @Option(help: ArgumentHelp("Write to this file instead of standard output.", valueName: "path")) var output: String?
    @Flag(help: "Replace the file if it is there.") var force = false

    static let name = "export"
    static let abstract = "Writes out everything the workspace holds now"
    static let usage = "[--format json] [--output PATH|-] [--force]"
    static let examples = ["concord export --format json --output fraud.json"]

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        guard format == "json" else {
            throw Failure(Refusal.unknownValue(format, field: "format", accepted: ["json"]))
        }
        let session = try program.session(global)
        let text = session.workspace.export(today: session.today).pretty + "\n"
        try Destination(path: output, name: "concord.json", isReplacing: force).write(text, program)
        return .done
    }
}

extension Workspace {
    /// Everything as one object (FORMATS, JSON): the format's version, the workspace's own record, an array a kind.
    func export(today: Day) -> JSON {
        var members: [String: JSON?] = ["concord": .number(1)]
        members["workspace"] = self[.workspace].map { json($0, today: today) }
        let arrays: [(String, Kind)] = [
            ("people", .person), ("requirements", .requirement), ("actions", .action), ("decisions", .decision),
            ("reviews", .review), ("topics", .topic), ("notes", .note),
        ]
        for (key, kind) in arrays { members[key] = .array(items(kind).map { json($0, today: today) }) }
        return .members(members)
    }
}
