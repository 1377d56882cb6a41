import ArgumentParser

/// `concord theme`
struct ThemeCommand: NounCommand {
    static let name = "theme"
    static let abstract = "Colours of the dashboard: base16 schemes, ours, yours or anybody's"

    static var verbs: [any ConcordCommand.Type] { [ListThemes.self, ShowTheme.self, CheckTheme.self] }
}
