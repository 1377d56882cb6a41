import Alignment
import Dashboard
import Screen
import Themes

/// The `keys` of a configuration: command names with the keys they shall have.
///
/// `done: x`, `done: [x, F4]`, `done: none`.
struct KeySettings {
    private(set) var problems: [String] = []
    /// In the order of the file, a command once.
    private(set) var remappings: [Remapping] = []

    static let accepted = "one key, a list of keys, or none: x, Ctrl-x, Alt-x, F1 to F12, Enter, Space, Up, PgUp, Home"

    mutating func take(_ scalar: YamlScalar) {
        guard (2...3).contains(scalar.path.count) else {
            return note(scalar.line, "cannot use '\(scalar.value)' for 'keys'; use names of commands with their keys")
        }
        let name = scalar.path[1]
        guard Command.named(name) != nil else { return unknown(name, scalar.line) }
        if scalar.path.count == 2, ["none", "", "~", "null"].contains(scalar.value) {
            return add([], to: name, scalar.line)
        }
        guard let key = Key(name: scalar.value) else {
            add([], to: name, scalar.line)
            return note(scalar.line, "has no key '\(scalar.value)' for '\(name)'; use \(KeySettings.accepted)")
        }
        add([key], to: name, scalar.line)
    }

    private mutating func add(_ keys: [Key], to command: String, _ line: Int) {
        guard let index = remappings.firstIndex(where: { $0.command == command }) else {
            return remappings.append(Remapping(command: command, keys: keys, line: line))
        }
        let old = remappings[index]
        remappings[index] = Remapping(command: command, keys: old.keys + keys, line: old.line)
    }

    private mutating func unknown(_ name: String, _ line: Int) {
        let near = Spelling.nearest(name, in: Command.all.map(\.name))
        let hint = near.isEmpty ? "" : " (did you mean \(near.map { "'\($0)'" }.joined(separator: " or "))?)"
        note(line, "names an unknown command '\(name)'\(hint); 'concord info --settings' lists them")
    }

    private mutating func note(_ line: Int, _ words: String) { problems.append("line \(line) " + words) }
}

extension RemappingProblem {
    /// What happened, after the name of the file.
    var words: String {
        switch self {
        case .clash(let key, let remapping, let other):
            "line \(remapping.line) gives '\(key.name)' to '\(remapping.command)', but '\(other)' has it already; it stays there"
        case .types(let key, let remapping):
            "line \(remapping.line) cannot give '\(key.name)' to '\(remapping.command)': it types text there; use Ctrl, Alt or F1 to F12"
        case .takesLast(let key, let remapping, let other):
            "line \(remapping.line) takes '\(key.name)', the only key of '\(other)'; give that another one, or '\(other): none'"
        }
    }
}
