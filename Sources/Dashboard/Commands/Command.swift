package import Screen

/// One thing that can be done: the row of the table behind keys, palette, help, the foot of the screen and the README.
package struct Command: Sendable {
    /// How keymaps and `:` call it.
    package let name: String
    /// What it does, for help and palette.
    package let title: String
    /// The heading it stands under in help.
    package let topic: Topic
    /// The keys it has unless remapped, the one to name first in front.
    package let keys: [Key]
    package let places: Places
    /// The word beside its key at the foot of the screen.
    let hint: String?
    /// Why it cannot be done now; `nil` if it can.
    private(set) var objection: @Sendable (Dashboard) -> String? = { _ in nil }
    let run: @Sendable (inout Dashboard) -> [Effect]

    package enum Topic: String, CaseIterable, Sendable {
        case moving = "Move"
        case capturing = "Capture"
        case changing = "Change"
        case undoing = "Undo"
        case finding = "Find"
        case reviewing = "Review"
        case typing = "Type"
        case other = "Other"
    }

    /// A command that changes the state and nothing else.
    init(
        _ name: String, _ title: String, _ topic: Topic, keys: [Key] = [], in places: Places, hint: String? = nil,
        change: @escaping @Sendable (inout Dashboard) -> Void
    ) {
        self.init(name, title, topic, keys, places, hint) { dashboard in
            change(&dashboard)
            return []
        }
    }

    /// A command that wants something done outside.
    static func asking(
        _ name: String, _ title: String, _ topic: Topic, keys: [Key] = [], in places: Places, hint: String? = nil,
        for effects: @escaping @Sendable (inout Dashboard) -> [Effect]
    ) -> Command {
        Command(name, title, topic, keys, places, hint, run: effects)
    }

    /// The command with what speaks against it at times.
    func unless(_ objection: @escaping @Sendable (Dashboard) -> String?) -> Command {
        var command = self
        command.objection = objection
        return command
    }

    private init(
        _ name: String, _ title: String, _ topic: Topic, _ keys: [Key], _ places: Places, _ hint: String?,
        run: @escaping @Sendable (inout Dashboard) -> [Effect]
    ) {
        self.name = name
        self.title = title
        self.topic = topic
        self.keys = keys
        self.places = places
        self.hint = hint
        self.run = run
    }

    /// All commands, in the order of help.
    package static let all: [Command] =
        moving + capturing + changing + adding + undoing + finding + reviewing + room + typing + other

    package static func named(_ name: String) -> Command? { all.first { $0.name == name } }

    /// Whether the palette lists it: what moves the cursor and what edits a line is quicker by key.
    var isInPalette: Bool { topic != .moving && topic != .typing && !places.isDisjoint(with: .browsing) }

    /// Whether `:` takes its name.
    var canBeTyped: Bool { isInPalette && !name.contains("-") }
}

extension Dashboard {
    /// Does a command, or says why not.
    mutating func run(_ command: Command) -> [Effect] {
        if let objection = command.objection(self) {
            notice = Notice(objection, .warning)
            return []
        }
        return command.run(&self)
    }
}

extension Command {
    /// The table of commands and keys as Markdown, for the README.
    package static var markdown: String {
        var lines = ["| | keys | |", "|---|---|---|"]
        for topic in Topic.allCases {
            for command in all where command.topic == topic && !command.keys.isEmpty {
                let keys = command.keys.map { "`\($0.name)`" }.joined(separator: " ").replacing("`|`", with: "`\\|`")
                lines.append("| \(topic.rawValue) | \(keys) | \(command.title) |")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
