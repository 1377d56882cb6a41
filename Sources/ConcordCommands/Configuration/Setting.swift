import Alignment
import Dashboard
import Screen
import Themes

/// One line of `config.yml`: what it is for, what it takes, how it is applied. The one table behind reading, messages and
/// `concord info --settings`; keys are read beside it.
struct Setting: Sendable {
    let name: String
    let about: String
    /// What it takes, for people.
    let accepted: String
    /// What holds, as it would be written.
    let value: @Sendable (Configuration) -> String
    /// Takes a value; `false` if it cannot be one.
    let apply: @Sendable (String, inout Configuration, Host) -> Bool

    static let all: [Setting] = [theme, background, mouse, color, me, dates, screen]

    private static let theme = Setting(
        name: "theme", about: "the dashboard's colours; --theme beats it",
        accepted: "a name of 'concord theme list', or a base16 file",
        value: { $0.theme ?? ThemeCatalog.standardName },
        apply: { text, configuration, host in
            guard text.contains("/") || host.themes.names.contains(text) else { return false }
            configuration.theme = text
            return true
        })

    private static let background = flag(
        "paint-background", "whether the theme's background is painted, or the terminal's shows", \.paintsBackground)

    private static let mouse = flag(
        "mouse", "whether clicks and the wheel are taken; if so, Shift selects text", \.hasMouse)

    private static let color = Setting(
        name: "color", about: "whether there are colours; --color beats it", accepted: "auto, always or never",
        value: { ($0.color ?? .auto).rawValue },
        apply: { text, configuration, _ in
            configuration.color = ColorChoice(rawValue: text)
            return configuration.color != nil
        })

    private static let me = Setting(
        name: "me", about: "who you are; --as and CONCORD_USER beat it", accepted: "a person's handle, like dana",
        value: { $0.person ?? "" },
        apply: { text, configuration, _ in
            let bare = text.hasPrefix("@") ? String(text.dropFirst()) : text
            guard Handle.fromLogin(bare) == bare, Group(rawValue: bare) == nil else { return false }
            configuration.person = bare
            return true
        })

    private static let dates = Setting(
        name: "dates", about: "how days are written on screens and in lists; minutes and exports stay as they are",
        accepted: "words (Fri 27 Nov) or iso (2026-11-27)", value: { $0.dates.rawValue },
        apply: { text, configuration, _ in
            guard let dates = DateForm(rawValue: text) else { return false }
            configuration.dates = dates
            return true
        })

    private static let screen = Setting(
        name: "screen", about: "the screen to begin with", accepted: ViewSettings.screens,
        value: { ViewSettings.name(of: $0.screen) },
        apply: { text, configuration, _ in
            guard let screen = ViewSettings.screen(text) else { return false }
            configuration.screen = screen
            return true
        })

    private static func flag(
        _ name: String, _ about: String, _ path: any WritableKeyPath<Configuration, Bool> & Sendable
    ) -> Setting {
        Setting(
            name: name, about: about, accepted: "yes or no", value: { $0[keyPath: path] ? "yes" : "no" },
            apply: { text, configuration, _ in
                guard let value = truths[text.lowercased()] else { return false }
                configuration[keyPath: path] = value
                return true
            })
    }

    /// The words of YAML 1.1 for yes and no.
    private static let truths = ["yes": true, "true": true, "on": true, "no": false, "false": false, "off": false]
}
