import Foundation
import TestSupport

/// A real sshd on the loopback, run by whoever runs the tests, and keys whose owners it serves a workspace to.
final class Sshd {
    static let program = "/usr/sbin/sshd"
    static let client = "/usr/bin/ssh"

    /// Whether this host has what it takes.
    static var isThere: Bool {
        [program, client, "/usr/bin/ssh-keygen"].allSatisfy(FileManager.default.isExecutableFile)
    }

    let desk: Desk
    let scratch = ScratchDirectory()
    private let port: Int
    private var child: Child?

    /// Starts it.
    ///
    /// - Parameters:
    ///   - people: who may come in; they are known to the workspace.
    ///   - options: of `serve`, for all of them.
    init(_ desk: Desk, people: [String], options: [String] = []) throws {
        self.desk = desk
        port = try Sshd.freePort()
        // The daemon wants it, and only an init script makes it.
        if getuid() == 0 { mkdir("/run/sshd", 0o755) }
        try keygen("host")
        var lines = ""
        for person in people {
            try keygen(person)
            let forced = ["--workspace", desk.workspace, "serve", "--as", person] + options
            let outcome = try desk.run(forced + ["--authorized-key", scratch(person + ".pub")])
            guard outcome.status == 0 else { throw HarnessError(outcome.errors) }
            lines += outcome.output
        }
        try Data(lines.utf8).write(to: URL(filePath: scratch("authorized_keys")))
        let settings = """
            Port \(port)
            ListenAddress 127.0.0.1
            HostKey \(scratch("host"))
            AuthorizedKeysFile \(scratch("authorized_keys"))
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            PermitRootLogin forced-commands-only
            AcceptEnv *
            MaxStartups 200

            """
        try Data(settings.utf8).write(to: URL(filePath: scratch("config")))
        child = try Child(
            Sshd.program, ["-D", "-e", "-f", scratch("config")], ["PATH": "/usr/bin:/bin"], in: scratch.path,
            .files(input: "/dev/null", output: scratch("out"), errors: scratch("log")))
        try waits("an answer of sshd") { try self.run(people[0], "status").status == 0 }
    }

    deinit { stop() }

    /// Ends the daemon; connections stay, as sshd means it.
    func stop() {
        child?.kill(SIGTERM)
        _ = child?.wait()
        child = nil
    }

    /// The arguments of `ssh` that connect as somebody.
    func arguments(_ person: String, _ options: [String] = [], _ command: String...) -> [String] {
        let settings = [
            "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR", "IdentitiesOnly=yes",
            "BatchMode=yes", "ControlPath=none", "SendEnv=LANG", "SendEnv=LC_*",
        ]
        return ["-F", "none", "-i", scratch(person), "-p", String(port)] + settings.flatMap { ["-o", $0] } + options
            + [NSUserName() + "@127.0.0.1"] + command
    }

    /// Runs a command line as somebody, to its end.
    func run(_ person: String, _ command: String, options: [String] = [], environment: [String: String] = [:]) throws
        -> Desk.Outcome
    {
        let connection = try Connection(self, person, command, options: options, environment: environment)
        connection.hangUp()
        guard case .exit(let status) = connection.child.wait() else { throw HarnessError("ssh was killed") }
        return Desk.Outcome(status: status, output: connection.output, errors: connection.errors)
    }

    /// Opens the dashboard as somebody.
    func dashboard(_ person: String, environment: [String: String] = [:]) throws -> Terminal {
        try Terminal(
            arguments(person, ["-tt"]), desk.environment.merging(environment) { $1 }, in: scratch.path,
            running: Sshd.client)
    }

    // MARK: Processes

    /// The processes of connections: each sshd below the daemon.
    var connections: [pid_t] {
        guard let child else { return [] }
        return Process.all.filter { $0.parent == child.id }.map(\.id)
    }

    /// The programs it has started and that still run.
    var served: [Process] {
        Process.all.filter { $0.words.first == Desk.program && $0.words.contains(desk.workspace) }
    }

    private func keygen(_ name: String) throws {
        let outcome = try desk.shell(
            "ssh-keygen -q -t ed25519 -N '' -C \(name)@laptop -f '\(scratch(name))'", environment: [:], in: scratch.path
        )
        guard outcome.status == 0 else { throw HarnessError(outcome.errors) }
    }

    private func waits(_ what: String, until condition: () throws -> Bool) throws {
        let deadline = Terminal.now + Terminal.patience
        while try !condition() {
            guard Terminal.now < deadline else {
                throw HarnessError("No \(what) after \(Terminal.patience) s: \((try? Desk.text(scratch("log"))) ?? "")")
            }
            usleep(50_000)
        }
    }

    private static func freePort() throws -> Int {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        guard isBound else { throw HarnessError("No port is free: \(String(cString: strerror(errno)))") }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// A process of this host.
    struct Process {
        let id: pid_t
        let parent: pid_t
        let words: [String]
        /// Clock ticks of processor time it has used.
        let ticks: Int

        static var all: [Process] {
            ScratchDirectory.names(in: "/proc").compactMap { pid_t($0) }.compactMap(Process.init)
        }

        init?(_ id: pid_t) {
            guard let status = try? Desk.text("/proc/\(id)/stat"), let line = try? Desk.text("/proc/\(id)/cmdline"),
                let name = status.lastIndex(of: ")")
            else { return nil }
            let fields = status[name...].split(separator: " ").map(String.init)
            guard fields.count > 13, fields[1] != "Z" else { return nil }
            self.id = id
            parent = pid_t(fields[2]) ?? 0
            words = line.split(separator: "\0").map(String.init)
            ticks = (Int(fields[12]) ?? 0) + (Int(fields[13]) ?? 0)
        }
    }
}

/// A connection without a terminal: a command at work, with somebody at its standard input.
final class Connection {
    let child: Child
    private let path: String
    private var input: Int32

    init(
        _ sshd: Sshd, _ person: String, _ command: String, options: [String] = [], environment: [String: String] = [:]
    ) throws {
        path = sshd.scratch(UUID().uuidString)
        mkfifo(path, 0o600)
        input = open(path, O_RDWR | O_CLOEXEC)
        child = try Child(
            Sshd.client, sshd.arguments(person, options, command), sshd.desk.environment.merging(environment) { $1 },
            in: sshd.scratch.path, .files(input: path, output: path + ".out", errors: path + ".err"))
    }

    deinit { hangUp() }

    func type(_ line: String) { _ = write(input, line + "\n", line.utf8.count + 1) }

    /// Ends standard input; not before the client has opened its side.
    func hangUp() {
        guard input >= 0 else { return }
        while child.poll() == nil,
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(child.id)/exe")) != Sshd.client
        {
            usleep(2000)
        }
        close(input)
        input = -1
    }

    var output: String { (try? Desk.text(path + ".out")) ?? "" }
    var errors: String { (try? Desk.text(path + ".err")) ?? "" }
}
