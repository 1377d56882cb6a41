import Foundation
import TestSupport
import Testing

/// What the README says can be done as it says.
@Suite struct ReadmeTests {
    private static let readme = Result {
        try String(
            contentsOf: Fixture.root.deletingLastPathComponent().deletingLastPathComponent().appending(
                path: "README.md"), encoding: .utf8)
    }

    /// A shell command of the README that begins with `concord` or `cd`, and the heading it stands under.
    struct Command: Equatable {
        let heading: String
        let line: String

        /// Noun and verb, or the one word of the command; nothing for `concord` alone with options.
        var words: [String] {
            let words = line.split(separator: " ").map(String.init).dropFirst()
            return Array(words.prefix { $0.allSatisfy { $0.isLowercase && $0.isASCII } }.prefix(2))
        }
    }

    static func commands(in readme: String) -> [Command] {
        var commands: [Command] = []
        var isShell = false
        var heading = ""
        for line in readme.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("```") { isShell = line == "```sh" }
            if line.hasPrefix("## ") { heading = String(line.dropFirst(3)) }
            if isShell, line == "concord" || line.hasPrefix("concord ") || line.hasPrefix("cd ") {
                commands.append(Command(heading: heading, line: line))
            }
        }
        return commands
    }

    @Test("The first review and the tour of the command line work as they stand, in their order")
    func tour() throws {
        let desk = try Desk(founded: false)
        let commands = Self.commands(in: try Self.readme.get()).filter {
            ["A first review", "The command line"].contains($0.heading)
        }
        #expect(commands.count > 15)
        var directory = desk.scratch.path
        for command in commands {
            if command.line.hasPrefix("cd ") {
                directory += "/" + command.line.dropFirst(3)
                continue
            }
            let shell = try desk.shell(command.line, environment: ["CONCORD_WORKSPACE": Desk.unset], in: directory)
            #expect(shell.status == 0, "\(command.line): \(shell.errors)")
        }
    }

    @Test("Every other command there is")
    func others() throws {
        let desk = try Desk()
        for command in Self.commands(in: try Self.readme.get()) where command.line.hasPrefix("concord ") {
            #expect(try desk.run(command.words + ["--help"]).status == 0, "\(command.line)")
        }
    }

    @Test("Its lines for the bar are taken in a live review")
    func captureLines() throws {
        let text = try Self.readme.get()
        let block = try #require(text.split(separator: "```\n").first { $0.hasPrefix("@dana @mira") })
        let lines = block.split(separator: "\n").compactMap { $0.components(separatedBy: "   ").first }
        #expect(lines.count >= 10)
        let desk = try Desk()
        let people = ["sam group=it", "dana group=it", "mira group=ml", "priya group=lob"].map {
            ":person \($0.hasPrefix("sam") ? "set" : "add") \($0)"
        }
        let items = (1...9).map { "! Item \($0)" } + ["+ Answers fast #lob :: p95"]
        let review = [":review plan November facilitator=sam", ":topic add One review=V1", ":review start V1"]
        try desk.done("add", "-", input: (people + items + review + lines).joined(separator: "\n"))
    }

    @Test("A command that does not exist would be noticed")
    func counterTest() throws {
        let text = "## Head\n```sh\nconcord frobnicate all\n```\nconcord not this\n```\nconcord nor this\n```\n"
        let commands = Self.commands(in: text)
        #expect(commands == [Command(heading: "Head", line: "concord frobnicate all")])
        #expect(commands[0].words == ["frobnicate", "all"])
        let desk = try Desk()
        #expect(try desk.shell(commands[0].line, environment: [:], in: desk.scratch.path).status == 64)
        #expect(try desk.run(["frobnicate", "--help"]).status == 64)
        #expect(try desk.run(["action", "frobnicate", "--help"]).status == 64)
    }
}
