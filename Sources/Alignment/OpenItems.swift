/// The open items of a kind, most urgent first, kept so while the workspace moves on: what a list shows before anybody
/// narrows it down.
///
/// - Complexity: an update is linear in the open items only for moving places of four bytes about; what the items say is
///   read for those alone that changed.
package struct OpenItems: Sendable {
    private let kind: Kind
    private var places: [Int32] = []
    private var unowned: Set<Int32> = []

    /// - Parameter kind: action or requirement.
    package init(_ kind: Kind, _ workspace: Workspace) {
        self.kind = kind
        let open = workspace.everything.places(of: kind).filter { workspace.isOpen(at: $0) }
        places = workspace.mostUrgent(open, of: kind)
        if kind == .action { unowned = Set(open.filter { ActionItem(workspace.everything[Int($0)]).isUnowned }) }
    }

    /// Takes changes in.
    ///
    /// - Parameter items: all that changed since this was made or last updated, and perhaps others.
    package mutating func update(_ workspace: Workspace, changed items: some Sequence<ItemID>) {
        let changed = Set(
            items.filter { $0.kind == kind }.compactMap { workspace.everything.place(of: $0) }.map(Int32.init))
        unowned.subtract(changed)
        for place in changed {
            if let index = places.firstIndex(of: place) { places.remove(at: index) }
        }
        for place in changed where workspace.isOpen(at: place) {
            if kind == .action, ActionItem(workspace.everything[Int(place)]).isUnowned { unowned.insert(place) }
            let key = workspace.urgency(of: place, kind)
            places.insert(place, at: places.partitioned { workspace.urgency(of: $0, kind) < key })
        }
    }

    /// Those that a filter shows.
    ///
    /// - Parameter indices: of those looked at, rising; `nil`: all.
    package func list(_ filter: Filter, in workspace: Workspace, today: Day, at indices: [Int]? = nil) -> ItemList {
        var (rest, end) = (filter, places.count)
        if rest.isOverdue, kind == .action {
            // They stand first.
            (rest.isOverdue, end) = (false, count(dueBefore: today, workspace))
        }
        let looked = indices.map { $0.prefix { $0 < end }.map { places[$0] } } ?? Array(places[..<end])
        let mentioned = ItemList(looked, in: workspace.everything).filter(mentioning: filter.words)
        (rest.words, rest.includesClosed) = ([], false)
        guard !rest.isEmpty else { return mentioned }
        let test = FilterTest(rest, in: workspace, today: today)
        return mentioned.filter { test.fits($0) }
    }

    package var count: Int { places.count }
    package var unownedCount: Int { unowned.count }

    /// How many action items are due before a day: they stand first.
    package func count(dueBefore day: Day, _ workspace: Workspace) -> Int {
        places.partitioned { ActionItem(workspace.everything[Int($0)]).isOverdue(today: day) }
    }

    /// Those that were there when an entry had come, in their order.
    func list(through entry: Int, in workspace: Workspace) -> ItemList {
        let end = workspace.everything.count(through: entry)
        return ItemList(places.filter { $0 < end }, in: workspace.everything)
    }

    func count(through entry: Int, _ workspace: Workspace) -> Int {
        let end = workspace.everything.count(through: entry)
        return places.count { $0 < end }
    }

    /// The number of each of them, in their order.
    package func numbers(_ numbers: ItemNumbers) -> [UInt8] { places.map { numbers[$0] } }

    package func items(in workspace: Workspace) -> some Sequence<Item> {
        places.lazy.map { workspace.everything[Int($0)] }
    }
}

extension Workspace {
    func isOpen(at place: Int32) -> Bool {
        everything.isThere(Int(place)) && isOpen(everything[Int(place)])
    }
}
