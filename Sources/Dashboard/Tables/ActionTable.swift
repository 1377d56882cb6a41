import Alignment
import Screen

/// The table of action items, on the overview and on their own screen.
enum ActionTable {
    static let columns: [Column<Item>] = [
        Cells.ref(), Cells.title { item, context in titleRole(ActionItem(item), context) }, owner, due, status, flow,
        Cells.requirement(rank: 2), waiting, Cells.raised(rank: 7), moved, Cells.priority(rank: 9),
    ]

    private static func titleRole(_ action: ActionItem, _ context: ViewContext) -> Role {
        action.status.isOpen ? .text : .inactive
    }

    private static let owner = Column<Item>(
        "owner", width: .fitting(6, 10)
    ) { item, _ in
        let action = ActionItem(item)
        guard let owner = action.owner else { return [Span("nobody", action.status.isOpen ? .warning : .inactive)] }
        return [Span(owner, action.status.isOpen ? .text : .inactive)]
    }.sorted { item, _ in SortKey(item.text("owner")) }

    private static let due = Column<Item>(
        "due", width: .fitting(10, 12)
    ) { item, context in
        let action = ActionItem(item)
        guard let day = action.due else { return [Span(action.status.isOpen ? "no due day" : "", .dim)] }
        return [Span(words(day, isOpen: action.status.isOpen, context), role(of: action, day, context))]
    }.sorted { item, _ in SortKey(ActionItem(item).due?.number) }

    /// A day of another year without its weekday, so that it fits.
    static func words(_ day: Day, isOpen: Bool, _ context: ViewContext) -> String {
        let wording = context.wording
        if isOpen, day - context.today < 2 { return wording.due(day) }
        return day.civil.year == context.today.civil.year ? wording.day(day) : wording.shortDay(day)
    }

    static func role(of action: ActionItem, _ day: Day, _ context: ViewContext) -> Role {
        guard action.status.isOpen else { return .inactive }
        switch day - context.today {
        case ..<0: return .overdue
        case 0...1: return .dueSoon
        default: return .text
        }
    }

    private static let status = Column<Item>(
        "status", width: .exactly(7), rank: 1
    ) { item, _ in
        let status = ActionItem(item).status
        return [Span(status.rawValue, role(of: status))]
    }.sorted { item, _ in SortKey(ActionStatus.allCases.firstIndex(of: ActionItem(item).status)) }

    private static func role(of status: ActionStatus) -> Role {
        switch status {
        case .open: .dim
        case .doing: .info
        case .blocked: .warning
        case .done: .done
        case .dropped: .inactive
        }
    }

    /// "M→U": gives → gets.
    private static let flow = Column<Item>(
        "by→for", width: .fitting(3, 6), rank: 3
    ) { item, context in
        let action = ActionItem(item)
        let by = context.workspace.by(action)?.letter ?? " "
        guard by != " " || action.group != nil else { return [] }
        return [Span(by + context.glyphs.arrow + (action.group?.letter ?? "?"), .dim)]
    }.sorted { item, context in SortKey(context.workspace.by(ActionItem(item))?.index) }

    private static let waiting = Column<Item>(
        "waiting for", width: .fitting(0, 24), rank: 6
    ) { item, _ in [Span(item.text("waiting") ?? "", .warning)] }.sorted { item, _ in SortKey(item.text("waiting")) }

    private static let moved = Column<Item>(
        "moved", width: .exactly(5), rank: 8
    ) { item, _ in [Span(item.moved > 0 ? "\(item.moved)×" : "", item.moved > 1 ? .warning : .dim)] }.sorted {
        item, _ in SortKey(item.moved)
    }
}
