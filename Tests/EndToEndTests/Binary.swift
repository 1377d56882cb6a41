import Foundation
import TestSupport

/// The built program, run as people run it: as a process of its own, in an environment of its own.
enum Binary {
    /// It lies beside the test program.
    static let path: String = {
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: program).deletingLastPathComponent().appending(path: "concord").path
    }()

    /// Nothing of the one who runs the tests comes through.
    static func environment(home: String, _ more: [String: String] = [:]) -> [String: String] {
        var environment = [
            "HOME": home, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC", "CONCORD_USER": "sam",
            "SWIFT_BACKTRACE": "enable=no",
        ]
        environment.merge(more) { _, new in new }
        return environment
    }

    /// What a run left behind.
    struct Result {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Runs one command line to its end.
    @discardableResult
    static func run(
        _ arguments: [String], in directory: String, input: Data = Data(), _ more: [String: String] = [:]
    ) throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: directory)
        process.environment = environment(home: directory, more)
        let folder = FileManager.default.temporaryDirectory.appending(path: "concord-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files rather than pipes: nothing can fill up and stand still.
        let (inputFile, output, errors) = (
            folder.appending(path: "in"), folder.appending(path: "out"), folder.appending(path: "err")
        )
        try input.write(to: inputFile)
        for file in [output, errors] { try Data().write(to: file) }
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
}

/// A workspace on disk that the program works on.
struct Site: Sendable {
    let folder = ScratchDirectory()

    /// Starts it as sam.
    init() throws { try Binary.run(["--as", "sam", "init", "--name", "Fraud scoring"], in: folder.path) }

    var path: String { folder.path }
    var journal: String { folder(".concord/journal.jsonl") }

    var bytes: Data { (try? Data(contentsOf: URL(filePath: journal))) ?? Data() }

    @discardableResult
    func run(_ arguments: String..., input: String = "", as person: String = "sam") throws -> Binary.Result {
        try Binary.run(["--as", person] + arguments, in: path, input: Data(input.utf8))
    }

    /// The items of a list as JSON objects.
    func list(_ noun: String, _ options: String...) throws -> [[String: Any]] {
        let result = try Binary.run(["--as", "sam", noun, "list", "--json"] + options, in: path)
        return try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]] ?? []
    }

    func show(_ noun: String, _ ref: String) throws -> [String: Any] {
        let result = try Binary.run(["--as", "sam", noun, "show", ref, "--json"], in: path)
        return try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any] ?? [:]
    }

    /// The review of the design, as a facilitator would have typed it.
    static func afterTheReview() throws -> Site {
        let site = try Site()
        try site.run("add", "-", input: try Fixture.text("fraud-review.capture"))
        return site
    }
}
