package import Alignment

/// What a synchronisation did, or would do: facts only, for the command line and the dashboard alike.
package struct SyncReport: Sendable {
    /// The remote as it may be shown.
    package let remote: String
    /// Entries that came from the remote, in order.
    package internal(set) var received: [Entry] = []
    /// Entries that the remote has now and had not before, in order.
    package internal(set) var sent: [Entry] = []
    /// Lines of the remote that were not taken, with why.
    package internal(set) var refused: [UnreadableLine] = []
    /// Fields on which two people disagree since this synchronisation.
    package internal(set) var conflicts: [Conflict] = []
    /// What became of the remote's history, where words stood in it that are emptied now; `nil`: none did.
    package internal(set) var history: History?
    /// Whether nothing was changed: only what would be done was found out.
    package let isDryRun: Bool

    package enum History: Hashable, Sendable {
        /// The remote's branch begins with what was sent now: nothing in it has the words.
        case begunAnew
        /// The remote lets nobody replace its history: what was sent before is still in it.
        case kept
    }

    package struct Conflict: Hashable, Sendable {
        package let item: ItemID
        package let field: String
    }

    init(_ remote: Remote, isDryRun: Bool) {
        self.remote = remote.shown
        self.isDryRun = isDryRun
    }
}

extension Workspace {
    /// Every field that holds more than one value.
    var conflicts: Set<SyncReport.Conflict> {
        var conflicts: Set<SyncReport.Conflict> = []
        for item in everything where !item.conflicts.isEmpty {
            for field in item.conflicts { conflicts.insert(.init(item: item.id, field: field.name)) }
        }
        return conflicts
    }
}
