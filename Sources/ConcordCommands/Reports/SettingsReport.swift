import Alignment
import Dashboard
import Screen

/// Everything `config.yml` can say, with what is in force: settings, then every command with its keys.
struct SettingsReport {
    private let configuration: Configuration
    private let path: String?

    init(_ configuration: Configuration, _ host: Host) {
        self.configuration = configuration
        path = host.settingsPath
    }

    var lines: [[Span]] {
        let file = [Span("file  ", .quiet), Span(path ?? "none: HOME is not set")]
        return [file, []] + settings.lines + [[]] + views + [[]] + introduction + commands.lines
    }

    private var settings: Table {
        var table = Table(["setting", "in force", "takes", "for"])
        for setting in Setting.all {
            table.add([
                Span(setting.name + ":", .strong), Span(setting.value(configuration)), Span(setting.accepted),
                Span(setting.about, .quiet),
            ])
        }
        return table
    }

    private var views: [[Span]] {
        let head = [
            Span("views:", .strong),
            Span(
                "  a list of filters and orders with names; every part but the name may be left out"
            ),
        ]
        let width = ViewSettings.parts.map(\.name.utf8.count).max() ?? 0
        let parts = ViewSettings.parts.enumerated().map { index, part in
            [
                Span((index == 0 ? "        - " : "          ") + TextWidth.pad(part.name + ":", width + 2)),
                Span(part.accepted, .quiet),
            ]
        }
        let named = configuration.views.map { view in
            [Span("  in force: "), Span(view.name, .strong), Span(view.key.map { " on " + $0.name } ?? "")]
        }
        return [head] + parts + named
    }

    private var introduction: [[Span]] {
        [
            [Span("keys:", .strong), Span("  a command, then " + KeySettings.accepted)],
            [Span("        done: [D, F11]", .quiet), Span("  several keys")],
            [Span("        drop: none", .quiet), Span("      no key; the palette still finds it")],
        ]
    }

    private var commands: Table {
        var table = Table(["command", "keys in force", "for"])
        for command in Command.all {
            table.add([
                Span("  " + command.name + ":"), Span(keys(of: command).map(\.name).joined(separator: " ")),
                Span(command.title, .quiet),
            ])
        }
        return table
    }

    /// The keys a command has anywhere, each once.
    private func keys(of command: Command) -> [Key] {
        var keys: [Key] = []
        for place in Place.allCases {
            for key in configuration.keymaps[place].keys(for: command.name) where !keys.contains(key) {
                keys.append(key)
            }
        }
        return keys
    }

    var json: JSON {
        let settings = Setting.all.map { setting in
            JSON.object([
                "name": .text(setting.name), "value": .text(setting.value(configuration)),
                "takes": .text(setting.accepted), "for": .text(setting.about),
            ])
        }
        let commands = Command.all.map { command in
            JSON.object([
                "name": .text(command.name), "keys": .texts(keys(of: command).map(\.name)),
                "for": .text(command.title),
            ])
        }
        let views = configuration.views.map { view in
            JSON.members([
                "name": .text(view.name), "screen": .text(ViewSettings.name(of: view.screen)),
                "filter": .text(view.filter),
                "sort": view.sorting.map { .text(($0.isDescending ? "-" : "") + $0.column) },
                "key": view.key.map { .text($0.name) },
            ])
        }
        return .members([
            "file": path.map(JSON.text), "settings": .array(settings), "views": .array(views),
            "commands": .array(commands),
        ])
    }
}
