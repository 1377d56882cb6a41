import Alignment

extension Dashboard {
    /// Whether there is work for the time in which nobody types: the next `tick` goes on with it and need not be waited
    /// for.
    package var hasWorkLeft: Bool { isSearching || !matrixCells.isWhole(in: workspace) }

    /// Whether the history on the screen is still looked through.
    package var isSearching: Bool { screen == .history && search.map { !$0.isOver } ?? false }

    /// What is said of a number of rows that fit a filter: "12 found so far".
    func found(_ count: Int) -> String { "\(count) found" + (isSearching ? " so far" : "") }

    /// Looks through some more of the history, else finds out what the first visit to a screen would wait for.
    mutating func goOn() {
        guard isSearching else { return matrixCells.goOn(in: workspace, most: 2000) }
        let context = context
        let found = search?.goOn(context) ?? []
        panels[.history, default: PanelState()].append(entries: found)
        if !found.isEmpty || !isSearching { revision += 1 }
    }

    /// The rows of the history: those the search in force has found, and finds in what is new; else all, or the first of
    /// a new search.
    ///
    /// - Parameter known: the rows as they are.
    mutating func historyRows(_ rows: PanelRows, _ known: Rows) -> Rows {
        guard let fresh = rows.search, rows.isByTime else {
            search = nil
            return rows.rows(of: .history)
        }
        if var search, search.words == fresh.words, search.isNewestFirst == fresh.isNewestFirst {
            defer { self.search = search }
            return Rows(entries: search.takeNew(context) + known.entries)
        }
        var search = fresh
        defer { self.search = search }
        return Rows(entries: search.goOn(context))
    }
}
