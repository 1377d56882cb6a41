import Alignment
import ArgumentParser
import Minutes

/// `concord export`
struct ExportCommand: ServedCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Option(help: "json, csv (one kind of item a file) or ics (reviews and action items).") var format = ExportFormat
        .json
    @Flag(help: "CSV without the guard against formulas, for reading back.") var raw = false
    @Option(help: "What action items are in a calendar, vtodo unless said; many ignore to-dos.") var todos:
        Calendar.Todos?
    @Option(
        help: ArgumentHelp("Write to this file, or in this directory, instead of standard output.", valueName: "path"))
    var output: String?
    @Flag(help: "Replace the file if it is there.") var force = false
    @Argument(help: "Which items, for csv: actions, requirements, decisions ...") var kind: String?

    static let name = "export"
    static let abstract = "Writes out what the workspace holds, for other programs"
    static let usage = "[actions|requirements|decisions|...] [--format json|csv|ics] [--output PATH|-] [--force]"
    static let examples = [
        "concord export --format json --output fraud.json", "concord export actions --format csv",
        "concord export --format ics --todos vevent --output .",
    ]

    var unservedOption: (name: String, instead: String)? {
        guard let output, output != "-" else { return nil }
        return ("--output", "without it the text comes over the connection")
    }

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        let kind = try exported()
        let session = try program.session(global)
        let export = Export(session.workspace, zone: session.zone, today: session.today)
        let name = (self.kind ?? "concord") + "." + format.rawValue
        let destination = Destination(path: output, name: name, isReplacing: force)
        switch format {
        case .json: try destination.write(program, export.json)
        case .csv: try destination.write(export.csv(of: kind ?? .action, isRaw: raw), program, isExact: true)
        case .ics: try destination.write(export.calendar(todos: todos ?? .vtodo), program, isExact: true)
        }
        return .done
    }

    /// The kind of items a CSV file holds.
    private func exported() throws(Failure) -> Kind? {
        if raw, format != .csv { throw Failure(.malformed, "--raw is for --format csv") }
        if todos != nil, format != .ics { throw Failure(.malformed, "--todos is for --format ics") }
        guard let word = kind else {
            guard format == .csv else { return nil }
            throw Failure(Refusal.missing("What to export, one of \(ExportCommand.words.joined(separator: ", ")),"))
        }
        guard format == .csv else {
            throw Failure(.malformed, "'\(word)' is for --format csv; json and ics hold everything")
        }
        guard let index = ExportCommand.words.firstIndex(of: word) else {
            throw Failure(Refusal.unknownValue(word, field: "kind", accepted: ExportCommand.words))
        }
        return ExportCommand.kinds[index]
    }

    private static let kinds: [Kind] = [.action, .requirement, .decision, .person, .review, .topic, .note]
    private static let words = ["actions", "requirements", "decisions", "people", "reviews", "topics", "notes"]
}

/// What an export can be; the raw value is the file's extension.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
    case json, csv, ics
}

extension Calendar.Todos: ExpressibleByArgument {}
