import Alignment

extension Dashboard {
    /// Takes in a new state of the workspace and notices what others did.
    mutating func take(_ change: WorkspaceChange) {
        let before = workspace
        workspace = change.workspace
        version += 1
        if let first = change.firstNew { note(workspace.entries.dropFirst(first)) }
        followEntries(from: before)
        followGoingLive(from: before)
        if !bar.field.isEmpty { refreshPreview() }
    }

    /// A session that only looks on, and looks at nothing in particular, goes along when a review goes live.
    private mutating func followGoingLive(from before: Workspace) {
        guard readOnly != nil, screen == .overview, layers.isEmpty, before.liveReviews.isEmpty else { return }
        meetLiveReview()
    }

    /// Others' entries become news; our own are known.
    private mutating func note(_ entries: ArraySlice<Entry>) {
        let narration = Narration(context)
        for entry in entries.suffix(50) where !ownEntries.contains(entry.id) {
            news.append(
                News(by: entry.by, words: "\(entry.by) \(narration.words(entry))", items: entry.items, at: now))
        }
    }

    /// Rows of the history are known by index; if entries have moved, the selected one is looked for.
    private mutating func followEntries(from before: Workspace) {
        guard let index = panels[.history]?.selected?.entry, before.entries.indices.contains(index) else { return }
        let entry = before.entries[index]
        if workspace.entries.indices.contains(index), workspace.entries[index].line.isSameInBytes(as: entry.line) {
            return
        }
        panels[.history]?.selected = workspace.entries.firstIndex { $0.line.isSameInBytes(as: entry.line) }.map(
            RowID.entry)
    }
}
