import ArgumentParser
import Journal

/// `concord doctor`
struct DoctorCommand: ConcordCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Flag(help: "Put right what needs no judgement: permissions, missing directories, a torn tail.") var fix = false

    static let name = "doctor"
    static let abstract = "Looks for damage; exits 65 if there is some"
    static let usage = "[--fix]"
    static let examples = ["concord doctor"]

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        let directory = try program.host.workspace(global.workspace)
        if fix { try mend(directory, program) }
        let findings = directory.examine()
        for finding in findings { program.output.line(words(finding)) }
        guard findings.isEmpty else {
            return findings.contains { $0.severity == .damage } ? .damaged : .done
        }
        let journal = try stored { () throws(JournalError) in try FileJournal(directory, isReadOnly: true) }
        let count = journal.log.entries.count
        program.output.line("All is well: \(count) \(count == 1 ? "entry" : "entries") in '\(directory.journalPath)'")
        return .done
    }

    private func mend(_ directory: WorkspaceDirectory, _ program: Program) throws(Failure) {
        if global.readOnly { throw Failure(.notPermitted, "Cannot mend: --read-only") }
        let mended = try stored { () throws(JournalError) in try directory.mend() }
        for finding in mended { program.output.line([Span("mended", .good), Span("  " + finding.sentence)]) }
    }

    private func words(_ finding: Finding) -> [Span] {
        let isDamage = finding.severity == .damage
        return [
            Span(isDamage ? "damage" : "note  ", isDamage ? .urgent : .quiet),
            Span("  " + finding.sentence + "; " + finding.advice),
        ]
    }
}
