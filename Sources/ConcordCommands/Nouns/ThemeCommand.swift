import ArgumentParser

/// `concord theme`
struct ThemeCommand: NounCommand {
    static let name = "theme"
    static let abstract = "Colours of the dashboard: base16 schemes, ours, yours or anybody's"

    static var verbs: [NounVerb] { [NounVerb(ListThemes.self), NounVerb(ShowTheme.self), NounVerb(CheckTheme.self)] }
}
