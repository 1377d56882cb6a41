import Alignment
import Glibc

/// Where the program keeps what belongs to a user and not to a workspace: `$XDG_STATE_HOME/concord` (XDG Base Directory
/// Specification 0.8).
package struct StateFolder: Hashable, Sendable {
    /// Absolute.
    package let path: String

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
    }

    /// The folder of one person in one workspace; `nil` if the workspace's id is none of ours. It comes from the journal
    /// and must not lead elsewhere.
    func path(of workspaceID: String, _ person: String) -> String? {
        guard StateFolder.isWorkspaceID(workspaceID), Handle.isValid(person) else { return nil }
        return path + "/" + workspaceID + "/" + person
    }

    /// The ids of the workspaces this folder knows, in which the person has something.
    func workspaceIDs(with person: String) -> [String] {
        guard let folder = try? Descriptor(opening: path, O_RDONLY | O_DIRECTORY) else { return [] }
        return folder.names().filter { id in
            StateFolder.isWorkspaceID(id) && (try? FileStatus.of(path + "/" + id + "/" + person).kind) == .directory
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
