/// Which key means which command. Data only: commands are names, and what they do is decided elsewhere.
package struct Keymap: Hashable, Sendable {
    /// In the order they were bound, each key once.
    private var bindings: [Binding] = []

    /// A key and the name of the command it stands for.
    package struct Binding: Hashable, Sendable {
        package let key: Key
        package let command: String
    }

    package init() {}

    /// - Parameter bindings: keys by command, in the order help should name them.
    package init(_ bindings: KeyValuePairs<String, [Key]>) {
        for (command, keys) in bindings {
            for key in keys { bind(key, to: command) }
        }
    }

    /// Makes a key stand for a command; what it stood for is forgotten.
    package mutating func bind(_ key: Key, to command: String) {
        unbind(key)
        bindings.append(Binding(key: key, command: command))
    }

    /// The same of a key that means nothing here yet.
    package mutating func add(_ key: Key, for command: String) {
        assert(self.command(for: key) == nil, "A key that is added must not be bound yet.")
        bindings.append(Binding(key: key, command: command))
    }

    /// Makes a key mean nothing here.
    package mutating func unbind(_ key: Key) {
        if let index = bindings.firstIndex(where: { $0.key == key }) { bindings.remove(at: index) }
    }

    /// Takes all its keys from a command, for a configuration that names new ones.
    package mutating func unbindAll(of command: String) {
        bindings.removeAll { $0.command == command }
    }

    /// The command of a key, or nil.
    package func command(for key: Key) -> String? {
        bindings.first { $0.key == key }?.command
    }

    /// The keys of a command, the one to name first in front; empty if none is left.
    package func keys(for command: String) -> [Key] {
        bindings.filter { $0.command == command }.map(\.key)
    }

    /// Everything bound, in order.
    package var all: [Binding] { bindings }

    /// This map laid over another: the keys bound here win, those that are not reach through. `keys(for:)` of the result
    /// names only what really works.
    package func over(_ lower: Keymap) -> Keymap {
        var result = self
        let taken = Set(bindings.map(\.key))
        result.bindings += lower.bindings.filter { !taken.contains($0.key) }
        return result
    }
}
