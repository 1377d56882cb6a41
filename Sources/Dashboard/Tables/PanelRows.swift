import Alignment

/// Which rows a panel shows, and in what order.
struct PanelRows {
    let context: ViewContext
    let actions: OpenItems
    let requirements: OpenItems
    let known: Known
    let viewer: Viewer
    let filter: String
    let sorting: PanelState.Sorting?
    let cell: MatrixCell
    let matrix: Matrix
    let review: ItemID?
    let unfolded: Set<StandingTopic>

    private var workspace: Workspace { context.workspace }

    func rows(of panel: PanelID) -> [RowID] {
        switch panel.table {
        case .items(let columns): items(of: panel, columns).map(RowID.item)
        case .entries(let columns): entries(columns)
        case .custom: panel == .agenda ? agenda : []
        }
    }

    private func items(of panel: PanelID, _ columns: [Column<Item>]) -> [ItemID] {
        let ids = ids(of: panel)
        guard let sorting, let column = columns.first(where: { $0.name == sorting.column }) else { return ids }
        return stable(ids.compactMap { workspace[$0] }, sorting) { column.key($0, context) }.map(\.id)
    }

    private func ids(of panel: PanelID) -> [ItemID] {
        switch panel {
        case .group(let group):
            let shown = filter(for: .requirement)
            return requirements.items(in: workspace).filter {
                Requirement($0).group == group && shown.shows($0, in: workspace, today: context.today)
            }
            .map(\.id)
        case .urgent, .actions: return shown(.action)
        case .requirements: return shown(.requirement)
        case .decisions:
            return workspace.list(.decision, filter(for: .decision), today: context.today).map(\.id)
        case .reviews: return reviews.map(\.id)
        case .questions: return questions.map(\.id)
        case .exchange: return exchanged
        case .matrix, .history, .agenda, .minutes: return []
        }
    }

    private func filter(for kind: Kind) -> Filter { Filter(typed: filter, me: viewer.me, workspace, kind: kind) }

    /// Live, then planned by day, then closed ones, the last one first.
    private var reviews: [Item] {
        func key(_ review: Review) -> (Int, String, Int) {
            switch review.status {
            case .live: (0, "", review.id.number ?? 0)
            case .planned: (1, review.item.text("planned") ?? "~", review.id.number ?? 0)
            case .closed: (2, "", -(review.id.number ?? 0))
            }
        }
        return workspace.list(.review, filter(for: .review), today: context.today).map(Review.init)
            .sorted { key($0) < key($1) }.map(\.item)
    }

    private var questions: [Item] {
        workspace.list(.note, filter(for: .note), today: context.today, where: known.isQuestion)
    }

    /// What the chosen group gives to the other: requirements first.
    private var exchanged: [ItemID] {
        let requirements = shown(.requirement).filter { id in
            workspace.requirement(id).map { isGiven($0.by, to: $0.group) } ?? false
        }
        let (filter, today) = (filter(for: .action), context.today)
        if filter.isOfOpen {
            return requirements + actions.ids(filter, in: workspace, today: today, at: matrix.actions(in: cell))
        }
        let all = workspace.list(.action, filter, today: today).map(ActionItem.init)
        return requirements + all.filter { isGiven([workspace.by($0)], to: $0.group) }.map(\.id)
    }

    private func isGiven(_ by: [Group?], to group: Group?) -> Bool { group == cell.forGroup && by.contains(cell.by) }

    private func shown(_ kind: Kind) -> [ItemID] {
        filter(for: kind).ids(
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
    private func entries(_ columns: [Column<Entry>]) -> [RowID] {
        let all = workspace.entries.indices
        if search == nil, isByTime {
            return sorting?.isDescending == false ? all.map(RowID.entry) : all.reversed().map(RowID.entry)
        }
        var indices = Array(all.reversed())
        if var search { indices = search.goOn(context, most: .max).compactMap(\.entry) }
        if let sorting, !isByTime, let column = columns.first(where: { $0.name == sorting.column }) {
            indices = stable(indices, sorting) { column.key(workspace.entries[$0], context) }
        }
        return indices.map(RowID.entry)
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
    private var agenda: [RowID] {
        guard let review else { return [] }
        let topics = workspace.agenda(of: review)
        let standing = topics.map(StandingTopic.init)
        let own = zip(topics, standing).flatMap { topic, standing in
            [RowID.item(topic.id)] + (standing.map { points($0, in: review) } ?? [])
        }
        let folded = StandingTopic.allCases.filter { !standing.contains($0) }
        return own + folded.flatMap { [RowID.standing($0)] + points($0, in: review) }
    }

    private func points(_ standing: StandingTopic, in review: ItemID) -> [RowID] {
        unfolded.contains(standing) ? workspace.items(of: standing, in: review).map { .point($0, standing) } : []
    }
}
