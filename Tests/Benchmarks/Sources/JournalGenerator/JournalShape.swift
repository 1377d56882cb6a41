/// How large a generated journal is, and of what.
package struct JournalShape: Sendable {
    package var items = 1000
    /// Entries of each action item: the one that makes it, and what happens to it later.
    package var entriesPerItem = 4
    package var people = 24
    package var reviews = 6
    /// Words of a title, on average; and of a note, a criterion or a reason, twice that.
    package var titleWords = 6
    /// How many of a hundred action items are done or dropped in the end.
    package var closedPercent = 40
    package var seed: UInt64 = 1

    package init() {}

    /// Requirements grow with the items; a small programme has some, too.
    var requirements: Int { max(12, items / 50) }
}
