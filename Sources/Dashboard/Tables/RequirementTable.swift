import Alignment
import Screen

/// The tables of requirements: short ones in the groups' panels, a long one on their own screen.
enum RequirementTable {
    static let panelColumns: [Column<Item>] = [Cells.ref(), title, positions]

    static let columns: [Column<Item>] = [
        Cells.ref(), title, Cells.group("for", rank: 2) { Requirement($0).group }, by, positions, state,
        Cells.priority(rank: 3), Cells.person("lead", field: "lead", rank: 5), category, Cells.raised(rank: 8),
    ]

    private static let title = Cells.title { item, _ in
        let requirement = Requirement(item)
        return requirement.status == .open ? (requirement.state == .contested ? .strong : .text) : .inactive
    }

    private static let positions = Column<Item>(
        "positions", width: .fitting(4, 9), rank: 0
    ) { item, context in
        let requirement = Requirement(item)
        return PositionSigns.spans(requirement, first: requirement.group, context.glyphs)
    }.sorted { item, _ in SortKey(Requirement(item).state.rank) }

    private static let state = Column<Item>(
        "state", width: .exactly(11), rank: 1
    ) { item, _ in
        let state = Requirement(item).state
        return [Span(state.words, state.role)]
    }.sorted { item, _ in SortKey(Requirement(item).state.rank) }

    /// Who meets it; a question mark where that is only presumed.
    private static let by = Column<Item>(
        "by", width: .fitting(2, 7), rank: 4
    ) { item, _ in
        let requirement = Requirement(item)
        return [Span(requirement.by.map(\.letter).joined(separator: " ") + (requirement.isPresumed ? "?" : ""), .dim)]
    }.sorted { item, _ in SortKey(Requirement(item).by.map(\.letter).joined()) }

    private static let category = Column<Item>(
        "category", width: .fitting(8, 13), rank: 6
    ) { item, _ in [Span(item.text("category") ?? "", .dim)] }.sorted { item, _ in SortKey(item.text("category")) }
}
