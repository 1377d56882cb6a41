/// What a change of `here.<person>` says of somebody.
package enum Attending: CaseIterable, Hashable, Sendable {
    case came, left
    /// Will not come, and was not there before.
    case apologies
    /// Apologies, or that somebody was there, are taken back.
    case expected, takenBack

    /// - Returns: `nil` for a change of anything else.
    package init?(_ change: Entry.Change) {
        guard change.item.kind == .review, change.field.hasPrefix("here.") else { return nil }
        switch (change.was?.flag, change.value?.flag) {
        case (_, true?): self = .came
        case (true?, false?): self = .left
        case (_, false?): self = .apologies
        case (false?, nil): self = .expected
        case (_, nil): self = .takenBack
        }
    }

    /// What follows the names: "came", "left", "sent apologies".
    package var verb: String {
        switch self {
        case .came: "came"
        case .left: "left"
        case .apologies: "sent apologies"
        case .expected: "will come after all"
        case .takenBack: "was not there"
        }
    }

    /// Those of the changes that say this, as handles.
    package func handles(in changes: some Sequence<Entry.Change>) -> [String] {
        changes.filter { Attending($0) == self }.map { String($0.field.dropFirst(5)) }
    }
}
