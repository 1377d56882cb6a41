package import Alignment
import Glibc

/// Synchronises a workspace with a git remote (DURABILITY, section 2). git never touches the live journal: what came in
/// is appended as any entry is, and the journal's lock is never held over a child process or the network.
///
/// It prints nothing and belongs to one thread.
package struct Sync {
    private let journal: FileJournal
    private var repository: SyncRepository
    private let person: String
    private let now: () -> Instant
    /// Gets what is being done and how far it is, in words.
    private let tell: ((String) -> Void)?

    /// - Parameters:
    ///   - person: who synchronises; the commits are in this name.
    ///   - variable: an environment variable's value.
    ///   - tell: gets what is being done and how far it is, in words.
    package init(
        _ journal: FileJournal, by person: String, now: @escaping () -> Instant, variable: (String) -> String?,
        tell: ((String) -> Void)? = nil
    ) {
        self.journal = journal
        self.person = person
        self.now = now
        self.tell = tell
        let data = journal.directory.dataPath
        repository = SyncRepository(at: (CurrentProcess.realPath(data) ?? data) + "/sync.git", variable: variable)
        guard let tell else { return }
        // "Receiving objects:  45% (450/1000), 1.2 MiB"
        repository.hear = { line in if line.contains("% (") { tell(line) } }
    }

    /// Synchronises.
    ///
    /// - Parameters:
    ///   - remote: `nil`: the one used last.
    ///   - isDryRun: only finds out what would be sent and received.
    /// - Throws: what stands in the way; what was received until then is safe, and a later run goes on from there.
    package func run(with remote: Remote?, isDryRun: Bool = false) throws(SyncError) -> SyncReport {
        let turn = try takeTurn()
        defer { turn.end() }
        try repository.prepare(isShared: journal.directory.isShared)
        let remote = if let remote { remote } else { try remembered() }
        var report = SyncReport(remote, isDryRun: isDryRun)
        try refresh()
        let before = journal.workspace.conflicts
        var pause = 20
        while try !exchange(with: remote, &report) {
            guard pause < 20_000 else { throw .refused(remote: remote.shown, said: "others are always faster") }
            MonotonicClock.sleep(milliseconds: Int.random(in: pause / 2...pause))
            pause *= 2
        }
        guard !isDryRun else { return report }
        report.conflicts = journal.workspace.conflicts.subtracting(before)
            .sorted { ($0.item, $0.field) < ($1.item, $1.field) }
        try repository.remember(remote)
        repository.tidy()
        return report
    }

    private func remembered() throws(SyncError) -> Remote {
        guard let url = try repository.remembered else { throw .noRemote }
        return try Remote(url, from: "/")
    }

    /// One round: fetch, append what we lack, send what they lack.
    ///
    /// - Returns: whether both have the same now; `false` if somebody else sent meanwhile.
    private func exchange(with remote: Remote, _ report: inout SyncReport) throws(SyncError) -> Bool {
        tell?("asking '\(remote.shown)'")
        let tip = try repository.fetch(remote)
        let theirs = try tip.map { (tip) throws(SyncError) in try Incoming(tip, of: remote, from: repository) }
        try theirs?.check(against: journal.workspace)
        try refresh()
        let merged = journal.log.merged(with: theirs?.bytes ?? [])
        report.refused = merged.refused
        guard !report.isDryRun else {
            report.received = merged.log.subtracting(journal.log)
            report.sent = merged.log.subtracting(theirs?.log ?? EntryLog())
            return true
        }
        tell?("reading what came")
        report.received += try append(merged.log.subtracting(journal.log))
        return try send(to: remote, theirs, &report)
    }

    private func append(_ entries: [Entry]) throws(SyncError) -> [Entry] {
        guard !entries.isEmpty else { return [] }
        var appended: [Entry] = []
        do throws(JournalError) {
            _ = try journal.appendLines { journal in
                appended = entries.filter { entry in
                    !journal.log.entries(numbered: entry.n).contains { $0.bytes == entry.bytes }
                }
                return appended
            }
            return appended
        } catch {
            throw .journal(error)
        }
    }

    private func send(
        to remote: Remote, _ theirs: Incoming?, _ report: inout SyncReport
    ) throws(SyncError) -> Bool {
        let log = journal.log
        let bytes = log.entries.flatMap { $0.bytes + [0x0A] }
        if let theirs, theirs.bytes == bytes {
            try repository.adopt(theirs.commit)
            return true
        }
        tell?("sending to '\(remote.shown)'")
        guard try send(bytes, to: remote, theirs, &report) else { return false }
        // What was fetched has the words, too.
        if report.history != nil { try empty() }
        report.sent = log.subtracting(theirs?.log ?? EntryLog())
        return true
    }

    /// Sends a journal as a commit that goes on from theirs; where theirs has words that were emptied, as one that stands
    /// in its place, so that they leave the branch with all that was before. A remote that lets nobody replace its history
    /// keeps it.
    private func send(
        _ journal: [UInt8], to remote: Remote, _ theirs: Incoming?, _ report: inout SyncReport
    ) throws(SyncError) -> Bool {
        if let theirs, holdsEmptied(theirs) {
            let commit = try repository.commit(journal, parent: nil, by: person, at: now())
            do throws(SyncError) {
                guard try repository.push(commit, inPlaceOf: theirs.commit, to: remote) else { return false }
                report.history = .begunAnew
                return true
            } catch {
                guard case .refused = error else { throw error }
                report.history = .kept
            }
        }
        let commit = try repository.commit(journal, parent: theirs?.commit, by: person, at: now())
        return try repository.push(commit, to: remote)
    }

    /// Whether words stand in what a remote has that were emptied here.
    private func holdsEmptied(_ theirs: Incoming) -> Bool {
        !journal.workspace.redaction.isEmpty
            && theirs.log.entries.contains { journal.log.counterpart(of: $0)?.isEmptiedForm(of: $0) == true }
    }

    private func takeTurn() throws(SyncError) -> SyncTurn {
        do throws(JournalError) { return try SyncTurn(in: journal.directory) } catch { throw .journal(error) }
    }

    private func empty() throws(SyncError) {
        do throws(JournalError) { try SyncRepository.empty(in: journal.directory) } catch { throw .journal(error) }
    }

    private func refresh() throws(SyncError) {
        do throws(JournalError) { try journal.catchUpNow() } catch { throw .journal(error) }
    }
}

/// What a remote has.
struct Incoming {
    let commit: String
    let bytes: [UInt8]
    /// What of it is readable by itself.
    let log: EntryLog
    private let remote: Remote

    init(_ commit: String, of remote: Remote, from repository: SyncRepository) throws(SyncError) {
        self.commit = commit
        self.remote = remote
        bytes = try repository.journal(at: commit, of: remote).bytes
        log = EntryLog().merged(with: bytes).log
    }

    /// Checks that it is a workspace, and of a format we know.
    ///
    /// - Returns: what its entries add up to.
    @discardableResult
    func check() throws(SyncError) -> (workspace: Workspace, id: String) {
        let workspace = Workspace(log)
        guard workspace.format <= JournalState.format else {
            throw .newerFormat(remote: remote.shown, format: workspace.format, entries: log.entries.count)
        }
        guard let id = workspace.about?.text("id") else {
            let count = log.unreadable.count
            let reason = "no line of it says which workspace this is"
            throw .notAJournal(remote: remote.shown, reason: reason + (count > 0 ? ", \(count) are no entries" : ""))
        }
        return (workspace, id)
    }

    /// Checks that it is the same workspace.
    func check(against ours: Workspace) throws(SyncError) {
        let theirs = try check()
        let id = ours.about?.text("id")
        guard theirs.id != id else { return }
        throw .anotherWorkspace(
            remote: remote.shown, theirs: "'\(theirs.workspace.name)' (\(theirs.id))",
            ours: "'\(ours.name)' (\(id ?? "no id"))")
    }
}
