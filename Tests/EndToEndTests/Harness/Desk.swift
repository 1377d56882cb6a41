import Foundation
import TestSupport

/// Somebody's desk: an empty home and a workspace, and the built program to use on it.
final class Desk {
    let scratch = ScratchDirectory()
    /// The directory of the workspace.
    let workspace: String
    /// All that the program gets to know of its surroundings. The clock stands at Thursday 26 November 2026, 10:00.
    var environment: [String: String]

    /// What a command gave.
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// - Parameter path: where the workspace is; by default on the desk.
    init(at path: String? = nil, founded: Bool = true) throws {
        workspace = path ?? scratch("fraud")
        environment = [
            "HOME": scratch("home"), "TZ": "UTC", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "xterm-256color",
            "CONCORD_USER": "sam", "CONCORD_WORKSPACE": workspace, "CONCORD_NOW": "2026-11-26T10:00:00.000Z",
            // A backtrace of the debug build takes longer than any test waits.
            "SWIFT_BACKTRACE": "enable=no",
        ]
        try FileManager.default.createDirectory(atPath: scratch("home"), withIntermediateDirectories: true)
        if founded { try done("init", workspace, "--name", "Fraud scoring programme") }
    }

    /// A desk with the workspace as the review of the design left it.
    static func reviewed() throws -> Desk {
        let desk = try Desk()
        try desk.write(journal: try reviewedJournal.get())
        return desk
    }

    private static let reviewedJournal = Result {
        let desk = try Desk()
        try desk.done("add", "-", input: try Fixture.text("fraud-review.capture"))
        return try desk.journal
    }

    /// The program: it lives beside the program that runs the tests.
    static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "concord").path

    /// Runs a command to its end.
    func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:], in directory: String? = nil
    ) throws -> Outcome {
        try run(arguments, input: Array(input.utf8), environment: environment, in: directory)
    }

    func run(
        _ arguments: [String], input: [UInt8], environment: [String: String] = [:], in directory: String? = nil
    ) throws -> Outcome {
        try run(Desk.program, arguments, input, environment, directory ?? scratch.path)
    }

    /// Runs a line as a shell would, the program among its commands.
    func shell(_ line: String, environment: [String: String], in directory: String) throws -> Outcome {
        let path = URL(filePath: Desk.program).deletingLastPathComponent().path + ":/usr/bin:/bin"
        return try run("/bin/sh", ["-c", line], [], environment.merging(["PATH": path]) { $1 }, directory)
    }

    private func run(
        _ program: String, _ arguments: [String], _ input: [UInt8], _ changes: [String: String], _ directory: String
    ) throws -> Outcome {
        let run = scratch(UUID().uuidString)
        try Data(input).write(to: URL(filePath: run + ".in"))
        let child = try Child(
            program, arguments, surroundings(changes), in: directory,
            .files(input: run + ".in", output: run + ".out", errors: run + ".err"))
        guard case .exit(let status) = child.wait() else {
            throw HarnessError("\(arguments) was killed: \(child.wait())")
        }
        return Outcome(status: status, output: try Desk.text(run + ".out"), errors: try Desk.text(run + ".err"))
    }

    /// The environment with some of it changed.
    private func surroundings(_ changes: [String: String]) -> [String: String] {
        environment.merging(changes) { $1 }.filter { $0.value != Desk.unset }
    }

    /// A value that takes a variable out of the environment.
    static let unset = "\u{0}"

    func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

    /// Runs a command that must succeed, and gives its output.
    @discardableResult
    func done(_ arguments: String..., input: String = "") throws -> String {
        let outcome = try run(arguments, input: input)
        guard outcome.status == 0 else {
            throw HarnessError("\(arguments) exits \(outcome.status): \(outcome.output)\(outcome.errors)")
        }
        return outcome.output
    }

    /// What a command says with `--json`.
    func json(_ arguments: String...) throws -> Any {
        let outcome = try run(arguments + ["--json"])
        guard outcome.status == 0 else { throw HarnessError("\(arguments) exits \(outcome.status): \(outcome.errors)") }
        return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8), options: .fragmentsAllowed)
    }

    /// Starts the dashboard, or another command, in a terminal.
    func terminal(
        _ arguments: String..., columns: Int = 80, rows: Int = 24, environment changes: [String: String] = [:]
    ) throws -> Terminal {
        try terminal(arguments, columns: columns, rows: rows, environment: changes)
    }

    func terminal(
        _ arguments: [String], columns: Int = 80, rows: Int = 24, environment changes: [String: String] = [:]
    ) throws -> Terminal {
        try Terminal(arguments, surroundings(changes), in: scratch.path, columns: columns, rows: rows)
    }

    var journalPath: String { workspace + "/.concord/journal.jsonl" }

    var journal: [UInt8] {
        get throws { Array(try Data(contentsOf: URL(filePath: journalPath))) }
    }

    /// The journal's lines; a last one without newline counts.
    var lines: [String] {
        get throws { String(decoding: try journal, as: UTF8.self).split(separator: "\n").map(String.init) }
    }

    /// Writes the journal as any other program would.
    func write(journal bytes: some Sequence<UInt8>) throws { try Data(bytes).write(to: URL(filePath: journalPath)) }

    /// Loses what the program keeps of its own in the home: what was acknowledged here is not known here any more.
    func forget() { try? FileManager.default.removeItem(atPath: scratch("home/.local/state")) }

    /// Waits until something is so.
    func waits(_ what: String, until condition: () throws -> Bool) throws {
        let deadline = Terminal.now + Terminal.patience
        while try !condition() {
            guard Terminal.now < deadline else {
                throw HarnessError("Not \(what) after \(Terminal.patience) s: \(try lines)")
            }
            usleep(10_000)
        }
    }

    /// Names in a directory of the workspace.
    func names(_ folder: String) -> [String] { ScratchDirectory.names(in: workspace + "/" + folder) }

    static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    }
}
