import Alignment
package import Journal

extension Session {
    /// Synchronises with a remote; prints nothing, so that the dashboard can do it, too.
    ///
    /// - Parameters:
    ///   - remote: a git URL or path; `nil`: the one used last.
    ///   - isDryRun: only finds out what would be sent and received.
    ///   - tell: gets what is being done and how far it is, in words.
    /// - Throws: what stands in the way; what was received until then is safe.
    package func sync(
        with remote: String?, isDryRun: Bool, tell: ((String) -> Void)? = nil
    ) throws(Failure) -> SyncReport {
        if host.serving != nil { throw Failure.syncNotServed }
        guard let journal = store as? FileJournal else {
            throw Failure(.refused, "A workspace in memory cannot be synchronised")
        }
        if let readOnly = store.readOnly, !isDryRun {
            throw Failure(.notPermitted, "Cannot synchronise: " + readOnly.words)
        }
        let sync = Sync(journal, by: me, now: { [self] in now }, variable: host.variable, tell: tell)
        do throws(SyncError) {
            return try sync.run(with: try host.remote(remote), isDryRun: isDryRun)
        } catch {
            throw Failure(error)
        }
    }
}

extension Host {
    /// The remote that a text names; `nil` for none.
    func remote(_ text: String?) throws(SyncError) -> Remote? {
        guard let text else { return nil }
        return try Remote(text, from: directory)
    }
}

extension Failure {
    /// A synchronisation starts git, and a served session starts no program.
    static let syncNotServed = Failure(
        .malformed, "Synchronising is not served to other hosts; run 'concord sync' on the host itself")

    package init(_ error: SyncError) {
        switch error {
        case .journal(let error): self.init(error)
        default: self.init(Failure.status(of: error), error.sentence)
        }
    }

    private static func status(of error: SyncError) -> ExitStatus {
        switch error {
        case .unavailable, .refused, .noGit: .unavailable
        case .badRemote, .noRemote: .malformed
        case .emptyRemote, .anotherWorkspace, .notAJournal: .refused
        case .newerFormat, .foreignConfiguration: .notPermitted
        case .failed, .journal: .inputOutput
        }
    }
}
