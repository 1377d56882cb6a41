import Alignment
import Glibc
import Journal
import TestSupport
import Testing

@Suite("The doctor")
struct DoctorTests {
    private let scratch = ScratchDirectory()
    private let workspace: WorkspaceDirectory

    init() throws {
        workspace = try WorkspaceDirectory.create(at: scratch.path, isShared: false, entries: [])
    }

    @Test("has nothing to say about a healthy workspace")
    func healthy() throws {
        try FileJournal(workspace).append { _ in title("One", of: "A1-0000") }
        #expect(workspace.examine().isEmpty)
        #expect(try workspace.mend().isEmpty)
    }

    @Test("names every line of a hostile journal that is no entry, and changes none")
    func hostileLines() throws {
        let lines = [
            line(1, "fine"), "\n", "not json\n", "{\"n\":2,\"n\":2,\"by\":\"x\",\"set\":{}}\n",
            "{\"n\":0,\"by\":\"x\",\"set\":{}}\n", "{\"n\":9007199254740993,\"by\":\"x\",\"set\":{}}\n", "\0\0\0\n",
            "{\"by\":\"x\",\"set\":{}}\n", "{\"n\":3,\"set\":{}}\n", "{\"n\":3,\"by\":\"x\"}\n",
            String(line(4, "crlf").dropLast()) + "\r\n", line(5, "u2028 \u{2028} u0085 \u{85} raw").unescaped,
            "{\"n\":6,\"by\":\"x\",\"set\":{}} \u{2028}\n", line(7, "last"),
        ]
        let journal = lines.joined()
        overwrite(workspace.journalPath, with: journal)
        let findings = workspace.examine()
        let numbers = findings.map { if case .unreadableLine(let line) = $0.code { line.number } else { 0 } }
        #expect(numbers == [2, 3, 4, 5, 6, 7, 8, 9, 10, 13])
        #expect(findings.allSatisfy { $0.severity == .damage && $0.sentence.contains("is skipped") })
        #expect(try FileJournal(workspace).log.entries.map(\.n) == [1, 4, 5, 7])
        #expect(try workspace.mend().isEmpty)
        #expect(text(of: workspace.journalPath) == journal)
        #expect(try FileJournal(workspace).append { _ in title("Next", of: "A8-0000") }?.n == 8)
    }

    @Test("reads a line over the block's edge and one beyond the limit of what we write")
    func longLines() throws {
        let long = [100, (1 << 20) - 200, 3 << 20].enumerated()
            .map { line($0 + 1, String(repeating: "y", count: $1)) }
        overwrite(workspace.journalPath, with: long.joined())
        #expect(workspace.examine().isEmpty)
        #expect(try FileJournal(workspace).log.entries.count == 3)
    }

    @Test("tells a torn tail that lacks a newline from a piece, and mends both")
    func tornTails() throws {
        let whole = String(line(2, "Two").dropLast())
        overwrite(workspace.journalPath, with: line(1, "One") + whole)
        let lacking = Finding.Code.tornTail(bytes: whole.utf8.count, isComplete: true)
        #expect(workspace.examine().map(\.code) == [lacking])
        #expect(workspace.examine().map(\.severity) == [.note])
        #expect(try workspace.mend().map(\.code) == [lacking])
        #expect(text(of: workspace.journalPath) == line(1, "One") + line(2, "Two"))
        overwrite(workspace.journalPath, with: line(1, "One") + "{\"n\":")
        #expect(workspace.examine().map(\.code) == [.tornTail(bytes: 5, isComplete: false)])
        #expect(workspace.examine().map(\.severity) == [.damage])
        #expect(try workspace.mend().map(\.code) == [.tornTail(bytes: 5, isComplete: false)])
        #expect(text(of: workspace.journalPath) == line(1, "One"))
        #expect(workspace.examine().map(\.code) == [.quarantined(bytes: 5)])
        #expect(workspace.examine().map(\.severity) == [.note])
    }

    @Test("notes kinds and formats of later versions")
    func laterVersions() throws {
        let entry = Entry(
            n: 1, id: "", at: "", by: "x",
            changes: [
                .init(item: ItemID("E1-0000"), field: "title", was: nil, value: .text("An estimate")),
                .init(item: .workspace, field: "format", was: nil, value: .integer(2)),
            ])
        overwrite(workspace.journalPath, with: entry.encoded() + "\n")
        #expect(workspace.examine().map(\.code) == [.unknownItems([ItemID("E1-0000")]), .newerFormat(2)])
        #expect(workspace.examine().allSatisfy { $0.severity == .note })
    }

    @Test("finds wrong permissions, which is damage when others may write, and sets them")
    func wrongPermissions() throws {
        chmod(workspace.dataPath, 0o755)
        chmod(workspace.journalPath, 0o666)
        let findings = workspace.examine()
        #expect(
            findings.map(\.code) == [
                .permissions(found: 0o666, expected: 0o600), .permissions(found: 0o755, expected: 0o700),
            ])
        #expect(findings.map(\.severity) == [.damage, .note])
        #expect(findings[0].sentence == "'\(workspace.journalPath)' has permissions 0666 instead of 0600")
        #expect(try workspace.mend() == findings)
        #expect(workspace.examine().isEmpty)
        #expect(permissions(workspace.dataPath) == 0o700)
    }

    @Test("takes a copy that lost its set-group-id bit for shared")
    func lostSetGroupID() throws {
        let shared = try WorkspaceDirectory.create(at: scratch("shared"), isShared: true, entries: [])
        chmod(shared.dataPath, 0o770)
        #expect(shared.examine().map(\.code) == [.permissions(found: 0o770, expected: 0o2770)])
        #expect(try shared.mend().count == 1)
        #expect(shared.examine().isEmpty)
    }

    @Test("notes what is missing, and makes it")
    func missing() throws {
        unlink(workspace.lockPath)
        unlink(workspace.dataPath + "/.gitignore")
        rmdir(workspace.quarantinePath)
        rmdir(workspace.presencePath)
        #expect(workspace.examine().map(\.code) == Array(repeating: .missing, count: 4))
        #expect(try workspace.mend().count == 4)
        #expect(workspace.examine().isEmpty)
        #expect(text(of: workspace.dataPath + "/.gitignore") == "*\n")
    }

    @Test("finds foreign files under our names and in quarantine")
    func foreignFiles() throws {
        rmdir(workspace.presencePath)
        symlink("/tmp", workspace.presencePath)
        mkfifo(workspace.quarantinePath + "/fifo", 0o600)
        unlink(workspace.journalPath)
        mkfifo(workspace.journalPath, 0o600)
        let findings = workspace.examine()
        #expect(findings.map(\.code) == [.foreignFile(.fifo), .foreignFile(.symbolicLink), .foreignFile(.fifo)])
        #expect(findings.allSatisfy { $0.severity == .damage })
    }

    @Test("says when there is no journal, or no workspace")
    func nothingThere() throws {
        unlink(workspace.journalPath)
        #expect(
            workspace.examine().map(\.sentence) == [
                "Cannot read journal '\(workspace.journalPath)': there is none; restore it from a backup or another host"
            ])
        #expect(WorkspaceDirectory(path: scratch("none")).examine().map(\.severity) == [.damage])
    }
}

extension String {
    /// U+2028 and U+0085 raw, as a foreign program writes them.
    fileprivate var unescaped: String {
        var out = ""
        var rest = self[...]
        while let at = rest.firstIndex(of: "\\") {
            out += rest[..<at]
            let digits = rest[at...].dropFirst(2).prefix(4)
            out.unicodeScalars.append(UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "?")
            rest = rest[at...].dropFirst(6)
        }
        return out + rest
    }
}
