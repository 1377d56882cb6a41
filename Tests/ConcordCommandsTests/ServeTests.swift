import Alignment
import Foundation
import Journal
import TestSupport
import Testing

@testable import ConcordCommands

/// What a forced command does and refuses; how the process is confined is tested from outside.
@Suite struct ServeTests {
    private let rig = Rig.withWorkspace()

    init() { rig.run("person", "add", "dana", "group=it") }

    @discardableResult
    private func serve(_ line: String?, _ options: String...) -> Rig.Run {
        rig.originalCommand = line.map { Array($0.utf8) }
        return rig.run(["--workspace", rig.directory.path, "serve", "--as", "dana"] + options)
    }

    @Test func aLineIsRunAsThePersonOfTheForcedCommand() throws {
        rig.environment["CONCORD_USER"] = "sam"
        rig.environment["CONCORD_WORKSPACE"] = "/nonexistent"
        #expect(serve("action add Provision GPU quota owner=dana").out.contains("added: Provision GPU quota"))
        #expect(serve("concord action done A1").status == .done)
        let log = rig.run("--workspace", rig.directory.path, "--as", "sam", "log", "A1", "--json").out
        #expect(log.contains("\"by\": \"dana\"") || log.contains("\"by\":\"dana\""))
        #expect(!log.contains("\"by\": \"sam\"") && !log.contains("\"by\":\"sam\""))
    }

    @Test func withoutACommandAndATerminalItSaysHowThingsStand() {
        #expect(serve(nil).out == serve("status").out)
        #expect(serve(nil).out.contains("Fraud scoring"))
    }

    @Test(arguments: [
        "status --workspace /etc", "status --workspace=/etc", "--workspace=/etc status", "action list --as sam",
        "--as=sam add ! x", "add --workspace=/etc ! x", "action done A1 --workspace=../..", "minutes --output x",
        "minutes --output=/tmp/x --force", "export --output x", "status --theme /etc/passwd",
        "--theme=../x.yaml status",
        "theme show /etc/passwd", "theme check ../x", "init", "init /tmp/x", "demo", "demo --into /tmp/x", "sync",
        "sync ext::sh", "doctor --fix", "doctor --purge", "serve", "serve --as sam",
        "serve --authorized-key /etc/shadow",
        "--workspace /x serve --as sam", "--generate-completion-script bash", "--generate-completion-script=zsh",
        "; sh", "$(id)", "`id`", "sh -c id", "-x", "-c id", "acti list", "action lis", "stat", "action done --al",
        "status --js", "export --form json", "../../bin/sh", "/bin/sh", "action", "dashboard --fix", "edit A1",
        "--experimental-dump-help", "status --generate-completion-script bash",
    ]) func whatReachesIntoTheHostOrIsNoCommandIsRefused(line: String) throws {
        let before = try Data(contentsOf: URL(filePath: rig.directory(".concord/journal.jsonl")))
        let run = serve(line)
        let isHelp = line == "action"
        #expect(run.status == (isHelp ? .done : .malformed), "\(line): \(run.out)\(run.err)")
        if !isHelp { #expect(run.out.isEmpty && run.err.hasPrefix("concord: "), "\(line)") }
        #expect(try Data(contentsOf: URL(filePath: rig.directory(".concord/journal.jsonl"))) == before)
    }

    @Test(arguments: ["--help", "-h", "help", "help action", "action --help", "action add --help", "--version"])
    func helpIsOurOwnText(line: String) {
        let run = serve(line)
        #expect(run.status == .done)
        #expect(run.out.contains("concord"))
    }

    @Test func everyCommandIsServedOrRefusedOnPurpose() {
        let all = Concord.commands + Concord.nouns.flatMap { $0.verbs.map(\.command) } + [Concord.alone]
        let refused = all.filter { !($0 is any ServedCommand.Type) }.map { $0.fullName }
        #expect(refused.sorted() == ["concord demo", "concord init", "concord serve", "concord sync"])
    }

    @Test func nothingOfTheClientsEnvironmentIsLeftButPlainNames() {
        let hostile = [
            "TERM": "xterm-256color", "LANG": "de_DE.UTF-8", "LC_CTYPE": "C.UTF-8", "LC_ALL": "../../tmp/x",
            "LC_EVIL": "C", "HOME": "/tmp", "XDG_STATE_HOME": "/tmp", "XDG_CONFIG_HOME": "/tmp", "TERMINFO": "/tmp",
            "EDITOR": "sh", "VISUAL": "sh", "PAGER": "sh", "GIT_SSH_COMMAND": "sh", "LD_PRELOAD": "/tmp/x.so",
            "USER": "root", "LOGNAME": "root", "CONCORD_USER": "sam", "CONCORD_SEED": "1", "TMUX": "/tmp/x",
            "SSH_ORIGINAL_COMMAND": "status", "LOCPATH": "/tmp", "TZ": "/tmp/x", "NO_COLOR": "1",
        ]
        let left = ["TERM": "xterm-256color", "LANG": "de_DE.UTF-8", "LC_CTYPE": "C.UTF-8"]
        #expect(ServedEnvironment.variables(from: { hostile[$0] }) == left)
        rig.environment = hostile
        #expect(serve("status").status == .done)
        #expect(rig.confined.environment.withLock { $0 } == left)
    }

    @Test(arguments: [
        "../../etc/x", "a/b", "", "xterm\n", "x;y", String(repeating: "x", count: 33), "xt\u{E9}rm", "a b", "x@y",
    ])
    func aTerminalTypeThatIsNoPlainNameIsDropped(type: String) {
        #expect(ServedEnvironment.variables(from: { $0 == "TERM" ? type : nil }).isEmpty)
    }

    @Test func whatIsAcknowledgedIsKeptInTheWorkspace() {
        serve("add ! Item")
        #expect(ScratchDirectory.names(in: rig.directory(".concord/state/dana")).count == 2)
        #expect(ScratchDirectory.names(in: rig.directory(".state/concord")).count == 1)
    }

    @Test func closingAReviewWritesNoFileAndSaysWhatPrintsItsMinutes() throws {
        serve("review plan November facilitator=dana")
        serve("review start V1")
        let closed = serve("review close")
        #expect(closed.out.contains("minutes: concord minutes V1"), "\(closed)")
        #expect(!FileManager.default.fileExists(atPath: rig.directory("minutes")))
        #expect(serve("minutes V1").out.contains("November"))
    }

    @Test func readOnlyStaysReadOnly() {
        #expect(serve("add ! Item", "--read-only").status == .notPermitted)
        #expect(serve("status", "--read-only").status == .done)
    }

    @Test func moreEntriesThanAllowedInAMinuteAreRefusedOverAllConnections() {
        rig.input = Array((1...5).map { "! Item \($0)\n" }.joined().utf8)
        let run = serve("add -", "--entries-per-minute", "3")
        #expect(run.status == .busy)
        #expect(run.err.contains("line 4: @dana has written 3 entries within a minute"), "\(run.err)")
        #expect(serve("add ! Item", "--entries-per-minute", "3").status == .busy)
        #expect(serve("status", "--entries-per-minute", "3").status == .done)
        #expect(serve("add ! Item").status == .done)
    }

    @Test func aJournalThatIsLargeEnoughAndADiskThatIsFullEnoughAreLeftAlone() throws {
        let line = "#" + String(repeating: "x", count: 1 << 20) + "\n"
        let file = try FileHandle(forWritingTo: URL(filePath: rig.directory(".concord/journal.jsonl")))
        try file.seekToEnd()
        try file.write(contentsOf: Data(line.utf8))
        let full = serve("add ! Item", "--journal-size", "1")
        #expect(full.status == .inputOutput)
        #expect(full.err.contains("grown to 1 MB"))
        #expect(serve("status", "--journal-size", "1").status == .done)
        let narrow = serve("add ! Item", "--keep-free", "1000000000")
        #expect(narrow.status == .inputOutput)
        #expect(narrow.err.contains("less than 1000000000 MB left"))
        #expect(serve("add ! Item").status == .done)
    }

    @Test func aPersonHasSoManySessions() throws {
        let directory = WorkspaceDirectory(path: rig.directory.path)
        let slot = try SessionSlot.take(of: "dana", in: directory, count: 1)
        let run = serve("status", "--sessions", "1")
        #expect(run.status == .busy)
        #expect(run.err.contains("@dana has 1 session open here"))
        #expect(serve("status", "--sessions", "2").status == .done)
        withExtendedLifetime(slot) {}
        #expect(serve("status", "--sessions", "2").status == .done)
    }

    @Test func workspaceAndPersonComeFromItsOwnArguments() {
        rig.environment["CONCORD_WORKSPACE"] = rig.directory.path
        #expect(rig.run("serve", "--as", "dana").err.contains("'--workspace DIR'"))
        #expect(rig.run("--workspace", rig.directory.path, "serve").status == .malformed)
        #expect(rig.run("--workspace", rig.directory.path, "serve", "--as", "nobody").status == .refused)
        #expect(serve("status", "--in", "V1").status == .malformed)
        #expect(serve("status", "--sessions", "0").status == .malformed)
    }
}
