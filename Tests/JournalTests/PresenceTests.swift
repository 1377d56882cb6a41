import Alignment
import Glibc
import TestSupport
import Testing

@testable import Journal

@Suite("Presence")
struct PresenceTests {
    private let scratch = ScratchDirectory()
    private let workspace: WorkspaceDirectory

    init() throws { workspace = try WorkspaceDirectory.create(at: scratch("ws"), isShared: true, entries: []) }

    private func session(_ person: String, review: ItemID? = nil) -> OpenSession {
        OpenSession(
            person: person, host: "atlas", process: 4711, since: Instant(milliseconds: 1_795_687_200_000),
            isReadOnly: true, review: review)
    }

    @Test("is seen by others as it was announced, and not by oneself")
    func announced() throws {
        let (mine, theirs) = (Presence(workspace), Presence(workspace))
        mine.announce(session("lee"))
        #expect(theirs.others() == [session("lee")])
        #expect(mine.others().isEmpty)
        mine.announce(session("lee", review: ItemID("V1-abcd")))
        #expect(theirs.others() == [session("lee", review: ItemID("V1-abcd"))])
        mine.leave()
        #expect(theirs.others().isEmpty)
    }

    @Test("has the permissions of the workspace, and is gone when it is let go of")
    func files() throws {
        do {
            let mine = Presence(workspace)
            mine.announce(session("lee"))
            let name = try #require(ScratchDirectory.names(in: workspace.presencePath).first)
            #expect(try FileStatus.of(workspace.presencePath + "/" + name).permissions == 0o660)
            withExtendedLifetime(mine) {}
        }
        // As after kill -9: the file is there, and nobody holds it.
        #expect(ScratchDirectory.names(in: workspace.presencePath).count == 1)
        #expect(Presence(workspace).others().isEmpty)
        #expect(ScratchDirectory.names(in: workspace.presencePath).isEmpty)
    }

    @Test("is announced anew where somebody removed the file")
    func removed() throws {
        let (mine, theirs) = (Presence(workspace), Presence(workspace))
        mine.announce(session("lee"))
        for name in ScratchDirectory.names(in: workspace.presencePath) { unlink(workspace.presencePath + "/" + name) }
        #expect(theirs.others().isEmpty)
        mine.announce(session("lee"))
        #expect(theirs.others() == [session("lee")])
    }

    @Test("without a folder, or with a link in its place, is a courtesy that is left out")
    func noFolder() {
        rmdir(workspace.presencePath)
        symlink(scratch.path, workspace.presencePath)
        let mine = Presence(workspace)
        mine.announce(session("lee"))
        #expect(mine.others().isEmpty)
        #expect(ScratchDirectory.names(in: scratch.path) == ["ws"])
    }
}

@Suite("A draft")
struct DraftFileTests {
    private let scratch = ScratchDirectory()
    private let workspace: WorkspaceDirectory
    private let folder: StateFolder

    init() throws {
        workspace = try WorkspaceDirectory.create(at: scratch("ws"), isShared: false, entries: [])
        folder = try #require(StateFolder(stateHome: scratch("state"), home: nil))
    }

    private func draft(_ place: WorkspaceDirectory? = nil) throws -> DraftFile {
        try #require(DraftFile(in: folder, of: "w1", "sam", for: place ?? workspace))
    }

    private var names: [String] { ScratchDirectory.names(in: folder.path + "/w1/sam") }

    @Test("is left to the next session when its own is over, and to nobody before")
    func adopted() throws {
        var mine: DraftFile? = try draft()
        try mine?.keep("one\n")
        try mine?.keep("two\n")
        #expect(names.count == 1)
        #expect(try draft().adopt().isEmpty)
        mine = nil
        let next = try draft()
        #expect(next.adopt() == [Array("two\n".utf8)])
        #expect(try draft().adopt().isEmpty)
        try next.keep("two\n")
        next.forgetAdopted()
        #expect(names.count == 1)
        try next.keep("")
        #expect(names.isEmpty)
    }

    @Test("of one place is not offered in another copy of the workspace")
    func elsewhere() throws {
        do { try draft().keep("one\n") }
        let copy = try WorkspaceDirectory.create(at: scratch("copy"), isShared: false, entries: [])
        #expect(try draft(copy).adopt().isEmpty)
        #expect(try draft().adopt().count == 1)
    }

    @Test("is its owner's alone, and planted files are not read")
    func planted() throws {
        let mine = try draft()
        try mine.keep("one\n")
        let name = try #require(names.first)
        let path = folder.path + "/w1/sam/"
        #expect(try FileStatus.of(path + name).permissions == 0o600)
        let prefix = name.prefix(name.utf8.count - 16)
        mkfifo(path + prefix + "aaaaaaaaaa.jsonl", 0o600)
        symlink("/etc/passwd", path + prefix + "bbbbbbbbbb.jsonl")
        close(open(path + prefix + "cccccccccc.jsonl", O_RDWR | O_CREAT, 0o600))
        truncate(path + prefix + "cccccccccc.jsonl", 1 << 30)
        #expect(try draft().adopt() == [[]])
        withExtendedLifetime(mine) {}
    }

    @Test("that cannot be written says why, and leaves no half file")
    func full() throws {
        let tmpfs = scratch("state")
        mkdir(tmpfs, 0o500)
        guard geteuid() != 0 else { return }
        #expect(throws: JournalError.self) { try draft().keep("one\n") }
    }
}
