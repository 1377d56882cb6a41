import Alignment
import CSystem
import Glibc

/// Files written for people: minutes, exports. The second way to write; the journal is the first, and there is no third.
package enum ExportFile {
    /// Is handed a document piece by piece, in its order.
    package typealias Writer = (_ piece: UnsafeBufferPointer<UInt8>) -> Void

    /// Writes a file as a whole: after a crash the old one, the new one or none is there, never a piece.
    ///
    /// - Parameters:
    ///   - name: the file's name in `directory`, without a slash.
    ///   - directory: made if missing, with the workspace's permissions.
    ///   - workspace: whose permissions the file gets; `nil`: the user's own (umask).
    ///   - replacing: whether a file of that name may be replaced; a link of that name is replaced, not followed.
    ///   - isSuperseded: tells by its name which other file of the directory this one takes the place of. Those are removed
    ///     once it is there; what cannot be removed stays.
    ///   - pieces: hands the document to `write`; not called where the file cannot be made.
    /// - Returns: the path of the file.
    /// - Throws: `.exists` if it is there and is not to be replaced; nothing was changed.
    @discardableResult
    package static func write(
        to name: String, in directory: String, of workspace: WorkspaceDirectory?, replacing: Bool,
        superseding isSuperseded: ((String) -> Bool)? = nil, _ pieces: (_ write: @escaping Writer) -> Void
    ) throws(JournalError) -> String {
        precondition(!name.isEmpty && !name.utf8.contains(0x2F), "An export's name must be one file name.")
        let directory = directory.isEmpty ? "." : directory
        let path = directory == "/" ? "/" + name : directory + "/" + name
        let permissions = workspace.map { $0.isShared ? Permissions.ofGroup : .ofOne }
        do throws(SystemError) {
            try WorkspaceDirectory.makePath(directory, permissions)
            let parent = try Descriptor(opening: directory, O_RDONLY | O_DIRECTORY)
            let mode = permissions?.file
            if replacing {
                try replace(name, in: parent, mode: mode, pieces)
            } else {
                try create(name, in: parent, mode: mode, pieces)
            }
            if let isSuperseded {
                for old in parent.names() where old != name && isSuperseded(old) { unlinkat(parent.number, old, 0) }
            }
            try parent.synchronize()
        } catch {
            throw error.during(.export, path, as: error.errno == EEXIST ? .exists : nil)
        }
        return path
    }

    /// The same for a text that is there as a whole.
    @discardableResult
    package static func write(
        _ text: String, to name: String, in directory: String, of workspace: WorkspaceDirectory?, replacing: Bool,
        superseding isSuperseded: ((String) -> Bool)? = nil
    ) throws(JournalError) -> String {
        try write(to: name, in: directory, of: workspace, replacing: replacing, superseding: isSuperseded) { write in
            var text = text
            text.withUTF8(write)
        }
    }

    private static func create(
        _ name: String, in parent: borrowing Descriptor, mode: mode_t?, _ pieces: (_ write: @escaping Writer) -> Void
    ) throws(SystemError) {
        let file = Unfinished(try Descriptor.create(name, in: parent, mode: mode))
        do throws(SystemError) {
            pieces(file.write)
            try file.finish()
        } catch {
            unlinkat(parent.number, name, 0)
            throw error
        }
    }

    /// Puts a file of ours in the place of another of that name, whole.
    ///
    /// - Parameter onlyIfGone: throws `EEXIST` if there is one after all, however late it came.
    static func replace(
        _ name: String, in parent: borrowing Descriptor, with bytes: [UInt8], mode: mode_t?, onlyIfGone: Bool = false
    ) throws(SystemError) {
        try replace(name, in: parent, mode: mode, onlyIfGone: onlyIfGone, bytes.withUnsafeBufferPointer)
    }

    private static func replace(
        _ name: String, in parent: borrowing Descriptor, mode: mode_t?, onlyIfGone: Bool = false,
        _ pieces: (_ write: @escaping Writer) -> Void
    ) throws(SystemError) {
        let draft = ".concord-" + Crockford.text(10, SystemRandom.next)
        try create(draft, in: parent, mode: mode, pieces)
        let number = parent.number
        do throws(SystemError) {
            try rename(draft, to: name, in: number, onlyIfGone)
        } catch {
            unlinkat(number, draft, 0)
            throw error
        }
    }

    private static func rename(
        _ draft: String, to name: String, in directory: Int32, _ onlyIfGone: Bool
    ) throws(SystemError) {
        do throws(SystemError) {
            guard onlyIfGone else {
                try system { renameat(directory, draft, directory, name) }
                return
            }
            try system { concord_rename_if_gone(directory, draft, name) }
        } catch {
            // A file system that cannot promise it.
            guard onlyIfGone, error.errno == EINVAL || error.errno == ENOSYS else { throw error }
            try system { renameat(directory, draft, directory, name) }
        }
    }

    /// A file that is being written. What went wrong is told at the end: who writes a document does not look.
    private final class Unfinished {
        private let file: Descriptor
        private var failure: SystemError?

        init(_ file: consuming Descriptor) { self.file = file }

        func write(_ piece: UnsafeBufferPointer<UInt8>) {
            guard failure == nil else { return }
            do throws(SystemError) { try file.write(piece) } catch { failure = error }
        }

        func finish() throws(SystemError) {
            if let failure { throw failure }
            try file.synchronize()
        }
    }
}
