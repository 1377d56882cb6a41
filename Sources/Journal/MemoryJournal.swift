package import Alignment

/// A journal that lasts as long as the process: for tests, and for a demonstration nobody wants to keep.
package final class MemoryJournal: JournalStore {
    /// The bytes that several stores share, as several processes share a file.
    package final class Medium {
        /// The journal as it would stand on disk.
        package fileprivate(set) var bytes: [UInt8]
        /// Thrown by the next append, which then writes nothing: a full disk, a lost permission.
        package var nextFailure: JournalError?

        package init(_ bytes: [UInt8] = []) { self.bytes = bytes }

        /// Adds bytes at the end, as a program does that knows nothing of locks.
        package func extend(with bytes: [UInt8]) { self.bytes += bytes }

        /// Puts another journal in this one's place, as `cp` of a backup does.
        package func replace(with bytes: [UInt8]) { self.bytes = bytes }
    }

    /// What stands for the path in errors.
    package static let path = "memory"

    private let medium: Medium
    private var state = JournalState()
    private var mark: ReadMark?
    private var refusal: ReadOnlyReason?

    package init(_ medium: Medium = Medium(), isReadOnly: Bool = false) {
        self.medium = medium
        refusal = isReadOnly ? .asked : nil
        catchUp()
        _ = state.tell()
    }

    /// A journal of these entries, which are written in their order with `n` filled in.
    package convenience init(_ entries: [Entry]) throws(JournalError) {
        self.init(Medium(try WorkspaceDirectory(path: MemoryJournal.path).firstLines(entries)))
    }

    package var workspace: Workspace { state.workspace }
    package var log: EntryLog { state.log }
    package var readOnly: ReadOnlyReason? { refusal ?? state.newerFormat }

    package func refresh() throws(JournalError) -> JournalChange {
        catchUp()
        return state.tell()
    }

    @discardableResult
    package func append(_ make: (Workspace) throws -> Entry?) throws -> Entry? {
        try checkWritable()
        guard try state.sealed(make, path: MemoryJournal.path) != nil else { return nil }
        if let failure = medium.nextFailure {
            medium.nextFailure = nil
            throw failure
        }
        mendTail()
        catchUp()
        try checkWritable()
        guard let entry = try state.sealed(make, path: MemoryJournal.path) else { return nil }
        medium.bytes += Array(entry.line.utf8) + [0x0A]
        catchUp()
        return entry
    }

    private func checkWritable() throws(JournalError) {
        if let readOnly { throw JournalError(.readOnly(readOnly), .append, MemoryJournal.path) }
    }

    private func mendTail() {
        guard let tail = TornTail(endOf: medium.bytes) else { return }
        if tail.isComplete {
            medium.bytes.append(0x0A)
        } else {
            medium.bytes.removeSubrange(tail.offset...)
        }
    }

    private func catchUp() {
        let end = medium.bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let start = offsetIfUnchanged(before: end)
        let lines = medium.bytes[(start ?? 0)..<end]
        if start == nil { state = .replaced }
        LineBatch.each(of: lines) { state.absorb($0) }
        state.settle()
        mark = ReadMark(MemoryJournal.identity, after: lines, behind: start == nil ? nil : mark)
    }

    /// Where to go on reading; `nil` if what was read is no longer there.
    private func offsetIfUnchanged(before end: Int) -> Int? {
        guard let mark else { return nil }
        let holds = try? mark.holds(MemoryJournal.identity, size: end) { Array(medium.bytes[$0]) }
        return holds == true ? mark.offset : nil
    }

    /// Memory is always the same file.
    private static let identity = FileStatus.Identity(device: 0, inode: 0)
}
