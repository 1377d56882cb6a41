package import Alignment
package import Screen

/// What can happen to a dashboard.
package enum Message: Sendable {
    case key(Key)
    /// Time went by; nothing else happened.
    case tick
    /// Others changed the journal, or it was read anew.
    case workspaceChanged(WorkspaceChange)
    /// A gesture of ours is safe on disk, or there was nothing to record.
    case recorded(Int, Receipt, WorkspaceChange)
    /// A gesture of ours was refused; the sentence says why. Nothing was saved.
    case refused(Int, String)
    /// The minutes that were asked for.
    case minutes(ItemID, String)
    /// Something to tell the user: what was copied, where a file was written.
    case told(String)
    /// Something besides a gesture failed.
    case failed(String)
    /// The session writes no longer, or does again.
    case readOnly(String?)
    /// What earlier sessions left unsaved.
    case unsaved([Unsaved])
    /// A gesture of ours waits; the sentence says for what. `recorded` or `refused` follows.
    case delayed(Int, String)
    /// Who else has the workspace open now.
    case company([OpenSession])
    /// How far work in the background is; `nil`: it is over.
    case work(String?)
    /// What the user's own editor made of the text that was given to it.
    case edited(String)
    /// A text to read, with its title.
    case text(String, title: String)
}

/// A workspace as it is now, and which of its entries were not there before.
package struct WorkspaceChange: Sendable {
    package let workspace: Workspace
    /// Index of the first entry that is new or has moved, the number of entries if none is; `nil`: everything was read
    /// anew.
    package let firstNew: Int?

    package init(_ workspace: Workspace, firstNew: Int?) {
        self.workspace = workspace
        self.firstNew = firstNew
    }
}

/// What became of a gesture.
package struct Receipt: Hashable, Sendable {
    /// The entry as it was written; `nil`: nothing had to be.
    package let entry: String?
    /// What happened, one line an item.
    package let outcomes: [Draft.Outcome]
    package let remarks: [String]
    /// Reviews that this closed.
    package let closes: [ItemID]

    package init(entry: String?, outcomes: [Draft.Outcome] = [], remarks: [String] = [], closes: [ItemID] = []) {
        self.entry = entry
        self.outcomes = outcomes
        self.remarks = remarks
        self.closes = closes
    }

    /// The receipt for a draft that was recorded as `entry`.
    package init(_ draft: Draft, entry: String?) {
        self.init(entry: entry, outcomes: draft.outcomes, remarks: draft.remarks, closes: draft.closes)
    }
}
