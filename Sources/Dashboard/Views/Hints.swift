import Screen

/// The keys to name at the foot of the screen, the most useful first: all from the table of commands.
enum Hints {
    struct Hint: Hashable {
        /// The command's name.
        let command: String
        let key: String
        let word: String
    }

    static func all(_ dashboard: Dashboard) -> [Hint] {
        named(names(dashboard.place, dashboard.screen), dashboard)
    }

    /// The hints of some commands, as the place that has the keyboard binds them.
    static func named(_ names: [String], _ dashboard: Dashboard) -> [Hint] {
        let place = dashboard.place
        return names.compactMap { name in
            guard let command = Command.named(name), let word = command.hint else { return nil }
            // Who only looks on is told no key that would refuse.
            guard dashboard.readOnly == nil || command.objection(dashboard) == nil else { return nil }
            let map = dashboard.keymaps[place].keys(for: name)
            guard let key = map.first ?? dashboard.keymaps[dashboard.screenPlace].keys(for: name).first else {
                return nil
            }
            return Hint(command: name, key: key.name, word: word)
        }
    }

    /// Names of commands, by place.
    static func names(_ place: Place, _ screen: ScreenName) -> [String] {
        switch place {
        case .overview:
            ["help", "palette", "filter", "capture-action", "capture-requirement", "open", "edit", "undo", "quit"]
        case .table: table(screen)
        case .matrix: ["help", "palette", "open", "filter", "undo"]
        case .history: ["help", "palette", "filter", "open", "undo"]
        case .live: ["begin", "help", "unfold", "next-topic", "close-review", "undo", "edit", "note"]
        case .detail: ["back", "edit", "positions", "note", "capture-action", "copy", "help"]
        case .pager: ["close-text", "copy", "help"]
        case .bar: ["save-line", "complete", "leave-line", "amend", "help"]
        case .liveBar: ["help", "next-topic", "round", "close-review", "attendance", "complete", "leave-line", "amend"]
        case .prompt: ["save-answer", "complete-answer", "leave-answer"]
        case .choice: ["leave-answer"]
        case .round: ["leave-round", "help"]
        case .tickList: ["save-ticks", "tick-invited", "leave-ticks", "help"]
        case .closing: ["close-now", "leave-closing", "next-cell", "help"]
        case .filter: ["keep-filter", "drop-filter"]
        case .form: ["save-form", "next-field", "leave-form"]
        case .palette: ["choose", "choose-type-on", "leave-finder"]
        case .help: ["leave-finder"]
        }
    }

    private static func table(_ screen: ScreenName) -> [String] {
        switch screen {
        case .actions: ["help", "palette", "filter", "done", "owner", "due", "edit", "sort", "note", "drop", "undo"]
        case .requirements: ["help", "palette", "filter", "positions", "edit", "sort", "note", "undo"]
        case .decisions: ["help", "palette", "filter", "positions", "edit", "sort", "note", "undo"]
        case .reviews: ["help", "palette", "go-live", "minutes", "edit", "filter", "undo"]
        default: ["help", "palette", "filter", "open", "edit", "sort", "undo"]
        }
    }
}
