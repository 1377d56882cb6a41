/// Why a workspace could not be synchronised: a code and its facts. What was received before it stays received.
package enum SyncError: Error, Hashable, Sendable {
    /// The remote cannot be reached or does not answer; what git said about it (69).
    case unavailable(remote: String, said: String)
    /// The remote refuses what is sent (69).
    case refused(remote: String, said: String)
    /// There is no git to run (69).
    case noGit(errno: Int32)
    /// The text names no remote that Concord would talk to (64).
    case badRemote(String, reason: String)
    /// None was named, and none is remembered (64).
    case noRemote
    /// The remote has no branch of ours (1).
    case emptyRemote(String)
    /// The remote holds another workspace; name and id of both (1).
    case anotherWorkspace(remote: String, theirs: String, ours: String)
    /// What the remote has is no journal (1).
    case notAJournal(remote: String, reason: String)
    /// The remote's workspace is of a later format (77).
    case newerFormat(remote: String, format: Int, entries: Int)
    /// The configuration of `sync.git` has something in it that is not ours (77).
    case foreignConfiguration(path: String, key: String)
    /// git failed on our own repository (74).
    case failed(path: String, said: String)
    /// The journal could not be read or appended to.
    case journal(JournalError)
}

extension SyncError {
    /// What failed, with what, why, and what to do; without a full stop. What git said stands in it as it is.
    package var sentence: String {
        switch self {
        case .unavailable(let remote, let said): "Cannot reach '\(remote)': \(said); nothing was sent, try again"
        case .refused(let remote, let said): "'\(remote)' refuses what is sent: \(said)"
        case .noGit: "Cannot synchronise: there is no 'git' in PATH; install it"
        case .badRemote(let text, let reason): "'\(text)' is no remote to synchronise with: \(reason)"
        case .noRemote: "Which remote? None is remembered yet; use 'concord sync REMOTE', any git URL or path"
        case .emptyRemote(let remote):
            "'\(remote)' has no workspace yet; start one with 'concord init', then 'concord sync' to it"
        case .anotherWorkspace(let remote, let theirs, let ours):
            "'\(remote)' holds another workspace, \(theirs), and this is \(ours); nothing was sent or received"
        case .notAJournal(let remote, let reason):
            "What '\(remote)' has in its branch 'concord' is no journal: \(reason); nothing was sent or received"
        case .newerFormat(let remote, let format, let entries):
            "'\(remote)' has format \(format), newer than this program: none of its \(entries) entries was taken; "
                + "upgrade concord to synchronise"
        case .foreignConfiguration(let path, let key):
            "'\(path)' sets '\(key)', which Concord never does; nothing was run. Look who did, and remove "
                + "'\(path.dropLast("/config".count))': the next sync makes it anew"
        case .failed(let path, let said): "git failed on '\(path)': \(said)"
        case .journal(let error): error.description
        }
    }
}
