/// The items of a workspace in the order in which they first appeared, found by id.
package struct ItemTable: RandomAccessCollection, Equatable, Sendable {
    private var items: [Item] = []
    private var places: [ShortID: Int32] = [:]
    /// Ids of more than 16 bytes.
    private var longPlaces: [ItemID: Int32] = [:]

    /// The bytes of an id, behind each other: ids are looked up several times an entry, and this is hashed fast.
    private struct ShortID: Hashable {
        var low: UInt64 = 0
        var high: UInt64 = 0

        init?(_ bytes: UnsafeBufferPointer<UInt8>) {
            guard bytes.count <= 16 else { return nil }
            for index in 0..<Swift.min(bytes.count, 8) { low |= UInt64(bytes[index]) << UInt64(index * 8) }
            for index in 8..<Swift.max(bytes.count, 8) { high |= UInt64(bytes[index]) << UInt64(index * 8 - 64) }
        }
    }

    package init() {}

    package var startIndex: Int { 0 }
    package var endIndex: Int { items.count }

    package internal(set) subscript(place: Int) -> Item {
        get { items[place] }
        _modify { yield &items[place] }
    }

    package subscript(id: ItemID) -> Item? { place(of: id).map { items[$0] } }

    func place(of id: ItemID) -> Int? {
        var text = id.text
        return text.withUTF8(place(of:))
    }

    /// The place of the item whose id these bytes are.
    func place(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let short = ShortID(bytes) else {
            return longPlaces[ItemID(String(decoding: bytes, as: UTF8.self))].map(Int.init)
        }
        return places[short].map(Int.init)
    }

    /// Adds an item that is not there yet.
    mutating func append(_ item: Item) {
        var text = item.id.text
        let place = Int32(items.count)
        if let short = text.withUTF8(ShortID.init) { places[short] = place } else { longPlaces[item.id] = place }
        items.append(item)
    }

    package static func == (left: ItemTable, right: ItemTable) -> Bool { left.items == right.items }
}
