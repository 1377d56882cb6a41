import Glibc

/// A directory that holds a `.concord`, and the names of what is in and beside it.
package struct WorkspaceDirectory: Hashable, Sendable {
    /// The directory itself, spelled as it was found.
    package let path: String

    /// - Parameter path: a directory; whether it holds a workspace shows when it is used.
    package init(path: String) { self.path = path.isEmpty ? "." : path }

    /// `.concord`
    package var dataPath: String { path == "/" ? "/.concord" : path + "/.concord" }
    /// The only truth.
    package var journalPath: String { dataPath + "/" + Name.journal }
    package var lockPath: String { dataPath + "/" + Name.lock }
    /// Torn tails that were cut off.
    package var quarantinePath: String { dataPath + "/" + Name.quarantine }
    /// One small file per open session.
    package var presencePath: String { dataPath + "/" + Name.presence }
    /// Where closing a review writes; may not exist yet.
    package var minutesPath: String { path == "/" ? "/minutes" : path + "/minutes" }

    /// What a synchronisation keeps for the next one; may not exist yet.
    package var syncPath: String { dataPath + "/sync.git" }

    /// Whether it was synchronised with a remote.
    package var hasSynchronized: Bool { (try? FileStatus.of(syncPath)) != nil }

    /// Names inside `.concord`.
    enum Name {
        static let journal = "journal.jsonl"
        static let lock = "lock"
        static let quarantine = "quarantine"
        static let presence = "presence"
        static let state = "state"
        static let ignore = ".gitignore"
    }

    /// Whether a group shares the workspace (`concord init --shared`), told from the mode of its `.concord`.
    package var isShared: Bool {
        (try? FileStatus.of(dataPath)).map { Permissions(of: $0) == .ofGroup } ?? false
    }

    /// How large the journal is and how much is free on its disk, in bytes.
    package func room() throws(JournalError) -> (journal: Int, free: Int) {
        try explain(.read, journalPath) { () throws(SystemError) in
            var disk = statvfs()
            try system { statvfs(dataPath, &disk) }
            return (try FileStatus.of(journalPath).size, Int(disk.f_bavail) * Int(disk.f_frsize))
        }
    }

    /// Opens `.concord`, which must be a directory and no link to one.
    func open(for action: JournalError.Action) throws(JournalError) -> Descriptor {
        do throws(SystemError) {
            return try Descriptor(opening: dataPath, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
        } catch {
            let kind = try? FileStatus.of(dataPath).kind
            if let kind, kind != .directory { throw JournalError(.foreignFile(kind), action, dataPath) }
            guard kind != nil || error.errno != ENOENT else { throw JournalError(.noWorkspace, .find, path) }
            throw error.during(action, dataPath)
        }
    }
}

extension WorkspaceDirectory {
    /// Finds the workspace to use.
    ///
    /// - Parameters:
    ///   - directory: `--workspace`, if given; there and nowhere else.
    ///   - environment: the value of `CONCORD_WORKSPACE`; empty counts as unset.
    ///   - current: the current directory, absolute; it and everything above it is looked at last.
    /// - Throws: `.noWorkspace`; `.foreignFile` if something other than a directory is called `.concord`.
    package static func find(
        directory: String?, environment: String?, current: String
    ) throws(JournalError) -> WorkspaceDirectory {
        if let given = directory ?? environment.flatMap({ $0.isEmpty ? nil : $0 }) {
            let workspace = WorkspaceDirectory(path: withoutTrailingSlash(given))
            guard try workspace.exists() else { throw JournalError(.noWorkspace, .find, given) }
            return workspace
        }
        var path = current
        while true {
            let workspace = WorkspaceDirectory(path: path)
            if try workspace.exists() { return workspace }
            guard let slash = path.lastIndex(of: "/"), path != "/" else { break }
            path = slash == path.startIndex ? "/" : String(path[..<slash])
        }
        throw JournalError(.noWorkspace, .find, current)
    }

    private func exists() throws(JournalError) -> Bool {
        let kind: FileKind
        do throws(SystemError) {
            kind = try FileStatus.of(dataPath).kind
        } catch {
            guard error.errno != ENOENT, error.errno != ENOTDIR else { return false }
            throw error.during(.find, dataPath)
        }
        guard kind == .directory else { throw JournalError(.foreignFile(kind), .find, dataPath) }
        return true
    }

    static func withoutTrailingSlash(_ path: String) -> String {
        var path = path
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }
}
