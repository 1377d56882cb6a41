import Alignment

extension Dashboard {
    /// Takes in a new state of the workspace and notices what others did.
    mutating func take(_ change: WorkspaceChange) {
        let before = workspace
        workspace = change.workspace
        version += 1
        if let search, !search.outlives(change) { self.search = nil }
        updateOpenItems(change.firstNew, from: before)
        if let first = change.firstNew { note(workspace.entries.dropFirst(first).suffix(50)) }
        followEntries(from: before)
        followGoingLive(from: before)
        followInForms()
        if !bar.field.isEmpty { refreshPreview() }
    }

    /// Brings what is open up to date: by the items that new entries touch, anew where everything may have changed.
    private mutating func updateOpenItems(_ firstNew: Int?, from before: Workspace) {
        let new = workspace.entries[(firstNew ?? 0)...]
        let most = 200
        if firstNew != nil, new.count <= most {
            let entries = Array(new)
            // What is redacted takes words back that earlier entries set.
            if entries.allSatisfy(\.redacts.isEmpty) {
                let items = Set(entries.flatMap(\.items))
                openActions.update(workspace, changed: items)
                openRequirements.update(workspace, changed: items)
                matrixCells.update(in: workspace, changed: items)
                if items.contains(where: { $0.kind == .requirement }) { requirementsVersion = version }
                if firstNew == before.entries.count {
                    for panel in panels.keys { panels[panel]?.rows.follow(workspace) }
                }
                return
            }
        }
        requirementsVersion = version
        openActions = OpenItems(.action, workspace)
        openRequirements = OpenItems(.requirement, workspace)
        matrixCells = MatrixCells()
    }

    /// A session that only looks on, and looks at nothing in particular, goes along when a review goes live.
    private mutating func followGoingLive(from before: Workspace) {
        guard readOnly != nil, screen == .overview, layers.isEmpty, before.liveReviews.isEmpty else { return }
        meetLiveReview()
    }

    /// Others' entries become news; our own are known.
    private mutating func note(_ entries: Slice<Entries>) {
        let narration = Narration(context)
        for entry in entries where !ownEntries.contains(entry.id) {
            news.append(
                News(by: entry.by, words: "\(entry.by) \(narration.words(entry))", items: entry.items, at: now))
        }
    }

    /// Rows of the history are known by index; if entries have moved, the selected one is looked for.
    private mutating func followEntries(from before: Workspace) {
        guard let index = panels[.history]?.selected?.entry, before.entries.indices.contains(index) else { return }
        let line = before.entries.bytes(at: index)
        let entries = workspace.entries
        if entries.indices.contains(index), entries.bytes(at: index) == line { return }
        panels[.history]?.selected = entries.indices.first { entries.bytes(at: $0) == line }.map(RowID.entry)
    }
}
