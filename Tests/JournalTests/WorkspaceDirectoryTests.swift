import Alignment
import Glibc
import Journal
import TestSupport
import Testing

@Suite("A workspace's directory")
struct WorkspaceDirectoryTests {
    private let scratch = ScratchDirectory()

    @Test("has these permissions whatever the umask", arguments: ["0", "022", "077", "0777"])
    func permissionsUnderUmask(_ mask: String) throws {
        for (name, directory, file) in [("private", 0o700, 0o600), ("shared", 0o2770, 0o660)]
            as [(String, mode_t, mode_t)]
        {
            let path = scratch(name + mask)
            let end = try Probe(["create", path, name, mask]).wait()
            #expect(end.status == 0, "\(end.lines)")
            let workspace = WorkspaceDirectory(path: path)
            #expect(workspace.isShared == (name == "shared"))
            for directories in ["", "/.concord", "/.concord/quarantine", "/.concord/presence", "/minutes"] {
                #expect(permissions(path + directories) == directory, "\(directories)")
            }
            let torn = ScratchDirectory.names(in: workspace.quarantinePath)
            #expect(torn.count == 1)
            for name in ["journal.jsonl", "lock", ".gitignore"] + torn.map({ "quarantine/" + $0 }) {
                #expect(permissions(workspace.dataPath + "/" + name) == file, "\(name)")
            }
            #expect(permissions(path + "/minutes/a.md") == file)
            #expect(workspace.examine().allSatisfy { $0.severity == .note })
        }
    }

    @Test("is made with everything in it, and its first entries")
    func creates() throws {
        let path = scratch("not/there/yet")
        let first = title("One", of: "A1-0000")
        let workspace = try WorkspaceDirectory.create(at: path + "/", isShared: false, entries: [first, first])
        #expect(workspace.path == path)
        let expected = [".gitignore", "journal.jsonl", "lock", "presence", "quarantine"]
        #expect(ScratchDirectory.names(in: workspace.dataPath) == expected)
        #expect(text(of: workspace.dataPath + "/.gitignore") == "*\n")
        #expect(try FileJournal(workspace).log.entries.map(\.n) == [1, 2])
        #expect(workspace.examine().isEmpty)
    }

    @Test("is not made where anything has its name", arguments: ["directory", "file", "workspace"])
    func exists(_ what: String) throws {
        let path = scratch(".concord")
        switch what {
        case "directory": mkdir(path, 0o755)
        case "file": overwrite(path, with: "text")
        default: try WorkspaceDirectory.create(at: scratch.path, isShared: false, entries: [])
        }
        let before = ScratchDirectory.names(in: path)
        #expect(throws: JournalError(.exists, .create, path)) {
            try WorkspaceDirectory.create(at: scratch.path, isShared: true, entries: [])
        }
        #expect(ScratchDirectory.names(in: path) == before)
        #expect(ScratchDirectory.names(in: scratch.path) == [".concord"])
    }

    @Test("is not made under a file, and leaves nothing behind")
    func cannotCreate() throws {
        overwrite(scratch("file"), with: "text")
        #expect(throws: JournalError(.cannotCreate, .create, scratch("file/below"), errno: ENOTDIR)) {
            try WorkspaceDirectory.create(at: scratch("file/below"), isShared: false, entries: [])
        }
        #expect(throws: JournalError(.cannotCreate, .create, scratch("file/.concord"), errno: ENOTDIR)) {
            try WorkspaceDirectory.create(at: scratch("file"), isShared: false, entries: [])
        }
    }

    @Test("keeps the permissions of a directory that was there")
    func keepsDirectory() throws {
        chmod(scratch.path, 0o755)
        try WorkspaceDirectory.create(at: scratch.path, isShared: true, entries: [])
        #expect(permissions(scratch.path) == 0o755)
        #expect(permissions(scratch(".concord")) == 0o2770)
    }

    @Test("is found by option, then environment, then from below")
    func found() throws {
        for name in ["a", "b", "c"] {
            try WorkspaceDirectory.create(at: scratch(name), isShared: false, entries: [])
        }
        mkdir(scratch("c/x"), 0o700)
        mkdir(scratch("c/x/y"), 0o700)
        func find(_ directory: String?, _ environment: String?) throws -> String {
            let current = scratch("c/x/y")
            return try WorkspaceDirectory.find(directory: directory, environment: environment, current: current).path
        }
        #expect(try find(scratch("a"), scratch("b")) == scratch("a"))
        #expect(try find(nil, scratch("b/")) == scratch("b"))
        #expect(try find(nil, "") == scratch("c"))
        #expect(try find(nil, nil) == scratch("c"))
        #expect(throws: JournalError(.noWorkspace, .find, scratch("c/x"))) { try find(scratch("c/x"), nil) }
        #expect(throws: JournalError(.noWorkspace, .find, scratch.path)) {
            try WorkspaceDirectory.find(directory: nil, environment: nil, current: scratch.path)
        }
    }

    @Test("without a journal says so")
    func withoutJournal() throws {
        let workspace = try WorkspaceDirectory.create(at: scratch.path, isShared: false, entries: [])
        unlink(workspace.journalPath)
        #expect(throws: JournalError(.noJournal, .read, workspace.journalPath)) { try FileJournal(workspace) }
        #expect(throws: JournalError(.noWorkspace, .find, scratch("none"))) {
            try FileJournal(WorkspaceDirectory(path: scratch("none")))
        }
    }
}
