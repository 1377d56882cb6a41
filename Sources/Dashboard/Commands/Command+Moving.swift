import Alignment
import Screen

extension Command {
    static let moving: [Command] =
        [
            Command("up", "Up", .moving, keys: [.up, "k"], in: .items.union([.pager])) { $0.move(rows: -1) },
            Command("down", "Down", .moving, keys: [.down, "j"], in: .items.union([.pager])) { $0.move(rows: 1) },
            Command("left", "Left, to the panel beside", .moving, keys: [.left, "h"], in: .screens) {
                $0.move(columns: -1)
            },
            Command("right", "Right, to the panel beside", .moving, keys: [.right, "l"], in: .screens) {
                $0.move(columns: 1)
            },
            Command("page-up", "A page up", .moving, keys: [.pageUp], in: .browsing) { $0.move(pages: -1) },
            Command("page-down", "A page down", .moving, keys: [.pageDown], in: .browsing) { $0.move(pages: 1) },
            Command("first", "To the first", .moving, keys: ["g", .home], in: .browsing) { $0.moveToEnd(first: true) },
            Command("last", "To the last", .moving, keys: ["G", .end], in: .browsing) { $0.moveToEnd(first: false) },
            Command("next-panel", "To the next panel", .moving, keys: [.tab, "]"], in: .screens) { $0.turn(by: 1) },
            Command("previous-panel", "To the panel before", .moving, keys: [.backTab, "["], in: .screens) {
                $0.turn(by: -1)
            },
            Command("open", "Open the item with everything about it", .moving, keys: [.enter], in: .lists, hint: "open")
            {
                $0.openSelected()
            },
            Command("follow", "Follow the link", .moving, keys: [.enter], in: [.detail], hint: "follow") {
                $0.followLink()
            },
            Command("back", "Back", .moving, keys: [.escape], in: [.detail], hint: "back") { $0.pop() },
            Command("close-text", "Back", .moving, keys: [.escape, "q", .enter], in: [.pager], hint: "back") {
                $0.pop()
            },
            Command(
                "clear", "Leave marks, sorting and filter, one after the other", .moving, keys: [.escape],
                in: .lists
            ) { $0.clearSomething() },
        ] + screens

    private static let screens: [Command] = ScreenName.allCases.compactMap { screen in
        guard let digit = screen.digit else { return nil }
        let key = Unicode.Scalar(UInt8(0x30 + digit))
        return Command(
            "go-" + screen.rawValue.replacing(" ", with: "-"), screen.title, .moving, keys: [.character(key)],
            in: .browsing
        ) { $0.go(to: screen) }
    }
}

extension ScreenName {
    /// What stands in head and help.
    package var title: String {
        switch self {
        case .overview: "Overview"
        case .actions: "Action items"
        case .requirements: "Requirements"
        case .decisions: "Decisions"
        case .reviews: "Reviews"
        case .forWhom: "For whom"
        case .history: "History"
        case .live: "Live review"
        }
    }
}

extension Key: ExpressibleByUnicodeScalarLiteral {
    /// Lets tables of keys read as what is on the keys.
    package init(unicodeScalarLiteral value: Unicode.Scalar) { self = .character(value) }
}

extension Dashboard {
    /// Moves the selection, the link or the text.
    mutating func move(rows: Int) {
        switch uppermost {
        case .detail: withDetail { $0.move(by: rows) }
        case .pager: withPager { $0.scroll(by: rows) }
        default: moveInPanel(by: rows)
        }
    }

    mutating func move(pages: Int) {
        switch uppermost {
        case .detail: withDetail { $0.scroll(by: pages * max(1, $0.height - 1)) }
        case .pager: withPager { $0.scroll(by: pages * max(1, $0.height - 1)) }
        default: moveInPanel(by: pages * max(1, (layout.place(of: focused)?.capacity ?? 1) - 1))
        }
    }

    mutating func moveToEnd(first: Bool) {
        let far = first ? -1_000_000 : 1_000_000
        switch uppermost {
        case .detail: withDetail { $0.scroll(by: far) }
        case .pager: withPager { $0.scroll(by: far) }
        default: moveInPanel(by: far)
        }
    }

    private mutating func moveInPanel(by rows: Int) {
        switch focused {
        case .matrix: cell = moved(cell, rows: rows, columns: 0)
        case .minutes: live?.scroll(by: rows)
        default: panels[focused, default: PanelState()].move(by: rows)
        }
    }

    /// Left and right: between panels, columns of the matrix, or the columns to sort by.
    mutating func move(columns: Int) {
        if choosingColumn != nil { return chooseColumn(by: columns) }
        if focused == .matrix {
            cell = moved(cell, rows: 0, columns: columns)
        } else if screen == .overview || screen == .live {
            beside(columns)
        }
    }

    /// To the panel on that side, if there is one.
    private mutating func beside(_ columns: Int) {
        let places = layout.panels
        guard let here = places.first(where: { $0.panel == focused })?.rect else { return }
        let column = columns < 0 ? here.column - 1 : here.endColumn
        if let next = places.first(where: { $0.rect.columns.contains(column) && $0.rect.rows.contains(here.row) }) {
            setFocus(next.panel)
        }
    }

    private func moved(_ cell: MatrixCell, rows: Int, columns: Int) -> MatrixCell {
        let givers = Matrix.givers
        let row = givers.firstIndex(of: cell.by) ?? 0
        let groups = Matrix.getters
        let column = cell.forGroup.index
        return MatrixCell(
            by: givers[min(max(0, row + rows), givers.count - 1)],
            forGroup: groups[min(max(0, column + columns), groups.count - 1)])
    }

    /// To the next panel of the screen, round and round.
    mutating func turn(by step: Int) {
        let panels = screen.panels
        guard let index = panels.firstIndex(of: focused) else { return }
        setFocus(panels[(index + step + panels.count) % panels.count])
    }

    mutating func setFocus(_ panel: PanelID) {
        choosingColumn = nil
        focus[screen] = panel
        if case .group(let group) = panel { lastGroup = group }
    }

    /// Shows another screen; rows that were kept although the filter hides them go.
    mutating func go(to new: ScreenName) {
        layers = []
        choosingColumn = nil
        if new != screen {
            isZoomed = false
            for panel in screen.panels { panels[panel]?.forgetKept() }
        }
        screen = new
    }

    /// The item the cursor is on.
    var selectedItem: ItemID? {
        guard let row = panels[focused]?.selected else { return nil }
        guard case .entry(let index) = row else { return row.item }
        return workspace.entries.indices.contains(index) ? workspace.entries[index].items.first : nil
    }

    mutating func openSelected() {
        if focused == .matrix { return setFocus(.exchange) }
        if let selectedItem { open(selectedItem) }
    }

    mutating func followLink() {
        guard case .detail(let detail) = uppermost else { return }
        if let link = detail.chosenLink {
            open(link)
        } else {
            notice = Notice("No line with a link is chosen; the arrows choose one")
        }
    }

    /// Esc on a screen: the choice of a column, then the marks, then the sorting, then the filter go.
    mutating func clearSomething() {
        var panel = panels[focused] ?? PanelState()
        if choosingColumn != nil {
            choosingColumn = nil
        } else if !panel.marked.isEmpty {
            panel.marked = []
        } else if filters[screen] != nil {
            clearFilter()
        } else if isZoomed {
            isZoomed = false
        } else if panel.sorting != nil {
            panel.sorting = nil
        }
        panels[focused] = panel
    }
}
