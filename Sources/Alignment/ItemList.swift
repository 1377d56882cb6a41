/// Items of a workspace in some order, known by their places: four bytes each, for a list of very many is made at a key.
package struct ItemList: RandomAccessCollection, Sendable {
    private var places: [Int32]
    private var table: ItemTable

    init(_ places: [Int32], in table: ItemTable) { (self.places, self.table) = (places, table) }

    /// - Parameter items: of this very workspace.
    package init(_ items: some Sequence<Item>, in workspace: Workspace) {
        self.init(items.map { Int32($0.place) }, in: workspace.everything)
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { places.count }

    package subscript(index: Int) -> Item { table[Int(places[index])] }

    /// Where the item stands; `nil` if it is not among these.
    package func index(of id: ItemID) -> Int? { table.place(of: id).flatMap { places.firstIndex(of: Int32($0)) } }

    /// Where some of them stand, rising; those that are not among these are passed over.
    package func indices(of some: some Sequence<ItemID>) -> [Int] {
        let wanted = Set(some.compactMap(table.place).map(Int32.init))
        return places.indices.filter { wanted.contains(places[$0]) }
    }

    /// Puts an item of the workspace in.
    package mutating func insert(_ id: ItemID, at index: Int) {
        guard let place = table.place(of: id) else { return }
        places.insert(Int32(place), at: index)
    }

    /// Those before a place, and the others.
    package func split(at index: Int) -> (ItemList, ItemList) {
        (ItemList(Array(places[..<index]), in: table), ItemList(Array(places[index...]), in: table))
    }

    package func filter(_ isShown: (Item) -> Bool) -> ItemList {
        ItemList(table.filter(places, isShown), in: table)
    }

    /// Those that have all these words in their title or id.
    package func filter(mentioning words: [SearchWord]) -> ItemList {
        words.isEmpty ? self : ItemList(table.filter(places, mentioning: words), in: table)
    }

    /// Looks into the workspace as it is now, so that what it was before need not be kept.
    ///
    /// - Parameter workspace: what the list was made from, with new entries behind those that were there.
    package mutating func follow(_ workspace: Workspace) { table = workspace.everything }

    /// - Parameters:
    ///   - left: a list.
    ///   - right: a list of the same workspace.
    package static func + (left: ItemList, right: ItemList) -> ItemList {
        ItemList(left.places + right.places, in: left.table)
    }
}
