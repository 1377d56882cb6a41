internal import Alignment

/// Who was in the room, and when.
package struct Attendance: Hashable, Sendable {
    /// The four groups in their order, with those who came.
    package let groups: [GroupAttendance]
    /// Those who came and belong to no group.
    package let guests: [Presence]
    /// Invited, or said not to come, and never there.
    package let apologies: [Attendee]

    /// A group, those of it who came, and when somebody other than the facilitator stood for it.
    package struct GroupAttendance: Hashable, Sendable {
        package let party: Party
        package let people: [Presence]
        package let represented: [Stay]
    }

    /// One person's times in the room.
    package struct Presence: Hashable, Sendable {
        package let person: Attendee
        package let isFacilitator: Bool
        package let stays: [Stay]
    }

    /// From when to when; `nil` is the beginning or the end of the review.
    package struct Stay: Hashable, Sendable {
        package let from: Moment?
        package let to: Moment?
    }

    /// Groups for which nobody but the facilitator came.
    package var missing: [Party] { groups.filter(\.represented.isEmpty).map(\.party) }

    /// Groups that stood for themselves for a part of the review only.
    package var partly: [GroupAttendance] {
        groups.filter { !$0.represented.isEmpty && $0.represented != [Stay(from: nil, to: nil)] }
    }
}

/// Arrivals and departures along the entries.
struct RollCall: Sendable {
    /// From the entry of arrival to the entry of departure; open: to the end.
    struct Visit: Hashable, Sendable {
        let from: Int
        var to: Int?

        func covers(_ index: Int) -> Bool { from <= index && index < to ?? Int.max }
    }

    private(set) var visits: [(handle: String, visits: [Visit])] = []
    /// Entries up to this one are taken for the beginning: the first roll call, and the first five minutes of the opening.
    private(set) var beginning: Int

    init(_ ledger: Ledger) {
        let start = ledger.course.stretches.first?.first ?? 0
        beginning = start
        var isFirst = true
        var isOpening = true
        for (index, _) in ledger.entries.touching(ledger.review.id, in: ledger.entries.indices) {
            for change in ledger.changes[index] where change.item == ledger.review.id {
                if change.field == "topic", change.value != nil { isOpening = false }
                guard change.field.hasPrefix("here.") else { continue }
                note(String(change.field.dropFirst(5)), change.value?.flag, at: index)
                guard index > start, change.value == .flag(true) else { continue }
                if isFirst || isOpening && RollCall.isEarly(ledger, index, start) { beginning = max(beginning, index) }
                isFirst = false
            }
        }
    }

    private static func isEarly(_ ledger: Ledger, _ index: Int, _ start: Int) -> Bool {
        ledger.moment(index).instant.minutes(since: ledger.moment(start).instant) < 5
    }

    /// - Parameter isHere: `nil` takes back that the person ever came.
    private mutating func note(_ handle: String, _ isHere: Bool?, at index: Int) {
        if !visits.contains(where: { $0.handle == handle }) { visits.append((handle, [])) }
        guard let place = visits.firstIndex(where: { $0.handle == handle }) else { return }
        let isOpen = visits[place].visits.last.map { $0.to == nil } ?? false
        switch (isHere, isOpen) {
        case (true, false): visits[place].visits.append(Visit(from: index))
        case (false, true): visits[place].visits[visits[place].visits.count - 1].to = index
        case (nil, true): visits[place].visits.removeLast()
        default: break
        }
    }

    /// Groups for which somebody other than the facilitator was in the room when an entry was made.
    func represented(at index: Int, _ ledger: Ledger) -> [Group] {
        let here = visits.filter { $0.handle != ledger.review.facilitator && $0.visits.contains { $0.covers(index) } }
        let groups = here.compactMap { ledger.workspace.person($0.handle)?.group }
        return Group.allCases.filter { groups.contains($0) }
    }

    func attendance(_ ledger: Ledger) -> Attendance {
        let came = visits.filter { !$0.visits.isEmpty }
        let presences = came.map { presence($0.handle, $0.visits, ledger) }
        let expected = Set(ledger.review.invited + ledger.review.away)
        let absent = expected.filter { handle in !came.contains { $0.handle == handle } }
            .sorted { $0.precedesInBytes($1) }
        return Attendance(
            groups: Group.allCases.map { group in
                Attendance.GroupAttendance(
                    party: ledger.workspace.party(group),
                    people: presences.filter { $0.person.party?.group == group },
                    represented: stays(RollCall.union(visits(of: group, ledger)), ledger))
            },
            guests: presences.filter { $0.person.party == nil }, apologies: absent.map(ledger.workspace.attendee))
    }

    private func visits(of group: Group, _ ledger: Ledger) -> [Visit] {
        visits.filter { $0.handle != ledger.review.facilitator && ledger.workspace.person($0.handle)?.group == group }
            .flatMap(\.visits)
    }

    private func presence(_ handle: String, _ visits: [Visit], _ ledger: Ledger) -> Attendance.Presence {
        Attendance.Presence(
            person: ledger.workspace.attendee(handle), isFacilitator: handle == ledger.review.facilitator,
            stays: stays(visits, ledger))
    }

    private func stays(_ visits: [Visit], _ ledger: Ledger) -> [Attendance.Stay] {
        visits.map { visit in
            Attendance.Stay(
                from: visit.from <= beginning ? nil : ledger.moment(visit.from), to: visit.to.map(ledger.moment))
        }
    }

    /// Visits that overlap or touch, as one.
    private static func union(_ visits: [Visit]) -> [Visit] {
        var union: [Visit] = []
        for visit in visits.sorted(by: { $0.from < $1.from }) {
            if let last = union.last, visit.from <= last.to ?? Int.max {
                let isOpen = last.to == nil || visit.to == nil
                union[union.count - 1].to = isOpen ? nil : max(last.to ?? 0, visit.to ?? 0)
            } else {
                union.append(visit)
            }
        }
        return union
    }
}
