package import Alignment

/// A review as a document: built once from the journal, rendered to every format.
///
/// The values are those as of the review's last closing entry, so nothing that happens later alters the minutes but a
/// reopening, which makes an edition, and a redaction. Of a planned review the document is the agenda.
package struct Minutes: Sendable {
    package let header: Header
    package let brief: Brief
    package let attendance: Attendance
    /// The opening, the topics in the order discussed, the rest.
    package let sections: [Section]
    package let followUp: FollowUp
    /// What changed while the review was live, by entries that were not made in it.
    package let outside: [Update]
    package let parked: [NoteLine]
    package let parkedTopics: [TopicLine]
    package let notReached: [TopicLine]
    /// What entries that came after the closing say about the review.
    package let late: [Update]
    /// The agenda and what is asked of each group; only of a planned review.
    package let preparation: Preparation?
    /// What all of it was built from.
    let ledger: Ledger

    /// - Parameters:
    ///   - latest: what the log adds up to, for who has it at hand.
    ///   - zone: the workspace's time zone.
    /// - Returns: `nil` if there is no such review.
    package init?(of review: ItemID, log: EntryLog, latest: Workspace? = nil, zone: Zone) {
        let latest = latest ?? Workspace(log)
        guard let ledger = Ledger(of: review, log: log, latest: latest, zone: zone) else { return nil }
        self.ledger = ledger
        let rollCall = RollCall(ledger)
        let timeline = Timeline(ledger)
        header = Header(ledger, timeline)
        attendance = rollCall.attendance(ledger)
        sections = timeline.sections(rollCall)
        brief = Brief(ledger, sections, attendance, rollCall)
        followUp = FollowUp(ledger)
        outside = ledger.changedOutside()
        late = ledger.recordedLate()
        parked = ledger.parked()
        (parkedTopics, notReached) = ledger.topicsLeft(except: timeline.discussed)
        preparation = ledger.review.status == .planned ? Preparation(ledger, rollCall) : nil
    }

    /// What stands above everything.
    package struct Header: Hashable, Sendable {
        package let workspace: String
        package let review: Mention
        package let status: ReviewStatus
        package let plannedDay: Day?
        package let plannedTime: ClockTime?
        package let plannedMinutes: Int
        package let started: Moment?
        /// When it closed; of a live review, when the last entry was made.
        package let ended: Moment?
        /// When it closed for the first time: what later editions correct was held until then.
        package let heldUntil: Moment?
        package let usedMilliseconds: Int64
        package let facilitator: Attendee?
        package let groups: [Party]
        /// 1 for the first closing, one more for each time it was reopened and closed again.
        package let edition: Int
        /// Who closed the last edition.
        package let closedBy: Attendee?

        init(_ ledger: Ledger, _ timeline: Timeline) {
            let review = ledger.review
            let course = ledger.course
            workspace = ledger.workspace.name
            self.review = ledger.workspace.mention(review.id)
            status = review.status
            (plannedDay, plannedTime) = (review.plannedDay, review.plannedTime)
            plannedMinutes = Spell.plausible(review.plannedMinutes)
            started = course.stretches.first.map { ledger.moment($0.first) }
            ended = course.stretches.isEmpty ? nil : ledger.moment(ledger.lastOfReview)
            heldUntil = course.stretches.first?.last.map(ledger.moment)
            usedMilliseconds = timeline.usedInAll
            facilitator = review.facilitator.map(ledger.workspace.attendee)
            groups = Group.allCases.map(ledger.workspace.party)
            edition = max(1, course.stretches.count)
            closedBy = course.closing.map { ledger.workspace.attendee(ledger.entries[$0].by) }
        }

        /// The day of the minutes: when it began, or is planned to.
        package var day: Day? { started?.day ?? plannedDay }
    }
}

extension Ledger {
    private static let subjects: Set<Kind> = [.requirement, .action, .decision, .note]

    /// Changes by entries that were not made in the review while it was live.
    func changedOutside() -> [Update] {
        let inside = Set(made)
        let outside = entries.indices.filter { course.isLive(at: $0) && !inside.contains($0) }
        let here = Set(outside)
        return net(outside).byItem.compactMap { id, nets in
            guard id.kind.map(Ledger.subjects.contains) ?? false, let item = workspace[id], !isStruck(item) else {
                return nil
            }
            return update(nets, isNew: here.contains(item.created))
        }
    }

    /// Changes by entries of the review that came after its last closing, as they stand today.
    func recordedLate() -> [Update] {
        let here = Set(late)
        return net(late, of: latestChanges).byItem.compactMap { id, nets in
            guard id.kind.map(Ledger.subjects.contains) ?? false, let item = latest[id], !isStruck(item) else {
                return nil
            }
            return update(nets, isNew: here.contains(item.created), in: latest)
        }
    }

    private func isStruck(_ item: Item) -> Bool { item.kind == .note && Note(item).status == .struck }

    /// What was parked in the review.
    func parked() -> [NoteLine] {
        let here = Set(made)
        return workspace.questions.filter { note in
            note.kind == .parked && note.status != .struck && here.contains(note.item.created)
        }.map(line)
    }

    /// Topics that were parked, and those that never came under discussion.
    func topicsLeft(except discussed: [ItemID]) -> (parked: [TopicLine], notReached: [TopicLine]) {
        let agenda = workspace.agenda(of: review.id)
        let parked = agenda.filter { $0.status == .parked }
        let waiting = agenda.filter { $0.status == .toCome && !discussed.contains($0.id) }
        return (parked.map(line), review.status == .planned ? [] : waiting.map(line))
    }
}
