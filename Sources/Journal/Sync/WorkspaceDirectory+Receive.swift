package import Alignment
import Glibc

extension WorkspaceDirectory {
    /// Makes a workspace of what a remote has: `concord init --from`.
    ///
    /// - Parameters:
    ///   - path: the directory to hold it; made if missing.
    ///   - variable: an environment variable's value.
    /// - Returns: the workspace, and the lines of the remote that were not taken.
    /// - Throws: nothing is left behind but the directory itself.
    package static func create(
        at path: String, isShared: Bool, from remote: Remote, variable: (String) -> String?
    ) throws(SyncError) -> (workspace: WorkspaceDirectory, refused: [UnreadableLine]) {
        let workspace = WorkspaceDirectory(path: withoutTrailingSlash(path))
        guard (try? FileStatus.of(workspace.dataPath)) == nil else {
            throw .journal(JournalError(.exists, .create, workspace.dataPath))
        }
        let draft = try draftPath(in: workspace, isShared: isShared)
        defer { TemporaryDirectory.remove(draft) }
        let repository = SyncRepository(at: draft, variable: variable)
        try repository.prepare(isShared: isShared)
        guard let tip = try repository.fetch(remote) else { throw .emptyRemote(remote.shown) }
        let incoming = try Incoming(tip, of: remote, from: repository)
        try incoming.check()
        try repository.adopt(tip)
        try repository.remember(remote)
        do throws(JournalError) {
            let bytes = incoming.log.entries.flatMap { $0.bytes + [0x0A] }
            try create(at: path, isShared: isShared) { (_) throws(JournalError) in bytes }
        } catch {
            throw .journal(error)
        }
        // Without it the next sync fetches everything again, no more.
        rename(draft, workspace.syncPath)
        return (workspace, EntryLog().merged(with: incoming.bytes).refused)
    }

    /// A name beside `.concord` to receive into, absolute.
    private static func draftPath(in workspace: WorkspaceDirectory, isShared: Bool) throws(SyncError) -> String {
        do throws(SystemError) {
            try makePath(workspace.path, isShared ? .ofGroup : .ofOne)
        } catch {
            throw .journal(error.during(.create, workspace.path, as: .cannotCreate))
        }
        let parent = CurrentProcess.realPath(workspace.path) ?? workspace.path
        return parent + "/.concord-" + Crockford.text(10, SystemRandom.next) + ".git"
    }
}
