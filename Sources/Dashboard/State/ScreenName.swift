package import Alignment

/// The screens, in the order of their digits; `live` has none.
package enum ScreenName: String, CaseIterable, Hashable, Sendable {
    case overview, actions, requirements, decisions, reviews
    case forWhom = "for whom"
    case history, live

    /// The panels that can have the keyboard, in the order of Tab.
    package var panels: [PanelID] {
        switch self {
        case .overview: Group.allCases.map(PanelID.group) + [.urgent]
        case .actions: [.actions]
        case .requirements: [.requirements]
        case .decisions: [.decisions]
        case .reviews: [.reviews, .questions]
        case .forWhom: [.matrix, .exchange]
        case .history: [.history]
        case .live: [.minutes, .agenda]
        }
    }

    /// The digit that opens it.
    package var digit: Int? { self == .live ? nil : (ScreenName.allCases.firstIndex(of: self) ?? 0) + 1 }
}

/// A panel of a screen; each remembers its own selection, marks and order.
package enum PanelID: Hashable, Sendable {
    /// What one group still needs.
    case group(Group)
    /// The action items of the overview.
    case urgent
    case actions, requirements, decisions, reviews
    /// Questions and parked items that wait for an answer.
    case questions
    /// Who gives to whom.
    case matrix
    /// What one group gives to another: a cell of the matrix.
    case exchange
    case history
    /// The topics of the live review.
    case agenda
    /// The minutes of the live review as they grow.
    case minutes
}

/// What a row of a panel stands for.
package enum RowID: Hashable, Sendable {
    case item(ItemID)
    /// An entry, by its index in the workspace.
    case entry(Int)
    /// A standing topic that is not on the agenda yet.
    case standing(StandingTopic)
    /// What stands in a standing topic.
    case point(ItemID, StandingTopic)

    /// The item it stands for, if it is one.
    package var item: ItemID? {
        switch self {
        case .item(let id), .point(let id, _): id
        case .entry, .standing: nil
        }
    }
    package var entry: Int? { if case .entry(let index) = self { index } else { nil } }
}
