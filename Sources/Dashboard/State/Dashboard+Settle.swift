import Alignment
import Screen

/// What of the time shows on the screen: while this stays the same, idle time draws nothing.
struct ClockFace: Hashable {
    let day: Day
    /// The minute, while a review is live.
    let minute: Int64
    let news: [String]
    let marks: Set<ItemID>
}

extension Dashboard {
    /// Brings everything worked out from the state up to date with it; the last step of every update.
    mutating func settle() {
        forgetOldNews()
        settleSummary()
        if screen == .forWhom { matrixCells.goOn(in: workspace) }
        settleMatrix()
        settleLive()
        let layout = layout
        for panel in screen.panels { settle(panel, layout.place(of: panel)) }
        settleLayers(layout)
        let face = currentClockFace
        if face != clockFace {
            clockFace = face
            revision += 1
        }
    }

    private mutating func forgetOldNews() { news.removeAll { !$0.isTold(now) } }

    private mutating func settleSummary() {
        let moment = Moment(version: version, day: today)
        guard moment != summarised else { return }
        let isKnown = summarised.map { $0.version >= requirementsVersion } ?? false
        summary = Summary(
            workspace, openActions, today: today, known: isKnown ? summary : nil)
        summarised = moment
    }

    private mutating func settleMatrix() {
        let moment = Moment(version: version, day: today)
        guard screen == .forWhom, moment != counted else { return }
        matrix = Matrix(workspace, openActions, openRequirements, matrixCells.numbers, today: today)
        counted = moment
    }

    /// Makes a panel's rows anew if what they follow from has changed, and scrolls to its selection.
    private mutating func settle(_ panel: PanelID, _ place: Layout.PanelPlace?) {
        var state = panels[panel] ?? PanelState()
        let filter = filters[screen] ?? ""
        let basis = PanelState.Basis(
            version: version, day: today, filter: filter, sorting: state.sorting,
            cell: panel == .exchange ? cell : nil, review: panel == .agenda ? live?.review : nil,
            unfolded: panel == .agenda ? live?.unfolded ?? [] : [])
        if basis != state.basis {
            // What was left over fits neither filter, and would have to be looked at for more than its words.
            let isComparable = state.leftOver.isEmpty && state.basis.map(basis.isSame) ?? false
            let before = isComparable ? state.basis.map { (filter: $0.filter, rows: state.rows) } : nil
            if basis.filter != state.basis?.filter || basis.cell != state.basis?.cell { state.kept = [] }
            let rows = PanelRows(
                context: context, actions: openActions, requirements: openRequirements, viewer: viewer,
                filter: filter, sorting: state.sorting, cell: cell, matrix: matrix,
                review: live?.review, unfolded: basis.unfolded, before: before)
            let new = panel == .history ? historyRows(rows, state.rows) : rows.rows(of: panel)
            state.replace(new, keeping: state.kept.filter { stillExists($0) })
            state.basis = basis
        }
        if let place { state.scroll(height: place.capacity) }
        panels[panel] = state
    }

    private func stillExists(_ row: RowID) -> Bool { row.item.map { workspace[$0] != nil } ?? true }

    private var currentClockFace: ClockFace {
        let isLive = !workspace.liveReviews.isEmpty
        return ClockFace(
            day: today, minute: isLive ? now.milliseconds / 60_000 : 0, news: news.suffix(1).map { $0.age(now) },
            marks: Set(context.changedBy.keys))
    }
}
