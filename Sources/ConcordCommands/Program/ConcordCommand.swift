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

    /// Reads its arguments, global options first.
    ///
    /// - Throws: what `message(for:)` says in words.
    static func read(_ arguments: [String]) throws -> Self

    var global: GlobalOptions { get }

    /// - Throws: what the process ends with; results so far stay.
    func run(_ program: Program) throws(Failure) -> ExitStatus
}

extension ConcordCommand {
    static var noun: String? { nil }
    static var takesText: Bool { false }
    static func read(_ arguments: [String]) throws -> Self { try parse(arguments) }
    static var settable: Kind? { nil }
    static var examples: [String] { [] }

    /// "concord action done"
    static var fullName: String { (["concord", noun, name] as [String?]).compactMap(\.self).joined(separator: " ") }

    /// What to say before `--help`.
    static var helpName: String { self == Concord.alone ? "concord" : fullName }

    /// That it stands below another keeps ArgumentParser from looking for what `Invocation` has found already: whether
    /// completions are asked for, which it would find out by parsing twice more.
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: name, _superCommandName: "concord", abstract: abstract,
            usage: (fullName + " " + usage).trimmed + " [global options]")
    }
}

/// A command whose words are text, to be read by the model.
protocol TextCommand: ConcordCommand {
    var global: GlobalOptions { get set }
    var words: [String] { get set }
}

extension TextCommand {
    static var takesText: Bool { true }

    /// What stands before `--` are global options, and what stands behind it is nobody's but the model's. To have that
    /// told by ArgumentParser takes longer than to record what it says, so that is asked only about what is unusual.
    static func read(_ arguments: [String]) throws -> Self {
        guard let shield = arguments.firstIndex(of: "--"), let global = GlobalOptions(arguments[..<shield]) else {
            return try parse(arguments)
        }
        var command = Self()
        command.global = global
        command.words = Array(arguments[(shield + 1)...])
        return command
    }
}

/// A word that gathers verbs: `action`.
protocol NounCommand: ParsableCommand {
    static var name: String { get }
    static var abstract: String { get }
    static var verbs: [NounVerb] { get }
}

/// A verb of a noun, by its name. Its command is made when it is asked for: to make all of a noun's commands takes the
/// runtime longer than most of them run.
struct NounVerb {
    let name: String
    private let make: () -> any ConcordCommand.Type

    init<Command: ConcordCommand>(_ command: Command.Type) {
        name = Command.name
        make = { command }
    }

    private init(name: String, _ make: @escaping () -> any ConcordCommand.Type) {
        (self.name, self.make) = (name, make)
    }

    static func writing<V: VerbName>(_: V.Type) -> NounVerb { NounVerb(name: V.name) { Writing<V>.self } }
    static func listing<Noun: ItemNoun>(_: Noun.Type) -> NounVerb { NounVerb(name: "list") { Listing<Noun>.self } }
    static func showing<Noun: ItemNoun>(_: Noun.Type) -> NounVerb { NounVerb(name: "show") { Showing<Noun>.self } }

    var command: any ConcordCommand.Type { make() }
}

extension NounCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: name, abstract: abstract, subcommands: verbs.map(\.command))
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
