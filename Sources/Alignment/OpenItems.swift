/// The open items of a kind, most urgent first, kept so while the workspace moves on: what a list shows before anybody
/// narrows it down.
///
/// - Complexity: an update is linear in the open items only for moving places of four bytes about; what the items say is
///   read for those alone that changed.
package struct OpenItems: Sendable {
    private let kind: Kind
    private var places: [Int32] = []
    /// Their ids, in the same order: a list needs them all at once.
    package private(set) var ids: [ItemID] = []
    private var unowned: Set<Int32> = []

    /// - Parameter kind: action or requirement.
    package init(_ kind: Kind, _ workspace: Workspace) {
        self.kind = kind
        let open = workspace.everything.places(of: kind).filter { workspace.isOpen(at: $0) }
        let keyed = open.map { (place: $0, key: key(of: $0, workspace)) }.sorted(by: \.key)
        places = keyed.map(\.place)
        ids = keyed.map(\.key.id)
        if kind == .action { unowned = Set(open.filter { ActionItem(workspace.everything[Int($0)]).owner == nil }) }
    }

    /// Takes changes in.
    ///
    /// - Parameter items: all that changed since this was made or last updated, and perhaps others.
    package mutating func update(_ workspace: Workspace, changed items: some Sequence<ItemID>) {
        let changed = Set(
            items.filter { $0.kind == kind }.compactMap { workspace.everything.place(of: $0) }.map(Int32.init))
        unowned.subtract(changed)
        for place in changed {
            guard let index = places.firstIndex(of: place) else { continue }
            places.remove(at: index)
            ids.remove(at: index)
        }
        for place in changed where workspace.isOpen(at: place) {
            if kind == .action, ActionItem(workspace.everything[Int(place)]).owner == nil { unowned.insert(place) }
            let key = key(of: place, workspace)
            let index = places.partition { self.key(of: $0, workspace) < key }
            places.insert(place, at: index)
            ids.insert(key.id, at: index)
        }
    }

    /// Those that a filter shows that asks for nothing beyond what is open.
    func ids(_ filter: Filter, in workspace: Workspace, today: Day) -> [ItemID] {
        guard !filter.isEmpty else { return ids }
        let mentioned = workspace.everything.places(places, of: kind, mentioning: filter.words)
        var rest = filter
        rest.words = []
        guard !rest.isEmpty else { return mentioned.map { ids[$0] } }
        return mentioned.filter { rest.fits(workspace.everything[Int(places[$0])], in: workspace, today: today) }
            .map { ids[$0] }
    }

    package var count: Int { places.count }
    package var unownedCount: Int { unowned.count }

    /// How many action items are due before a day: they stand first.
    package func count(dueBefore day: Day, _ workspace: Workspace) -> Int {
        places.partition { ActionItem(workspace.everything[Int($0)]).isOverdue(today: day) }
    }

    package func items(in workspace: Workspace) -> some Sequence<Item> {
        places.lazy.map { workspace.everything[Int($0)] }
    }

    private func key(of place: Int32, _ workspace: Workspace) -> Urgency {
        let item = workspace.everything[Int(place)]
        return kind == .action ? Urgency(ActionItem(item)) : Urgency(Requirement(item))
    }
}

extension [Int32] {
    /// How many stand first of which something is true that is true of none behind them.
    fileprivate func partition(where isFirst: (Int32) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isFirst(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Workspace {
    fileprivate func isOpen(at place: Int32) -> Bool {
        everything.isThere(Int(place)) && isOpen(everything[Int(place)])
    }
}
