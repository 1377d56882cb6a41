import Alignment
import Dashboard
import Screen
import Themes

/// The `views` of a configuration: filters and orders with a name, each perhaps with a key.
///
/// `- {name: Mine, key: F10, screen: actions, filter: mine overdue, sort: due}`
struct ViewSettings {
    private(set) var problems: [String] = []
    private var drafts: [Draft] = []

    /// A view as far as it was read.
    private struct Draft {
        let index: String
        let line: Int
        var name: String?
        var screen: ScreenName?
        var filter = ""
        var sort: (column: String, isDescending: Bool, line: Int)?
        var key: Key?
    }

    /// What a view can say, and what it takes: the one list behind reading and `concord info --settings`.
    static let parts: [(name: String, accepted: String)] = [
        ("name", "any words, but not those of a command"), ("key", "one key, as under keys"),
        ("screen", screens), ("filter", "as typed after /: mine overdue owner:dana gpu"),
        ("sort", "a column of the screen's list, with - before it the other way round: due, -priority"),
    ]

    static let screens = Refusal.list(choices.map(name), "or")

    private static let choices = ScreenName.allCases.filter { $0 != .live }

    /// A screen as settings call it: "for-whom".
    static func name(of screen: ScreenName) -> String { screen.rawValue.replacing(" ", with: "-") }

    static func screen(_ text: String) -> ScreenName? { choices.first { name(of: $0) == text } }

    mutating func take(_ scalar: YamlScalar) {
        if scalar.path == ["views"], ["", "none"].contains(scalar.value) { return }
        guard scalar.path.count == 3 else {
            return note(
                scalar.line,
                "cannot use '\(scalar.value)' for 'views'; use '- name: ...' with key, screen, filter and sort below it"
            )
        }
        let (index, part) = (scalar.path[1], scalar.path[2])
        if drafts.last?.index != index { drafts.append(Draft(index: index, line: scalar.line)) }
        guard let accepted = ViewSettings.parts.first(where: { $0.name == part })?.accepted else {
            return note(
                scalar.line,
                "has an unknown '\(part)' in a view; use \(Refusal.list(ViewSettings.parts.map(\.name), "or"))")
        }
        if !apply(part, scalar) {
            note(scalar.line, "cannot use '\(scalar.value)' for '\(part)' of a view; use \(accepted)")
        }
    }

    /// - Returns: `false` if the part cannot be so.
    private mutating func apply(_ part: String, _ scalar: YamlScalar) -> Bool {
        let last = drafts.count - 1
        switch part {
        case "name":
            let isTaken = drafts.contains { $0.name == scalar.value } || Command.named(scalar.value) != nil
            guard !isTaken, !TypedText.isBlank(scalar.value) else { return false }
            drafts[last].name = scalar.value
        case "key": drafts[last].key = Key(name: scalar.value)
        case "screen": drafts[last].screen = ViewSettings.screen(scalar.value)
        case "filter": drafts[last].filter = scalar.value
        default:
            let isDescending = scalar.value.hasPrefix("-")
            drafts[last].sort = (String(scalar.value.dropFirst(isDescending ? 1 : 0)), isDescending, scalar.line)
        }
        return part != "key" || drafts[last].key != nil
            ? part != "screen" || drafts[last].screen != nil : false
    }

    /// The views that can be used, and their keys.
    mutating func finish() -> (views: [SavedView], remappings: [Remapping]) {
        var views: [SavedView] = []
        var remappings: [Remapping] = []
        for draft in drafts {
            guard let name = draft.name else {
                note(draft.line, "has a view without a name; it is left out")
                continue
            }
            let screen = draft.screen ?? .actions
            let sorting = sorting(of: draft, on: screen)
            views.append(SavedView(name: name, screen: screen, filter: draft.filter, sorting: sorting, key: draft.key))
            if let key = draft.key { remappings.append(Remapping(command: name, keys: [key], line: draft.line)) }
        }
        return (views, remappings)
    }

    private mutating func sorting(of draft: Draft, on screen: ScreenName) -> PanelState.Sorting? {
        guard let sort = draft.sort else { return nil }
        guard screen.sortableColumns.contains(sort.column) else {
            note(
                sort.line,
                "cannot sort \(ViewSettings.name(of: screen)) by '\(sort.column)'; use \(Refusal.list(screen.sortableColumns, "or"))"
            )
            return nil
        }
        return PanelState.Sorting(column: sort.column, isDescending: sort.isDescending)
    }

    private mutating func note(_ line: Int, _ words: String) { problems.append("line \(line) " + words) }
}
