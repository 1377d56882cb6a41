import Glibc

extension JournalError: CustomStringConvertible {
    /// What failed, the subject in single quotes, the cause, what to do; without a full stop.
    ///
    /// Paths stand in it as they are: whoever shows it makes control characters visible, as with all text.
    package var description: String {
        guard code != .noWorkspace else {
            return "No workspace at '\(path)' or above; start one with 'concord init'"
        }
        return "Cannot \(action.rawValue) '\(path)': \(cause)" + (advice.map { "; " + $0 } ?? "")
    }

    private var cause: String {
        switch code {
        case .noWorkspace, .noJournal: "there is none"
        case .exists: "it exists already"
        case .diskFull: "disk full"
        case .cannotCreate, .inputOutput: systemReason ?? "input/output error"
        case .notConfirmed: "not confirmed (\(systemReason ?? "the journal was replaced meanwhile"))"
        case .busy(let holder): "in use by \(holder?.words ?? "another process")"
        case .notPermitted: systemReason ?? "not permitted"
        case .readOnly(let reason): reason.words
        case .foreignFile(let kind): "it is a \(kind.rawValue)"
        case .tooLarge(let bytes, let limit): "the entry has \(bytes) bytes and a line may have \(limit)"
        case .notAnEntry(let reason): "the change makes no readable entry (\(reason))"
        }
    }

    private var advice: String? {
        switch code {
        case .noJournal: "restore it from a backup or another host"
        case .exists: "nothing was changed"
        case .busy: "nothing was saved; try again"
        case .notConfirmed where action == .create: "it is there, but may be gone after a power failure; check the disk"
        case .notConfirmed: "it may or may not be saved; this session now only reads, start a new one and look"
        case .foreignFile(.hardLink): "nothing was written; copy it and move the copy into its place"
        case .foreignFile: "nothing was written; put a plain file in its place"
        case .tooLarge, .notAnEntry: "nothing was saved"
        case .diskFull, .inputOutput, .notPermitted: action == .append ? "nothing was saved" : nil
        case .noWorkspace, .cannotCreate, .readOnly: nil
        }
    }

    private var systemReason: String? { errno.map { String(cString: strerror($0)) } }
}

extension ReadOnlyReason {
    /// The reason as the end of a sentence.
    package var words: String {
        switch self {
        case .asked: "this session only reads (--read-only)"
        case .newerFormat(let format): "it has format \(format), newer than this program; upgrade concord to write"
        case .notConfirmed: "an earlier write was not confirmed; start a new session"
        }
    }
}

extension LockHolder {
    /// "process 4711 (concord)".
    package var words: String { "process \(process)" + (command.map { " (\($0))" } ?? "") }
}

extension SystemError {
    /// The error with what it was for; the errno decides the code unless the caller knows better.
    func during(_ action: JournalError.Action, _ path: String, as code: JournalError.Code? = nil) -> JournalError {
        JournalError(code ?? self.code, action, path, errno: errno)
    }

    private var code: JournalError.Code {
        switch errno {
        case ENOSPC, EDQUOT, EFBIG: .diskFull
        case EACCES, EPERM, EROFS: .notPermitted
        default: .inputOutput
        }
    }
}
