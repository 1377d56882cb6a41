import Alignment
import CSystem
import Glibc

/// `.concord/sync.git`: a bare repository with one branch, `concord`, with one file, `journal.jsonl`, sorted. It can be
/// removed at any time; the next sync makes it anew.
///
/// It is shallow: of a remote's history it has the last commit, since the journal is the history.
struct SyncRepository {
    let git: Git
    /// Gets what git says of its progress; `nil`: nobody wants to know.
    var hear: ((String) -> Void)?
    private let path: String

    static let branch = "refs/heads/concord"
    private static let fetched = "refs/concord/fetched"
    private static let file = "journal.jsonl"
    /// A larger journal is refused unread, in bytes.
    static let largest = 512 << 20

    init(at path: String, variable: (String) -> String?) {
        self.path = path
        git = Git(path, variable: variable)
    }

    /// Makes it if it is not there, checks that nobody put anything into its configuration, and clears away what a sync
    /// that was killed has left. To be called while no other sync runs.
    func prepare(isShared: Bool) throws(SyncError) {
        if (try? FileStatus.of(path)) == nil { try make(isShared: isShared) }
        guard (try? FileStatus.of(path).kind) == .directory else {
            throw .journal(JournalError(.foreignFile((try? FileStatus.of(path).kind) ?? .device), .read, path))
        }
        for name in ["config", "packed-refs", "shallow", SyncRepository.branch, SyncRepository.fetched] {
            unlink(path + "/" + name + ".lock")
        }
        SyncRepository.completeDirectories(of: path, isShared: isShared)
        try checkConfiguration()
    }

    /// Builds it beside its place and renames it, so that nobody finds half of it.
    private func make(isShared: Bool) throws(SyncError) {
        let draft = path + "-" + Crockford.text(10, SystemRandom.next)
        var arguments = ["init", "-q", "--bare", "--template=", "--initial-branch=concord"]
        if isShared { arguments.append("--shared=group") }
        do throws(SyncError) {
            let end = try Git(draft, variable: { _ in nil }).run(arguments)
            guard end.isSuccess else { throw git.failed(end.saying) }
            do throws(SystemError) {
                try system { rename(draft, path) }
            } catch {
                throw git.failed(String(cString: strerror(error.errno)))
            }
        } catch {
            TemporaryDirectory.remove(draft)
            throw error
        }
        chmod(path, isShared ? 0o2770 : 0o700)
    }

    /// All that `git init` and we write there. Anything else may name a program to run, and others may write in a shared
    /// workspace.
    private static let keys: Set<String> = [
        "core.repositoryformatversion", "core.filemode", "core.bare", "core.sharedrepository",
        "receive.denynonfastforwards", "concord.remote",
    ]

    private func checkConfiguration() throws(SyncError) {
        let file = path + "/config"
        let names = try git.ask(["config", "--file", file, "--no-includes", "--null", "--name-only", "--list"])
        for name in names.split(separator: 0).map({ String(decoding: $0, as: UTF8.self) })
        where !SyncRepository.keys.contains(name) {
            throw .foreignConfiguration(path: file, key: name)
        }
    }

    /// The remote used last.
    var remembered: String? {
        get throws(SyncError) {
            let end = try git.run(["config", "--file", path + "/config", "--no-includes", "--null", "concord.remote"])
            return end.isSuccess ? String(decoding: end.output.prefix { $0 != 0 }, as: UTF8.self) : nil
        }
    }

    func remember(_ remote: Remote) throws(SyncError) {
        guard try remembered != remote.url else { return }
        _ = try git.ask(["config", "--file", path + "/config", "--replace-all", "concord.remote", remote.url])
    }

    // MARK: The remote

    /// Fetches the last commit of the remote's branch.
    ///
    /// - Returns: its commit; `nil` if the remote has no such branch.
    /// - Throws: `.unavailable`.
    func fetch(_ remote: Remote) throws(SyncError) -> String? {
        let side = remote.isLocal ? ["--upload-pack=" + Git.otherSide + " upload-pack"] : []
        let tip = try git.run(["ls-remote", "--quiet"] + side + ["--", remote.url, SyncRepository.branch])
        guard tip.isSuccess else { throw .unavailable(remote: remote.shown, said: tip.saying) }
        guard !tip.output.isEmpty else { return nil }
        let options = [
            hear == nil ? "--quiet" : "--progress", "--depth=1", "--no-tags", "--no-recurse-submodules",
            "--no-write-fetch-head", "--no-auto-maintenance",
        ]
        let names = "+" + SyncRepository.branch + ":" + SyncRepository.fetched
        let end = try git.run(["fetch"] + options + side + ["--", remote.url, names], hear: hear)
        guard end.isSuccess else { throw .unavailable(remote: remote.shown, said: end.saying) }
        return try git.name(["rev-parse", "--verify", SyncRepository.fetched + "^{commit}"])
    }

    /// Sends a commit.
    ///
    /// - Parameter tip: the remote's last commit, if ours is to stand in its place and in that of all before it; `nil`:
    ///   ours goes on from what is there.
    /// - Returns: whether the remote has it now; `false` if somebody else was faster.
    /// - Throws: `.refused` where the remote does not take it.
    func push(_ commit: String, inPlaceOf tip: String? = nil, to remote: Remote) throws(SyncError) -> Bool {
        let side = remote.isLocal ? ["--receive-pack=" + Git.otherSide + " receive-pack"] : []
        let lease = tip.map { ["--force-with-lease=" + SyncRepository.branch + ":" + $0] } ?? []
        let names = commit + ":" + SyncRepository.branch
        let progress = hear == nil ? [] : ["--progress"]
        let end = try git.run(
            ["push", "--porcelain", "--no-verify"] + progress + lease + side + ["--", remote.url, names], hear: hear)
        if end.isSuccess {
            _ = try git.ask(["update-ref", SyncRepository.branch, commit])
            return true
        }
        let answer = String(decoding: end.output, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("!") }
        guard let answer else { throw .unavailable(remote: remote.shown, said: end.saying) }
        let races = SyncRepository.races + (tip == nil ? ["non-fast-forward"] : [])
        guard races.contains(where: { answer.contains($0) }) else {
            throw .refused(remote: remote.shown, said: end.saying)
        }
        return false
    }

    /// What git says where somebody else was faster. Of a commit that goes on from what is there it also says
    /// "non-fast-forward"; of one that does not, this is how a remote refuses it.
    private static let races = [
        "fetch first", "stale", "lock", "failed to update ref", "incorrect old value", "shallow update",
    ]

    // MARK: Contents

    /// The remote's journal as it stands in a commit.
    ///
    /// - Throws: `.notAJournal` for anything but a plain file of bearable size.
    func journal(at commit: String, of remote: Remote) throws(SyncError) -> (blob: String, bytes: [UInt8]) {
        let listing = try git.ask(["ls-tree", "-z", "--full-tree", commit, SyncRepository.file])
        let words = listing.prefix { $0 != 0 && $0 != 0x09 }.split(separator: 0x20)
            .map { String(decoding: $0, as: UTF8.self) }
        guard words.count == 3 else { throw .notAJournal(remote: remote.shown, reason: "there is no journal.jsonl") }
        guard words[0] == "100644" || words[0] == "100755", words[1] == "blob" else {
            throw .notAJournal(remote: remote.shown, reason: "journal.jsonl is no plain file (mode \(words[0]))")
        }
        let answer = String(decoding: try git.ask(["cat-file", "-s", words[2]]), as: UTF8.self)
        let size = answer.split(separator: "\n").first.flatMap { Int($0) } ?? Int.max
        guard size <= SyncRepository.largest else {
            let reason = "it has \(size) bytes, and \(SyncRepository.largest) is most"
            throw .notAJournal(remote: remote.shown, reason: reason)
        }
        return (words[2], try git.ask(["cat-file", "blob", words[2]], limit: size))
    }

    /// Takes a commit of theirs that has all we have for ours.
    func adopt(_ commit: String) throws(SyncError) { _ = try git.ask(["update-ref", SyncRepository.branch, commit]) }

    /// Writes a journal as a commit.
    ///
    /// - Parameter parent: what it goes on from; `nil`: nothing.
    func commit(
        _ journal: [UInt8], parent: String?, by person: String, at instant: Instant
    ) throws(SyncError) -> String {
        let blob = try git.name(["hash-object", "-w", "--stdin"], input: journal)
        let tree = try git.name(["mktree"], input: Array("100644 blob \(blob)\t\(SyncRepository.file)\n".utf8))
        let arguments = ["commit-tree", tree, "-m", "concord sync"] + (parent.map { ["-p", $0] } ?? [])
        let date = "@\(instant.milliseconds / 1000) +0000"
        let who = ["AUTHOR", "COMMITTER"].flatMap { role in
            ["GIT_\(role)_NAME=\(person)", "GIT_\(role)_EMAIL=\(person)@concord", "GIT_\(role)_DATE=\(date)"]
        }
        return try git.name(arguments, extra: who)
    }

    /// Packs what has gathered and throws away what no commit needs; whether it works is of no consequence. To be called
    /// while no other sync runs.
    func tidy() { _ = try? git.run(["-c", "gc.auto=200", "-c", "gc.pruneExpire=now", "gc", "--auto", "--quiet"]) }

    /// Removes all that was ever fetched and sent; the configuration stays, and with it the remote used last. The next
    /// sync fetches what it needs. To be called while no sync runs.
    ///
    /// - Throws: if something cannot be removed.
    static func empty(in directory: WorkspaceDirectory) throws(JournalError) {
        let repository = directory.syncPath
        for name in ["refs", "packed-refs", "shallow", "objects"] {
            let path = repository + "/" + name
            do throws(SystemError) {
                try system { concord_remove_tree(path) }
            } catch {
                guard error.errno == ENOENT else { throw error.during(.mend, path) }
            }
        }
        completeDirectories(of: repository, isShared: directory.isShared)
    }

    /// Makes the directories without which git takes it for no repository.
    private static func completeDirectories(of repository: String, isShared: Bool) {
        for name in ["refs", "objects"] where mkdir(repository + "/" + name, 0o700) == 0 && isShared {
            chmod(repository + "/" + name, 0o2770)
        }
    }
}
