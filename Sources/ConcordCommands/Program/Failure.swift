package import Alignment
package import Journal

/// Why a command ends without having done what it was asked: the status it exits with and the sentence people read.
package struct Failure: Error, Hashable, Sendable {
    package let status: ExitStatus
    /// Without a full stop; may hold text that is not safe to show as it is.
    package let sentence: String

    package init(_ status: ExitStatus, _ sentence: String) {
        self.status = status
        self.sentence = sentence
    }

    /// What the model refused: 64 for what cannot be read, 1 for what cannot be.
    package init(_ refusal: Refusal) {
        self.init(refusal.isMalformed ? .malformed : .refused, refusal.sentence)
    }

    /// What the journal failed at.
    package init(_ error: JournalError) {
        self.init(Failure.status(of: error.code), error.description)
    }

    /// What `JournalStore.append` threw: what the gesture had against it, or what the journal had.
    init(appending error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let refusal as Refusal: self.init(refusal)
        case let error as JournalError: self.init(error)
        default: self.init(.fault, "Cannot append: \(error)")
        }
    }

    private static func status(of code: JournalError.Code) -> ExitStatus {
        switch code {
        case .noWorkspace, .noJournal: .noWorkspace
        case .exists, .cannotCreate: .cannotCreate
        case .diskFull, .inputOutput, .notConfirmed: .inputOutput
        case .busy: .busy
        case .notPermitted, .readOnly, .foreignFile: .notPermitted
        case .tooLarge: .refused
        case .notAnEntry: .fault
        }
    }
}

/// Does something the model may refuse.
func accepted<Result>(_ body: () throws(Refusal) -> Result) throws(Failure) -> Result {
    do throws(Refusal) { return try body() } catch { throw Failure(error) }
}

/// Does something the journal may fail at.
func stored<Result>(_ body: () throws(JournalError) -> Result) throws(Failure) -> Result {
    do throws(JournalError) { return try body() } catch { throw Failure(error) }
}
