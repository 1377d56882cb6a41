import Alignment

/// What kind of rows a panel has, and its columns.
enum Table {
    case items([Column<Item>])
    case entries([Column<Entry>])
    /// The matrix and the panels of the live screen draw themselves.
    case custom
}

extension PanelID {
    var table: Table {
        switch self {
        case .group: .items(RequirementTable.panelColumns)
        case .urgent, .actions: .items(ActionTable.columns)
        case .exchange: .items(ExchangeTable.columns)
        case .requirements: .items(RequirementTable.columns)
        case .decisions: .items(DecisionTable.columns)
        case .reviews: .items(ReviewTable.columns)
        case .questions: .items(QuestionTable.columns)
        case .history: .entries(HistoryTable.columns)
        case .matrix, .agenda, .minutes: .custom
        }
    }

    /// The kind of item in its rows; `nil` for entries and for mixed rows.
    var kind: Kind? {
        switch self {
        case .group, .requirements: .requirement
        case .urgent, .actions: .action
        case .decisions: .decision
        case .reviews: .review
        case .questions: .note
        case .agenda: .topic
        case .exchange, .matrix, .history, .minutes: nil
        }
    }

    /// Names of the columns to sort by, in their order.
    var sortableColumns: [String] {
        switch table {
        case .items(let columns): columns.map(\.name)
        case .entries(let columns): columns.map(\.name)
        case .custom: []
        }
    }

    /// Whether the names of the columns stand above the rows.
    var hasHeading: Bool {
        switch self {
        case .group, .urgent, .matrix, .agenda, .minutes: false
        default: true
        }
    }
}
