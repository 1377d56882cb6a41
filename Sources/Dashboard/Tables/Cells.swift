import Alignment
import Screen

/// Cells that several tables share.
enum Cells {
    static func ref(_ rank: Int = 0) -> Column<Item> {
        Column("id", "", width: .fitting(3, 9), rank: rank) { item, context in
            [Span(item.ref, item.isLate(today: context.today) ? .overdue : .dim)]
        }.sorted { item, _ in SortKey(item.id.number) }
    }

    /// The title, with who changed it a moment ago behind it.
    static func title(role: @escaping @Sendable (Item, ViewContext) -> Role = { _, _ in .text }) -> Column<Item> {
        Column("title", width: .rest) { item, context in
            [Span(item.title ?? "", role(item, context))]
        }.sorted { item, _ in SortKey(item.title) }
    }

    static func group(_ name: String, rank: Int, of group: @escaping @Sendable (Item) -> Group?) -> Column<Item> {
        Column(name, width: .exactly(5), rank: rank) { item, _ in
            [Span(group(item)?.shortName ?? "", .dim)]
        }.sorted { item, _ in SortKey(group(item)?.index) }
    }

    static func requirement(rank: Int) -> Column<Item> {
        Column(
            "requirement", "re", width: .fitting(3, 9), rank: rank
        ) { item, context in
            [Span(item.text("requirement").map { context.workspace.ref(ItemID($0)) } ?? "", .dim)]
        }.sorted { item, _ in SortKey(item.text("requirement").map { ItemID($0) }?.number) }
    }

    static func priority(rank: Int) -> Column<Item> {
        Column(
            "priority", width: .exactly(8), rank: rank
        ) { item, _ in
            let priority = item.choice("priority") ?? Priority.should
            return [Span(priority.rawValue, priority == .must ? .text : .dim)]
        }.sorted { item, _ in SortKey((item.choice("priority") ?? Priority.should).rank) }
    }

    static func person(_ name: String, _ title: String? = nil, field: String, rank: Int) -> Column<Item> {
        Column(name, title, width: .fitting(4, 10), rank: rank) {
            item, _ in
            [Span(item.text(field) ?? "", .text)]
        }.sorted { item, _ in SortKey(item.text(field)) }
    }

    /// The review an item was first mentioned in.
    static func raised(rank: Int) -> Column<Item> {
        Column(
            "raised", width: .fitting(2, 9), rank: rank
        ) { item, context in
            [Span(context.workspace.entries.making(of: item.created).review.map(context.workspace.ref) ?? "", .dim)]
        }.sorted { item, context in SortKey(context.workspace.entries.making(of: item.created).review?.number) }
    }
}

extension Item {
    /// Whether it should have been done, or held, before today.
    func isLate(today: Day) -> Bool {
        switch kind {
        case .action: ActionItem(self).isOverdue(today: today)
        case .review: Review(self).isLate(today: today)
        default: false
        }
    }
}

extension Review {
    /// Whether its day has passed and it was not held.
    func isLate(today: Day) -> Bool { status == .planned && plannedDay.map { $0 < today } ?? false }
}
