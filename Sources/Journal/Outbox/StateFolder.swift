import Alignment
import Glibc

/// Where the program keeps what belongs to a user and not to a workspace: `$XDG_STATE_HOME/concord` (XDG Base Directory
/// Specification 0.8), or for people served over SSH, who have no home on this host, `.concord/state` of the workspace.
package struct StateFolder: Hashable, Sendable {
    /// Absolute, unless the workspace was named by a relative path.
    package let path: String
    /// The deepest directory that may be reached through links; below it everything is ours and none is followed.
    let trusted: String

    /// - Parameters:
    ///   - stateHome: the value of `XDG_STATE_HOME`; a relative path is ignored, as the specification asks.
    ///   - home: the value of `HOME`.
    /// - Returns: `nil` if neither says where.
    package init?(stateHome: String?, home: String?) {
        if let stateHome, stateHome.hasPrefix("/") {
            path = WorkspaceDirectory.withoutTrailingSlash(stateHome) + "/concord"
        } else if let home, home.hasPrefix("/") {
            path = WorkspaceDirectory.withoutTrailingSlash(home) + "/.local/state/concord"
        } else {
            return nil
        }
        trusted = path
    }

    /// The one inside a workspace, for the people it is served to (DURABILITY sections 1 and 5).
    package init(in directory: WorkspaceDirectory) {
        trusted = directory.dataPath
        path = trusted + "/" + WorkspaceDirectory.Name.state
    }

    private var isInWorkspace: Bool { trusted != path }

    /// The folder of one person in one workspace; `nil` if the workspace's id is none of ours. It comes from the journal
    /// and must not lead elsewhere.
    func path(of workspaceID: String, _ person: String) -> String? {
        guard StateFolder.isWorkspaceID(workspaceID), Handle.isValid(person) else { return nil }
        return path + "/" + (isInWorkspace ? person + "/" + workspaceID : workspaceID + "/" + person)
    }

    /// The ids of the workspaces this folder knows, in which the person has something.
    func workspaceIDs(with person: String) -> [String] {
        let above = isInWorkspace ? path + "/" + person : path
        guard let folder = try? Descriptor(opening: above, O_RDONLY | O_DIRECTORY) else { return [] }
        return folder.names().filter { id in
            path(of: id, person).map { (try? FileStatus.of($0).kind) == .directory } ?? false
        }
    }

    private static func isWorkspaceID(_ id: String) -> Bool {
        (1...64).contains(id.utf8.count)
            && id.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
    }

    /// Forgets what is kept of a workspace that was made just now: with an id that is random there is nothing, but a
    /// seeded one (`CONCORD_SEED`) comes again, and must not get the entries of its predecessor.
    package func forget(workspace id: String) {
        guard StateFolder.isWorkspaceID(id) else { return }
        TemporaryDirectory.remove(path + "/" + id)
    }
}
