import Alignment
import Screen

/// What one group gives to another: requirements and action items in one list.
enum ExchangeTable {
    static let columns: [Column<Item>] = [Cells.ref(), Cells.title(), who, standing, positions]

    private static let who = Column<Item>(
        "who", width: .fitting(6, 10), rank: 1
    ) { item, _ in
        if let person = person(item) { return [Span(person)] }
        return [Span("nobody", item.kind == .action ? .warning : .dim)]
    }.sorted { item, _ in SortKey(person(item)) }

    private static func person(_ item: Item) -> String? { item.text(item.kind == .action ? "owner" : "lead") }

    /// When an action item is due, or how a requirement stands.
    private static let standing = Column<Item>(
        "standing", width: .exactly(12), rank: 0
    ) { item, context in
        guard item.kind == .action else { return [Span(Requirement(item).state.words, Requirement(item).state.role)] }
        let action = ActionItem(item)
        guard let day = action.due else { return [Span("no due day", .dim)] }
        let words = ActionTable.words(day, isOpen: action.status.isOpen, context)
        return [Span(words, ActionTable.role(of: action, day, context))]
    }.sorted { item, _ in
        item.kind == .action ? SortKey(ActionItem(item).due?.number) : .number(Requirement(item).state.rank)
    }

    private static let positions = Column<Item>(
        "positions", width: .fitting(0, 9), rank: 2
    ) { item, context in
        guard item.kind == .requirement else { return [] }
        let requirement = Requirement(item)
        return PositionSigns.spans(requirement, first: requirement.group, context.glyphs)
    }.sorted { item, _ in SortKey(Requirement(item).state.rank) }
}
