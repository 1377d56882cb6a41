import Alignment
import Dashboard
import Screen
import Themes

/// What the user's `config.yml` says; where it says nothing, what holds anyway.
struct Configuration: Sendable {
    /// A name or a file, as `--theme` takes it.
    var theme: String?
    /// Whether the theme's background is painted, or the terminal's own shows.
    var paintsBackground = true
    /// Whether clicks and the wheel are taken; the terminal's own selection then needs Shift.
    var hasMouse = true
    var color: ColorChoice?
    /// Who I am, where neither `--as` nor `CONCORD_USER` says.
    var person: String?
    /// How days are written on screens and in lists.
    var dates = DateForm.words
    /// The screen the dashboard begins with.
    var screen = ScreenName.overview
    /// Filters and orders with a name.
    var views: [SavedView] = []
    var remappings: [Remapping] = []
    /// The keys, where they are not the standard ones.
    var remapped: Keymaps?
    /// What is wrong with the file, in sentences with its lines.
    var problems: [String] = []
    /// Whether there is a file.
    var isThere = false

    /// Which key does what. Few commands ask, so the table is made when one does.
    var keymaps: Keymaps { remapped ?? .standard }

    /// What to say about the problems where there is room for one line.
    var remark: String? {
        guard let first = problems.first else { return nil }
        let rest = problems.count - 1
        return rest == 0 ? first : first + " (and \(rest) more; 'concord info' names them)"
    }
}
