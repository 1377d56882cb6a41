import Alignment
import ArgumentParser
import Journal
import Screen

/// `concord info`
struct InfoCommand: ServedCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Flag(help: "As JSON.") var json = false
    @Flag(help: "What config.yml can say, and the keys in force.") var settings = false

    static let name = "info"
    static let abstract = "Shows every path and setting in force"
    static let usage = "[--settings] [--json]"
    static let examples = ["concord info", "concord info --settings", "concord --as lee info --json"]

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        if settings { return show(SettingsReport(program.configuration, program.host), program) }
        let session = try program.session(global)
        let rows = Settings(session, global, program).rows
        if json {
            var members = JSON.Members()
            for row in rows where members[row.key] == nil { members[row.key] = row.value.map(JSON.text) ?? .null }
            program.output.json(JSON.object(members).pretty)
            return .done
        }
        let width = rows.map { TextWidth.columns(of: $0.key) }.max() ?? 0
        for row in rows {
            program.output.line([
                Span(TextWidth.pad(row.key, width) + "  ", .quiet),
                Span(row.words, row.value == nil ? .quiet : .plain),
            ])
        }
        return .done
    }

    private func show(_ report: SettingsReport, _ program: Program) -> ExitStatus {
        if json {
            program.output.json(report.json.pretty)
        } else {
            for line in report.lines { program.output.line(line) }
        }
        return .done
    }
}

/// Every path and setting in force, and what decided it.
struct Settings {
    struct Row {
        let key: String
        /// `nil`: not set.
        let value: String?
        /// What it would do if it were.
        let meaning: String?

        /// The value for people.
        var words: String { value ?? "-" + (meaning.map { "  (\($0))" } ?? "") }
    }

    private let session: Session
    private let global: GlobalOptions
    private let program: Program
    private var host: Host { program.host }

    init(_ session: Session, _ global: GlobalOptions, _ program: Program) {
        self.session = session
        self.global = global
        self.program = program
    }

    var rows: [Row] {
        let pairs = place + workspace + person + surroundings
        let meanings = Dictionary(uniqueKeysWithValues: Settings.variables)
        return pairs.map { Row(key: $0.0, value: $0.1, meaning: meanings[$0.0]) }
    }

    private var place: [(String, String?)] {
        guard let directory = session.directory else { return [] }
        return [
            ("workspace", directory.path), ("journal", directory.journalPath), ("lock", directory.lockPath),
            ("quarantine", directory.quarantinePath), ("presence", directory.presencePath),
            ("minutes", directory.minutesPath), ("access", directory.isShared ? "shared with the group" : "private"),
            ("open now", openNow(directory)),
        ]
    }

    /// Who has the workspace open in a dashboard: "lee since 22 Nov 10:31 on atlas, mira ...".
    private func openNow(_ directory: WorkspaceDirectory) -> String? {
        let sessions = Presence(directory).others().map { one in
            let review = one.review.flatMap { session.workspace.review($0) }.map { ", in " + $0.ref } ?? ""
            let reading = one.isReadOnly ? ", only reading" : ""
            return "\(one.person) since \(session.wording.moment(one.since)) on \(one.host)\(review)\(reading)"
        }
        return sessions.isEmpty ? nil : sessions.joined(separator: "; ")
    }

    private var workspace: [(String, String?)] {
        let about = session.workspace[.workspace]
        return [
            ("id", about?.text("id")), ("name", session.workspace.name), ("format", String(session.workspace.format)),
            ("timezone", about?.text("timezone")), ("every", about?.text("every")),
            ("entries", String(session.workspace.entries.count)),
            ("unreadable", String(session.workspace.unreadable.count)),
        ]
    }

    private var person: [(String, String?)] {
        let group = session.workspace.person(session.me)?.group
        let isKnown = session.identity.isKnown(in: session.workspace)
        let review = session.context.review(in: session.workspace)
        return [
            ("you", session.me), ("you by", session.identity.source.rawValue),
            ("group", isKnown ? group.map(session.workspace.name(of:)) ?? "none: a guest" : "not known here yet"),
            ("review", review.map { $0.ref + " " + $0.title }),
            ("writing", session.store.readOnly.map { "no: " + $0.words } ?? "yes"),
        ]
    }

    /// Variables of our own, and what each does.
    private static let variables = [
        ("CONCORD_WORKSPACE", "the workspace to use"), ("CONCORD_USER", "who you are"),
        ("CONCORD_NOW", "for tests: an instant at which the clock begins"),
        ("CONCORD_STEP", "for tests: seconds the clock moves with each entry, and not otherwise"),
        ("CONCORD_SEED", "for tests: a number ids follow from"),
    ]

    /// The settings file in force.
    private var configuration: String? {
        host.settingsPath.map { $0 + (program.configuration.isThere ? "" : " (not there)") }
    }

    private var surroundings: [(String, String?)] {
        let color = program.colors(global)
        return [
            ("version", Version.current), ("color", (color.isColored ? "yes: " : "no: ") + color.because),
            ("theme", program.themeName(global)), ("themes", host.configurationPath.map { $0 + "/themes" }),
            ("configuration", configuration), ("TERM", host.setting("TERM")),
            ("locale", host.setting("LC_ALL") ?? host.setting("LC_CTYPE") ?? host.setting("LANG")),
            ("now", session.now.iso),
        ] + Settings.variables.map { ($0.0, host.setting($0.0)) }
    }
}
