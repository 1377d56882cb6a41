extension Workspace {
    /// Groups heard on a topic of a review: somebody of them is on record with something said there, or they took a
    /// position there.
    ///
    /// What was undone, struck or taken back counts no more. A note is said where it was first made, wherever the review
    /// had got to when it was corrected.
    package func heard(on topic: ItemID, in review: ItemID) -> [Group] { heard(in: review) { $0.topic == topic } }

    /// Groups heard anywhere in a review, its opening included.
    package func heard(in review: ItemID) -> [Group] { heard(in: review) { _ in true } }

    /// - Complexity: linear in the entries of the review, and in those since that may be about what positions were taken on.
    private func heard(in review: ItemID, where isMeant: (Entry) -> Bool) -> [Group] {
        let undone = undoneEntries
        func counts(_ entry: Entry) -> Bool {
            entry.undoes == nil && !undone.contains(entry.id) && !redaction.covers(entry)
        }
        let made = entries.indices(from: everything[review]?.created ?? entries.count, in: review)
            .map { (index: $0, entry: entries[$0]) }.filter { isMeant($0.entry) }
        var taken: [PositionKey: Int] = [:]
        for (index, entry) in made where counts(entry) {
            for (key, value) in entry.positions where value != nil { taken[key] = index }
        }
        let left = taken.filter { key, index in
            let changed = everything[key.item]?.changed ?? index
            return !entries.touching(key.item, in: index..<(changed + 1)).contains { _, entry in
                counts(entry) && entry.positions.contains { $0.key == key && $0.value == nil }
            }
        }
        let indices = Set(made.map(\.index))
        let speaking = items(.note, addedIn: review).map(Note.init)
            .filter { $0.status != .struck && indices.contains($0.item.created) }
            .compactMap { $0.said.flatMap(group(speaking:)) }
        let heard = Set(speaking).union(left.keys.map(\.group))
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

extension Entry {
    /// The positions the entry sets; `nil`: taken back.
    fileprivate var positions: [(key: PositionKey, value: Value?)] {
        changes.compactMap { change in
            guard change.field.hasPrefix("position."), let group = Group(rawValue: String(change.field.dropFirst(9)))
            else { return nil }
            return (PositionKey(item: change.item, group: group), change.value)
        }
    }
}
