internal import Alignment

/// What one group takes away from the review: what it was promised and what is asked of it.
package struct ForGroup: Hashable, Sendable {
    package let party: Party
    /// Open action items for the group.
    package let promised: [ActionLine]
    /// Its requirements that were added or whose criterion moved in the review.
    package let requirements: [RequirementLine]
    /// Open action items that it has to do.
    package let asked: [ActionLine]
    /// Questions to it that nobody answered yet.
    package let questions: [NoteLine]
    /// Requirements on which it is still to be heard, or to be heard again.
    package let toBeHeard: [RequirementLine]

    init(_ group: Group, _ minutes: Minutes) {
        let workspace = minutes.ledger.workspace
        let line = minutes.ledger.line as (ActionItem) -> ActionLine
        let open = workspace.actions.filter(\.status.isOpen).mostUrgentFirst().map(line)
        let touched = Set(minutes.brief.criteria.map(\.item.id) + minutes.brief.newRequirements.map(\.item.id))
        let requirements = workspace.requirements.filter { $0.status == .open }
        party = workspace.party(group)
        promised = open.filter { $0.party?.group == group }
        asked = open.filter { $0.by?.group == group }
        self.requirements = requirements.filter { $0.group == group && touched.contains($0.id) }.map(
            minutes.ledger.line)
        questions = workspace.notes.filter { $0.status == .open }.map(minutes.ledger.line)
            .filter { $0.isOpenQuestion && $0.to?.group == group }
        toBeHeard = requirements.filter { $0.groupsThatMatter.contains(group) && !$0.standing(of: group).isFresh }
            .map(minutes.ledger.line)
    }

    package var isEmpty: Bool {
        promised.isEmpty && requirements.isEmpty && asked.isEmpty && questions.isEmpty && toBeHeard.isEmpty
    }

    var json: JSON {
        .object([
            "group": party.json, "promised": .array(promised.map(\.json)),
            "requirements": .array(requirements.map(\.json)), "asked": .array(asked.map(\.json)),
            "questions": .array(questions.map(\.json)), "toBeHeard": .array(toBeHeard.map(\.json)),
        ])
    }
}

extension Page {
    mutating func add(_ own: ForGroup) {
        heading(2, "For \(own.party.name)")
        guard !own.isEmpty else { return paragraph("Nothing was promised to you and nothing is asked of you.") }
        list(3, "What you were promised", own.promised.map { $0.sentence(known: own.party) })
        list(3, "Your requirements, as they stand now", own.requirements.map { $0.paragraph(known: own.party) })
        list(3, "What is asked of you", own.asked.map { $0.sentence(known: own.party) })
        list(3, "Questions to you", own.questions.map(\.asked))
        list(3, "Your position, please", own.toBeHeard.map(\.position))
    }
}
