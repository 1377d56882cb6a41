import Alignment
import Glibc

/// What one person typed in one session and has not saved: a file of the session's own beside the outbox, adopted by the
/// next session once its own is over.
///
/// The session holds a lock on the file for as long as it runs, and the system lets go of it however the session ends,
/// so that nobody takes what somebody is still typing, and a number of a process that comes again means nothing. Files
/// are put in each other's place by renaming; they are not forced to the disk, which would hold up the keys: they are to
/// survive the program, not the power.
package final class DraftFile {
    private let folder: StateFolder
    private let path: String
    private let prefix: String
    private let name: String
    private var held: Held?
    /// Files of sessions that are over, ours until they are forgotten.
    private var adopted: [Held] = []

    /// What the names of all such files begin with.
    static let prefix = "draft-"
    /// More than anybody types between two saves.
    static let largest = 1 << 20

    /// - Parameters:
    ///   - folder: where the person's things are kept.
    ///   - workspaceID: as the journal says.
    /// - Returns: `nil` if the id or the person makes no path.
    package init?(in folder: StateFolder, of workspaceID: String, _ person: String, for directory: WorkspaceDirectory) {
        guard let path = folder.path(of: workspaceID, person) else { return nil }
        self.folder = folder
        self.path = path
        prefix = DraftFile.prefix + FNV1a.hex(CurrentProcess.realPath(directory.dataPath) ?? directory.dataPath) + "-"
        name = prefix + Crockford.text(10, SystemRandom.next) + ".jsonl"
    }

    /// What sessions that are over left behind, the newest first. It stays where it is until `forgetAdopted`.
    package func adopt() -> [[UInt8]] {
        guard let directory = try? Descriptor(opening: path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW) else { return [] }
        let names = directory.names().filter { $0.hasPrefix(prefix) && $0 != name }
        let found = names.compactMap { name in
            (try? Held(left: name, in: directory)).flatMap { held in held.map { (held: $0, bytes: $0.bytes) } }
        }
        let sorted = found.sorted { $0.held.modified > $1.held.modified }
        adopted = sorted.map(\.held)
        return sorted.map(\.bytes)
    }

    /// Removes what was adopted: it stands in this session's own file now, or is of no use.
    package func forgetAdopted() {
        for held in adopted { unlink(path + "/" + held.name) }
        adopted = []
    }

    /// Keeps a text in place of the one before; an empty one removes the file.
    package func keep(_ text: String) throws(JournalError) {
        guard !text.isEmpty else {
            unlink(path + "/" + name)
            held = nil
            return
        }
        do throws(SystemError) {
            guard text.utf8.count <= DraftFile.largest else { throw SystemError(EFBIG) }
            try StateFolder.make(path, below: folder)
            let directory = try Descriptor(opening: path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
            held = try Held(writing: Array(text.utf8), to: name, in: directory)
        } catch {
            throw error.during(.export, path + "/" + name)
        }
    }
}

/// A file whose lock is ours.
private final class Held {
    let name: String
    let modified: Int
    private let file: Descriptor

    /// Takes a file that nobody holds any more.
    ///
    /// - Returns: `nil` if somebody does, or it is no longer there under its name.
    init?(left name: String, in directory: borrowing Descriptor) throws(SystemError) {
        let file = try Descriptor(in: directory, name, O_RDWR)
        let status = try file.status()
        guard status.kind == .file, flock(file.number, LOCK_EX | LOCK_NB) == 0,
            try directory.status(of: name).identity == status.identity
        else { return nil }
        self.name = name
        self.file = file
        modified = status.modified
    }

    /// Writes a file whole and locks it before it gets its name.
    init(writing bytes: [UInt8], to name: String, in directory: borrowing Descriptor) throws(SystemError) {
        let draft = ".concord-" + Crockford.text(10, SystemRandom.next)
        let file = try Descriptor.create(draft, in: directory, mode: 0o600)
        let number = directory.number
        do throws(SystemError) {
            let own = file.number
            try system { flock(own, LOCK_EX | LOCK_NB) }
            try file.write(bytes)
            try system { renameat(number, draft, number, name) }
        } catch {
            unlinkat(number, draft, 0)
            throw error
        }
        self.name = name
        self.file = file
        modified = 0
    }

    /// Nothing, if it is larger than any of ours.
    var bytes: [UInt8] {
        guard let size = try? file.status().size, size <= DraftFile.largest else { return [] }
        return (try? file.read(0..<size)) ?? []
    }
}
