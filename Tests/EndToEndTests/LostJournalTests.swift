import Foundation
import Glibc
import TestSupport
import Testing

/// Journals that others put in the place of ours, or write over, while somebody works: what was acknowledged comes back.
@Suite struct LostJournalTests {
    enum Loss: String, CaseIterable {
        case renamed, restored, rewritten, truncated, removed
    }

    @Test(
        "A journal replaced under an open dashboard is read anew, and what was acknowledged there comes back",
        arguments: Loss.allCases)
    func replaced(_ loss: Loss) throws {
        let desk = try Desk()
        try desk.done("person", "add", "lee")
        let old = try desk.journal
        let terminal = try desk.terminal()
        try terminal.shows("Action items")
        terminal.type("c! Acknowledged here")
        terminal.press(.enter)
        try terminal.shows("A1")
        terminal.press(.escape)
        try terminal.waits("out of the bar") { lines in !lines.contains { $0.contains(" › ") } }
        let foreign =
            #"{"n":900,"id":"zzzzzzzzzz","at":"2026-11-26T10:00:00.000Z","by":"lee","set":{"A9-zzzz":{"title":"From the editor"}}}"#
        let edited = old + Array((foreign + "\n").utf8)
        let path = desk.journalPath
        switch loss {
        case .renamed:
            try Data(edited).write(to: URL(filePath: path + ".new"))
            #expect(rename(path + ".new", path) == 0)
        case .restored:
            unlink(path)
            try Data(edited).write(to: URL(filePath: path))
        case .rewritten: try desk.write(journal: edited)
        case .truncated: #expect(truncate(path, off_t(old.count)) == 0)
        case .removed: unlink(path)
        }
        try terminal.waits("telling") { lines in
            let words = lines.flatMap { $0.split(separator: " ") }.joined(separator: " ")
            return words.contains("made anew") || words.contains("missing")
        }
        try terminal.waits("brought back") { _ in
            (try? desk.lines.count { $0.contains("Acknowledged here") }) == 1
        }
        try terminal.shows("Acknowledged here")
        if ![.truncated, .removed].contains(loss) { try terminal.shows("From the editor") }
    }

    @Test("A journal overwritten at the very moment something is brought back to it: it is brought back once more")
    func overwrittenAgain() throws {
        let desk = try Desk()
        try desk.done("person", "add", "lee")
        let old = try desk.journal
        try desk.done("action", "add", "Acknowledged here")
        let acknowledged = try desk.journal
        try desk.write(journal: old)
        let input = desk.scratch("input")
        #expect(mkfifo(input, 0o600) == 0)
        let lines = open(input, O_RDWR | O_CLOEXEC)
        // It stands still once what it brought back is on disk.
        let stream = try Child(
            "/usr/bin/strace",
            ["-D", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:signal=SIGSTOP:when=1"]
                + [Desk.program, "add", "-"],
            desk.environment, in: desk.scratch.path,
            .files(input: input, output: desk.scratch("out"), errors: desk.scratch("err")))
        try desk.waits("brought back") { try desk.journal == acknowledged && stream.isStopped }
        let foreign =
            #"{"n":900,"id":"zzzzzzzzzz","at":"2026-11-26T10:00:00.000Z","by":"lee","set":{"A9-zzzz":{"title":"From the editor"}}}"#
        try desk.write(journal: old + Array((foreign + "\n").utf8))
        try FileHandle(fileDescriptor: lines, closeOnDealloc: true).write(contentsOf: Data("! And another\n".utf8))
        try desk.waits("going on") {
            stream.kill(SIGCONT)
            return try desk.lines.contains { $0.contains("And another") }
        }
        for text in ["Acknowledged here", "From the editor", "And another"] {
            #expect(try desk.lines.count { $0.contains(text) } == 1, "\(text)")
        }
        stream.kill(SIGTERM)
        _ = stream.wait()
    }
}
