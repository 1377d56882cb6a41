import TestSupport
import Testing

@testable import Alignment

/// A journal read in parts, in which what one host wrote stands behind what another wrote at the same time.
@Suite("Lines that come in parts")
struct PartsTests {
    private static func line(_ n: Int, _ changes: String) -> String {
        #"{"n":\#(n),"id":"e\#(n)","at":"2026-11-23T09:00:00.000Z","by":"dana","set":\#(changes)}"# + "\n"
    }

    /// Entries 1 to 400 in parts of ten lines: first those of one host, then those of the other.
    private let parts: [[UInt8]] = {
        let lines = (1...400).map { n in
            line(n, n == 7 ? #"{"A1-aaaa":{"due":"2026-12-01"}}"# : #"{"A\#(n % 60 + 1)-aaaa":{"title":"t\#(n)"}}"#)
        }
        let all = stride(from: 0, to: 400, by: 10).map { Array(lines[$0..<($0 + 10)].joined().utf8) }
        let (ours, theirs) = (stride(from: 0, to: 40, by: 2), stride(from: 1, to: 40, by: 2))
        return ours.map { all[$0] } + theirs.map { all[$0] }
    }()

    private func read(_ parts: [[UInt8]], waits: Bool = true) -> (workspace: Workspace, source: LinesInMemory) {
        let source = LinesInMemory(parts.flatMap(\.self))
        var (log, workspace, offset) = (EntryLog(), Workspace(), 0)
        for part in parts {
            workspace.take(LineBatch(part[...]), stored: StoredLines(source, from: offset), into: &log)
            if !waits { workspace.settle(&log) }
            offset += part.count
        }
        workspace.settle(&log)
        return (workspace, source)
    }

    @Test("come to what they come to in order, and each is read again once")
    func once() {
        let (workspace, source) = read(parts)
        #expect(source.read.count <= 440)
        #expect(read(parts, waits: false).source.read.count > 10 * 400)
        var log = EntryLog()
        log.add(lines: parts.flatMap(\.self)[...])
        #expect(workspace.entries.map(\.n) == Array(1...400))
        #expect(workspace.everything == Workspace(log).everything)
    }

    @Test("are folded once, however often something is taken back")
    func redactions() {
        let redactions = (0..<20).map { index in
            Array(Self.line(401 + index, #"{"workspace":{"redact":"e\#(index + 20)"}}"#).utf8)
        }
        let (workspace, source) = read(parts + redactions)
        #expect(source.read.count <= 4 * 420)
        var log = EntryLog()
        log.add(lines: (parts + redactions).flatMap(\.self)[...])
        #expect(workspace.everything == Workspace(log).everything)
    }

    @Test("are in their places when the last has come, though that one says nothing")
    func settled() {
        let (workspace, _) = read(parts + [[]])
        #expect(workspace.entries.count == 400)
        #expect(!workspace.isBehind)
    }
}
