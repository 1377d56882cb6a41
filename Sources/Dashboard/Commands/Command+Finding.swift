import Alignment
import Screen

extension Command {
    static let finding: [Command] = [
        Command(
            "filter", "Filter as you type: owner:dana status:open overdue gpu", .finding, keys: ["/"], in: .lists,
            hint: "filter"
        ) {
            $0.openFilter()
        },
        Command(
            "sort", "Sort: left and right choose the column, again the other way round", .finding, keys: ["s"],
            in: .lists, hint: "sort"
        ) { $0.sort() }.unless { $0.focused.sortableColumns.isEmpty ? "This panel has no columns to sort by" : nil },
        Command("conflicts", "Show the next item people contradict each other on", .finding, in: .browsing) {
            $0.openConflict()
        }.unless { $0.summary.conflicts == 0 ? "There are no conflicts" : nil },
        Command(
            "palette", "Command palette: find anything by a few letters", .finding, keys: [":", .control("p")],
            in: .browsing.union([.bar, .liveBar]), hint: "command"
        ) { $0.openPalette() },
        Command(
            "help", "The keys in force here", .finding, keys: ["?", .function(1)],
            in: .everywhere.subtracting([.help]), hint: "help"
        ) { $0.push(.help(Help($0.place, $0.screen))) },
    ]

    static let other: [Command] = [
        .asking("copy", "Copy the item as Markdown", .other, keys: ["y"], in: .browsing, hint: "copy") { $0.copy() },
        .asking("copy-list", "Copy the list as a Markdown table", .other, keys: ["Y"], in: .lists) { $0.copyList() },
        .asking("sync", "Synchronise with the other hosts", .other, in: .browsing) { _ in
            [.sync(remote: nil, isDryRun: false)]
        }.unless { $0.syncObjection },
        .asking("stop-sync", "Stop the synchronisation", .other, keys: [.control("x")], in: .everywhere) { _ in
            [.stopSync]
        }.unless { $0.work == nil ? "Nothing is being synchronised" : nil },
        Command("who", "Who else has the workspace open", .other, in: .browsing) { $0.showCompany() },
        Command("zoom", "Zoom the panel", .other, keys: ["z"], in: .screens) { $0.isZoomed.toggle() }
            .unless { !$0.isZoomed && $0.screen.panels.count == 1 ? "This panel has the whole screen already" : nil },
        .asking("redraw", "Draw the screen anew", .other, keys: [.control("l")], in: .everywhere) { _ in [.redraw] },
        .asking(
            "suspend", "Back to the shell for a while", .other, keys: [.control("z")],
            in: .everywhere.subtracting(.undoing)
        ) { _ in [.suspend] },
        .asking("quit", "Quit; nothing is lost", .other, keys: ["q"], in: .items, hint: "quit") { $0.quit() },
        .asking("interrupt", "Quit", .other, keys: [.control("c")], in: .everywhere) { $0.quit() },
    ]
}

extension Dashboard {
    /// Chooses a column to sort by, takes the one chosen, or turns the order round.
    mutating func sort() {
        let columns = focused.sortableColumns
        var panel = panels[focused] ?? PanelState()
        if let column = choosingColumn {
            let isSame = panel.sorting?.column == column
            panel.sorting = .init(column: column, isDescending: isSame ? panel.sorting?.isDescending == false : false)
            choosingColumn = nil
            panels[focused] = panel
        } else {
            choosingColumn = panel.sorting?.column ?? columns.first
            sayColumn()
        }
    }

    mutating func chooseColumn(by step: Int) {
        let columns = focused.sortableColumns
        guard let column = choosingColumn, let index = columns.firstIndex(of: column) else { return }
        choosingColumn = columns[(index + step + columns.count) % columns.count]
        sayColumn()
    }

    private mutating func sayColumn() {
        guard let column = choosingColumn else { return }
        let isSame = panels[focused]?.sorting?.column == column
        notice = Notice(
            "s sorts by \(column)\(isSame ? ", the other way round" : ""); left and right choose another column, Esc stops"
        )
    }

    /// Opens the next item with a conflict, after the one shown, round and round.
    mutating func openConflict() {
        let contested = workspace.everything.filter { $0.title != nil && !$0.conflicts.isEmpty }.map(\.id)
            .sorted()
        var shown: ItemID?
        if case .detail(let detail) = uppermost {
            shown = detail.item
            pop()
        }
        let next = contested.first { item in shown.map { $0 < item } ?? true } ?? contested.first
        if let next { open(next) }
    }

    /// Leaves the program, unless something typed would be lost by it.
    mutating func quit() -> [Effect] {
        let isAsked = layers.contains {
            if case .choice(let choice) = $0 { choice.options.contains { $0.act == .quit } } else { false }
        }
        let hasForm = layers.contains { if case .form(let form) = $0 { form.isChanged } else { false } }
        guard !isAsked, !bar.field.isEmpty || hasForm else { return [.quit] }
        var options = [Choice.Option(key: .character("q"), label: "quit, keep it for next time", act: .quit)]
        options.insert(.init(key: .character("n"), label: "stay", act: .nothing), at: 0)
        let what = hasForm ? "What you typed in the form" : "The line '\(Narration.short(bar.field.text))'"
        push(.choice(Choice(question: "\(what) is not saved.", options: options)))
        return []
    }
}
