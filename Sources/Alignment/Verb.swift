/// One writing verb of the command line: `action done`, `review here`; typed there, after `:` in the capture bar, and in
/// files for `add -`.
package struct Verb: Sendable {
    package let noun: Kind
    package let name: String
    /// The arguments in one line: "A12... [because=TEXT]".
    package let usage: String
    /// What it does, one line.
    package let abstract: String
    /// Whole commands that work.
    package let examples: [String]
    /// Options that take a text, `--reason`.
    let options: [String]
    /// Options that stand alone, `--also`.
    let flags: [String]
    private let read: @Sendable (Arguments, Workspace, Context) throws(Refusal) -> Gesture

    init(
        _ noun: Kind, _ name: String, _ usage: String, _ abstract: String, examples: [String] = [],
        options: [String] = [],
        flags: [String] = [],
        read: @escaping @Sendable (Arguments, Workspace, Context) throws(Refusal) -> Gesture
    ) {
        self.noun = noun
        self.name = name
        self.usage = usage
        self.abstract = abstract
        self.examples = examples
        self.options = options
        self.flags = flags
        self.read = read
    }

    /// The gesture that words after noun and verb come to.
    ///
    /// - Throws: `Refusal` for unknown keys, values, options, items or people.
    package func gesture(_ words: [String], _ workspace: Workspace, _ context: Context) throws(Refusal) -> Gesture {
        try read(try Arguments(words, options: options, flags: flags), workspace, context)
    }

    /// Every writing verb, by noun.
    package static let all: [Verb] = people + workspaces + requirements + actions + decisions + reviews + topics + notes

    /// The verb of that name.
    package static func find(_ noun: Kind, _ name: String) -> Verb? { all.first { $0.noun == noun && $0.name == name } }

    /// Reads a whole command `action done A12`, as after `:` in the bar.
    ///
    /// - Returns: `nil` if it is no writing verb: perhaps a command of the program.
    /// - Throws: `Refusal` if it is one and something is wrong with it.
    package static func gesture(
        command words: [String], _ workspace: Workspace, _ context: Context
    ) throws(Refusal) -> Gesture? {
        guard let first = words.first else { return nil }
        switch first {
        case "undo" where words.count == 1: return .undo
        case "redo" where words.count == 1: return .redo
        case "redact" where words.count == 2: return .redact(entry: words[1])
        default: break
        }
        guard let noun = Kind(rawValue: first), words.count > 1 else { return nil }
        guard let verb = find(noun, words[1]) else {
            if ["list", "show"].contains(words[1]) { return nil }
            throw .unknownVerb(words[1], of: first, known: all.filter { $0.noun == noun }.map(\.name))
        }
        return try verb.gesture(Array(words.dropFirst(2)), workspace, context)
    }
}

/// What stands after noun and verb: words, `key=value` fields, options.
package struct Arguments: Sendable {
    package private(set) var words: [String] = []
    package private(set) var assignments: [Assignment] = []
    private var texts: [String: String] = [:]
    private var flags: Set<String> = []

    /// - Parameters:
    ///   - options: options that take a text.
    ///   - flags: options that stand alone.
    /// - Throws: `Refusal.unknownOption`; after `--` everything is a word.
    package init(_ arguments: [String], options: [String] = [], flags known: [String] = []) throws(Refusal) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                words += rest
                return
            }
            guard Arguments.looksLikeOption(argument) else {
                if let assignment = Assignment(argument) {
                    assignments.append(assignment)
                } else {
                    words.append(argument)
                }
                continue
            }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            if known.contains(name), parts.count == 1 {
                flags.insert(name)
            } else if options.contains(name) {
                guard let text = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
                    throw .missing("The text of '\(name)'")
                }
                texts[name] = text
            } else {
                throw .unknownOption(name, known: options + known)
            }
        }
    }

    /// `-x` and `--word`; `-@raj`, a lone dash and texts with spaces are words.
    package static func looksLikeOption(_ argument: String) -> Bool {
        guard argument.hasPrefix("-"), argument.utf8.count > 1 else { return false }
        let name = argument.prefix { $0 != "=" }.drop { $0 == "-" }
        return name.utf8.first.map { (0x61...0x7A).contains($0 | 0x20) } ?? false && !name.utf8.contains(0x20)
    }

    package func text(_ option: String) -> String? { texts[option] }

    package func has(_ flag: String) -> Bool { flags.contains(flag) }

    /// The words as one text.
    package var text: String { words.joined(separator: " ") }

    /// The leading words that are items of a kind, each once, and the words after them.
    ///
    /// - Parameter numbers: whether a bare number after the first item is an item, too; not where text follows.
    /// - Throws: `Refusal` if not even the first is one.
    func items(
        _ kind: Kind, _ workspace: Workspace, numbers: Bool = false
    ) throws(Refusal) -> (items: [ItemID], rest: [String]) {
        guard let first = words.first else { throw .missing("The \(kind.word) to change") }
        var items = [try workspace.resolve(first, as: kind).id]
        var rest = words.dropFirst()
        while let word = rest.first, numbers || digits(word) == nil, let item = try? workspace.resolve(word, as: kind) {
            if !items.contains(item.id) { items.append(item.id) }
            rest.removeFirst()
        }
        return (items, Array(rest))
    }

    /// The words, every one an item of a kind.
    func onlyItems(_ kind: Kind, _ workspace: Workspace) throws(Refusal) -> [ItemID] {
        let (items, rest) = try items(kind, workspace, numbers: true)
        if let stranger = rest.first { _ = try workspace.resolve(stranger, as: kind) }
        return items
    }

    /// Whether nothing at all was said.
    var isEmpty: Bool { words.isEmpty && assignments.isEmpty }

    /// The words refused: the verb takes none beyond what was read.
    static func refuse(_ words: [String]) throws(Refusal) {
        if let word = words.first { throw .malformed("What is '\(word)'? A field is written key=value") }
    }
}
