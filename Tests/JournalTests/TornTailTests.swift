import Alignment
import Glibc
import Journal
import TestSupport
import Testing

@Suite("An append that was cut short")
struct TornTailTests {
    @Test("is adopted when only the newline is missing, quarantined otherwise, at every byte of the line")
    func everyByte() throws {
        let first = line(1, "One")
        let last = Array(line(2, "} \\ \" { \u{2028} ] ü").utf8)
        for cut in 1..<last.count {
            let (scratch, workspace) = try ground(Array(first.utf8) + last[..<cut])
            let journal = try FileJournal(workspace)
            #expect(journal.log.entries.map(\.n) == [1], "cut after \(cut) bytes")
            let entry = try #require(try journal.append { _ in title("Three", of: "A3-0000") })
            let isWhole = cut == last.count - 1
            let kept = isWhole ? last : []
            #expect(bytes(of: workspace.journalPath) == Array(first.utf8) + kept + Array(entry.line.utf8) + [0x0A])
            #expect(try quarantined(workspace) == (isWhole ? [] : [Array(last[..<cut])]), "cut after \(cut) bytes")
            #expect(journal.workspace.unreadable.isEmpty)
            #expect(entry.n == (isWhole ? 3 : 2))
            _ = scratch
        }
    }

    @Test(
        "is quarantined whatever the bytes",
        arguments: ["\0\0\0\0", "}", "{}}", "x{}", "{\"a\":\"}", "[1]", "\"{}\"", " ", "{\"a\":1} x", "\u{2028}"])
    func quarantines(_ tail: String) throws {
        let (scratch, workspace) = try ground(Array((line(1, "One") + tail).utf8))
        try FileJournal(workspace).append { _ in title("Two", of: "A2-0000") }
        #expect(try quarantined(workspace) == [Array(tail.utf8)])
        #expect(text(of: workspace.journalPath) == line(1, "One") + line(2, "Two"))
        _ = scratch
    }

    @Test(
        "is adopted when it is a whole object, entry or not",
        arguments: ["{}", "{\"n\":1}\r", "{\"n\":0,\"by\":\"x\",\"set\":{\"a\":{\"b\":[\"}\"]}}}", "{\"a\":\"\\\\\"} "])
    func adopts(_ tail: String) throws {
        let (scratch, workspace) = try ground(Array((line(1, "One") + tail).utf8))
        let journal = try FileJournal(workspace)
        try journal.append { _ in title("Two", of: "A2-0000") }
        #expect(text(of: workspace.journalPath) == line(1, "One") + tail + "\n" + line(2, "Two"))
        #expect(journal.workspace.unreadable.map(\.number) == [2])
        #expect(try quarantined(workspace).isEmpty)
        _ = scratch
    }

    @Test("is found however long it is, and where there is no newline at all")
    func longTail() throws {
        for head in ["", line(1, "One")] {
            let tail = Array(repeating: UInt8(ascii: "x"), count: 3 << 20)
            let (scratch, workspace) = try ground(Array(head.utf8) + tail)
            try FileJournal(workspace).append { _ in title("Two", of: "A2-0000") }
            #expect(try quarantined(workspace) == [tail])
            #expect(text(of: workspace.journalPath).hasPrefix(head + "{\"n\":"))
            _ = scratch
        }
    }

    @Test("stays where it is when it cannot be kept")
    func keepsWhatItCannotCopy() throws {
        let (scratch, workspace) = try ground(Array((line(1, "One") + "torn").utf8))
        rmdir(workspace.quarantinePath)
        symlink("/tmp", workspace.quarantinePath)
        #expect(throws: JournalError.self) {
            try FileJournal(workspace).append { _ in title("Two", of: "A2-0000") }
        }
        #expect(text(of: workspace.journalPath) == line(1, "One") + "torn")
        unlink(workspace.quarantinePath)
        try FileJournal(workspace).append { _ in title("Two", of: "A2-0000") }
        #expect(try quarantined(workspace) == [Array("torn".utf8)])
        _ = scratch
    }

    private func ground(_ bytes: [UInt8]) throws -> (ScratchDirectory, WorkspaceDirectory) {
        let scratch = ScratchDirectory()
        let workspace = try WorkspaceDirectory.create(at: scratch.path, isShared: false, entries: [])
        overwrite(workspace.journalPath, with: bytes)
        return (scratch, workspace)
    }

    private func quarantined(_ workspace: WorkspaceDirectory) throws -> [[UInt8]] {
        ScratchDirectory.names(in: workspace.quarantinePath).map { bytes(of: workspace.quarantinePath + "/" + $0) }
    }
}
