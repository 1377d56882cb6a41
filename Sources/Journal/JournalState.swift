import Alignment

/// What a store has read: the log, its fold, and what nobody has been told of yet.
struct JournalState {
    /// A line has at most this many bytes, newline included.
    static let longestLine = 1 << 20

    /// The format this program reads and writes.
    static let format = 1

    private(set) var log = EntryLog()
    private(set) var workspace = Workspace()
    private var untold = JournalChange.nothing

    /// Takes in whole lines that stand after those read so far.
    ///
    /// - Parameter stored: where they can be read again; `nil`: they are kept.
    mutating func absorb(_ batch: borrowing LineBatch, stored: StoredLines? = nil) {
        guard !batch.isEmpty else { return }
        let before = log.entries.count
        workspace.take(batch, stored: stored, into: &log)
        untold = untold.then(.appended(from: before))
    }

    /// Puts lines in their places that did not come in order: once for all of them.
    mutating func settle() {
        if let first = workspace.settle(&log) { untold = untold.then(.appended(from: first)) }
    }

    /// Takes notice of lines that nobody reads.
    mutating func passOver(_ lines: PassedOver) { workspace.passOver(lines, in: &log) }

    /// The state before the first line of a journal that stands in another one's place.
    static var replaced: JournalState {
        var state = JournalState()
        state.untold = .replaced
        return state
    }

    /// What changed since this was last asked.
    mutating func tell() -> JournalChange {
        defer { untold = .nothing }
        return untold
    }

    /// Why the workspace itself forbids writing.
    var newerFormat: ReadOnlyReason? {
        workspace.format > JournalState.format ? .newerFormat(workspace.format) : nil
    }

    /// The entry a gesture makes of the state as it is, with its `n` and its line.
    ///
    /// - Throws: what `make` throws; or an error for `path` if the line would be too long, or could not be read back.
    func sealed(_ make: (Workspace) throws -> Entry?, path: String) throws -> Entry? {
        guard var entry = try make(workspace) else { return nil }
        entry.n = log.highestN + 1
        entry = entry.sealed()
        try entry.checkLine(path: path)
        return entry
    }
}

extension Entry {
    /// Checks that the line fits and says what the entry says: one that reads otherwise would be acknowledged and lost.
    func checkLine(path: String) throws(JournalError) {
        let bytes = line.utf8.count + 1
        guard bytes <= JournalState.longestLine else {
            throw JournalError(.tooLarge(bytes: bytes, limit: JournalState.longestLine), .append, path)
        }
        do throws(UnreadableLine) {
            guard try Entry(line: line) == self else {
                throw UnreadableLine(number: 0, reason: "it reads back as another one")
            }
        } catch {
            throw JournalError(.notAnEntry(reason: error.reason), .append, path)
        }
    }
}
