import ArgumentParser
import Journal

/// `concord doctor`
struct DoctorCommand: ServedCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Flag(help: "Put right what needs no judgement; what is taken away is kept in quarantine.") var fix = false
    @Flag(help: "Empty redacted entries on disk, for good.") var purge = false

    static let name = "doctor"
    static let abstract = "Looks for damage; exits 65 if there is some"
    static let usage = "[--fix] [--purge]"
    static let examples = ["concord doctor", "concord doctor --fix", "concord doctor --purge"]

    var unservedOption: (name: String, instead: String)? {
        fix || purge ? (fix ? "--fix" : "--purge", "run it on the host itself") : nil
    }

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        let directory = try program.host.workspace(global.workspace)
        let outbox = (try? Identity(option: global.person, host: program.host))
            .map { program.host.outbox(of: $0, for: directory) }
        if fix { try mend(directory, outbox, program) }
        if purge { try purge(directory, outbox, program) }
        let findings = directory.examine(outbox)
        for finding in findings { program.output.line(words(finding)) }
        guard findings.isEmpty else {
            return findings.contains { $0.severity == .damage } ? .damaged : .done
        }
        let journal = try stored { () throws(JournalError) in try FileJournal(directory, isReadOnly: true) }
        let count = journal.log.entries.count
        program.output.line("All is well: \(count) \(count == 1 ? "entry" : "entries") in '\(directory.journalPath)'")
        return .done
    }

    /// Says what will be done, then does it.
    private func mend(_ directory: WorkspaceDirectory, _ outbox: Outbox?, _ program: Program) throws(Failure) {
        if global.readOnly { throw Failure(.notPermitted, "Cannot mend: --read-only") }
        for finding in directory.examine(outbox) where finding.isMendable {
            program.output.line([Span("to mend", .strong), Span(" " + finding.sentence)])
        }
        program.output.flush()
        let mended = try stored { () throws(JournalError) in try directory.mend(outbox) }
        for finding in mended { program.output.line([Span("mended", .good), Span("  " + finding.sentence)]) }
    }

    /// Empties what was redacted, here and in what is kept for the one who asks.
    private func purge(_ directory: WorkspaceDirectory, _ outbox: Outbox?, _ program: Program) throws(Failure) {
        if global.readOnly { throw Failure(.notPermitted, "Cannot purge: --read-only") }
        let journal = try stored { () throws(JournalError) in try FileJournal(directory, outbox: outbox) }
        let count = try stored { () throws(JournalError) in try journal.purge() }
        let lines = count == 1 ? "1 line" : "\(count) lines"
        program.output.line([Span("purged", .good), Span("  \(lines) of '\(directory.journalPath)' emptied")])
        guard !journal.workspace.redaction.isEmpty else { return }
        for folder in journal.foldersOfCopies {
            program.output.remark(
                "concord: files in '\(folder)' that were written before may still have the words; look, write minutes anew "
                    + "with 'concord minutes REVIEW --force', and remove the others")
        }
        guard directory.hasSynchronized else { return }
        program.output.remark(
            "concord: what was synchronised before is gone from '\(directory.syncPath)'; run 'concord sync' to take "
                + "it out of the remote's branch 'concord', then 'concord sync' and 'concord doctor --purge' on each other host"
        )
    }

    private func words(_ finding: Finding) -> [Span] {
        let isDamage = finding.severity == .damage
        return [
            Span(isDamage ? "damage" : "note  ", isDamage ? .urgent : .quiet),
            Span("  " + finding.sentence + "; " + finding.advice),
        ]
    }
}
