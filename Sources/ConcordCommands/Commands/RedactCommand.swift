import Alignment
import ArgumentParser

/// `concord redact`
struct RedactCommand: ServedCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Argument(help: "The entry's id, as 'concord log --json' shows it.") var entry: String

    static let name = "redact"
    static let abstract = "Takes an entry's words out of sight, everywhere and for good"
    static let usage = "ENTRY"
    static let examples = ["concord redact 7h2kq9x0ma"]

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        try program.record(.redact(entry: entry), in: try program.session(global))
        return .done
    }
}
