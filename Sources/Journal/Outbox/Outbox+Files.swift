import Glibc

extension StateFolder {
    /// Makes a folder below the state folder, with those above it where they are missing, for its owner alone.
    ///
    /// - Throws: also where one of ours is a link: whoever may write beside it must not lead us elsewhere.
    static func make(_ path: String, below folder: StateFolder) throws(SystemError) {
        var above = path.startIndex
        var isOurs = false
        while let slash = path[above...].dropFirst().firstIndex(of: "/") {
            try makeDirectory(String(path[..<slash]), isOurs: isOurs)
            isOurs = isOurs || path[..<slash] == folder.trusted
            above = slash
        }
        try makeDirectory(path, isOurs: true)
    }

    private static func makeDirectory(_ path: String, isOurs: Bool) throws(SystemError) {
        if let kind = try? FileStatus.of(path).kind {
            guard !isOurs || kind == .directory else { throw SystemError(kind == .symbolicLink ? ELOOP : ENOTDIR) }
            return
        }
        do throws(SystemError) {
            try system { mkdir(path, 0o700) }
        } catch {
            guard error.errno == EEXIST, (try? FileStatus.of(path).kind) == .directory else { throw error }
        }
    }
}

extension Descriptor {
    /// Opens a file of ours by its path: a regular file with one name, never through a link as its last step.
    static func plain(opening path: String, _ flags: Int32) throws(SystemError) -> Descriptor {
        let file = try Descriptor(opening: path, flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, mode: 0o600)
        guard try file.status().kind == .file else { throw SystemError(EINVAL) }
        return file
    }

    /// Whether nothing was torn off at its end; an empty file counts as whole.
    func endsInNewline() throws(SystemError) -> Bool {
        let size = try status().size
        guard size > 0 else { return true }
        return try read((size - 1)..<size) == [0x0A]
    }
}
