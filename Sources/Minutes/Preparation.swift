internal import Alignment

/// What a planned review asks of everybody: the agenda's other half.
package struct Preparation: Hashable, Sendable {
    package let topics: [TopicLine]
    /// Minutes of the topics that have a timebox.
    package let plannedMinutes: Int
    /// Without those who sent apologies.
    package let invited: [Attendee]
    package let apologies: [Attendee]
    package let needs: [Need]
    package let questions: [NoteLine]
    package let parked: [NoteLine]
    /// Fields on which people contradict each other without having seen it.
    package let conflicts: [ConflictLine]
    /// The topics that every agenda has, with what stands in them.
    package let standing: [StandingLine]

    /// What the review needs from one group.
    package struct Need: Hashable, Sendable {
        package let party: Party
        /// Requirements for the group that are open.
        package let open: Int
        /// Requirements that concern the group and on which somebody objects.
        package let contested: [OpenPoint]
        /// Requirements on which the group was never heard.
        package let unheard: [RequirementLine]
        /// Requirements whose wording changed since the group was heard.
        package let stale: [RequirementLine]
        package let actions: [ActionLine]
        package let questions: [NoteLine]
    }

    init(_ ledger: Ledger, _ rollCall: RollCall) {
        let workspace = ledger.workspace
        let review = ledger.review
        topics = workspace.agenda(of: review.id).filter { $0.status != .parked }.map(ledger.line)
        plannedMinutes = workspace.boxedMinutes(of: review.id)
        invited = review.invited.filter { !review.away.contains($0) }.map(workspace.attendee)
        apologies = review.away.map(workspace.attendee)
        let items = StandingItems(workspace, of: review.id)
        standing = StandingTopic.allCases.map { ledger.line($0, items[$0]) }
        let waiting = items[.waiting].filter { $0.kind == .note }.map(Note.init)
        let questions = waiting.filter { $0.kind == .question }.map(ledger.line)
        self.questions = questions
        parked = waiting.filter { $0.kind == .parked }.map(ledger.line)
        conflicts = ledger.conflicts()
        let urgent = workspace.requirements.filter { $0.status == .open }.mostUrgentFirst()
        let actions = workspace.actions.filter(\.status.isOpen).mostUrgentFirst().map(ledger.line)
        needs = Group.allCases.map { group in
            let theirs = urgent.filter { $0.groupsThatMatter.contains(group) }
            return Need(
                party: workspace.party(group), open: urgent.count { $0.group == group },
                contested: theirs.filter { $0.state == .contested }.compactMap { ledger.openPoint($0, rollCall) },
                unheard: theirs.filter { $0.standing(of: group) == .unheard }.map(ledger.line),
                stale: theirs.filter { $0.standing(of: group).isStale }.map(ledger.line),
                actions: actions.filter { $0.by?.group == group },
                questions: questions.filter { $0.to?.group == group })
        }
    }
}
