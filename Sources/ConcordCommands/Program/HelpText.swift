import ArgumentParser

/// Help screens and completion scripts: ArgumentParser's, with whole commands that work below them.
enum HelpText {
    /// What help is asked about.
    enum Subject {
        case program
        case noun(any NounCommand.Type)
        case command(any ConcordCommand.Type)
    }

    /// The options that ask for help.
    static let flags = ["-h", "--help"]

    /// What ArgumentParser's plugins run a program with.
    static let descriptionFlag = "--experimental-dump-help"

    /// What they read then: JSON, ending in a newline.
    static var description: String { Concord._dumpHelp() + "\n" }

    /// The help screen, ending in a newline.
    static func of(_ subject: Subject) -> String {
        switch subject {
        case .program: Concord.helpMessage() + "\n" + examples(program)
        case .noun(let noun):
            Concord.helpMessage(for: noun) + "\n" + examples(noun.verbs.flatMap { $0.command.examples.prefix(1) })
        case .command(let command):
            Concord.helpMessage(for: command) + (command.settable.map(fields) ?? "") + examples(command.examples)
        }
    }

    /// The script a shell completes commands with.
    ///
    /// - Throws: for another shell than bash, zsh and fish.
    static func completionScript(for shell: String) throws(Failure) -> String {
        guard let shell = CompletionShell(rawValue: shell) else {
            throw Failure(.malformed, "There are completions for bash, zsh and fish, not for '\(shell)'")
        }
        return Concord.completionScript(for: shell) + "\n"
    }

    private static let program = [
        "concord init --name 'Fraud scoring programme'", "concord add '! Provision GPU quota @dana #ml due:fri'",
        "concord action list --owner dana --overdue", "concord review start V4", "concord log R8",
    ]

    private static func examples(_ lines: [String]) -> String {
        lines.isEmpty ? "" : "\nEXAMPLES:\n" + lines.map { "  " + $0 + "\n" }.joined()
    }
}
