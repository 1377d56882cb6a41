package import Alignment
package import Journal

/// One person at work on one workspace: what the command line and the dashboard record gestures through.
///
/// It prints nothing. Like its store it belongs to one thread.
package final class Session {
    package let store: any JournalStore
    /// Where the workspace is; `nil` for one in memory.
    package let directory: WorkspaceDirectory?
    package let identity: Identity
    package let zone: Zone
    /// The review named by `--in`.
    package var review: ItemID?
    /// How days are written.
    package var dates = DateForm.words
    /// What the one who acts looks at, where they look at something: a change they have not seen yet is contradicted by
    /// theirs, not overwritten.
    package var view: (workspace: Workspace, topic: ItemID?)?
    /// Ids of the entries recorded here; all others are somebody else's.
    package private(set) var ownEntries: Set<String> = []
    let host: Host

    /// - Parameters:
    ///   - store: an open journal.
    ///   - zone: the workspace's.
    package init(
        _ store: any JournalStore, directory: WorkspaceDirectory?, identity: Identity, zone: Zone, host: Host
    ) {
        self.store = store
        self.directory = directory
        self.identity = identity
        self.zone = zone
        self.host = host
    }

    /// The workspace as read so far.
    package var workspace: Workspace { store.workspace }

    /// The bare handle of who acts.
    package var me: String { identity.handle }

    /// The moment it is.
    package var now: Instant { host.now(Session.next(workspace)) }

    /// The day it is in the workspace's zone.
    package var today: Day { zone.local(now).day }

    /// Values and changes in the words of this workspace.
    package var wording: Wording { Wording(workspace, zone: zone, today: today, dates: dates) }

    /// Everything about a gesture made now that is not in its words.
    ///
    /// Ids, and the time of a stepping clock, follow from the number of the entry to come, so that a replayed session
    /// gives the same ones on every run.
    package func context(for workspace: Workspace) -> Context {
        let next = Session.next(workspace)
        var context = Context(me: me, now: host.now(next), zone: zone, review: review, random: host.random(next))
        context.dates = dates
        return context
    }

    /// The number of the entry to come.
    private static func next(_ workspace: Workspace) -> Int { workspace.highestN + 1 }

    /// The same for the workspace as read so far.
    package var context: Context { context(for: workspace) }

    /// Remembers an entry as recorded here.
    func own(_ entry: Entry?) { if let entry { ownEntries.insert(entry.id) } }

    /// Reads what others have appended meanwhile.
    @discardableResult
    package func refresh() throws(Failure) -> JournalChange {
        do throws(JournalError) { return try store.refresh() } catch { throw Failure(error) }
    }
}
