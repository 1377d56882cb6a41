extension Workspace {
    /// Groups heard on a topic of a review: somebody of them is on record with something said there, or they took a
    /// position there.
    ///
    /// What was undone, struck or taken back counts no more. A note is said where it was first made, wherever the review
    /// had got to when it was corrected.
    ///
    /// - Complexity: linear in the entries since the topic was added.
    package func heard(on topic: ItemID, in review: ItemID) -> [Group] {
        heard(since: everything[topic]?.created) { $0.topic == topic && $0.review == review }
    }

    /// Groups heard anywhere in a review, its opening included.
    package func heard(in review: ItemID) -> [Group] {
        heard(since: everything[review]?.created) { $0.review == review }
    }

    private func heard(since first: Int?, where made: (Entry) -> Bool) -> [Group] {
        let undone = undoneEntries
        var taken: Set<PositionKey> = []
        for entry in entries[(first ?? entries.endIndex)...] {
            guard entry.undoes == nil, !undone.contains(entry.id), !redaction.covers(entry) else { continue }
            for change in entry.changes where change.field.hasPrefix("position.") {
                guard let group = Group(rawValue: String(change.field.dropFirst(9))) else { continue }
                let key = PositionKey(item: change.item, group: group)
                if change.value == nil { taken.remove(key) } else if made(entry) { taken.insert(key) }
            }
        }
        let speaking = notes.filter { $0.status != .struck && made(entries[$0.item.created]) }
            .compactMap { $0.said.flatMap(group(speaking:)) }
        let heard = Set(speaking).union(taken.map(\.group))
        return Group.allCases.filter(heard.contains)
    }

    /// The group that a handle or a group's key stands for; `nil` for a guest.
    private func group(speaking name: String) -> Group? { Group(rawValue: name) ?? person(name)?.group }
}

/// Whose position on what.
private struct PositionKey: Hashable {
    let item: ItemID
    let group: Group
}
