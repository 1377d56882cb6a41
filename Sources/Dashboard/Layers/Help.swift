import Alignment
import Screen

/// The keys in force where help was asked for, with a filter.
struct Help: Hashable, Sendable {
    let place: Place
    var field = TextField(limit: 100)
    var top = 0
    var lines: [Line] = []
    var height = 0

    /// A heading, or keys and what they do.
    struct Line: Hashable, Sendable {
        let keys: String
        let title: String
        let isHeading: Bool
        /// Why it cannot be done now.
        let objection: String?
    }

    /// What the keys are those of: the screen, or what lies over it.
    let title: String

    init(_ place: Place, _ screen: ScreenName) {
        self.place = place
        title = place.isScreen ? screen.title : place.rawValue
    }

    mutating func scroll(by distance: Int) { top = max(0, min(top + distance, lines.count - height)) }
}

extension Dashboard {
    mutating func typeInHelp(_ key: Key) -> Answer {
        var answer = Answer.ignored
        withHelp { help in
            if help.field.handle(key) {
                answer = .consumed
                help.top = 0
            }
        }
        return answer
    }

    /// The lines of help: commands with keys in force at a place, by topic.
    func helpLines(_ help: Help) -> [Help.Line] {
        let words = help.field.text.lowercased().split(separator: " ")
        var lines: [Help.Line] = []
        for topic in Command.Topic.allCases {
            let rows = commands(at: help.place).filter { $0.topic == topic }.compactMap { command -> Help.Line? in
                let keys = keys(of: command, at: help.place)
                let text = (keys + " " + command.title + " " + topic.rawValue + " " + command.name).lowercased()
                guard words.allSatisfy({ text.contains($0) }) else { return nil }
                return Help.Line(keys: keys, title: command.title, isHeading: false, objection: command.objection(self))
            }
            guard !rows.isEmpty else { continue }
            if !lines.isEmpty { lines.append(Help.Line(keys: "", title: "", isHeading: true, objection: nil)) }
            lines.append(Help.Line(keys: "", title: topic.rawValue, isHeading: true, objection: nil))
            lines += rows
        }
        return lines
    }

    /// Commands that have a key at a place, those of the screen below a layer that lets keys through included.
    private func commands(at place: Place) -> [Command] {
        let places = place.isModal || place.isScreen ? [place] : [place, screenPlace]
        return self.commands.filter { command in places.contains { !keymaps[$0].keys(for: command.name).isEmpty } }
    }

    private func keys(of command: Command, at place: Place) -> String {
        let keys = keymaps[place].keys(for: command.name)
        let shown = keys.isEmpty ? keymaps[screenPlace].keys(for: command.name) : keys
        return shown.map(\.name).joined(separator: "  ")
    }
}
