import Alignment

/// What a command line asks for, worked out before ArgumentParser reads the command's own options.
///
/// Global options may stand anywhere before `--`; here they move behind the command, and the text of commands that take
/// text is shielded by `--`, so that `-@raj` and `-1 day` stay words.
enum Invocation {
    case command(any ConcordCommand.Type, arguments: [String])
    case help(HelpText.Subject)
    case version
    case completions(shell: String)
    /// Every command and option in the form that ArgumentParser's plugins read, `generate-manual` among them.
    case description

    /// - Parameter arguments: without the program's name.
    /// - Throws: if no command has that name, or an option stands before it that is no global one.
    init(_ arguments: [String]) throws(Failure) {
        var reader = InvocationReader(rest: arguments[...])
        self = try reader.read()
    }
}

private struct InvocationReader {
    var rest: ArraySlice<String>
    private var globals: [String] = []

    init(rest: ArraySlice<String>) { self.rest = rest }

    mutating func read() throws(Failure) -> Invocation {
        if let early = try leading(.program) { return early }
        guard let word = rest.popFirst() else { return .command(Concord.alone, arguments: globals) }
        if word == "help" { return .help(try subject(of: rest)) }
        if let command = Concord.commands.first(where: { $0.name == word }) { return arguments(of: command) }
        guard let noun = Concord.nouns.first(where: { $0.name == word }) else {
            throw InvocationReader.unknown(word)
        }
        if let early = try leading(.noun(noun)) { return early }
        guard let name = rest.popFirst() else { return .help(.noun(noun)) }
        return arguments(of: try InvocationReader.verb(name, of: noun))
    }

    private static func unknown(_ word: String) -> Failure {
        let refusal = Refusal.unknownVerb(word, of: "", known: Concord.words)
        return Failure(.malformed, refusal.sentence + "; see 'concord --help'")
    }

    private static func verb(_ name: String, of noun: any NounCommand.Type) throws(Failure) -> any ConcordCommand.Type {
        if let verb = noun.verbs.first(where: { $0.name == name }) { return verb }
        throw Failure(Refusal.unknownVerb(name, of: noun.name, known: noun.verbs.map { $0.name }))
    }

    /// Takes the options before the next word, and answers help and version at once.
    private mutating func leading(_ subject: HelpText.Subject) throws(Failure) -> Invocation? {
        while let first = rest.first, first.hasPrefix("-"), first != "-" {
            if HelpText.flags.contains(first) { return .help(subject) }
            if first == "--version" { return .version }
            if first == HelpText.descriptionFlag { return .description }
            if first.hasPrefix("--generate-completion-script") { return .completions(shell: completionShell()) }
            guard takeGlobal(GlobalOption.all) else {
                throw Failure(
                    Refusal.unknownOption(first, known: GlobalOption.all.map(\.name) + ["--help", "--version"]))
            }
        }
        return nil
    }

    private mutating func completionShell() -> String {
        let parts = rest.removeFirst().split(separator: "=", maxSplits: 1)
        return parts.count == 2 ? String(parts[1]) : rest.popFirst() ?? ""
    }

    /// Moves the global option at the front, with its value, to the others.
    private mutating func takeGlobal(_ known: [GlobalOption]) -> Bool {
        guard let first = rest.first else { return false }
        let name = first.prefix { $0 != "=" }
        guard let option = known.first(where: { $0.name == name }) else { return false }
        globals.append(rest.removeFirst())
        if option.hasValue, name.utf8.count == first.utf8.count, let value = rest.popFirst() { globals.append(value) }
        return true
    }

    private mutating func arguments(of command: any ConcordCommand.Type) -> Invocation {
        guard command.takesText else {
            let own = rest.prefix { $0 != "--" }
            if own.contains(where: HelpText.flags.contains) { return .help(.command(command)) }
            return .command(command, arguments: globals + rest)
        }
        var text: [String] = []
        while let first = rest.first, first != "--" {
            if HelpText.flags.contains(first) { return .help(.command(command)) }
            if !takeGlobal(GlobalOption.ofText) { text.append(rest.removeFirst()) }
        }
        return .command(command, arguments: globals + ["--"] + text + rest)
    }

    /// What `concord help action add` is about.
    private func subject(of words: ArraySlice<String>) throws(Failure) -> HelpText.Subject {
        guard let word = words.first else { return .program }
        if let command = Concord.commands.first(where: { $0.name == word }) { return .command(command) }
        guard let noun = Concord.nouns.first(where: { $0.name == word }) else {
            throw InvocationReader.unknown(word)
        }
        guard let name = words.dropFirst().first else { return .noun(noun) }
        return .command(try InvocationReader.verb(name, of: noun))
    }
}

/// The names of `GlobalOptions`, and whether a value follows.
struct GlobalOption {
    let name: String
    let hasValue: Bool

    /// Those of commands that take text.
    static let ofText: [GlobalOption] = [
        GlobalOption(name: "--workspace", hasValue: true), GlobalOption(name: "--as", hasValue: true),
        GlobalOption(name: "--in", hasValue: true), GlobalOption(name: "--read-only", hasValue: false),
        GlobalOption(name: "--color", hasValue: true), GlobalOption(name: "--theme", hasValue: true),
        GlobalOption(name: "--plain", hasValue: false),
    ]

    /// Those that may stand before any command.
    static let all = ofText + [GlobalOption(name: "--json", hasValue: false)]
}

extension Concord {
    /// Every first word there is.
    static var words: [String] { commands.map { $0.name } + nouns.map { $0.name } + ["help"] }
}
