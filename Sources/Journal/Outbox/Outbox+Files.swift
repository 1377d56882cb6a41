import Glibc

extension StateFolder {
    /// Makes a folder below the state folder, with those above it where they are missing, for its owner alone.
    static func make(_ path: String, below folder: StateFolder) throws(SystemError) {
        guard (try? FileStatus.of(path).kind) != .directory else { return }
        var above = path.startIndex
        while let slash = path[above...].dropFirst().firstIndex(of: "/") {
            try makeDirectory(String(path[..<slash]))
            above = slash
        }
        try makeDirectory(path)
    }

    private static func makeDirectory(_ path: String) throws(SystemError) {
        do throws(SystemError) {
            try system { mkdir(path, 0o700) }
        } catch {
            guard error.errno != EEXIST, (try? FileStatus.of(path).kind) == nil else { return }
            throw error
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
