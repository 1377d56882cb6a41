package import Alignment
package import Journal

extension Session {
    /// What decides which workspace is opened and by whom.
    package struct Choices: Sendable {
        /// `--workspace`
        package var directory: String?
        /// `--as`
        package var person: String?
        /// `me` of the configuration.
        package var configuredPerson: String?
        /// `--in`
        package var review: String?
        /// `--read-only`
        package var isReadOnly = false

        package init() {}
    }

    /// Opens the workspace that is meant here.
    ///
    /// - Parameter scope: all that will be asked of the workspace; `nil`: anything may be.
    /// - Returns: the session, and what people should be warned of.
    /// - Throws: if there is no workspace, it cannot be read, or `--as` or `--in` name nobody and nothing.
    package static func open(
        _ choices: Choices, on host: Host, scope: Scope? = nil
    ) throws(Failure) -> (Session, warnings: [String]) {
        let directory = try host.workspace(choices.directory)
        let identity = try Identity(option: choices.person, configured: choices.configuredPerson, host: host)
        let journal = try stored { () throws(JournalError) in
            try FileJournal(
                directory, isReadOnly: choices.isReadOnly || host.serving?.isReadOnly == true,
                outbox: host.outbox(of: identity, for: directory), scope: scope)
        }
        let (zone, warning) = zone(of: journal.workspace, host)
        let session = Session(journal, directory: directory, identity: identity, zone: zone, host: host)
        try session.check(choices)
        return (session, [unreadable(journal.workspace), warning].compactMap(\.self) + session.tellNews())
    }

    /// The session itself, with the review that is named for one command.
    ///
    /// - Throws: if another workspace or person is asked for, or less than it may.
    func asked(for choices: Choices) throws(Failure) -> Session {
        if let option = [
            choices.directory.map { _ in "--workspace" }, choices.person.map { _ in "--as" },
            choices.isReadOnly ? "--read-only" : nil,
        ].compactMap(\.self).first {
            throw Failure(.malformed, "'\(option)' is settled when 'concord --plain' is started")
        }
        try check(choices)
        return self
    }

    /// What the user should be told of the journal that was not told yet, one sentence each.
    package func tellNews() -> [String] { store.tellNews().map(\.sentence) }

    /// Checks who and which review were named.
    private func check(_ choices: Choices) throws(Failure) {
        if let person = host.serving?.person ?? choices.person {
            _ = try accepted { () throws(Refusal) in try workspace.resolvePerson(person) }
        }
        if let name = choices.review {
            review = try accepted { () throws(Refusal) in try workspace.resolve(name, as: .review) }.id
        }
    }

    /// The workspace's zone becomes the process's. One without a zone is in UTC, on every host.
    private static func zone(of workspace: Workspace, _ host: Host) -> (Zone, warning: String?) {
        guard let name = workspace[.workspace]?.text("timezone") else { return (.utc, nil) }
        let (zone, isKnown) = host.zone(name)
        let warning = "This host does not know the workspace's time zone '\(name)'; times are in UTC"
        return (zone, isKnown ? nil : warning)
    }

    private static func unreadable(_ workspace: Workspace) -> String? {
        switch workspace.unreadable.count {
        case 0: nil
        case 1: "1 unreadable line; see 'concord doctor'"
        case let count: "\(count) unreadable lines; see 'concord doctor'"
        }
    }
}

extension Host {
    /// The workspace that is meant: the one that is served, else the one given, else `$CONCORD_WORKSPACE`, else upwards
    /// from here.
    func workspace(_ given: String?) throws(Failure) -> WorkspaceDirectory {
        if let serving { return serving.directory }
        if given?.isEmpty == true { throw Failure(.malformed, "--workspace names no directory") }
        return try stored { () throws(JournalError) in
            try WorkspaceDirectory.find(
                directory: given, environment: variable("CONCORD_WORKSPACE"), current: directory)
        }
    }

    /// Where the program keeps what belongs to the user: for who is served in the workspace; `nil` where no variable says.
    package var stateFolder: StateFolder? {
        if let serving { return StateFolder(in: serving.directory) }
        return StateFolder(stateHome: setting("XDG_STATE_HOME"), home: setting("HOME"))
    }

    /// What was acknowledged to a person in a workspace.
    package func outbox(of identity: Identity, for directory: WorkspaceDirectory) -> Outbox {
        Outbox(in: stateFolder, of: identity.handle, for: directory)
    }
}
