import Alignment
import ArgumentParser
import Journal

/// `concord sync`
struct SyncCommand: ConcordCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Flag(help: "Say what would be sent and received, and change nothing.") var dryRun = false
    @Flag(help: .hidden) var progress = false
    @Argument(help: "Any git URL or path (else the one used last).") var remote: String?

    static let name = "sync"
    static let abstract = "Exchanges entries with other hosts through a git remote"
    static let usage = "[REMOTE] [--dry-run]"
    static let examples = ["concord sync git@example.org:fraud.git", "concord sync", "concord sync --dry-run"]

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        // Asked for by the dashboard, which ends it; a dashboard that is killed cannot.
        if progress { SideRun.endWithStarter() }
        let session = try program.session(global)
        let report = try report(session, SyncProgress(isAsked: progress, on: program.host))
        for line in SyncWords(report, session).lines { program.output.line(line) }
        for remark in [report.remarkOnHistory, report.remarkOnRefused].compactMap(\.self) {
            program.output.remark("concord: " + remark)
        }
        program.tellNews(of: session)
        return .done
    }

    private func report(_ session: Session, _ progress: SyncProgress?) throws(Failure) -> SyncReport {
        defer { progress?.end() }
        return try session.sync(with: remote, isDryRun: dryRun, tell: progress.map { $0.tell })
    }
}

/// What a synchronisation did, in words.
struct SyncWords {
    private let report: SyncReport
    private let wording: Wording

    /// At most this many entries are told one by one.
    private static let most = 20

    init(_ report: SyncReport, _ session: Session) {
        self.report = report
        var log = session.store.log
        log.add(report.received)
        wording = Wording(Workspace(log), zone: session.zone, today: session.today, dates: session.dates)
    }

    var lines: [[Span]] {
        let receive = report.isDryRun ? "would receive" : "received"
        let send = report.isDryRun ? "would send" : "sent"
        return told(report.received, receive, "from") + told(report.sent, send, "to") + conflicts
    }

    private func told(_ entries: [Entry], _ verb: String, _ way: String) -> [[Span]] {
        let count = entries.isEmpty ? "nothing" : "\(entries.count) \(entries.count == 1 ? "entry" : "entries")"
        let story = entries.suffix(SyncWords.most).flatMap { wording.workspace.story(of: $0) }
        let stories = StoryReport.lines(story, wording).map { [Span("  ")] + $0 }
        let rest = entries.count - SyncWords.most
        return [[Span(verb, .strong), Span(" \(count) \(way) '\(report.remote)'")]]
            + (rest > 0 ? [[Span("  \(rest) earlier ones, and", .quiet)]] : []) + stories
    }

    private var conflicts: [[Span]] {
        report.conflicts.compactMap { conflict in
            guard let item = wording.workspace.everything[conflict.item],
                let field = item.conflicts.first(where: { $0.name == conflict.field })
            else { return nil }
            let words = wording.conflict(field, of: conflict.item).onOneLine
            return [Span("conflict", .warning), Span("  \(item.ref) \(conflict.field): \(words)")]
        }
    }
}

extension SyncReport {
    /// What people should know of lines that were not taken; `nil` if all were.
    var remarkOnRefused: String? { SyncReport.remark(on: refused, of: remote) }

    /// What people should know of words that were emptied and that the remote had; `nil` if it had none.
    var remarkOnHistory: String? {
        switch history {
        case nil: nil
        case .begunAnew:
            "the branch 'concord' of '\(remote)' had words that are emptied now, and begins anew without them; its files "
                + "keep them until 'git gc --prune=now' there, or until the service that holds it cleans up"
        case .kept:
            "the history of '\(remote)' keeps words that are emptied now: it does not let its branch 'concord' be "
                + "replaced; to be rid of them, have that branch removed there and run 'concord sync' again"
        }
    }

    static func remark(on refused: [UnreadableLine], of remote: String) -> String? {
        guard let first = refused.first else { return nil }
        let count = refused.count == 1 ? "1 line" : "\(refused.count) lines"
        return "\(count) of '\(remote)' not taken; line \(first.number): \(first.reason)"
    }
}
