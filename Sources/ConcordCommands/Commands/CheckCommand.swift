import Alignment
import ArgumentParser

/// `concord check`
struct CheckCommand: ServedCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Option(help: ArgumentHelp("What to fail on, separated by commas (else all of it).", valueName: "gaps"))
    var failOn: String?

    static let name = "check"
    static let abstract = "Fails if something was left undone, for cron and pipelines"
    static let usage = "[--fail-on overdue,unowned,contested,unheard,stale]"
    static let examples = ["concord check", "concord check --fail-on overdue,unowned"]

    /// Prints a line a gap and exits 1 if there is any; prints nothing and exits 0 if there is none.
    func run(_ program: Program) throws(Failure) -> ExitStatus {
        let gaps = try gaps()
        let session = try program.session(global)
        var status = ExitStatus.done
        for gap in gaps {
            let items = session.workspace.items(with: gap, today: session.today)
            guard !items.isEmpty else { continue }
            status = .refused
            program.output.line("\(items.count) \(gap.words): " + items.map(\.ref).joined(separator: ", "))
        }
        return status
    }

    private func gaps() throws(Failure) -> [Gap] {
        guard let failOn else { return Gap.allCases }
        var gaps: [Gap] = []
        for word in failOn.split(separator: ",").map(String.init) {
            guard let gap = Gap(rawValue: word) else {
                let known = Gap.allCases.map(\.rawValue)
                throw Failure(Refusal.unknownValue(word, field: "--fail-on", accepted: known))
            }
            gaps.append(gap)
        }
        guard !gaps.isEmpty else { throw Failure(Refusal.missing("What to fail on")) }
        return gaps
    }
}
