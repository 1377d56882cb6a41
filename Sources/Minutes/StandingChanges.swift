internal import Alignment

/// By index of entries: what each gesture set, without what an undo reset or a redaction took back; undos themselves
/// show nothing, and a redo brings back what it stands for.
///
/// Entries are read when somebody asks; only what undos came to is kept.
struct StandingChanges: Sendable {
    private let entries: Entries
    private let redaction: Redaction
    /// Of gestures that were undone, wholly or in part, and of undos.
    private var altered: [Int: [Entry.Change]] = [:]

    init(_ workspace: Workspace) {
        entries = workspace.entries
        redaction = workspace.redaction
        let undoing = Set(entries.undoing)
        guard !undoing.isEmpty else { return }
        var places: [String: Int] = [:]
        for index in entries.indices {
            if undoing.contains(index), let target = entries[index].undoes.flatMap({ places[$0] }) {
                undo(target, at: index, places)
            }
            let id = entries.id(at: index)
            if !id.isEmpty { places[id] = index }
        }
    }

    subscript(index: Int) -> [Entry.Change] {
        let standing = altered[index] ?? original(index)
        return redaction.isEmpty ? standing : standing.compactMap(readable)
    }

    private func original(_ index: Int) -> [Entry.Change] {
        let entry = entries[index]
        return redaction.covers(entry) ? [] : entry.changes
    }

    private mutating func undo(_ target: Int, at index: Int, _ places: [String: Int]) {
        let (root, isUndone) = root(of: target, places)
        let undo = entries[index]
        let touched = { (change: Entry.Change) in undo.change(change.item, change.field) != nil }
        var standing = altered[root] ?? original(root)
        standing.removeAll(where: touched)
        if !isUndone { standing += entries[root].changes.filter(touched) }
        altered[root] = standing
        altered[index] = []
    }

    /// The gesture at the end of a chain of undos, and whether undoing `index` takes it away.
    private func root(of index: Int, _ places: [String: Int]) -> (Int, Bool) {
        var at = index
        var isUndone = true
        while let undone = entries[at].undoes, let earlier = places[undone], earlier < at {
            at = earlier
            isUndone.toggle()
        }
        return (at, isUndone)
    }

    private func readable(_ change: Entry.Change) -> Entry.Change? {
        guard !redaction.covers(change.item, change.field, change.value) else { return nil }
        var change = change
        if redaction.covers(change.item, change.field, change.was) { change.was = nil }
        return change
    }
}
