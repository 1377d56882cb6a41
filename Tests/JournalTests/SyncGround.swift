import Alignment
import Glibc
import Journal
import TestSupport

/// A bare remote and the clones around it, of one test.
final class SyncGround {
    private let scratch = ScratchDirectory()

    init() throws { shell("git init -q --bare --initial-branch=concord ../remote.git", in: "/") }

    var remote: String { scratch("remote.git") }

    func path(_ name: String) -> String { scratch(name) }

    /// A workspace on one host.
    struct Clone {
        let name: String
        let directory: WorkspaceDirectory
        fileprivate let ground: SyncGround

        func open() throws -> FileJournal { try FileJournal(directory) }

        @discardableResult
        func sync(isDryRun: Bool = false) throws -> SyncReport { try sync(with: ground.remote, isDryRun: isDryRun) }

        @discardableResult
        func sync(with remote: String?, isDryRun: Bool = false) throws -> SyncReport {
            let sync = Sync(try open(), by: name, now: SystemClock.now, variable: variable)
            return try sync.run(with: try remote.map { try Remote($0, from: "/") }, isDryRun: isDryRun)
        }

        func add(_ titles: String...) throws {
            let journal = try open()
            for text in titles {
                try journal.append { workspace in
                    let id = Crockford.text(10, SystemRandom.next)
                    return title(text, of: "A\(workspace.nextNumber(.action))-\(id.prefix(4))", by: name, id: id)
                }
            }
        }

        func set(_ field: String, _ value: String, on item: ItemID) throws {
            try open().append { workspace in
                let was = workspace.everything[item]?[field]
                return Entry(
                    n: 0, id: Crockford.text(10, SystemRandom.next), at: "", by: name,
                    changes: [.init(item: item, field: field, was: was, value: .text(value))])
            }
        }

        var lastItem: ItemID { (try? open().workspace.items(.action).last?.id) ?? ItemID("none") }

        /// All that the clone knows, in one text.
        var state: String {
            ((try? open().log.entries) ?? Entries()).map(\.line).joined(separator: "\n")
        }

        /// Inode and mode of the journal.
        var identity: [UInt] {
            var status = stat()
            lstat(directory.journalPath, &status)
            return [UInt(status.st_ino), UInt(status.st_mode)]
        }
    }

    /// A workspace that was made here.
    func clone(_ name: String, id: String = "w1") throws -> Clone {
        let founding = Entry(
            n: 0, id: "founding00", at: "2026-11-22T10:31:07.123Z", by: name,
            changes: [
                .init(item: .workspace, field: "id", was: nil, value: .text(id)),
                .init(item: .workspace, field: "name", was: nil, value: .text(name)),
            ])
        let directory = try WorkspaceDirectory.create(at: scratch(name), isShared: false, entries: [founding])
        return Clone(name: name, directory: directory, ground: self)
    }

    /// A second host's workspace, made of what the remote has.
    @discardableResult
    func received(_ name: String) throws -> Clone {
        let remote = try Remote(remote, from: "/")
        let made = try WorkspaceDirectory.create(at: scratch(name), isShared: false, from: remote, variable: variable)
        return Clone(name: name, directory: made.workspace, ground: self)
    }

    /// Two hosts that have the same.
    func pair() throws -> (Clone, Clone) {
        let first = try clone("a")
        try first.sync()
        return (first, try received("b"))
    }

    /// Puts a journal on top of what the remote has, as somebody with git can.
    func put(_ journal: [UInt8], mode: String = "100644") {
        overwrite(scratch("journal"), with: journal)
        shell("git hash-object -w ../journal > ../blob; git mktree < /dev/null > ../empty")
        let line =
            switch mode {
            case "": "git mktree < /dev/null"
            case "040000": "printf '040000 tree %s\\tjournal.jsonl\\n' $(cat ../empty) | git mktree"
            case "160000": "printf '160000 commit %s\\tjournal.jsonl\\n' $(git rev-parse concord) | git mktree"
            default: "printf '\(mode) blob %s\\tjournal.jsonl\\n' $(cat ../blob) | git mktree"
            }
        shell("\(line) > ../tree")
        shell("git update-ref refs/heads/concord $(git commit-tree -m x -p concord $(cat ../tree))")
    }

    /// Runs a line in the remote, as its owner would.
    func shell(_ line: String, in folder: String? = nil) {
        let who = "GIT_AUTHOR_NAME=z GIT_AUTHOR_EMAIL=z GIT_COMMITTER_NAME=z GIT_COMMITTER_EMAIL=z"
        let place = folder == nil ? remote : scratch.path
        let relative = folder == nil ? line : line.replacing("../", with: scratch.path + "/")
        Glibc.system("cd '\(place)' && export \(who) && { \(relative) ; } 2>/dev/null")
    }

    func git(_ words: String...) -> String {
        shell("git \(words.joined(separator: " ")) > ../answer")
        return text(of: scratch("answer"))
    }
}

/// Nothing of the test's own surroundings but where programs are.
private func variable(_ name: String) -> String? {
    name == "PATH" ? getenv(name).map { String(cString: $0) } : nil
}
