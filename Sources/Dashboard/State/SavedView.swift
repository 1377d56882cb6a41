package import Screen

/// A screen with a filter and an order, by a name: one key away, and in the palette.
package struct SavedView: Hashable, Sendable {
    package let name: String
    package let screen: ScreenName
    /// As it is typed after `/`.
    package let filter: String
    /// `nil`: in the order of the screen.
    package let sorting: PanelState.Sorting?
    /// `nil`: the palette alone has it.
    package let key: Key?

    package init(name: String, screen: ScreenName, filter: String, sorting: PanelState.Sorting?, key: Key?) {
        self.name = name
        self.screen = screen
        self.filter = filter
        self.sorting = sorting
        self.key = key
    }

    /// The view as a command of the same name.
    var command: Command {
        Command(name, "View: " + name, .finding, keys: key.map { [$0] } ?? [], in: .browsing) { $0.show(self) }
    }
}

extension ScreenName {
    /// The panel a view sorts: the list of the screen, of the overview the action items.
    var sortedPanel: PanelID? {
        self == .overview ? .urgent : panels.first { !$0.sortableColumns.isEmpty }
    }

    /// What a view of the screen can be sorted by.
    package var sortableColumns: [String] { sortedPanel?.sortableColumns ?? [] }
}

extension Dashboard {
    /// A command of the table, or a view.
    func command(named name: String) -> Command? {
        Command.named(name) ?? views.first { $0.name == name }?.command
    }

    /// Every command there is here.
    var commands: [Command] { Command.all + views.map(\.command) }

    /// Goes to a view: its screen, with its filter and order in place of those there.
    mutating func show(_ view: SavedView) {
        go(to: view.screen)
        filters[view.screen] = view.filter.isEmpty ? nil : view.filter
        if let panel = view.screen.sortedPanel { panels[panel, default: PanelState()].sorting = view.sorting }
    }

    /// The view that the screen shows as it is; `nil` if its filter or order is another.
    var viewInForce: SavedView? {
        let sorting = screen.sortedPanel.flatMap { panels[$0]?.sorting }
        return views.first {
            $0.screen == screen && $0.filter == filters[screen] ?? "" && $0.sorting == sorting
        }
    }
}
