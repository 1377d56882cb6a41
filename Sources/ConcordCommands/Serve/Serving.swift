import Alignment
import Glibc
package import Journal

/// What a forced command has fixed for the one who comes in through it, whatever they ask for (DURABILITY section 5).
package struct Serving: Sendable {
    /// How much one person may do, so that a runaway script is stopped before the disk is full.
    package struct Limits: Hashable, Sendable {
        /// Minutes without a key or a line after which a session ends; 0: never.
        package var idleMinutes = 30.0
        /// Entries a person may write within a minute, over all their connections.
        package var entriesPerMinute = 600
        /// MiB the journal may grow to.
        package var journalMegabytes = 1024
        /// MiB that must stay free on the journal's disk.
        package var freeMegabytes = 64
        /// Sessions a person may have at once, dashboards and single commands together.
        package var sessions = 16

        package init() {}

        /// Milliseconds without a key or a line after which a session ends; `nil`: never.
        var patience: Int64? { idleMinutes > 0 ? Int64(idleMinutes * 60_000) : nil }
    }

    package let directory: WorkspaceDirectory
    /// The bare handle.
    package let person: String
    package let isReadOnly: Bool
    package let limits: Limits

    package init(_ directory: WorkspaceDirectory, to person: String, isReadOnly: Bool, limits: Limits) {
        self.directory = directory
        self.person = person
        self.isReadOnly = isReadOnly
        self.limits = limits
    }

    /// Takes one of the person's sessions. Where nothing can be written nobody can be counted: a session that only reads
    /// may begin all the same.
    func takeSlot() throws(Failure) -> SessionSlot? {
        let slot: SessionSlot?
        do throws(JournalError) {
            slot = try SessionSlot.take(of: person, in: directory, count: limits.sessions)
        } catch {
            guard isReadOnly else { throw Failure(error) }
            return nil
        }
        if let slot { return slot }
        throw Failure(
            .busy,
            "@\(person) has \(limits.sessions == 1 ? "1 session" : "\(limits.sessions) sessions") open here, as many as are allowed; end one and try again"
        )
    }
}

extension Session {
    /// Refuses to write beyond what `serve` allows; elsewhere everything is allowed.
    func checkLimits() throws(Failure) {
        guard let serving = host.serving, store.readOnly == nil else { return }
        try checkPace(serving.limits.entriesPerMinute)
        let (journal, free) = try stored { () throws(JournalError) in try serving.directory.room() }
        if journal >> 20 >= serving.limits.journalMegabytes {
            throw Failure(
                .inputOutput,
                "The journal has grown to \(serving.limits.journalMegabytes) MB, as large as it may here; nothing was saved"
            )
        }
        if free >> 20 < serving.limits.freeMegabytes {
            throw Failure(
                .inputOutput,
                "The disk has less than \(serving.limits.freeMegabytes) MB left, which are kept free; nothing was saved"
            )
        }
    }

    /// The journal itself says how much somebody wrote in the last minute, over however many connections. Only the newest
    /// entries are looked at, enough for many people at once.
    private func checkPace(_ most: Int) throws(Failure) {
        let now = self.now
        let minute = Instant(milliseconds: now.milliseconds - 60_000).iso...now.iso
        let count = store.log.entries.suffix(most * 16).count { $0.by == me && minute.contains($0.at) }
        guard count >= most else { return }
        throw Failure(
            .busy,
            "@\(me) has written \(count) entries within a minute, as many as are allowed here; nothing was saved; "
                + "try again in a minute")
    }
}

extension Host {
    /// The surroundings of one who is served: nothing of theirs but the terminal's type and the locale, the system's clock
    /// and ids, no home.
    func served(_ serving: Serving) -> Host {
        let environment = ServedEnvironment.variables(from: variable)
        let (read, hasInput) = (input, hasInput)
        var host = self
        host.serving = serving
        host.variable = { environment[$0] }
        host.directory = "/"
        host.loginName = { nil }
        host.now = { _ in SystemClock.now() }
        host.random = { _ in SystemRandom.next }
        host.input = { count throws(Failure) in
            if let patience = serving.limits.patience, !hasInput(patience) {
                throw Failure(.inputOutput, "Closed: nothing came for \(serving.limits.idleWords)")
            }
            return try read(count)
        }
        return host
    }
}

extension Serving.Limits {
    /// "30 minutes"
    var idleWords: String {
        idleMinutes == 1
            ? "a minute" : idleMinutes < 1 ? "\(Int(idleMinutes * 60)) seconds" : "\(Int(idleMinutes)) minutes"
    }
}

/// The environment of a served session: built anew, so that nothing a client sends steers a library.
enum ServedEnvironment {
    private static let locale = [
        "LANG", "LC_ALL", "LC_ADDRESS", "LC_COLLATE", "LC_CTYPE", "LC_IDENTIFICATION", "LC_MEASUREMENT", "LC_MESSAGES",
        "LC_MONETARY", "LC_NAME", "LC_NUMERIC", "LC_PAPER", "LC_TELEPHONE", "LC_TIME",
    ]

    /// The variables that remain: TERM and the locale, each only if its value is a plain name.
    ///
    /// - Parameter variable: a variable as it came.
    static func variables(from variable: (String) -> String?) -> [String: String] {
        var variables: [String: String] = [:]
        for name in ["TERM"] + locale {
            guard let value = variable(name), isPlain(value, besides: name == "TERM" ? "+" : "@") else { continue }
            variables[name] = value
        }
        return variables
    }

    /// One to 32 of `[A-Za-z0-9._-]` and one more: no slash leads into the file system.
    private static func isPlain(_ value: String, besides extra: Unicode.Scalar) -> Bool {
        (1...32).contains(value.utf8.count)
            && value.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "A"..."Z", "a"..."z", "0"..."9", ".", "_", "-": true
                default: scalar == extra
                }
            }
    }
}
