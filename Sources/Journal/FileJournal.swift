package import Alignment
import Glibc

/// The journal on disk. Between calls it holds no file open: a descriptor held over somebody's rename or merge would
/// append to a file that nobody sees.
package final class FileJournal: JournalStore {
    package let directory: WorkspaceDirectory
    var state = JournalState()
    private var mark: ReadMark?
    /// How long to wait for the lock.
    package var patience: LockPatience
    /// When it is this session's turn to take it again.
    var turn = 0
    /// What this session itself has against writing.
    var refusal: ReadOnlyReason?
    /// What was acknowledged, kept besides the journal; `nil` where nothing is.
    var outbox: Outbox?
    /// What the user was not told yet.
    var news: [JournalNews] = []
    var hasToldTrouble = false
    var hasToldMissing = false
    /// What is read of the journal; `nil`: everything.
    private var sieve: Sieve?
    /// Whether the journal may lack what was acknowledged: it was read for the first time, or anew.
    var isUnchecked = true

    /// A larger journal is refused in words rather than by running out of memory.
    static let largest = 1 << 32

    /// Opens a workspace's journal and reads it.
    ///
    /// - Parameters:
    ///   - isReadOnly: `--read-only`.
    ///   - patience: how long to wait for the lock.
    ///   - outbox: where acknowledged lines are kept besides the journal; what the journal lacks of them is appended.
    ///   - scope: all that will be asked of the workspace; `nil`: anything may be. A journal with something out of the
    ///     ordinary in it is read whole all the same.
    package init(
        _ directory: WorkspaceDirectory, isReadOnly: Bool = false, patience: LockPatience = .usual,
        outbox: Outbox? = nil, scope: Scope? = nil
    ) throws(JournalError) {
        self.directory = directory
        self.patience = patience
        self.outbox = outbox
        refusal = isReadOnly ? .asked : nil
        if let scope, let numbers = self.outbox == nil ? [] : self.outbox?.numbersHere() {
            try catchUpNow(within: scope, and: numbers)
        } else {
            try catchUpNow()
        }
        bringBack()
        _ = state.tell()
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

    /// Reads what a scope asks for, which only reading may tell; everything if that is not enough.
    ///
    /// - Parameter numbers: of entries that are to be read whatever they touch.
    private func catchUpNow(within scope: Scope, and numbers: Set<Int>) throws(JournalError) {
        var scope: Scope? = scope
        while let wanted = scope {
            (sieve, mark) = (Sieve(wanted, numbers: numbers), nil)
            try catchUpNow()
            guard workspace.unreadable.isEmpty, workspace.redaction.isEmpty, outbox?.isOf(workspace) != false else {
                break
            }
            switch wanted.sufficiency(of: workspace) {
            case .enough: return
            case .less(let wider): scope = wider
            case .none: scope = nil
            }
        }
        (sieve, mark) = (nil, nil)
        try catchUpNow()
    }

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
                var reached = mark
                defer { self.mark = reached }
                try read(file, to: status, from: &reached, &state)
            } else {
                var (reached, replaced) = (ReadMark(status.identity), JournalState.replaced)
                try read(file, to: status, from: &reached, &replaced)
                (mark, state) = (reached, replaced)
                isUnchecked = true
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

    /// Reads whole lines from a mark on; what is behind the last newline may still be in the making.
    ///
    /// What is small is kept as it is read; of more only what it adds up to, and its lines are read again when somebody
    /// looks at them. While some of it is taken in, the next is read, where a thread can be had.
    private func read(
        _ file: borrowing Descriptor, to status: FileStatus, from mark: inout ReadMark, _ state: inout JournalState
    ) throws(SystemError) {
        defer { state.settle() }
        let rest = mark.offset..<status.size
        if sieve != nil {
            var (blocks, block) = (JournalBlocks(rest, atOnce: FileJournal.passage), ReadBlock())
            while try blocks.read(file, into: block), let (needed, others) = sieve?.pick(block.lines) {
                state.passOver(others)
                state.absorb(LineBatch(needed))
                mark = ReadMark(status.identity, after: block.lines, behind: mark)
            }
            return
        }
        let source = rest.count > FileJournal.mostKept ? try StoredJournal(file) : nil
        let ahead = source == nil ? nil : try ReadAhead(file, rest)
        var (blocks, block) = (JournalBlocks(rest, atOnce: LineBatch.usualSize), ReadBlock())
        while true {
            if let ahead {
                guard let next = try ahead.next() else { break }
                block = next
            } else {
                // What is kept stays where it is.
                if source == nil { block = ReadBlock() }
                guard try blocks.read(file, into: block) else { break }
                block.readLines()
            }
            state.absorb(block.batch, stored: source.map { StoredLines($0, from: mark.offset) })
            mark = ReadMark(status.identity, after: block.lines, behind: mark)
        }
    }

    /// Bytes read at once where most lines are passed over: few enough to stay near the processor.
    private static let passage = 1 << 16
    /// A journal, or what was added to it at once, up to this size is kept in memory.
    private static let mostKept = 1 << 18
}
