import Alignment
import Glibc
import Journal
import TestSupport
import Testing

@Suite("A hostile remote")
struct HostileRemoteTests {
    private let ground: SyncGround
    private let a: SyncGround.Clone

    init() throws {
        ground = try SyncGround()
        a = try ground.clone("a")
        try a.sync()
    }

    /// What stands in the remote's journal, so that lines can be added.
    private var good: String { text(of: a.directory.journalPath) }

    @Test("has its lines taken one by one, and later edits of ours win")
    func lineByLine() throws {
        var jump = title("Jump", of: "A7-0000", by: "zed")
        jump.n = 1 << 53
        var future = title("From 9999", of: "A8-0000", by: "zed")
        future = Entry(n: 2, id: "future0000", at: "9999-12-31T23:59:59.999Z", by: "zed", changes: future.changes)
        let crlf = line(3, "CRLF", by: "zed").dropLast() + "\r\n"
        let marks = "<<<<<<< HEAD\n=======\n>>>>>>> theirs\n"
        ground.put(Array((good + jump.encoded() + "\n" + marks + future.encoded() + "\n" + crlf).utf8))
        let report = try a.sync()
        #expect(report.received.map(\.n) == [2, 3])
        #expect(report.refused.count == 4)
        try a.set("title", "Ours", on: ItemID("A8-0000"))
        #expect(try a.open().workspace[ItemID("A8-0000")]?.title == "Ours")
        #expect(!text(of: a.directory.journalPath).contains("\r"))
        try a.sync()
        #expect(try a.sync().refused.isEmpty)
    }

    @Test("with UTF-16, nothing, or no entries in its journal is refused", arguments: [0, 1, 2])
    func noJournal(_ kind: Int) throws {
        let wide = good.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        ground.put([wide, [], Array("{}\n".utf8)][kind])
        expectNotAJournal()
    }

    @Test("with a link's mode, a directory or no file is refused", arguments: ["120000", "160000", "040000", ""])
    func modes(_ mode: String) throws {
        ground.put(Array("/etc/passwd".utf8), mode: mode)
        expectNotAJournal()
    }

    @Test("with a journal of a gigabyte is refused unread")
    func oversize() throws {
        ground.shell("head -c 1073741824 /dev/zero | git hash-object -w --stdin > ../blob")
        ground.shell("printf '100644 blob %s\\tjournal.jsonl\\n' $(cat ../blob) | git mktree > ../tree")
        ground.shell("git update-ref refs/heads/concord $(git commit-tree -m x $(cat ../tree))")
        expectNotAJournal()
    }

    @Test("with a newer format is refused with a count")
    func newerFormat() throws {
        let entry = Entry(
            n: 2, id: "newer00000", at: "", by: "zed",
            changes: [.init(item: .workspace, field: "format", was: nil, value: .integer(2))])
        ground.put(Array((good + entry.encoded() + "\n").utf8))
        let before = good
        #expect(throws: SyncError.newerFormat(remote: ground.remote, format: 2, entries: 2)) { try a.sync() }
        #expect(good == before)
    }

    @Test("that is a repository of ours with hooks and programs in its configuration runs none of them")
    func hooks() throws {
        let trap = ground.path("trapped")
        for name in ["pre-receive", "update", "post-receive", "post-update", "reference-transaction"] {
            overwrite(ground.remote + "/hooks/" + name, with: "#!/bin/sh\ntouch \(trap)\n")
            chmod(ground.remote + "/hooks/" + name, 0o755)
        }
        for key in ["core.sshCommand", "core.fsmonitor", "core.alternateRefsCommand", "uploadpack.packObjectsHook"] {
            ground.shell("git config \(key) 'touch \(trap)'")
        }
        ground.shell("git config core.hooksPath \(ground.remote)/hooks; mkdir -p ../alt/objects")
        overwrite(ground.remote + "/objects/info/alternates", with: ground.path("alt/objects") + "\n")
        try a.add("More")
        #expect(try a.sync().sent.count == 1)
        _ = try ground.received("b")
        #expect(access(trap, F_OK) != 0)
        // The trap does spring where nobody takes care.
        ground.shell("git update-ref refs/heads/other refs/heads/concord")
        #expect(access(trap, F_OK) == 0)
    }

    @Test(
        "that would be a program, or an option, is no remote",
        arguments: [
            "ext::sh -c 'touch /tmp/x'", "--upload-pack=touch /tmp/x", "-x", "foo://host/x", "fd::17", "", "a\nb",
        ])
    func noRemote(_ remote: String) {
        #expect { try Remote(remote, from: "/") } throws: { error in
            if case .badRemote? = error as? SyncError { true } else { false }
        }
    }

    @Test(
        "whose host would be an option of ssh is not called",
        arguments: ["ssh://-oProxyCommand=touch%20TRAP/x", "-h:x"])
    func hostAsOption(_ remote: String) throws {
        let trap = ground.path("trapped")
        let remote = remote.replacing("TRAP", with: trap.replacing("/", with: "%2F"))
        #expect(throws: SyncError.self) { try a.sync(with: remote) }
        #expect(access(trap, F_OK) != 0)
    }

    @Test("in the configuration of our own repository is found before anything runs")
    func configuration() throws {
        let file = a.directory.dataPath + "/sync.git/config"
        overwrite(file, with: text(of: file) + "[core]\n\tsshCommand = touch \(ground.path("trapped"))\n")
        #expect { try a.sync() } throws: { error in
            if case .foreignConfiguration(_, "core.sshcommand")? = error as? SyncError { true } else { false }
        }
    }

    @Test("hides its password")
    func password() throws {
        let remote = try Remote("https://dana:secret@example.org/x.git", from: "/")
        #expect(remote.shown == "https://dana:***@example.org/x.git")
    }

    private func expectNotAJournal() {
        let before = good
        #expect { try a.sync() } throws: { error in
            if case .notAJournal? = error as? SyncError { true } else { false }
        }
        #expect(good == before)
    }
}
