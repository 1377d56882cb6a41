/// One gesture of one person: a line of the journal.
package struct Entry: Hashable, Sendable {
    /// Lamport number, at least 1: the first part of the order.
    package var n: Int
    /// Ten random characters; empty where a foreign line has none.
    package var id: String
    /// When it was made, for people only; `nil` where a foreign line says it in a way we cannot read.
    package let instant: Instant?
    /// The bare handle of who made it.
    package var by: String
    /// The review it was made in.
    package var review: ItemID?
    /// That review's topic when its typing began.
    package var topic: ItemID?
    /// What it sets, sorted by item and field as bytes when we wrote it.
    package var changes: [Change]
    /// The entry it undoes.
    package var undoes: String?
    /// The entries whose values nobody may see any more.
    package var redacts: [String]
    /// The line's bytes as they stand in the journal, without the newline: the last part of the order.
    package internal(set) var bytes: ArraySlice<UInt8>
    /// `at` as it was written, where that is not how we write an instant.
    private let foreignAt: String?

    /// One field of one item: what it held and what it holds now; `nil` is "nothing".
    package struct Change: Hashable, Sendable {
        package var item: ItemID
        package var field: String
        package var was: Value?
        package var value: Value?

        package init(item: ItemID, field: String, was: Value?, value: Value?) {
            self.item = item
            self.field = field
            self.was = was
            self.value = value
        }
    }

    package init(
        n: Int, id: String, at: String, by: String, review: ItemID? = nil, topic: ItemID? = nil,
        changes: [Change], undoes: String? = nil, redacts: [String] = [], bytes: ArraySlice<UInt8> = []
    ) {
        let instant = Instant(iso: at)
        self.init(
            n: n, id: id, instant: instant, foreignAt: instant?.iso == at ? nil : at, by: by, review: review,
            topic: topic,
            changes: changes, undoes: undoes, redacts: redacts, bytes: bytes)
    }

    init(
        n: Int, id: String, instant: Instant?, foreignAt: String? = nil, by: String, review: ItemID?, topic: ItemID?,
        changes: [Change], undoes: String?, redacts: [String], bytes: ArraySlice<UInt8>
    ) {
        self.n = n
        self.id = id
        self.instant = instant
        self.foreignAt = foreignAt
        self.by = by
        self.review = review
        self.topic = topic
        self.changes = changes
        self.undoes = undoes
        self.redacts = redacts
        self.bytes = bytes
    }

    /// When it was made, as written: an ISO 8601 instant in UTC.
    package var at: String { foreignAt ?? instant?.iso ?? "" }

    /// The line as text.
    package var line: String { String(decoding: bytes, as: UTF8.self) }

    /// Items the entry touches, each once, in the entry's order.
    package var items: [ItemID] {
        var items: [ItemID] = []
        for change in changes where items.last != change.item && !items.contains(change.item) {
            items.append(change.item)
        }
        return items
    }

    package func change(_ item: ItemID, _ field: String) -> Change? {
        changes.first { $0.item == item && $0.field == field }
    }

    /// The journal's order: `n`, then `by` as bytes, then the line's bytes; never the clock.
    package func precedes(_ other: Entry) -> Bool {
        if n != other.n { return n < other.n }
        if !by.isSameInBytes(as: other.by) { return by.precedesInBytes(other.by) }
        return bytes.lexicographicallyPrecedes(other.bytes)
    }
}
