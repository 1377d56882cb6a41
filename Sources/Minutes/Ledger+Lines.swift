internal import Alignment

/// The lines of the minutes, as things stood at the end of the review.
extension Ledger {
    func line(_ action: ActionItem) -> ActionLine {
        let late = action.isOverdue(today: lastDay) ? action.due.map { lastDay - $0 } : nil
        return ActionLine(
            item: workspace.mention(action.id), status: action.status, owner: action.owner.map(workspace.attendee),
            party: action.group.map(workspace.party), by: workspace.by(action).map(workspace.party), due: action.due,
            daysLate: late, waiting: action.waiting, because: action.because,
            requirement: workspace.mention(existing: action.requirement))
    }

    func line(_ requirement: Requirement) -> RequirementLine {
        RequirementLine(
            item: workspace.mention(requirement.id), party: requirement.group.map(workspace.party),
            by: requirement.by.map(workspace.party), criterion: requirement.criterion, priority: requirement.priority,
            lead: requirement.lead.map(workspace.attendee))
    }

    func line(_ decision: Decision, _ rollCall: RollCall) -> DecisionLine {
        let stances = Group.allCases.compactMap { stance(decision, $0, rollCall) }
        return DecisionLine(
            item: workspace.mention(decision.id), status: decision.status, rationale: decision.rationale,
            requirement: workspace.mention(existing: decision.requirement),
            supersedes: workspace.mention(existing: decision.supersedes),
            represented: decision.present.map(workspace.party),
            notRepresented: Group.allCases.filter { !decision.present.contains($0) }.map(workspace.party),
            stances: stances)
    }

    func line(_ topic: Topic) -> TopicLine {
        TopicLine(
            item: workspace.mention(topic.id), plannedMinutes: topic.minutes.map(Spell.plausible),
            about: workspace.mention(existing: topic.about))
    }

    func line(_ note: Note) -> NoteLine {
        let topic = entries[note.item.created].topic
        return NoteLine(
            item: workspace.mention(note.id), kind: note.kind, said: note.said.map(workspace.speaker),
            to: note.to.map(workspace.speaker), answer: note.answer, isSettled: note.status == .settled,
            about: workspace.mention(existing: note.about), topic: workspace.mention(existing: topic))
    }

    /// - Parameter items: what stands in the topic.
    func line(_ topic: StandingTopic, _ items: ItemList) -> StandingLine {
        let wording = Wording(workspace, zone: zone, today: followUpDay)
        return StandingLine(
            topic: topic,
            points: items.compactMap { item in
                guard let kind = item.kind else { return nil }
                return StandingLine.Point(
                    item: workspace.mention(item.id), kind: kind, words: wording.standing(item),
                    putOffBy: workspace.parkings(of: item.id).map(workspace.mention))
            })
    }

    /// The day by which action items should be done: of a planned review its own.
    var followUpDay: Day { review.status == .planned ? review.plannedDay ?? lastDay : lastDay }

    /// A group's position as of the end of the review.
    func stance(_ positioned: some Positioned, _ group: Group, _ rollCall: RollCall) -> Stance? {
        guard let position = positioned.position(of: group),
            let field = positioned.item.field("position." + group.rawValue)
        else { return nil }
        let voice = positioned.voice(of: group)
        let reporter = reporter(of: group, voice, at: field.setBy, rollCall)
        return Stance(
            party: workspace.party(group), position: position, before: nil,
            isStale: positioned.standing(of: group).isStale,
            reason: positioned.reason(of: group), condition: positioned.condition(of: group),
            voice: voice == reporter ? nil : voice.map(workspace.attendee), reportedBy: reporter.map(workspace.attendee)
        )
    }

    /// A position as it was taken by an entry, whatever became of it later.
    func stance(_ positioned: some Positioned, _ net: NetChange, _ rollCall: RollCall) -> Stance? {
        let key = String(net.field.dropFirst("position".utf8.count))
        guard let group = Group(rawValue: String(key.dropFirst())),
            let position = net.now?.text.flatMap(Position.init(rawValue:))
        else { return nil }
        let before = net.before?.text.flatMap(Position.init(rawValue:))
        func text(_ field: String) -> String? { said(field + key, of: positioned.id, at: net.last) }
        let voice = text("voice")
        let reporter = reporter(of: group, voice, at: net.last, rollCall)
        return Stance(
            party: workspace.party(group), position: position, before: before == position ? nil : before,
            isStale: text("pin") != positioned.pin,
            reason: text("reason"), condition: text("condition"),
            voice: voice == reporter ? nil : voice.map(workspace.attendee), reportedBy: reporter.map(workspace.attendee)
        )
    }

    /// Who gave a position in the review for a group that did not speak for itself.
    private func reporter(of group: Group, _ voice: String?, at index: Int, _ rollCall: RollCall) -> String? {
        guard entries[index].review == review.id else { return nil }
        return workspace.reporter(
            of: group, voice: voice, represented: rollCall.represented(at: index, self), author: entries[index].by)
    }

    /// Groups that matter and are not heard on the wording in force.
    func toBeHeard(_ positioned: some Positioned) -> [Party] {
        positioned.groupsThatMatter.filter { !positioned.standing(of: $0).isFresh }.map(workspace.party)
    }

    /// What speaks against a requirement or is missing; `nil` if nothing.
    func openPoint(_ requirement: Requirement, _ rollCall: RollCall) -> OpenPoint? {
        guard requirement.status == .open else { return nil }
        let objections = requirement.objecting.compactMap { stance(requirement, $0, rollCall) }
        let unheard = toBeHeard(requirement)
        guard !objections.isEmpty || !unheard.isEmpty else { return nil }
        return OpenPoint(item: workspace.mention(requirement.id), objections: objections, toBeHeard: unheard)
    }
}
