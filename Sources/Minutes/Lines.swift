package import Alignment

/// An action item as it stood at the end of the review.
package struct ActionLine: Hashable, Sendable {
    package let item: Mention
    package let status: ActionStatus
    package let owner: Attendee?
    /// Whom it is for.
    package let party: Party?
    /// Who does it.
    package let by: Party?
    package let due: Day?
    /// Days between the due day and the end of the review; `nil` unless it is open and late.
    package let daysLate: Int?
    package let waiting: String?
    package let because: String?
    package let requirement: Mention?
}

/// A group's position with what it said of it.
package struct Stance: Hashable, Sendable {
    package let party: Party
    package let position: Position
    /// What the group thought before, where it is known to have changed its mind.
    package let before: Position?
    /// Whether the wording changed since, so that the group has to be heard again.
    package let isStale: Bool
    package let reason: String?
    package let condition: String?
    package let voice: Attendee?
    /// Who gave it for a group that was not in the room.
    package let reportedBy: Attendee?
}

/// Positions that groups took on one item.
package struct PositionLine: Hashable, Sendable {
    package let item: Mention
    package let stances: [Stance]
    /// Groups that matter and are not heard on the wording in force, at the end of the review.
    package let toBeHeard: [Party]
}

package struct DecisionLine: Hashable, Sendable {
    package let item: Mention
    package let status: DecisionStatus
    package let rationale: String?
    package let requirement: Mention?
    package let supersedes: Mention?
    /// Groups in the room when it was accepted, and the others.
    package let represented: [Party]
    package let notRepresented: [Party]
    package let stances: [Stance]

    package var dissent: [Stance] { stances.filter { $0.position != .support } }
}

package struct RequirementLine: Hashable, Sendable {
    package let item: Mention
    package let party: Party?
    package let by: [Party]
    package let criterion: String?
    package let priority: Priority
    package let lead: Attendee?
}

/// A requirement whose acceptance criterion moved.
package struct CriterionLine: Hashable, Sendable {
    package let item: Mention
    package let before: String?
    package let now: String?
}

/// A requirement on which groups do not agree, or some are still to be heard.
package struct OpenPoint: Hashable, Sendable {
    package let item: Mention
    package let objections: [Stance]
    package let toBeHeard: [Party]
}

/// Something said, asked or parked.
package struct NoteLine: Hashable, Sendable {
    package let item: Mention
    package let kind: NoteKind
    package let said: Speaker?
    /// Who is asked.
    package let to: Speaker?
    package let answer: String?
    package let isSettled: Bool
    package let about: Mention?
    /// The topic on which it came up.
    package let topic: Mention?

    package var isOpenQuestion: Bool { kind == .question && answer == nil && !isSettled }
}

/// What became of an item that was there before.
package struct Update: Hashable, Sendable {
    package let item: Mention
    package let kind: Kind
    package let isNew: Bool
    package let changes: [Change]
    /// Who made the changes, in order.
    package let authors: [Attendee]
    /// When the last of them was made.
    package let at: Moment

    /// One field before and now.
    package struct Change: Hashable, Sendable {
        package let field: String
        package let label: String
        package let before: Shown?
        package let now: Shown?
    }

    /// A value as people read it.
    package enum Shown: Hashable, Sendable {
        case text(String)
        case day(Day)
    }
}

/// A field to which people gave different values, none having seen the other's.
package struct ConflictLine: Hashable, Sendable {
    package let item: Mention
    package let field: String
    package let label: String
    /// Oldest first; the last is in force.
    package let values: [Claim]

    package struct Claim: Hashable, Sendable {
        /// `nil`: nothing.
        package let shown: Update.Shown?
        package let by: Attendee
    }
}

/// A topic of the agenda.
package struct TopicLine: Hashable, Sendable {
    package let item: Mention
    package let plannedMinutes: Int?
    package let about: Mention?
}

/// A topic that every agenda has, with what stands in it.
package struct StandingLine: Hashable, Sendable {
    package let topic: StandingTopic
    /// Most urgent first.
    package let points: [Point]

    package struct Point: Hashable, Sendable {
        package let item: Mention
        package let kind: Kind
        /// Why it stands there: "jun · 3 days late", "parked twice, in V2 and V3".
        package let words: String
        /// The reviews that put it off, in order.
        package let putOffBy: [Mention]
    }
}
