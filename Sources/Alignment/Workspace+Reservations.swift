extension Workspace {
    /// What speaks against a decision that is proposed, before anybody accepts it.
    package func reservations(about decision: Decision) -> [String] {
        guard decision.status == .proposed else { return [] }
        return reservations(about: decision.id, requirement: decision.requirement, in: liveReviews.first)
    }

    /// What speaks against accepting a decision now: objections and stale positions on it and on its requirement, open
    /// questions about either, groups that are not in the room. Nothing of it is forced; it is shown.
    ///
    /// - Parameters:
    ///   - item: the decision, or `nil` if it is only being typed.
    ///   - requirement: what it is about.
    ///   - review: the live review it is taken in.
    package func reservations(about item: ItemID?, requirement: ItemID?, in review: Review?) -> [String] {
        var reservations: [String] = []
        let positioned: [(any Positioned)?] = [
            item.flatMap { decision($0) }, requirement.flatMap { self.requirement($0) },
        ]
        for one in positioned.compactMap(\.self) {
            for group in one.objecting {
                let reason = one.reason(of: group).map { ": " + $0 } ?? ""
                reservations.append("\(group.shortName) object\(group == .users ? "" : "s") to \(one.ref)" + reason)
            }
            let stale = one.stale.map(\.shortName)
            if !stale.isEmpty {
                reservations.append(Refusal.list(stale, "and") + " to be heard again on \(one.ref)")
            }
        }
        let open = questions.filter { note in
            note.kind == .question && note.status == .open
                && note.about.map { $0 == item || $0 == requirement } ?? false
        }
        if !open.isEmpty { reservations.append("open: " + open.map(\.ref).joined(separator: ", ")) }
        guard let review, review.isLive else { return reservations }
        let here = represented(in: review)
        let absent = Group.allCases.filter { !here.contains($0) }.map(\.shortName)
        if !absent.isEmpty { reservations.append(Refusal.list(absent, "and") + " not represented") }
        return reservations
    }
}
