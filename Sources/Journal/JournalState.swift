import Alignment

/// What a store has read: the log, its fold, and what nobody has been told of yet.
struct JournalState {
    /// A line has at most this many bytes, newline included.
    static let longestLine = 1 << 20

    /// The format this program reads and writes.
    static let format = 1

    private(set) var log = EntryLog()
    private(set) var workspace = Workspace()
    /// Lines read so far, readable or not.
    private var lines = 0
    private var untold = JournalChange.nothing

    /// Takes in whole lines that stand after those read so far.
    mutating func absorb(_ bytes: ArraySlice<UInt8>) {
        guard !bytes.isEmpty else { return }
        let before = log.entries.count
        let first = workspace.take(bytes, firstNumber: lines + 1, into: &log)
        lines += bytes.newlines
        untold = untold.then(.appended(from: first ?? before))
    }

    /// Forgets everything and takes in all lines of a journal.
    mutating func replace(with bytes: ArraySlice<UInt8>) {
        log = EntryLog()
        workspace = Workspace()
        workspace.take(bytes, firstNumber: 1, into: &log)
        lines = bytes.newlines
        untold = .replaced
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

extension ArraySlice<UInt8> {
    /// How many newlines there are.
    fileprivate var newlines: Int {
        withUnsafeBufferPointer { bytes in bytes.reduce(0) { $0 &+ ($1 == 0x0A ? 1 : 0) } }
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
