package import Alignment
import Glibc

/// The journal on disk. Between calls it holds no file open: a descriptor held over somebody's rename or merge would
/// append to a file that nobody sees.
package final class FileJournal: JournalStore {
    package let directory: WorkspaceDirectory
    var state = JournalState()
    private var mark: ReadMark?
    /// Milliseconds to wait for the lock.
    package var patience: Int
    /// What this session itself has against writing.
    var refusal: ReadOnlyReason?
    /// What was acknowledged, kept besides the journal; `nil` where nothing is.
    var outbox: Outbox?
    /// What the user was not told yet.
    var news: [JournalNews] = []
    var hasToldTrouble = false
    var hasToldMissing = false
    /// Whether the journal may lack what was acknowledged: it was read for the first time, or anew.
    var isUnchecked = true

    /// A larger journal is refused in words rather than by running out of memory.
    static let largest = 1 << 32

    /// Opens a workspace's journal and reads it.
    ///
    /// - Parameters:
    ///   - isReadOnly: `--read-only`.
    ///   - patience: milliseconds to wait for the lock.
    ///   - outbox: where acknowledged lines are kept besides the journal; what the journal lacks of them is appended.
    package init(
        _ directory: WorkspaceDirectory, isReadOnly: Bool = false, patience: Int = 5000, outbox: Outbox? = nil
    ) throws(JournalError) {
        self.directory = directory
        self.patience = patience
        self.outbox = outbox
        refusal = isReadOnly ? .asked : nil
        _ = try refresh()
    }

    package var workspace: Workspace { state.workspace }
    package var log: EntryLog { state.log }
    package var readOnly: ReadOnlyReason? { refusal ?? state.newerFormat }

    package func refresh() throws(JournalError) -> JournalChange {
        try whileThere { () throws(JournalError) in try read() }
        bringBack()
        return state.tell()
    }

    package func tellNews() -> [JournalNews] {
        defer { news = [] }
        return news
    }

    /// Reads what others have appended, without telling of it: the next `refresh` does.
    func catchUpNow() throws(JournalError) { try whileThere { () throws(JournalError) in try read() } }

    private func read() throws(JournalError) {
        let data = try directory.open(for: .read)
        let file = try openJournal(in: data, O_RDONLY, for: .read)
        try catchUp(file)
    }

    /// Does something with the journal, once more if it was gone and could be made anew.
    func whileThere<Result>(_ body: () throws(JournalError) -> Result) throws(JournalError) -> Result {
        do throws(JournalError) {
            return try body()
        } catch {
            guard error.code == .noJournal, try makeAnew() else { throw error }
        }
        return try body()
    }

    func openJournal(
        in data: borrowing Descriptor, _ flags: Int32, for action: JournalError.Action
    ) throws(JournalError) -> Descriptor {
        do throws(JournalError) {
            let name = WorkspaceDirectory.Name.journal
            return try .plainFile(name, in: data, flags, action, path: directory.journalPath)
        } catch {
            guard error.errno == ENOENT else { throw error }
            throw JournalError(.noJournal, action, directory.journalPath)
        }
    }

    /// Reads what was appended behind the mark, or everything if what is before it is not what was read.
    func catchUp(_ file: borrowing Descriptor) throws(JournalError) {
        do throws(SystemError) {
            let status = try file.status()
            guard status.size <= FileJournal.largest else { throw SystemError(EFBIG) }
            if let mark, try holds(mark, in: file, status) {
                let bytes = try wholeLines(file, from: mark.offset, to: status.size)
                state.absorb(bytes)
                self.mark = ReadMark(status.identity, after: bytes, behind: mark)
            } else {
                let bytes = try wholeLines(file, from: 0, to: status.size)
                state.replace(with: bytes)
                isUnchecked = true
                mark = ReadMark(status.identity, after: bytes)
            }
        } catch {
            throw error.during(.read, directory.journalPath, as: .inputOutput)
        }
    }

    private func holds(
        _ mark: ReadMark, in file: borrowing Descriptor, _ status: FileStatus
    ) throws(SystemError) -> Bool {
        try mark.holds(status.identity, size: status.size) { (range) throws(SystemError) in try file.read(range) }
    }

    /// The bytes up to the last newline; what is behind it may still be in the making.
    private func wholeLines(
        _ file: borrowing Descriptor, from start: Int, to end: Int
    ) throws(SystemError) -> ArraySlice<UInt8> {
        let bytes = try file.read(start..<end)
        return bytes.lastIndex(of: 0x0A).map { bytes[...$0] } ?? []
    }
}
