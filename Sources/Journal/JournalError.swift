/// What went wrong with a workspace on disk: a code, the file it happened to, and the system's reason.
///
/// The sentence people read is made of it in `JournalError+Sentence.swift` and nowhere else.
package struct JournalError: Error, Hashable, Sendable {
    /// Why, in the terms of the command line's exit statuses.
    package enum Code: Hashable, Sendable {
        /// No `.concord` was found (66).
        case noWorkspace
        /// `.concord` has no journal, or lost it (66).
        case noJournal
        /// Something is there already (73).
        case exists
        /// A workspace or file could not be made (73).
        case cannotCreate
        /// Disk, quota or file-size limit reached (74).
        case diskFull
        /// Any other failure of the system (74).
        case inputOutput
        /// It was written, and the system could not confirm that it will last (74).
        case notConfirmed
        /// Somebody else held the lock for all the time we waited (75).
        case busy(holder: LockHolder?)
        /// The system does not let this user (77).
        case notPermitted
        /// This session does not write (77).
        case readOnly(ReadOnlyReason)
        /// Under the name stands something that is never read or written through (77).
        case foreignFile(FileKind)
        /// The entry's line is longer than a journal's line may be (1).
        case tooLarge(bytes: Int, limit: Int)
        /// The gesture did not make an entry that can be read back (70): a fault of the program.
        case notAnEntry(reason: String)
    }

    /// What was being done.
    package enum Action: String, Hashable, Sendable {
        case find = "find workspace"
        case create = "create workspace"
        case read = "read journal"
        case append = "append to journal"
        case mend = "mend journal"
        case export = "write"
        case start = "start"
    }

    package let code: Code
    package let action: Action
    /// The file or directory, spelled as it was reached.
    package let path: String
    /// The system's number for the cause, where a system call failed.
    package let errno: Int32?

    package init(_ code: Code, _ action: Action, _ path: String, errno: Int32? = nil) {
        self.code = code
        self.action = action
        self.path = path
        self.errno = errno
    }
}

/// Why a session only reads.
package enum ReadOnlyReason: Hashable, Sendable {
    /// `--read-only`.
    case asked
    /// The workspace says it is of a later format.
    case newerFormat(Int)
    /// A write could not be confirmed; nothing may be built on it in this session.
    case notConfirmed
}

/// Who holds the lock, as far as the system tells.
package struct LockHolder: Hashable, Sendable {
    package let process: Int32
    /// The program's name, printable ASCII only; `nil` where it cannot be told.
    package let command: String?

    package init(process: Int32, command: String?) {
        self.process = process
        self.command = command
    }
}
