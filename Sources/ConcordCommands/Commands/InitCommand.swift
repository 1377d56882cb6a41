import Alignment
import ArgumentParser
import Journal

/// `concord init`
struct InitCommand: ConcordCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Option(help: "The workspace's name (else the directory's).") var name: String?
    @Flag(help: "Let the directory's group read and write, too.") var shared = false
    @Option(help: ArgumentHelp("Begin with what a git remote has: a second host.", valueName: "remote"))
    var from: String?
    @Argument(help: "Where (else --workspace, else here).") var dir: String?

    static let name = "init"
    static let abstract = "Starts a workspace"
    static let usage = "[DIR] [--name NAME] [--shared] [--from REMOTE]"
    static let examples = [
        "concord init --name 'Fraud scoring programme'", "concord init /srv/fraud --shared",
        "concord init fraud --from git@example.org:fraud.git",
    ]

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        if global.readOnly { throw Failure(.notPermitted, "Cannot start a workspace: --read-only") }
        let host = program.host
        let path = host.absolute(dir ?? global.workspace ?? host.setting("CONCORD_WORKSPACE") ?? "")
        let identity = try Identity(
            option: global.person, configured: program.configuration.person, host: host)
        if let from { return try receive(from, at: path, program) }
        let entry = try Founding(path: path, name: name, identity: identity, host: host).entry()
        let directory = try stored { () throws(JournalError) in
            try WorkspaceDirectory.create(at: path, isShared: shared, entries: [entry])
        }
        if let id = entry.change(.workspace, "id")?.value?.text { host.stateFolder?.forget(workspace: id) }
        let title = entry.change(.workspace, "name")?.value?.text ?? ""
        program.output.line("workspace  started: \(title) in '\(directory.dataPath)'")
        program.output.line("@\(identity.handle)  added: \(identity.name)")
        return .done
    }

    /// Makes a workspace of what another host has sent to a remote.
    private func receive(_ from: String, at path: String, _ program: Program) throws(Failure) -> ExitStatus {
        if name != nil { throw Failure(.malformed, "--name does not go with --from: the workspace has its name") }
        let host = program.host
        do throws(SyncError) {
            let remote = try Remote(from, from: host.directory)
            let (directory, refused) = try WorkspaceDirectory.create(
                at: path, isShared: shared, from: remote, variable: host.variable)
            program.output.line("workspace  received from '\(remote.shown)' into '\(directory.dataPath)'")
            if let remark = SyncReport.remark(on: refused, of: remote.shown) {
                program.output.remark("concord: " + remark)
            }
            return .done
        } catch {
            throw Failure(error)
        }
    }
}

/// The first entry of a workspace: its own record and the person who starts it.
struct Founding {
    let path: String
    let name: String?
    let identity: Identity
    let host: Host

    /// - Throws: if the name may not be stored.
    func entry() throws(Failure) -> Entry {
        let random = host.random(1)
        let fields: [(ItemID, String, Value)] = [
            (.workspace, "id", .text(Crockford.text(16, random))), (.workspace, "format", .integer(1)),
            (.workspace, "name", .text(try title())),
            (.workspace, "timezone", .text(LocalZone.hostName(variable: host.variable("TZ")))),
            (.person(identity.handle), "name", .text(identity.name)),
        ]
        let changes = fields.map { Entry.Change(item: $0.0, field: $0.1, was: nil, value: $0.2) }
        return Entry(n: 1, id: Crockford.text(10, random), at: host.now(1).iso, by: identity.handle, changes: changes)
    }

    private func title() throws(Failure) -> String {
        if let name {
            let title = try accepted { () throws(Refusal) in try TypedText.line(name, field: "name", limit: 200) }
            guard !TypedText.isBlank(title) else { throw Failure(Refusal.missing("The workspace's name")) }
            return title
        }
        let parts = path.split(separator: "/")
        let title = parts.last { $0 != "." }.flatMap { try? TypedText.line(String($0), field: "name", limit: 200) }
        return title.flatMap { TypedText.isBlank($0) ? nil : $0 } ?? "Concord"
    }
}
