package import Alignment
import Glibc

/// Who has a workspace open: one small file per session in `.concord/presence`, locked by it for as long as it runs.
///
/// The system lets go of the lock however a session ends, `kill -9` included, and a number of a process that comes again
/// means nothing; so a file that nobody holds is a session that is gone, and whoever sees it removes it. The journal's
/// own lock is the same call: where it does not reach across hosts, neither does the promise that nothing gets lost.
/// What cannot be written or read is left alone: presence is a courtesy, and never stands in the way of work.
package final class Presence {
    private let directory: WorkspaceDirectory
    private var own: Own?

    /// A file is not read beyond this.
    private static let largest = 4096
    /// No more files are looked at.
    private static let most = 200

    package init(_ directory: WorkspaceDirectory) { self.directory = directory }

    /// Says that this session is open, anew if what it says has changed or its file was removed.
    package func announce(_ session: OpenSession) {
        guard own?.session != session || own?.isThere == false else { return }
        do throws(SystemError) {
            let folder = try openFolder()
            // The new file is there before the old one goes, so that nobody seems to leave and come back.
            let new = try Own(session, in: folder, mode: try mode())
            leave()
            own = new
        } catch {
            own = nil
        }
    }

    /// Takes the own file away.
    package func leave() {
        guard let own, let folder = try? openFolder() else { return }
        unlinkat(folder.number, own.name, 0)
        self.own = nil
    }

    /// All others who have the workspace open, by person.
    package func others() -> [OpenSession] {
        guard let folder = try? openFolder() else { return [] }
        let names = folder.names().filter { $0.hasSuffix(".json") && $0 != own?.name }
        let sessions = names.prefix(Presence.most).compactMap { session($0, in: folder) }
        return sessions.sorted {
            ($0.person, $0.since.milliseconds, $0.process) < ($1.person, $1.since.milliseconds, $1.process)
        }
    }

    /// Reads a file that somebody holds; removes one that nobody does.
    private func session(_ name: String, in folder: borrowing Descriptor) -> OpenSession? {
        do throws(SystemError) {
            let file = try Descriptor(in: folder, name, O_RDONLY)
            let status = try file.status()
            guard status.kind == .file, status.size <= Presence.largest else { return nil }
            if flock(file.number, LOCK_SH | LOCK_NB) == 0 {
                unlinkat(folder.number, name, 0)
                return nil
            }
            guard errno == EWOULDBLOCK else { return nil }
            return OpenSession(file: try file.read(0..<status.size))
        } catch {
            return nil
        }
    }

    private func openFolder() throws(SystemError) -> Descriptor {
        try Descriptor(opening: directory.presencePath, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
    }

    private func mode() throws(SystemError) -> mode_t { Permissions(of: try FileStatus.of(directory.dataPath)).file }
}

/// This session's file.
private final class Own {
    let session: OpenSession
    let name: String
    private let file: Descriptor

    init(_ session: OpenSession, in folder: borrowing Descriptor, mode: mode_t) throws(SystemError) {
        self.session = session
        name = "\(session.process)-\(Crockford.text(10, SystemRandom.next)).json"
        file = try Descriptor.create(name, in: folder, mode: mode)
        let number = file.number
        // Somebody may look at the file before it is locked, and hold it for that moment.
        var tries = 100
        while flock(number, LOCK_EX | LOCK_NB) != 0, tries > 0 {
            MonotonicClock.sleep(milliseconds: 1)
            tries -= 1
        }
        try file.write(Array(session.file.utf8))
        // They have taken it for one that nobody holds: the next announcement makes another.
        guard isThere else { throw SystemError(ENOENT) }
    }

    var isThere: Bool { ((try? file.status().links) ?? 0) > 0 }
}
