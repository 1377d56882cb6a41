import Foundation
import TestSupport
import Testing

/// The command line from outside: exit statuses, help, JSON.
@Suite struct CommandLineTests {
    @Test(
        "Exit statuses are those of the design",
        arguments: [
            (["status"], 0), (["action", "done", "A1"], 0), (["action", "done", "A99"], 1),
            (["action", "done", "R1"], 1), (["--as", "nobody", "status"], 1),
            (["review", "close"], 1), (["redo"], 1), (["add", "no mark here"], 1), (["action", "dome", "A1"], 64),
            (["nonsense"], 64),
            (["action", "set", "A1", "stauts=done"], 64), (["action", "set", "A1", "due=someday"], 64),
            (["action", "list", "--nonsense"], 64), (["action", "add"], 64),
            (["add", "! a\u{1B}b"], 64), (["--workspace", "/nonexistent", "status"], 66), (["init"], 73),
            (["--read-only", "add", "! Item"], 77), (["doctor"], 0),
        ] as [([String], Int32)])
    func exitStatus(_ arguments: [String], _ status: Int32) throws {
        let desk = try Desk.reviewed()
        let outcome = try desk.run(arguments)
        #expect(outcome.status == status, "\(outcome)")
        #expect(outcome.errors.isEmpty == (status == 0), "\(outcome)")
        if status != 0 { #expect(outcome.output.isEmpty, "\(outcome.output)") }
        if status != 0 { #expect(outcome.errors.hasPrefix("concord: "), "\(outcome.errors)") }
    }

    @Test(
        "A refused command changes nothing",
        arguments: [
            ["action", "done", "A1", "A99"], ["action", "set", "A1", "A2", "owner=nobody"], ["--read-only", "undo"],
            ["add", "! a\u{202E}b"],
        ])
    func nothingChanges(_ arguments: [String]) throws {
        let desk = try Desk.reviewed()
        let before = try desk.journal
        #expect(try desk.run(arguments).status != 0)
        #expect(try desk.journal == before)
    }

    @Test(
        "What is misspelt gets a suggestion",
        arguments: [
            (["acton", "list"], "action"), (["action", "lsit"], "list"),
            (["action", "set", "A1", "stauts=done"], "status"), (["action", "set", "A1", "status=dome"], "done"),
            (["action", "list", "--overdeu"], "--overdue"), (["--as", "dnaa", "status"], "dana"),
            (["action", "set", "A1", "owner=prya"], "priya"),
        ])
    func didYouMean(_ arguments: [String], _ suggestion: String) throws {
        let errors = try Desk.reviewed().run(arguments).errors
        #expect(errors.lowercased().contains("did you mean"))
        #expect(errors.contains("'\(suggestion)'"))
    }

    @Test(
        "Every list, show, status, log and info gives JSON that is only JSON",
        arguments: [
            ["action", "list"], ["requirement", "list", "--all"], ["decision", "list"], ["review", "list"],
            ["topic", "list"], ["note", "list", "--all"], ["person", "list"],
            ["action", "show", "A1"], ["requirement", "show", "R8"], ["decision", "show", "D1"],
            ["review", "show", "V1"], ["topic", "show", "T1"], ["note", "show", "N1"],
            ["person", "show", "dana"], ["status"], ["log"], ["log", "A1"], ["info"],
        ])
    func json(_ command: [String]) throws {
        let desk = try Desk.reviewed()
        let outcome = try desk.run(command + ["--json"])
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        let value = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
        #expect((value is [Any]) == (command.contains("list") || command[0] == "log"))
    }

    @Test("log --json has one element a field, with the keys of the design")
    func log() throws {
        let log = try #require(try Desk.reviewed().json("log", "A2") as? [[String: Any]])
        let allowed: Set<String> = ["id", "n", "at", "by", "in", "on", "item", "field", "was", "value", "undoes"]
        #expect(!log.isEmpty)
        for element in log {
            #expect(Set(element.keys).isSubset(of: allowed), "\(element.keys)")
            #expect(Set(element.keys).isSuperset(of: ["id", "n", "at", "by", "item", "field"]))
        }
        let due = log.filter { $0["field"] as? String == "due" }
        #expect(due.map { $0["value"] as? String } == ["2026-11-30", "2026-12-10"])
        #expect(due.last?["was"] as? String == "2026-11-30")
        #expect(due.last?["by"] as? String == "sam")
    }

    @Test("Every command has a help text with an example that names it")
    func help() throws {
        let desk = try Desk()
        let first = try desk.done("help")
        for noun in ["action", "requirement", "decision", "review", "topic", "note", "person"] {
            #expect(first.contains(noun))
            #expect(try desk.done(noun, "--help").contains("concord \(noun)"))
        }
        for command in [
            "init", "status", "add", "minutes", "export", "log", "undo", "redo", "doctor", "redact", "info", "demo",
        ] {
            #expect(first.contains(command), "\(command)")
            #expect(try desk.done(command, "--help").contains("concord \(command)"), "\(command)")
        }
        #expect(try desk.done("action", "set", "--help").contains("concord action set A12"))
    }

    @Test("Writing commands print a line an item, the full id first; remarks go to standard error")
    func output() throws {
        let desk = try Desk.reviewed()
        let done = try desk.done("action", "done", "A3", "A4").split(separator: "\n")
        #expect(done.count == 2)
        #expect(done.allSatisfy { $0.contains(/^A[34]-[0-9a-z]{4}  status: open → done$/) })
        let remarked = try desk.run("add", "! Ask @jnu")
        #expect(remarked.status == 0)
        #expect(remarked.output.contains(/^A11-[0-9a-z]{4}  added: Ask @jnu/))
        #expect(remarked.errors.contains("nobody called @jnu: jun?"))
    }

    @Test("add -: lines that fail are named with their number, the rest is recorded, exit 1")
    func linesFromStandardInput() throws {
        let desk = try Desk()
        let outcome = try desk.run(["add", "-"], input: "! One\n\n# a comment\nno mark\r\n! Two\r\nA99 done\n! Three")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("line 4: "))
        #expect(outcome.errors.contains("line 6: "))
        #expect(
            try desk.items("action").values.compactMap { $0["title"] as? String }.sorted() == ["One", "Three", "Two"])
    }

    @Test("Invalid UTF-8 is refused and nothing of it stored")
    func invalidUTF8() throws {
        let desk = try Desk()
        let before = try desk.journal
        let outcome = try desk.run(["add", "-"], input: Array("! bad ".utf8) + [0xFF, 0xC0, 0x0A])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("line 1: invalid UTF-8"))
        #expect(try desk.journal == before)
    }

    @Test("An unknown login is added as a person by an entry of its own, an unknown --as is refused")
    func whoAmI() throws {
        let desk = try Desk()
        let outcome = try desk.run(["add", "! Item"], environment: ["CONCORD_USER": "Kim@example.org"])
        #expect(outcome.status == 0)
        #expect(try desk.items("person").keys.sorted() == ["@kim", "@sam"])
        #expect(try desk.items("action")["A1"]?["createdBy"] as? String == "kim")
        #expect(try desk.run(["undo"], environment: ["CONCORD_USER": "kim"]).status == 0)
        #expect(try desk.run(["undo"], environment: ["CONCORD_USER": "kim"]).status == 1)
        #expect(try desk.items("person").keys.sorted() == ["@kim", "@sam"])
    }

    @Test("The workspace is found by walking up, like .git")
    func walkingUp() throws {
        let desk = try Desk(at: nil, founded: true)
        let below = desk.workspace + "/a/b"
        try FileManager.default.createDirectory(atPath: below, withIntermediateDirectories: true)
        let outcome = try desk.run(["add", "! Item"], environment: ["CONCORD_WORKSPACE": Desk.unset], in: below)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try desk.items("action").count == 1)
        #expect(try desk.run(["status"], environment: ["CONCORD_WORKSPACE": Desk.unset], in: "/").status == 66)
    }

    @Test("A private workspace is private, a shared one its group's, whatever the umask")
    func permissions() throws {
        let desk = try Desk()
        func mode(_ path: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }
        #expect(try mode(desk.workspace + "/.concord") == 0o700)
        #expect(try mode(desk.journalPath) == 0o600)
        let shared = desk.scratch("shared")
        try desk.done("init", shared, "--shared")
        #expect(try mode(shared + "/.concord") == 0o2770)
        #expect(try mode(shared + "/.concord/journal.jsonl") == 0o660)
    }
}
