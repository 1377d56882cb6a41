package import Alignment

/// The review in short: what a reader with one minute has to know.
package struct Brief: Hashable, Sendable {
    package let decisions: [DecisionLine]
    /// Who does what by when: the action items agreed on in the review, most urgent first, closed ones last.
    package let actions: [ActionLine]
    package let criteria: [CriterionLine]
    package let newRequirements: [RequirementLine]
    /// Requirements that were found met in the review.
    package let metRequirements: [Mention]
    /// Requirements touched in the review on which groups object or are still to be heard.
    package let openPoints: [OpenPoint]
    /// Questions asked in the review that nobody answered yet.
    package let openQuestions: [NoteLine]
    package let missing: [Party]
    package let partly: [Attendance.GroupAttendance]
    package let apologies: [Attendee]
    package let next: Day?

    init(_ ledger: Ledger, _ sections: [Section], _ attendance: Attendance, _ rollCall: RollCall) {
        let workspace = ledger.workspace
        let made = ledger.made
        let nets = ledger.net(made)
        let here = Set(made)
        decisions = Brief.last(of: sections.flatMap(\.decisions)) { $0.item.id }
        actions = workspace.actions.filter { here.contains($0.item.created) && $0.status != .dropped }
            .mostUrgentFirst().map(ledger.line)
        criteria = nets.filter { $0.field == "criterion" }.compactMap { net in
            guard let item = workspace[net.item], !here.contains(item.created) else { return nil }
            return CriterionLine(item: workspace.mention(net.item), before: net.before?.text, now: net.now?.text)
        }
        newRequirements = workspace.requirements.filter { here.contains($0.item.created) }.map(ledger.line)
        metRequirements = nets.filter { $0.field == "status" }.compactMap { workspace.requirement($0.item) }
            .filter { $0.status == .met }.map { workspace.mention($0.id) }
        openPoints = Brief.touched(nets, sections).compactMap { workspace.requirement($0) }
            .compactMap { ledger.openPoint($0, rollCall) }
        openQuestions = sections.flatMap(\.notes).filter(\.isOpenQuestion)
        (missing, partly, apologies) = (attendance.missing, attendance.partly, attendance.apologies)
        next = ledger.review.next ?? workspace.nextReview?.plannedDay
    }

    /// Requirements whose criterion moved, on which positions were taken or which a topic was about.
    private static func touched(_ nets: [NetChange], _ sections: [Section]) -> [ItemID] {
        let changed = nets.filter { $0.field == "criterion" && $0.before != nil || $0.field.hasPrefix("position.") }
        let abouts = sections.compactMap(\.openPoint?.item.id)
        var seen: Set<ItemID> = []
        return (changed.map(\.item) + abouts).filter { seen.insert($0).inserted }
    }

    /// Each once, where it came up last.
    private static func last<Line>(of lines: [Line], _ id: (Line) -> ItemID) -> [Line] {
        var seen: Set<ItemID> = []
        return lines.reversed().filter { seen.insert(id($0)).inserted }.reversed()
    }
}
