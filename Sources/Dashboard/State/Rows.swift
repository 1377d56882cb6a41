import Alignment

/// The rows of a panel in their order; four bytes each where they are items or entries, of which there may be half a
/// million.
package struct Rows: RandomAccessCollection, Sendable {
    private var content: Content

    private enum Content {
        case items(ItemList)
        /// By index in the workspace.
        case entries([Int32])
        case mixed([RowID])
    }

    init(_ rows: [RowID] = []) { content = .mixed(rows) }
    init(_ items: ItemList) { content = .items(items) }
    init(entries: [Int32]) { content = .entries(entries) }

    package var startIndex: Int { 0 }

    package var endIndex: Int {
        switch content {
        case .items(let items): items.count
        case .entries(let entries): entries.count
        case .mixed(let rows): rows.count
        }
    }

    package subscript(index: Int) -> RowID {
        switch content {
        case .items(let items): .item(items[index].id)
        case .entries(let entries): .entry(Int(entries[index]))
        case .mixed(let rows): rows[index]
        }
    }

    /// The items, where the rows are items of the panel's kinds.
    var items: ItemList? { if case .items(let items) = content { items } else { nil } }

    /// The entries by index, none where the rows are something else.
    var entries: [Int32] { if case .entries(let entries) = content { entries } else { [] } }

    /// Where a row stands; `nil` if it is not among these.
    func index(of row: RowID) -> Int? {
        switch (content, row) {
        case (.items(let items), .item(let id)): items.index(of: id)
        case (.entries(let entries), .entry(let index)): entries.firstIndex(of: Int32(index))
        case (.mixed(let rows), _): rows.firstIndex(of: row)
        default: nil
        }
    }

    /// Where some of the rows stand, rising.
    func indices(of some: Set<RowID>) -> [Int] {
        // To compare is quicker than to hash as long as there are few to compare with.
        if some.count < 10 { return some.compactMap(index).sorted() }
        if case .items(let items) = content { return items.indices(of: some.compactMap(\.item)) }
        return indices.filter { some.contains(self[$0]) }
    }

    /// Puts an item in among items.
    mutating func insert(_ row: RowID, at index: Int) {
        switch (content, row) {
        case (.items(var items), .item(let id)):
            items.insert(id, at: index)
            content = .items(items)
        case (.mixed(var rows), _):
            rows.insert(row, at: index)
            content = .mixed(rows)
        default: break
        }
    }

    /// Puts entries behind those that are there.
    mutating func append(entries new: [Int32]) {
        var entries = entries
        // Not held twice, so that they are not copied.
        content = .mixed([])
        entries += new
        content = .entries(entries)
    }

    /// Looks into the workspace as it is now: what it was made from, with new entries behind those that were there.
    mutating func follow(_ workspace: Workspace) {
        guard case .items(var items) = content else { return }
        items.follow(workspace)
        content = .items(items)
    }
}
