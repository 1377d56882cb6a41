import Dashboard
import Journal

/// `concord sync` as a process of its own beside the dashboard: nothing is shared but the workspace, which many processes
/// share anyway, and it can be ended at any moment.
struct SyncRun {
    private let run: SideRun
    let isDryRun: Bool

    init(_ remote: String?, isDryRun: Bool, _ session: Session) throws(JournalError) {
        self.isDryRun = isDryRun
        var arguments = ["sync", "--progress", "--color", "never"]
        if let directory = session.directory { arguments += ["--workspace", directory.path] }
        // Where anything else says who acts, it says so to the other process, too.
        if session.identity.source == .option { arguments += ["--as", session.me] }
        if isDryRun { arguments.append("--dry-run") }
        run = try SideRun(arguments + ["--"] + (remote.map { [$0] } ?? []))
    }

    var descriptors: [Int32] { run.descriptors }

    /// - Returns: whether it still runs.
    func listen() -> Bool { run.listen() }

    func stop() { run.stop() }

    /// How far it is.
    var progress: String? { lines(run.errors).last { !$0.hasPrefix(SyncRun.mark) } }

    /// What it came to.
    var end: Message {
        let said = lines(run.errors).filter { $0.hasPrefix(SyncRun.mark) }.map {
            String($0.dropFirst(SyncRun.mark.count))
        }
        guard run.status == 0 else { return .failed(said.last ?? "The synchronisation was killed") }
        let report = lines(run.output)
        if isDryRun {
            return .text((report + said).joined(separator: "\n"), title: "What a synchronisation would do")
        }
        return .told((report.filter { !$0.hasPrefix(" ") } + said).joined(separator: "; "))
    }

    /// What remarks and refusals begin with.
    private static let mark = "concord: "

    private func lines(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }
}

extension DashboardRunner {
    func startSync(_ remote: String?, _ isDryRun: Bool) {
        guard session.host.serving == nil else { return feed(.failed(Failure.syncNotServed.sentence)) }
        do throws(JournalError) {
            sync = try SyncRun(remote, isDryRun: isDryRun, session)
            feed(.work("syncing"))
        } catch {
            feed(.failed("Cannot synchronise: " + error.description))
        }
    }

    /// Takes in what the synchronisation says.
    func followSync() {
        guard let sync else { return }
        let progress = sync.progress
        let isOn = sync.listen()
        if isOn {
            if sync.progress != progress { feed(.work("syncing: \(sync.progress ?? "")")) }
            return
        }
        self.sync = nil
        feed(.work(nil))
        feed(sync.end)
    }

    func stopSync() {
        sync?.stop()
        sync = nil
        feed(.work(nil))
        feed(.told("Synchronisation stopped; what came until then is kept, and the next one goes on from there"))
    }
}
