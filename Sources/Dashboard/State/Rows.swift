import Alignment

/// The rows of a panel in their order; four bytes each where they are items or entries, of which there may be half a
/// million.
package struct Rows: RandomAccessCollection, Sendable {
    private var content: Content

    private enum Content {
        case items(ItemList)
        /// By index in the workspace.
        case entries([Int32])
        case parts([Part])
    }

    /// A row by itself, or the items of a standing topic that are listed below it.
    enum Part: Sendable {
        case row(RowID)
        case points(ItemList, StandingTopic)

        var count: Int {
            switch self {
            case .row: 1
            case .points(let items, _): items.count
            }
        }

        subscript(index: Int) -> RowID {
            switch self {
            case .row(let row): row
            case .points(let items, let topic): .point(items[index].id, topic)
            }
        }

        func index(of row: RowID) -> Int? {
            switch (self, row) {
            case (.row(let own), _): own == row ? 0 : nil
            case (.points(let items, let topic), .point(let id, let other)): topic == other ? items.index(of: id) : nil
            default: nil
            }
        }

        /// What becomes of it when a row is put in, before one of its own.
        func inserting(_ row: RowID, at index: Int) -> [Part] {
            guard case .points(var items, let topic) = self else { return [.row(row), self] }
            if case .point(let id, let other) = row, other == topic {
                items.insert(id, at: index)
                return [.points(items, topic)]
            }
            let (before, behind) = items.split(at: index)
            return [.points(before, topic), .row(row), .points(behind, topic)]
        }
    }

    init(_ parts: [Part] = []) { content = .parts(parts) }
    init(_ items: ItemList) { content = .items(items) }
    init(entries: [Int32]) { content = .entries(entries) }

    package var startIndex: Int { 0 }

    package var endIndex: Int {
        switch content {
        case .items(let items): items.count
        case .entries(let entries): entries.count
        case .parts(let parts): parts.reduce(0) { $0 + $1.count }
        }
    }

    package subscript(index: Int) -> RowID {
        switch content {
        case .items(let items): return .item(items[index].id)
        case .entries(let entries): return .entry(Int(entries[index]))
        case .parts(let parts):
            let (part, offset) = Rows.place(index, in: parts)
            return parts[part][offset]
        }
    }

    /// The part in which a row stands, and where in it.
    private static func place(_ index: Int, in parts: [Part]) -> (part: Int, offset: Int) {
        var (part, offset) = (0, index)
        while offset >= parts[part].count {
            offset -= parts[part].count
            part += 1
        }
        return (part, offset)
    }

    /// The items, where the rows are items of the panel's kinds.
    var items: ItemList? { if case .items(let items) = content { items } else { nil } }

    /// The entries by index, none where the rows are something else.
    var entries: [Int32] { if case .entries(let entries) = content { entries } else { [] } }

    /// Where a row stands; `nil` if it is not among these.
    func index(of row: RowID) -> Int? {
        switch (content, row) {
        case (.items(let items), .item(let id)): return items.index(of: id)
        case (.entries(let entries), .entry(let index)): return entries.firstIndex(of: Int32(index))
        case (.parts(let parts), _):
            var before = 0
            for part in parts {
                if let index = part.index(of: row) { return before + index }
                before += part.count
            }
            return nil
        default: return nil
        }
    }

    /// Where some of the rows stand, rising.
    func indices(of some: Set<RowID>) -> [Int] {
        // To compare is quicker than to hash as long as there are few to compare with.
        if some.count < 10 { return some.compactMap(index).sorted() }
        if case .items(let items) = content { return items.indices(of: some.compactMap(\.item)) }
        return indices.filter { some.contains(self[$0]) }
    }

    /// Puts a row in among others.
    mutating func insert(_ row: RowID, at index: Int) {
        switch (content, row) {
        case (.items(var items), .item(let id)):
            items.insert(id, at: index)
            content = .items(items)
        case (.parts(let parts), _) where index == count: content = .parts(parts + [.row(row)])
        case (.parts(var parts), _):
            let (part, offset) = Rows.place(index, in: parts)
            parts.replaceSubrange(part...part, with: parts[part].inserting(row, at: offset))
            content = .parts(parts)
        default: break
        }
    }

    /// Puts entries behind those that are there.
    mutating func append(entries new: [Int32]) {
        var entries = entries
        // Not held twice, so that they are not copied.
        content = .parts([])
        entries += new
        content = .entries(entries)
    }

    /// Looks into the workspace as it is now: what it was made from, with new entries behind those that were there.
    mutating func follow(_ workspace: Workspace) {
        switch content {
        case .items(var items):
            items.follow(workspace)
            content = .items(items)
        case .parts(let parts):
            content = .parts(
                parts.map { part in
                    guard case .points(var items, let topic) = part else { return part }
                    items.follow(workspace)
                    return .points(items, topic)
                })
        case .entries: break
        }
    }
}
