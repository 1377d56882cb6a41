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
        if let verb = noun.verbs.first(where: { $0.name == name }) { return verb.command }
        throw Failure(Refusal.unknownVerb(name, of: noun.name, known: noun.verbs.map(\.name)))
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
    /// Applies it, with its value, if it has one; `false` for what it cannot be.
    let set: (inout GlobalOptions, String) -> Bool

    /// Those of commands that take text.
    static var ofText: [GlobalOption] {
        [
            value("--workspace") { $0.workspace = $1 }, value("--as") { $0.person = $1 },
            value("--in") { $0.review = $1 }, flag("--read-only") { $0.readOnly = true },
            GlobalOption(name: "--color", hasValue: true) { options, text in
                options.color = ColorChoice(rawValue: text)
                return options.color != nil
            },
            value("--theme") { $0.theme = $1 }, flag("--plain") { $0.plain = true },
        ]
    }

    /// Those that may stand before any command.
    static var all: [GlobalOption] { ofText + [GlobalOption(name: "--json", hasValue: false) { _, _ in false }] }

    private static func value(_ name: String, _ set: @escaping (inout GlobalOptions, String) -> Void) -> GlobalOption {
        GlobalOption(name: name, hasValue: true) { options, text in
            set(&options, text)
            return true
        }
    }

    private static func flag(_ name: String, _ set: @escaping (inout GlobalOptions) -> Void) -> GlobalOption {
        GlobalOption(name: name, hasValue: false) { options, _ in
            set(&options)
            return true
        }
    }
}

extension GlobalOptions {
    /// What options say that are as they should be, each with its value behind it.
    ///
    /// - Returns: `nil` where ArgumentParser is to say what they are, or what is wrong with them.
    init?(_ words: ArraySlice<String>) {
        self.init()
        (workspace, person, review, color, theme) = (nil, nil, nil, nil, nil)
        (readOnly, plain) = (false, false)
        let known = GlobalOption.ofText
        var rest = words
        while let word = rest.popFirst() {
            guard let option = known.first(where: { $0.name == word }) else { return nil }
            let value = option.hasValue ? rest.popFirst() : ""
            guard let value, !value.hasPrefix("-"), option.set(&self, value) else { return nil }
        }
    }
}

extension Concord {
    /// Every first word there is.
    static var words: [String] { commands.map { $0.name } + nouns.map { $0.name } + ["help"] }
}
