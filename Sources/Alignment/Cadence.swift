/// How often the workspace reviews, and how it keeps to that.
package struct Cadence: Hashable, Sendable {
    /// The day the last review ended; `nil` before the first.
    package let last: Day?
    /// The review that is planned to come next.
    package let planned: Review?
    /// The day by which the next review is due: what was agreed when the last one closed, else as long after its day as
    /// the workspace reviews.
    package let due: Day?

    /// The day of the next review: when it is planned, else when it is due.
    package var next: Day? { planned?.plannedDay ?? due }
}

extension Workspace {
    /// - Parameter zone: the workspace's.
    package func cadence(_ zone: Zone) -> Cadence {
        let last = lastReview.flatMap { review in review.ended.map { zone.local($0).day } }
        let days = about?.text("every").flatMap { FieldSpec.cadenceDays($0) }
        let regular = last.flatMap { day in days.map { day + $0 } }
        return Cadence(last: last, planned: nextReview, due: lastReview?.next ?? regular)
    }
}

extension Wording {
    /// When the next review is, in parts: "next review V4", "in 4 days", "Fri 27 Nov", "10:00".
    package struct NextReview: Hashable, Sendable {
        package let what: String
        package let when: String
        /// `nil` where `when` names the day.
        package let day: String?
        /// `nil` where it has none.
        package var time: String?
        /// The day has passed and no review was held.
        package var isLate: Bool { day == nil && isDated }
        let isDated: Bool

        /// "next review V4 in 4 days · Fri 27 Nov 10:00"
        package var sentence: String { sentence(titled: "") }

        package func sentence(titled title: String) -> String {
            what + (title.isEmpty ? "" : " " + title) + " " + when + (day.map { " · " + $0 } ?? "")
                + (time.map { " " + $0 } ?? "")
        }
    }

    /// - Returns: `nil` if none is planned and none is due.
    package var nextReview: NextReview? {
        let cadence = workspace.cadence(zone)
        guard let review = cadence.planned else { return cadence.due.map { due($0, of: "next review") } }
        guard let day = review.plannedDay else {
            let what = "next review " + review.ref
            return cadence.due.map { due($0, of: what) }
                ?? NextReview(what: what, when: "has no day yet", day: nil, isDated: false)
        }
        if day < today {
            return NextReview(
                what: "review " + review.ref, when: "was planned for " + self.day(day), day: nil, isDated: true)
        }
        return NextReview(
            what: "next review " + review.ref, when: distance(to: day), day: self.day(day),
            time: review.plannedTime?.iso, isDated: true)
    }

    private func due(_ due: Day, of what: String) -> NextReview {
        due < today
            ? NextReview(what: what, when: "was due " + day(due), day: nil, isDated: true)
            : NextReview(what: what, when: "due " + distance(to: due), day: day(due), isDated: true)
    }

    /// "last review 10 days ago"; `nil` before the first.
    package var lastReview: String? { workspace.cadence(zone).last.map { "last review " + distance(to: $0) } }

    /// What there is to know for preparing a planned review that is no field of it, as labels and values: how full its
    /// agenda is, who will not come, whose group nobody is invited of, when the last review was.
    package func preparation(of review: Review) -> [(label: String, value: String)] {
        guard review.status == .planned else { return [] }
        var rows: [(label: String, value: String)] = []
        let minutes = workspace.boxedMinutes(of: review.id)
        let over = minutes - review.plannedMinutes
        rows.append(
            (
                "agenda",
                "\(minutes) of \(review.plannedMinutes) min planned" + (over > 0 ? ", \(over) min too many" : "")
            ))
        if !review.away.isEmpty { rows.append(("apologies", review.away.joined(separator: ", "))) }
        let coming = review.invited.filter { !review.away.contains($0) && $0 != review.facilitator }
        let missing = Group.allCases.filter { group in !coming.contains { workspace.person($0)?.group == group } }
        if !missing.isEmpty { rows.append(("nobody from", missing.map(workspace.name(of:)).joined(separator: ", "))) }
        let every = workspace.about?.text("every").map { "every " + $0 }
        let due = workspace.cadence(zone).due.map { ($0 < today ? "was due " : "due ") + day($0) }
        let cadence = [lastReview, every, due].compactMap(\.self).joined(separator: " · ")
        if !cadence.isEmpty { rows.append(("cadence", cadence)) }
        return rows
    }
}
