import Alignment

/// Which rows a panel shows, and in what order.
struct PanelRows {
    let context: ViewContext
    let actions: OpenItems
    let requirements: OpenItems
    let viewer: Viewer
    let filter: String
    let sorting: PanelState.Sorting?
    let cell: MatrixCell
    let matrix: Matrix
    let review: ItemID?
    let unfolded: Set<StandingTopic>
    /// What the panel shows, and for which filter, where that is all that has changed since.
    var before: (filter: String, rows: Rows)?

    private var workspace: Workspace { context.workspace }

    func rows(of panel: PanelID) -> Rows {
        switch panel.table {
        case .items(let columns): Rows(narrowed(panel) ?? items(of: panel, columns))
        case .entries(let columns): Rows(entries: entries(columns))
        case .custom: panel == .agenda ? Rows(agenda) : Rows()
        }
    }

    /// What a letter more leaves of the rows that are there: they stand in the right order already.
    ///
    /// - Returns: `nil` if the filter may show others.
    private func narrowed(_ panel: PanelID) -> ItemList? {
        guard let before, let shown = before.rows.items, let kind = panel.kind else { return nil }
        let filter = filter(for: kind)
        return filter.narrows(read(before.filter, for: kind)) ? shown.filter(mentioning: filter.words) : nil
    }

    private func items(of panel: PanelID, _ columns: [Column<Item>]) -> ItemList {
        let items = items(of: panel)
        guard let sorting, let column = columns.first(where: { $0.name == sorting.column }) else { return items }
        return ItemList(stable(Array(items), sorting) { column.key($0, context) }, in: workspace)
    }

    private func items(of panel: PanelID) -> ItemList {
        switch panel {
        case .group(let group):
            requirements.list(filter(for: .requirement), in: workspace, today: context.today).filter {
                Requirement($0).group == group
            }
        case .urgent, .actions: shown(.action)
        case .requirements: shown(.requirement)
        case .decisions: list(.decision)
        case .reviews: reviews
        case .questions: list(.note) { Note($0).kind != .note }
        case .exchange: exchanged
        case .matrix, .history, .agenda, .minutes: ItemList([], in: workspace)
        }
    }

    private func filter(for kind: Kind) -> Filter { read(filter, for: kind) }

    private func read(_ filter: String, for kind: Kind) -> Filter {
        Filter(typed: filter, me: viewer.me, workspace, kind: kind)
    }

    private func list(_ kind: Kind, where isWanted: (Item) -> Bool = { _ in true }) -> ItemList {
        ItemList(workspace.list(kind, filter(for: kind), today: context.today, where: isWanted), in: workspace)
    }

    /// Live, then planned by day, then closed ones, the last one first.
    private var reviews: ItemList {
        func key(_ review: Review) -> (Int, String, Int) {
            switch review.status {
            case .live: (0, "", review.id.number ?? 0)
            case .planned: (1, review.item.text("planned") ?? "~", review.id.number ?? 0)
            case .closed: (2, "", -(review.id.number ?? 0))
            }
        }
        return ItemList(list(.review).map(Review.init).sorted { key($0) < key($1) }.map(\.item), in: workspace)
    }

    /// What the chosen group gives to the other: requirements first.
    private var exchanged: ItemList {
        let requirements = shown(.requirement).map(Requirement.init).filter { isGiven($0.by, to: $0.group) }.map(\.item)
        let filter = filter(for: .action)
        let given =
            filter.isOfOpen
            ? actions.list(filter, in: workspace, today: context.today, at: matrix.actions(in: cell))
            : list(.action).filter { isGiven([workspace.by(ActionItem($0))], to: ActionItem($0).group) }
        return ItemList(requirements, in: workspace) + given
    }

    private func isGiven(_ by: [Group?], to group: Group?) -> Bool { group == cell.forGroup && by.contains(cell.by) }

    private func shown(_ kind: Kind) -> ItemList {
        filter(for: kind).list(
            kind, in: workspace, today: context.today, open: kind == .action ? actions : requirements)
    }

    /// Sorts by key, rows without one always last, equal ones in the order they had.
    private func stable<Row>(_ rows: [Row], _ sorting: PanelState.Sorting, key: (Row) -> SortKey) -> [Row] {
        let keyed = rows.enumerated().map { (key: key($0.element), index: $0.offset, row: $0.element) }
        return keyed.sorted { left, right in
            if left.key == right.key { return left.index < right.index }
            if left.key == .nothing || right.key == .nothing { return right.key == .nothing }
            return sorting.isDescending ? right.key < left.key : left.key < right.key
        }.map(\.row)
    }

    /// The newest entry first.
    private func entries(_ columns: [Column<Entry>]) -> [Int32] {
        let all = 0..<Int32(workspace.entries.count)
        if search == nil, isByTime { return sorting?.isDescending == false ? Array(all) : all.reversed() }
        var indices: [Int32] = all.reversed()
        if var search { indices = search.goOn(context, most: .max) }
        if let sorting, !isByTime, let column = columns.first(where: { $0.name == sorting.column }) {
            indices = stable(indices, sorting) { column.key(workspace.entries[Int($0)], context) }
        }
        return indices
    }

    /// The search of the history that the filter asks for, from its beginning; `nil`: it asks for nothing.
    var search: HistorySearch? {
        let words = filter.split(whereSeparator: \.isWhitespace).map { SearchWord($0) }
        guard !words.isEmpty else { return nil }
        return HistorySearch(
            words, isNewestFirst: !isByTime || sorting?.isDescending != false, count: workspace.entries.count)
    }

    /// Whether entries stand in their own order, one way or the other: then a search finds them as they are shown.
    var isByTime: Bool { sorting.map { $0.column == "when" } ?? true }

    /// The topics, then the standing topics that are none of them yet; what stands in one below it while it is unfolded.
    private var agenda: [Rows.Part] {
        guard let review else { return [] }
        let topics = workspace.agenda(of: review)
        let standing = topics.map(StandingTopic.init)
        let own = zip(topics, standing).flatMap { topic, standing in
            [.row(.item(topic.id))] + (standing.map { points($0, in: review) } ?? [])
        }
        let folded = StandingTopic.allCases.filter { !standing.contains($0) }
        return own + folded.flatMap { [.row(.standing($0))] + points($0, in: review) }
    }

    private func points(_ topic: StandingTopic, in review: ItemID) -> [Rows.Part] {
        guard unfolded.contains(topic) else { return [] }
        let standing = StandingItems(workspace, of: review, actions: actions, requirements: requirements)
        return [.points(standing[topic], topic)]
    }
}
