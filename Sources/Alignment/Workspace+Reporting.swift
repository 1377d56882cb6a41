extension Workspace {
    /// Who gave a position in a review for a group that did not speak for itself: the one who spoke, if of another group;
    /// of a group that was not in the room, otherwise the one who entered it. `nil` if the group spoke for itself.
    ///
    /// - Parameters:
    ///   - represented: the groups that were in the room.
    ///   - author: who entered it.
    package func reporter(of group: Group, voice: String?, represented: [Group], author: String) -> String? {
        if let voice, person(voice)?.group != group { return voice }
        return represented.contains(group) ? nil : author
    }

    /// Which groups were in the room along the entries of a review: from each of these entries on, until the next.
    ///
    /// - Complexity: linear in the entries since the review was added.
    package func representation(in review: Review) -> [(from: Int, groups: [Group])] {
        let undone = undoneEntries
        var here: Set<String> = []
        var steps: [(from: Int, groups: [Group])] = []
        for (index, entry) in entries.touching(review.id, in: review.item.created..<(review.item.changed + 1))
        where entry.undoes == nil && !undone.contains(entry.id) {
            let before = here
            for change in entry.changes where change.item == review.id && change.field.hasPrefix("here.") {
                let handle = String(change.field.dropFirst(5))
                if change.value == .flag(true) { here.insert(handle) } else { here.remove(handle) }
            }
            guard here != before else { continue }
            let groups = here.filter { $0 != review.facilitator }.compactMap { person($0)?.group }
            steps.append((index, Group.allCases.filter(groups.contains)))
        }
        return steps
    }
}
