/// What Tab offers at the end of a line typed so far.
package struct Completion: Hashable, Sendable {
    /// How many scalars before the cursor the choice replaces.
    package let replacing: Int
    /// Whole words, best first.
    package let choices: [Choice]

    /// How many choices are offered.
    private static let most = 12

    package struct Choice: Hashable, Sendable {
        package let text: String
        /// Who or what it is.
        package let label: String
    }

    /// People, groups, ids, categories, days and verbs that fit the word before the cursor.
    ///
    /// - Parameters:
    ///   - line: the line up to the cursor.
    ///   - commands: commands of the program that may follow `:`.
    package init(_ line: String, _ workspace: Workspace, commands: [String] = []) {
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let word = words.last ?? ""
        choices = Array(Completion.choices(word, words, workspace, commands).prefix(Completion.most))
        replacing = word.unicodeScalars.count
    }

    private static func choices(
        _ word: String, _ words: [String], _ workspace: Workspace, _ commands: [String]
    ) -> [Choice] {
        if words.count == 1, word.hasPrefix(":") { return command(word, commands) }
        if words.count == 2, words[0].hasPrefix(":"), let noun = Kind(rawValue: String(words[0].dropFirst())) {
            return Verb.all.filter { $0.noun == noun && $0.name.hasPrefix(word) }.map {
                Choice(text: $0.name + " ", label: $0.abstract)
            }
        }
        if word.hasPrefix("@") || word.hasPrefix("-@") { return people(word, workspace) }
        if word.hasPrefix("#") {
            return groups(word.dropFirst(), workspace).map {
                Choice(text: "#" + $0.rawValue + " ", label: workspace.name(of: $0))
            }
        }
        if let (key, value) = CaptureToken.key(word) { return values(key, value, workspace) }
        return CaptureToken.isItem(word) ? items(word, workspace, prefix: "") : []
    }

    private static func command(_ word: String, _ commands: [String]) -> [Choice] {
        var names = ["undo", "redo"] + commands
        for verb in Verb.all where !names.contains(verb.noun.rawValue) { names.append(verb.noun.rawValue) }
        return names.filter { $0.hasPrefix(word.dropFirst()) }.sorted().map {
            Choice(text: ":" + $0 + " ", label: "command")
        }
    }

    private static func people(_ word: String, _ workspace: Workspace) -> [Choice] {
        let sign = word.hasPrefix("-") ? "-@" : "@"
        let typed = word.dropFirst(sign.utf8.count).lowercased()
        return workspace.people.filter { person in
            person.handle.hasPrefix(typed)
                || person.name.lowercased().split(separator: " ").contains { $0.hasPrefix(typed) }
        }.sorted { $0.handle < $1.handle }.map { Choice(text: sign + $0.handle + " ", label: $0.name) }
    }

    private static func groups(_ typed: some StringProtocol, _ workspace: Workspace) -> [Group] {
        Group.allCases.filter {
            $0.rawValue.hasPrefix(typed.lowercased())
                || workspace.name(of: $0).lowercased().hasPrefix(typed.lowercased())
        }
    }

    private static func values(_ key: String, _ typed: String, _ workspace: Workspace) -> [Choice] {
        func words(_ words: [String]) -> [Choice] {
            words.filter { $0.hasPrefix(typed.lowercased()) }.map { Choice(text: key + ":" + $0 + " ", label: "") }
        }
        switch key {
        case "re": return items(typed.uppercased(), workspace, prefix: "re:")
        case "lead":
            return people("@" + typed, workspace).map { Choice(text: "lead:" + $0.text.dropFirst(), label: $0.label) }
        case "cat": return words(Category.allCases.map(\.rawValue))
        case "p": return words(Priority.allCases.map(\.rawValue))
        case "by": return words(Group.allCases.map(\.rawValue))
        case "due": return words(["today", "tomorrow", "fri", "next-fri", "+1w", "+2w", "eow", "eom", "next"])
        default: return []
        }
    }

    private static func items(_ typed: String, _ workspace: Workspace, prefix: String) -> [Choice] {
        let kinds: [Kind] = [.requirement, .action, .decision, .note, .topic, .review]
        let known = kinds.filter { typed.isEmpty || typed.hasPrefix($0.letter ?? "") }.flatMap { kind in
            workspace.items(kind, called: typed, first: most)
        }
        return known.map { Choice(text: prefix + $0.ref + " ", label: $0.title ?? "") }
    }
}
