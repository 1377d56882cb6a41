/// A small number for each item of a kind, worked out once and anew for those that change: what a list or a count asks of
/// very many items at once, and would wait for memory to find out each time.
package struct ItemNumbers: Sendable {
    private let kind: Kind
    /// By place; 0 where none was worked out yet.
    private var numbers: [UInt8] = []
    /// How many items of the kind were asked about, in the order in which they appeared.
    private var done = 0

    package init(_ kind: Kind) { self.kind = kind }

    /// Whether every item has been asked about.
    package func isWhole(in workspace: Workspace) -> Bool { done == workspace.everything.places(of: kind).count }

    /// Asks about some more items, in the order in which they stand in memory.
    ///
    /// - Parameter most: how many.
    package mutating func goOn(in workspace: Workspace, most: Int = .max, _ number: (Item) -> UInt8) {
        makeRoom(workspace)
        for place in workspace.everything.places(of: kind).dropFirst(done).prefix(most) {
            numbers[Int(place)] = number(workspace.everything[Int(place)])
            done += 1
        }
    }

    /// Asks anew about those that changed.
    package mutating func update(
        in workspace: Workspace, changed items: some Sequence<ItemID>, _ number: (Item) -> UInt8
    ) {
        makeRoom(workspace)
        for place in items.filter({ $0.kind == kind }).compactMap(workspace.everything.place) {
            numbers[place] = number(workspace.everything[place])
        }
    }

    private mutating func makeRoom(_ workspace: Workspace) {
        numbers += repeatElement(0, count: max(0, workspace.everything.count - numbers.count))
    }

    /// The number of an item that has been asked about.
    package subscript(item: Item) -> UInt8 { numbers[item.place] }

    subscript(place: Int32) -> UInt8 { numbers[Int(place)] }
}
