package import Alignment

/// One thing `doctor` has to say about a workspace on disk.
package struct Finding: Hashable, Sendable {
    package enum Severity: Hashable, Sendable {
        /// Something is lost, unreadable, or open to people it should not be open to.
        case damage
        /// Good to know; nothing is wrong.
        case note
    }

    package enum Code: Hashable, Sendable {
        /// A line that is no entry.
        case unreadableLine(UnreadableLine)
        /// Lines that a merge has left between the entries, by their numbers.
        case mergeMarks(lines: [Int])
        /// Entries that were acknowledged to this user and are not in the journal.
        case missingEntries(Int)
        /// The journal does not end in a newline: bytes of its last line, and whether only the newline is missing.
        case tornTail(bytes: Int, isComplete: Bool)
        /// Items of kinds this version does not know.
        case unknownItems([ItemID])
        /// The workspace's format is newer than this program.
        case newerFormat(Int)
        /// A link, FIFO, device ... where a file or directory of ours should be.
        case foreignFile(FileKind)
        /// A file or directory that every workspace has.
        case missing
        /// Permission bits as they are and as they should be; in octal they are what `chmod` takes.
        case permissions(found: UInt32, expected: UInt32)
        /// This user can read but not write.
        case notWritable
        /// A torn tail that was cut off and kept.
        case quarantined(bytes: Int)
        /// Somebody is appending right now, or hangs while doing so.
        case lockBusy(LockHolder?)
        /// The journal could not be read at all.
        case unreadableJournal(JournalError)
    }

    package let code: Code
    /// The file or directory it is about.
    package let path: String

    init(_ code: Code, _ path: String) {
        self.code = code
        self.path = path
    }

    /// Whether `doctor --fix` puts it right.
    package var isMendable: Bool {
        switch code {
        case .mergeMarks, .missingEntries, .tornTail, .missing, .permissions: true
        default: false
        }
    }

    package var severity: Severity {
        switch code {
        case .unreadableLine, .mergeMarks, .missingEntries, .foreignFile, .unreadableJournal: .damage
        case .tornTail(_, let isComplete): isComplete ? .note : .damage
        case .permissions(let found, let expected): Finding.isHarmful(found, expected) ? .damage : .note
        case .unknownItems, .newerFormat, .missing, .notWritable, .quarantined, .lockBusy: .note
        }
    }

    /// Whether others may write what they should not, or the group may not what it should.
    private static func isHarmful(_ found: UInt32, _ expected: UInt32) -> Bool {
        found & ~expected & 0o022 != 0 || expected & ~found & 0o770 != 0
    }
}

extension Finding {
    /// What is the case, as one plain sentence without a full stop.
    package var sentence: String {
        switch code {
        case .unreadableLine(let line): "Line \(line.number) of '\(path)' is no entry: \(line.reason); it is skipped"
        case .mergeMarks(let lines):
            "'\(path)' has \(lines.count) lines that a merge left (\(list(lines.map { String($0) })))"
        case .missingEntries(let count):
            "'\(path)' lacks \(count) \(count == 1 ? "entry" : "entries") that you were told \(count == 1 ? "is" : "are") saved"
        case .tornTail(let bytes, true): "The last line of '\(path)' (\(bytes) bytes) lacks its newline"
        case .tornTail(let bytes, false): "The last \(bytes) bytes of '\(path)' are a piece of an entry"
        case .unknownItems(let items):
            "'\(path)' has \(items.count) of kinds this program does not know: \(list(items.map(\.text)))"
        case .newerFormat(let format): "'\(path)' has format \(format), newer than this program"
        case .foreignFile(let kind): "'\(path)' is a \(kind.rawValue)"
        case .missing: "'\(path)' is missing"
        case .permissions(let found, let expected):
            "'\(path)' has permissions \(octal(found)) instead of \(octal(expected))"
        case .notWritable: "'\(path)' can be read but not written by this user"
        case .quarantined(let bytes): "'\(path)' keeps \(bytes) bytes that were taken out of the journal"
        case .lockBusy(let holder): "'\(path)' is held by \(holder?.words ?? "another process")"
        case .unreadableJournal(let error): error.description
        }
    }

    /// What to do about it, without a full stop.
    package var advice: String {
        switch code {
        case .unreadableLine: "mend or remove the line with an editor while nobody works, or leave it"
        case .mergeMarks: "'concord doctor --fix' moves them to quarantine; the entries between them stay"
        case .missingEntries: "'concord doctor --fix' appends them again"
        case .tornTail(_, true): "the next change adds it"
        case .tornTail(_, false): "the next change moves them to quarantine; they were never acknowledged"
        case .unknownItems: "upgrade concord to see them"
        case .newerFormat: "upgrade concord to write"
        case .foreignFile: "find out who put it there, and put a plain file or directory in its place"
        case .missing: "'concord doctor --fix' makes it"
        case .permissions: "'concord doctor --fix' sets them"
        case .notWritable: "ask its owner, or use '--read-only'"
        case .quarantined: "look what it was, then remove it"
        case .lockBusy: "nothing, unless it stays so"
        case .unreadableJournal: "restore it from a backup or another host"
        }
    }

    private func list(_ items: [String]) -> String {
        items.prefix(5).joined(separator: ", ") + (items.count > 5 ? " ..." : "")
    }

    private func octal(_ mode: UInt32) -> String { "0" + String(mode, radix: 8) }
}
