package import Alignment

/// Where the entries are: on disk, or in memory for tests and demonstrations. One contract, tested once over both.
///
/// A store belongs to one thread; several stores, in one process or many, may share one journal.
package protocol JournalStore: AnyObject {
    /// What the entries read so far add up to.
    var workspace: Workspace { get }

    /// The entries read so far, in order.
    var log: EntryLog { get }

    /// Why this session does not write; `nil` if it does.
    var readOnly: ReadOnlyReason? { get }

    /// Reads what others have appended.
    ///
    /// - Returns: what is different since the last call of `refresh`, own entries and those that `append` came across
    ///   included.
    /// - Throws: if the journal cannot be read; what was read before stays.
    func refresh() throws(JournalError) -> JournalChange

    /// What the user should be told that was not told yet: entries brought back, and what could not be kept.
    func tellNews() -> [JournalNews]

    /// Appends one entry, and returns when it is safe on disk.
    ///
    /// - Parameter make: the gesture. It is called without the lock first, so that what is impossible or too large is
    ///   refused early, and again under the lock against what others have written meanwhile. It gives the entry to
    ///   write, `nil` if there is nothing to do, or throws what it has against it. `n` is filled in by the store; ids
    ///   taken from the workspace it is given are unique. It must not prompt, wait or write itself.
    /// - Returns: the entry as it was written, or `nil` if nothing was.
    /// - Throws: what `make` throws, with nothing written; or `JournalError`, with nothing acknowledged.
    @discardableResult
    func append(_ make: (Workspace) throws -> Entry?) throws -> Entry?
}

extension JournalStore {
    /// Nothing, where nothing can be lost.
    package func tellNews() -> [JournalNews] { [] }
}

/// How a store's entries differ from before.
package enum JournalChange: Hashable, Sendable {
    case nothing
    /// Entries before this index are as they were; those from it on are new, or have moved to stand after new ones.
    case appended(from: Int)
    /// The journal is another one, or was changed elsewhere than at its end: everything was read anew.
    case replaced

    /// This change followed by another.
    package func then(_ next: JournalChange) -> JournalChange {
        switch (self, next) {
        case (.nothing, _): next
        case (_, .nothing): self
        case (.appended(let first), .appended(let second)): .appended(from: min(first, second))
        default: .replaced
        }
    }
}
