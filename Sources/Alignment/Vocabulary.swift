/// The four groups of every programme; each is somebody's customer. The raw value is the journal's key.
package enum Group: String, CaseIterable, Hashable, Sendable {
    case it, ml, lob, users

    /// The letter that stands for the group where space is short.
    package var letter: String {
        switch self {
        case .it: "I"
        case .ml: "M"
        case .lob: "L"
        case .users: "U"
        }
    }

    /// The name shown unless the workspace's `group.<key>` replaces it.
    package var defaultName: String {
        switch self {
        case .it: "IT"
        case .ml: "ML/AI teams"
        case .lob: "Lines of business"
        case .users: "End users"
        }
    }

    /// The name in a table cell or sentence that has no room for the full one.
    package var shortName: String {
        switch self {
        case .it: "IT"
        case .ml: "ML"
        case .lob: "LoB"
        case .users: "users"
        }
    }

    /// Who meets this group's requirements unless said otherwise (DESIGN, the table of groups).
    package var servedBy: [Group] {
        switch self {
        case .it: [.ml]
        case .ml: [.it]
        case .lob: [.it, .ml]
        case .users: [.it, .ml, .lob]
        }
    }

    /// The group's place among the four, 0-based.
    package var index: Int {
        switch self {
        case .it: 0
        case .ml: 1
        case .lob: 2
        case .users: 3
        }
    }
}

/// What an item is. The raw value is the noun of the command line and of JSON's `kind`.
package enum Kind: String, CaseIterable, Hashable, Sendable {
    case workspace, person, requirement, action, decision, review, topic, note

    /// The letter that begins an id of this kind; `nil` where ids are not numbered.
    package var letter: String? {
        switch self {
        case .workspace, .person: nil
        case .requirement: "R"
        case .action: "A"
        case .decision: "D"
        case .review: "V"
        case .topic: "T"
        case .note: "N"
        }
    }

    /// The field that names an item of this kind; without it the item exists only in history.
    package var titleField: String {
        switch self {
        case .workspace, .person: "name"
        case .note: "text"
        default: "title"
        }
    }

    /// The word people read: "action item" for the noun `action`.
    package var word: String { self == .action ? "action item" : rawValue }

    /// The kind's place among all, 0-based.
    var index: Int {
        switch self {
        case .workspace: 0
        case .person: 1
        case .requirement: 2
        case .action: 3
        case .decision: 4
        case .review: 5
        case .topic: 6
        case .note: 7
        }
    }

    package init?(letter: UInt8) {
        switch letter {
        case UInt8(ascii: "R"): self = .requirement
        case UInt8(ascii: "A"): self = .action
        case UInt8(ascii: "D"): self = .decision
        case UInt8(ascii: "V"): self = .review
        case UInt8(ascii: "T"): self = .topic
        case UInt8(ascii: "N"): self = .note
        default: return nil
        }
    }
}

package enum RequirementStatus: String, CaseIterable, Sendable { case open, met, dropped }

package enum ActionStatus: String, CaseIterable, Sendable {
    case open, doing, blocked, done, dropped

    /// Whether somebody still has to do something.
    package var isOpen: Bool { self == .open || self == .doing || self == .blocked }
}

package enum DecisionStatus: String, CaseIterable, Sendable { case proposed, accepted, rejected, superseded }

package enum ReviewStatus: String, CaseIterable, Sendable { case planned, live, closed }

package enum TopicStatus: String, CaseIterable, Sendable {
    case toCome = "to-come"
    case discussed, parked
}

package enum NoteKind: String, CaseIterable, Sendable { case note, question, parked }

/// `struck` is not printed; history keeps it.
package enum NoteStatus: String, CaseIterable, Sendable { case open, settled, struck }

package enum Priority: String, CaseIterable, Sendable {
    case must, should, could

    /// 0 is the most urgent.
    package var rank: Int { Priority.allCases.firstIndex(of: self) ?? 1 }
}

package enum Position: String, CaseIterable, Sendable { case support, concern, objection }

package enum Category: String, CaseIterable, Sendable {
    case environment, data, integration, performance, security, governance, compliance, ethics, operations, support
    case skills, cost, understanding, other
}
