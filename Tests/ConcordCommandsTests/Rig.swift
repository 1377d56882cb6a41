import Alignment
import Synchronization
import TestSupport

@testable import ConcordCommands

/// The whole program in this process: a scratch directory, an environment, a clock that stands still, and all it says.
final class Rig {
    let directory = ScratchDirectory()
    var environment = ["CONCORD_USER": "sam"]
    var terminals: Set<Int32> = []
    var input: [UInt8] = []
    var login: String? = "sam"
    /// What a client asked for that has a forced command.
    var originalCommand: [UInt8]?
    /// The environment that was left when the process was confined.
    let confined = Confined()
    /// Errno of the next writes to standard output; 0 for none.
    var failure: Int32 = 0
    private(set) var printed = ""
    private(set) var remarked = ""

    /// What is left to a process that was confined.
    final class Confined: Sendable {
        let environment = Mutex<[String: String]?>(nil)
    }

    /// What one run gave.
    struct Run {
        let status: ExitStatus
        let out: String
        let err: String
    }

    /// A rig in a workspace that `sam` has made.
    static func withWorkspace() -> Rig {
        let rig = Rig()
        rig.run("init", "--name", "Fraud scoring")
        return rig
    }

    /// A rig after the real-sized review of the design.
    static func afterReview() throws -> Rig {
        let rig = withWorkspace()
        rig.input = Array(try Fixture.text("fraud-review.capture").utf8)
        rig.run("add", "-")
        return rig
    }

    @discardableResult
    func run(_ arguments: String...) -> Run { run(arguments) }

    /// - Parameter session: what the command is about; `nil`: what it opens itself.
    @discardableResult
    func run(_ arguments: [String], in session: Session? = nil) -> Run {
        (printed, remarked) = ("", "")
        let output = Output { [self] descriptor, bytes in
            if descriptor == 1, failure != 0 { return failure }
            let text = String(decoding: bytes, as: UTF8.self)
            if descriptor == 1 { printed += text } else { remarked += text }
            return 0
        }
        let program = Program(host: host, output: output)
        program.resident = session
        let status = program.run(arguments)
        return Run(status: status, out: printed, err: remarked)
    }

    var host: Host {
        let (environment, terminals, login) = (environment, terminals, login)
        let state = directory.path + "/.state"
        let input = Mutex(self.input[...])
        let random = SeededRandom(seed: 11)
        var host = Host(
            variable: { environment[$0] ?? ($0 == "XDG_STATE_HOME" ? state : nil) }, directory: directory.path,
            loginName: { login },
            isTerminal: { terminals.contains($0) },
            input: { count in
                input.withLock { rest in
                    defer { rest = rest.dropFirst(count) }
                    return Array(rest.prefix(count))
                }
            },
            now: { _ in Instant(iso: "2026-11-26T10:00:00.000Z") ?? Instant(milliseconds: 0) },
            zone: { (.utc, $0 == "UTC" || $0 == "Etc/UTC") }, random: { entry in { random.next() &+ UInt64(entry) } })
        let command = originalCommand
        host.originalCommand = { command }
        let confined = confined
        host.confine = { environment in confined.environment.withLock { $0 = environment } }
        return host
    }
}
