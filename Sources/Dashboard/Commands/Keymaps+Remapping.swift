package import Screen

/// Other keys for a command, as a configuration names them.
package struct Remapping: Hashable, Sendable {
    package let command: String
    /// In the order help names them; none: the command has no key.
    package let keys: [Key]
    /// Where it stands, 1-based.
    package let line: Int

    package init(command: String, keys: [Key], line: Int) {
        self.command = command
        self.keys = keys
        self.line = line
    }
}

/// What a remapping could not do, or took from another command.
package enum RemappingProblem: Hashable, Sendable {
    /// Two commands of the configuration want a key in one place; the first has it.
    case clash(Key, Remapping, with: String)
    /// The key types text wherever the command is used.
    case types(Key, Remapping)
    /// The key was the only one of another command, which the configuration does not name.
    case takesLast(Key, Remapping, from: String)
}

extension Keymaps {
    /// The table's keys with those of a configuration in their place. A command it names has the keys it names and no other.
    ///
    /// - Parameter views: commands that are not in the table; their keys are among the remappings, by name.
    package static func standard(
        with remappings: [Remapping], views: [SavedView] = []
    ) -> (keymaps: Keymaps, problems: [RemappingProblem]) {
        var keymaps = Keymaps.standard
        var problems: [RemappingProblem] = []
        for remapping in remappings { keymaps.unbindAll(of: remapping.command) }
        let named = Set(remappings.map(\.command))
        for remapping in remappings {
            let view = views.first { $0.name == remapping.command }
            guard let command = Command.named(remapping.command) ?? view?.command else { continue }
            for key in remapping.keys {
                if let problem = keymaps.bind(key, to: command, remapping, named: named) { problems.append(problem) }
            }
        }
        return (keymaps, problems)
    }

    private mutating func unbindAll(of command: String) {
        for place in Place.allCases { self[place].unbindAll(of: command) }
    }

    /// Binds a key wherever the command is used and nothing speaks against it.
    private mutating func bind(
        _ key: Key, to command: Command, _ remapping: Remapping, named: Set<String>
    ) -> RemappingProblem? {
        let places = Place.allCases.filter { command.places.contains($0) && !($0.takesText && key.isPrintable) }
        guard !places.isEmpty else { return .types(key, remapping) }
        var problem: RemappingProblem?
        for place in places {
            let holder = self[place].command(for: key)
            if let holder, holder != command.name, named.contains(holder) {
                problem = .clash(key, remapping, with: holder)
                continue
            }
            self[place].bind(key, to: command.name)
            if let holder, holder != command.name, self[place].keys(for: holder).isEmpty, problem == nil {
                problem = .takesLast(key, remapping, from: holder)
            }
        }
        return problem
    }
}
