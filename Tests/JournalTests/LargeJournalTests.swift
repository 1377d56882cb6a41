import Alignment
import Glibc
import Journal
import TestSupport
import Testing

/// A journal too large to be kept in memory: its history is read again when somebody looks at it.
@Suite("A large journal")
struct LargeJournalTests {
    private let scratch = ScratchDirectory()
    private let first = title("First", of: "A1-0000")
    private let own = title("Own", of: "A9001-0000")
    private static let words = String(repeating: "long title ", count: 20)

    private func text(_ numbers: ClosedRange<Int>) -> String {
        numbers.map { n in
            line(n, Self.words + String(n), by: n.isMultiple(of: 3) ? "dana" : "lee")
        }.joined()
    }

    private func make(_ text: String) throws -> WorkspaceDirectory {
        let directory = try WorkspaceDirectory.create(
            at: scratch("large"), isShared: false, entries: [first])
        overwrite(directory.journalPath, with: text)
        return directory
    }

    @Test("says what its lines say, in whatever order one asks")
    func readsAgain() throws {
        let text = text(1...12_000)
        #expect(text.utf8.count > 3 << 20)
        let journal = try FileJournal(try make(text))
        var log = EntryLog()
        log.add(lines: Array(text.utf8)[...])
        #expect(journal.log.entries.count == 12_000)
        #expect(journal.log.entries == log.entries)
        var random = SplitMix64(seed: 1)
        for _ in 0..<300 {
            let index = Int.random(in: 0..<12_000, using: &random)
            #expect(journal.log.entries[index] == log.entries[index])
        }
        #expect(journal.log.entries.reversed().elementsEqual(log.entries.reversed()))
        #expect(journal.workspace.actions.map(\.title) == Workspace(log).actions.map(\.title))
        #expect(journal.workspace.undoable(by: "dana") == log.entries.last(by: "dana") { _ in true })
    }

    @Test("of several hosts, whose lines stand behind each other, is in order all the same")
    func isOfSeveralHosts() throws {
        let parts = stride(from: 0, to: 9000, by: 5).map { text(($0 + 1)...($0 + 5)) }
        let (ours, theirs) = (stride(from: 0, to: 1800, by: 2), stride(from: 1, to: 1800, by: 2))
        let mixed = (ours.map { parts[$0] } + theirs.map { parts[$0] }).joined()
        let journal = try FileJournal(try make(mixed))
        var log = EntryLog()
        log.add(lines: Array(mixed.utf8)[...])
        #expect(journal.log.entries.map(\.n) == Array(1...9000))
        #expect(journal.log.entries == log.entries)
        #expect(journal.workspace.actions.map(\.title) == Workspace(log).actions.map(\.title))
        append(journal.directory.journalPath, text(4000...4000).replacing("by\":\"lee", with: "by\":\"raj"))
        _ = try journal.refresh()
        #expect(journal.log.entries.count == 9001)
    }

    @Test("goes on when lines are appended, its own and those of others, a few and many")
    func grows() throws {
        let directory = try make(text(1...9000))
        let journal = try FileJournal(directory)
        try journal.append { _ in own }
        append(directory.journalPath, text(9002...9003))
        #expect(try journal.refresh() == .appended(from: 9000))
        append(directory.journalPath, text(9004...18_000))
        #expect(try journal.refresh() == .appended(from: 9003))
        #expect(journal.log.entries.count == 18_000)
        #expect(journal.log.entries == (try FileJournal(directory)).log.entries)
    }

    @Test("is read anew when it was replaced, renamed or written over in place")
    func isReplaced() throws {
        let directory = try make(text(1...9000))
        let journal = try FileJournal(directory)
        overwrite(directory.journalPath, with: text(1...8000))
        #expect(try journal.refresh() == .replaced)
        #expect(journal.log.entries.count == 8000)
        #expect(journal.log.entries[7999].changes.first?.value == .text(Self.words + "8000"))
        overwrite(directory.journalPath + ".new", with: text(1...7000))
        rename(directory.journalPath + ".new", directory.journalPath)
        // What was read is still there for those who look at it, until the new one is read.
        #expect(journal.log.entries[7999].changes.first?.value == .text(Self.words + "8000"))
        #expect(try journal.refresh() == .replaced)
        #expect(journal.log.entries.count == 7000)
    }

    @Test("takes a line that is longer than what is read at once, and one that is still being written")
    func longLines() throws {
        let long = line(9001, String(repeating: "x", count: 3 << 20))
        let directory = try make(text(1...9000) + long + text(9002...9500) + #"{"n":9501,"#)
        let journal = try FileJournal(directory)
        #expect(journal.log.entries.count == 9500)
        #expect(journal.log.entries[9000].changes.first?.value?.text?.utf8.count == 3 << 20)
        #expect(journal.workspace.unreadable.isEmpty)
    }
}

/// Appends as any other program would: without lock.
private func append(_ path: String, _ text: String) {
    let file = open(path, O_WRONLY | O_APPEND)
    defer { close(file) }
    let bytes = Array(text.utf8)
    _ = write(file, bytes, bytes.count)
}
