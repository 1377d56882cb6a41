import Alignment
import ArgumentParser

/// A command that does something: the leaf of a path like `action done`.
protocol ConcordCommand: ParsableCommand {
    /// The last word of its path.
    static var name: String { get }
    /// The noun before it, where there is one.
    static var noun: String? { get }
    /// One line of what it does.
    static var abstract: String { get }
    /// Its arguments in one line.
    static var usage: String { get }
    /// The kind whose fields its `key=value` arguments set.
    static var settable: Kind? { get }
    /// Whole command lines that work.
    static var examples: [String] { get }
    /// Whether its words are text, to be read by the model: then `--` stands before them.
    static var takesText: Bool { get }

    var global: GlobalOptions { get }

    /// - Throws: what the process ends with; results so far stay.
    func run(_ program: Program) throws(Failure) -> ExitStatus
}

extension ConcordCommand {
    static var noun: String? { nil }
    static var takesText: Bool { false }
    static var settable: Kind? { nil }
    static var examples: [String] { [] }

    /// "concord action done"
    static var fullName: String { (["concord", noun, name] as [String?]).compactMap(\.self).joined(separator: " ") }

    /// What to say before `--help`.
    static var helpName: String { self == Concord.alone ? "concord" : fullName }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: name, abstract: abstract, usage: (fullName + " " + usage).trimmed + " [global options]")
    }
}

/// A word that gathers verbs: `action`.
protocol NounCommand: ParsableCommand {
    static var name: String { get }
    static var abstract: String { get }
    static var verbs: [any ConcordCommand.Type] { get }
}

extension NounCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: name, abstract: abstract, subcommands: verbs)
    }
}

/// A noun for the items of one kind.
protocol ItemNoun: NounCommand {
    static var kind: Kind { get }
}

extension ItemNoun {
    static var name: String { kind.rawValue }
}

extension String {
    /// Without spaces at its end.
    fileprivate var trimmed: String {
        var text = self
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }
}
