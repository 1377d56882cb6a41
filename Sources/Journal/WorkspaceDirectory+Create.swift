package import Alignment
import Glibc

extension WorkspaceDirectory {
    /// Makes a workspace: `.concord` with everything in it, at once or not at all.
    ///
    /// - Parameters:
    ///   - path: the directory to hold it; made if missing, otherwise left as it is.
    ///   - isShared: whether the directory's group may read and write too.
    ///   - entries: the first lines; `n` is filled in, 1 and up.
    /// - Throws: `.exists` if anything is called `.concord` there, `.cannotCreate`; nothing is left behind but `path`.
    ///   `.notConfirmed`: the workspace is there, and may not outlast a power failure.
    @discardableResult
    package static func create(
        at path: String, isShared: Bool, entries: [Entry]
    ) throws(JournalError) -> WorkspaceDirectory {
        try create(at: path, isShared: isShared) { (workspace) throws(JournalError) in
            try workspace.firstLines(entries)
        }
    }

    /// Makes a workspace whose journal begins with the bytes given.
    @discardableResult
    static func create(
        at path: String, isShared: Bool, journal: (WorkspaceDirectory) throws(JournalError) -> [UInt8]
    ) throws(JournalError) -> WorkspaceDirectory {
        let workspace = WorkspaceDirectory(path: withoutTrailingSlash(path))
        guard (try? FileStatus.of(workspace.dataPath)) == nil else {
            throw JournalError(.exists, .create, workspace.dataPath)
        }
        let journal = try journal(workspace)
        let permissions = isShared ? Permissions.ofGroup : .ofOne
        try explain(.create, workspace.path, as: .cannotCreate) { () throws(SystemError) in
            try makePath(workspace.path, permissions)
        }
        do throws(SystemError) {
            try workspace.build(permissions, journal: journal)
        } catch {
            let exists = [EEXIST, ENOTEMPTY].contains(error.errno)
            throw error.during(.create, workspace.dataPath, as: exists ? .exists : .cannotCreate)
        }
        try explain(.create, workspace.dataPath, as: .notConfirmed) { () throws(SystemError) in
            try Descriptor(opening: workspace.path, O_RDONLY | O_DIRECTORY).synchronize()
        }
        return workspace
    }

    /// The bytes of a journal that begins with these entries.
    func firstLines(_ entries: [Entry]) throws(JournalError) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, entry) in entries.enumerated() {
            var entry = entry
            entry.n = index + 1
            entry = entry.sealed()
            try entry.checkLine(path: journalPath)
            bytes += Array(entry.line.utf8) + [0x0A]
        }
        return bytes
    }

    /// Builds everything beside its final name and renames it into place, so that nobody finds half a workspace.
    private func build(_ permissions: Permissions, journal: [UInt8]) throws(SystemError) {
        let parent = try Descriptor(opening: path, O_RDONLY | O_DIRECTORY)
        let draft = ".concord-" + Crockford.text(10, SystemRandom.next)
        do throws(SystemError) {
            try WorkspaceDirectory.fill(draft, in: parent, permissions, journal: journal)
            let number = parent.number
            try system { renameat(number, draft, number, ".concord") }
        } catch {
            WorkspaceDirectory.discard(draft, in: parent)
            throw error
        }
    }

    private static func fill(
        _ draft: String, in parent: borrowing Descriptor, _ permissions: Permissions, journal: [UInt8]
    ) throws(SystemError) {
        let data = try Descriptor.createDirectory(draft, in: parent, mode: permissions.directory)
        // Without membership in the directory's group the set-group-id bit is dropped in silence.
        guard try data.status().permissions == permissions.directory else { throw SystemError(EPERM) }
        for name in [Name.quarantine, Name.presence] {
            _ = try Descriptor.createDirectory(name, in: data, mode: permissions.directory)
        }
        for (name, bytes) in [(Name.lock, []), (Name.ignore, ignoreAll), (Name.journal, journal)] {
            let file = try Descriptor.create(name, in: data, mode: permissions.file)
            try file.write(bytes)
            try file.synchronize()
        }
        try data.synchronize()
    }

    /// Removes what `fill` made, as far as it came.
    private static func discard(_ draft: String, in parent: borrowing Descriptor) {
        guard let data = try? Descriptor(in: parent, draft, O_RDONLY | O_DIRECTORY) else { return }
        for name in [Name.quarantine, Name.presence] { unlinkat(data.number, name, AT_REMOVEDIR) }
        for name in [Name.lock, Name.ignore, Name.journal] { unlinkat(data.number, name, 0) }
        unlinkat(parent.number, draft, AT_REMOVEDIR)
    }

    /// Makes the directory and those above it where they are missing; only the last gets these permissions.
    static func makePath(_ path: String, _ permissions: Permissions?) throws(SystemError) {
        var above = path.startIndex
        while let slash = path[above...].dropFirst().firstIndex(of: "/") {
            try makeDirectory(String(path[..<slash]), mode: 0o777)
            above = slash
        }
        guard try makeDirectory(path, mode: permissions == nil ? 0o777 : 0o700), let permissions else { return }
        try Descriptor(opening: path, O_RDONLY | O_DIRECTORY).permit(permissions.directory)
    }

    /// - Returns: whether it was made; `false` if something was there already.
    @discardableResult
    private static func makeDirectory(_ path: String, mode: mode_t) throws(SystemError) -> Bool {
        do throws(SystemError) {
            try system { mkdir(path, mode) }
        } catch {
            guard error.errno == EEXIST else { throw error }
            return false
        }
        // What is made in it lasts only if its own name does. One above that may not be read cannot be asked to.
        let above = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        if let parent = try? Descriptor(opening: above, O_RDONLY | O_DIRECTORY) { try parent.synchronize() }
        return true
    }
}
