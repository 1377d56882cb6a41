package import Alignment

/// What a panel remembers: its rows, which one is chosen, how it is sorted. Rows are known by item, so that what others do
/// never moves the cursor to another one.
package struct PanelState: Sendable {
    package internal(set) var rows = Rows()
    package internal(set) var selected: RowID?
    /// Where the selection was when it was last looked for: it is seldom elsewhere.
    private var lastIndex = 0
    /// Index of the first row shown.
    package internal(set) var top = 0
    /// Where the list stood when the selection last moved: a smaller screen takes it elsewhere only while it lasts.
    private var rest: Rest?
    package internal(set) var marked: Set<RowID> = []
    package internal(set) var sorting: Sorting?
    /// Rows that an action of the user's took out of the filter; they stay until it changes.
    package internal(set) var kept: Set<RowID> = []
    /// Those of them that the filter would not show.
    package internal(set) var leftOver: Set<RowID> = []
    /// What the rows were made for; they are made anew when it changes.
    var basis: Basis?

    /// A column to sort by, by its name.
    package struct Sorting: Hashable, Sendable {
        package var column: String
        package var isDescending = false

        package init(column: String, isDescending: Bool = false) {
            self.column = column
            self.isDescending = isDescending
        }
    }

    private struct Rest: Hashable {
        let selected: RowID?
        var top: Int
    }

    struct Basis: Hashable {
        let version: Int
        let day: Day
        let filter: String
        let sorting: Sorting?
        let cell: MatrixCell?
        let review: ItemID?
        let unfolded: Set<StandingTopic>

        /// Whether nothing but the filter is another.
        func isSame(butForFilter other: Basis) -> Bool {
            version == other.version && day == other.day && sorting == other.sorting && cell == other.cell
                && review == other.review && unfolded == other.unfolded
        }
    }

    package var selectedIndex: Int? {
        guard let selected else { return nil }
        return rows.indices.contains(lastIndex) && rows[lastIndex] == selected
            ? lastIndex : rows.index(of: selected)
    }

    /// Rows marked and shown, else the selected one: what a command acts on.
    package var targets: [RowID] {
        let chosen = rows.indices(of: marked).map { rows[$0] }
        return chosen.isEmpty ? selected.map { [$0] } ?? [] : chosen
    }

    /// Moves the selection by a number of rows, as far as there are any.
    mutating func move(by distance: Int) {
        guard !rows.isEmpty else { return }
        select(index: (selectedIndex ?? 0) + distance)
    }

    mutating func select(index: Int) {
        guard !rows.isEmpty else { return }
        lastIndex = min(max(0, index), rows.count - 1)
        selected = rows[lastIndex]
    }

    /// Puts new rows in; the row selected stays so, and stays where it is on the screen if the list was scrolled.
    ///
    /// If it is gone, the row that took its place is selected.
    ///
    /// - Parameter kept: rows that stay where they were, though they are not among the new ones.
    mutating func replace(_ new: Rows, keeping kept: Set<RowID>) {
        let oldIndex = selectedIndex
        let old = rows
        rows = new
        if !leftOver.isEmpty { leftOver = [] }
        if !kept.isEmpty {
            let shown = Set(new.indices(of: kept).map { new[$0] })
            for index in old.indices(of: kept.subtracting(shown)) {
                leftOver.insert(old[index])
                rows.insert(old[index], at: min(index, rows.count))
            }
        }
        if !marked.isEmpty { marked = Set(rows.indices(of: marked).map { rows[$0] }) }
        if let oldIndex {
            if let index = selectedIndex {
                if top > 0 { top = max(0, top + index - oldIndex) }
                if let rest, rest.top > 0 { self.rest?.top = max(0, rest.top + index - oldIndex) }
            } else {
                selected = nil
                select(index: oldIndex)
            }
        } else if selectedIndex == nil {
            selected = new.first
            top = 0
        }
    }

    /// Puts entries behind those that are there.
    mutating func append(entries new: [Int32]) {
        rows.append(entries: new)
        if selected == nil { selected = rows.first }
    }

    /// Lets the rows go that the filter would not show.
    mutating func forgetKept() {
        guard !kept.isEmpty else { return }
        kept = []
        basis = nil
    }

    /// Scrolls so that the selection is among `height` rows shown and none of them is wasted.
    mutating func scroll(height: Int) {
        let height = max(1, height)
        if let rest, rest.selected == selected { top = rest.top }
        if let index = selectedIndex {
            lastIndex = index
            if index < top { top = index }
            if index >= top + height { top = index - height + 1 }
        }
        top = max(0, min(top, rows.count - height))
        if rest?.selected != selected { rest = Rest(selected: selected, top: top) }
    }
}

/// Who gives and who gets: a cell of the matrix. `nil` gives: nobody said who does it.
package struct MatrixCell: Hashable, Sendable {
    package var by: Group?
    package var forGroup: Group
}
