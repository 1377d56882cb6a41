import Alignment
import Glibc
import TestSupport
import Testing

@testable import ConcordCommands

@Suite struct ProgramTests {
    @Test func theTranscriptThroughTheCommandLineGivesTheStateItsFacilitatorMeant() throws {
        let rig = try Rig.afterReview()
        #expect(rig.run("requirement", "list", "--all").out.split(separator: "\n").count == 11)
        #expect(rig.run("action", "list", "--all").out.split(separator: "\n").count == 11)
        #expect(rig.run("action", "show", "A2").out.contains("due day moved  once"))
        #expect(rig.run("requirement", "show", "R6").out.contains("✗ objection · timeouts carry no code"))
        #expect(rig.run("minutes").out.contains("Ship the distilled model behind a flag"))
        #expect(rig.run("status").out.contains("10 requirements: 1 contested · 9 to be heard"))
    }

    @Test func closingAReviewWritesItsMinutesAndSaysWhere() throws {
        let rig = Rig.withWorkspace()
        rig.run("review", "plan", "Fraud model")
        rig.run("review", "start")
        let run = rig.run("review", "close")
        #expect(run.out.contains("minutes: \(rig.directory.path)/minutes/2026-11-26-V1-"))
        #expect(ScratchDirectory.names(in: rig.directory("minutes")).count == 1)
        rig.run("review", "reopen", "V1")
        rig.run("review", "close")
        #expect(ScratchDirectory.names(in: rig.directory("minutes")).count == 1)
    }

    @Test func closingAgainUnderAnotherTitleReplacesTheFileOfThatReviewAndNoOther() throws {
        let rig = Rig.withWorkspace()
        for title in ["Fraud model", "Second"] {
            rig.run("review", "plan", title)
            rig.run("review", "start")
            rig.run("review", "close")
        }
        let names = ScratchDirectory.names(in: rig.directory("minutes"))
        #expect(names.count == 2)
        let id = try #require(names.first?.split(separator: "-").dropFirst(3).prefix(2).joined(separator: "-"))
        let others = ["2026-11-26-\(id)x-other.md", "2026-11-26-\(id)-page.html", "notes-\(id).md"]
        for name in others { try rig.write("mine", to: "minutes/" + name) }
        rig.run("review", "set", "V1", "title=Fraude, façon Novembre")
        rig.run("review", "reopen", "V1")
        rig.run("review", "close", "V1")
        let renamed = names[0].replacing("fraud-model", with: "fraude-facon-novembre")
        #expect(ScratchDirectory.names(in: rig.directory("minutes")) == (others + [renamed, names[1]]).sorted())
    }

    @Test func aFailingLineIsReportedWithItsNumberAndTheRestGoOn() {
        let rig = Rig.withWorkspace()
        rig.input =
            Array("\u{FEFF}# heading\n! One\n\nno mark\n! Two \u{1B}\n".utf8) + [0x21, 0x20, 0xFF, 0x0A]
            + Array("! Three".utf8)
        let run = rig.run("add", "-")
        #expect(run.status == .refused)
        #expect(run.out.split(separator: "\n").count == 2)
        for line in [
            "line 4: Begin with a mark", "line 5: The line contains the control character U+001B",
            "line 6: invalid UTF-8", "3 of 7 lines not recorded",
        ] {
            #expect(run.err.contains(line), "\(run.err)")
        }
    }

    @Test func exitStatusesAreThoseOfTheDesign() {
        let rig = Rig()
        #expect(rig.run("status").status == .noWorkspace)
        #expect(rig.run("init").status == .done)
        #expect(rig.run("init").status == .cannotCreate)
        #expect(rig.run("action", "done", "A1").status == .refused)
        #expect(rig.run("undo").status == .refused)
        #expect(rig.run("action", "add", "x", "owner=nobody").status == .refused)
        for arguments in [
            ["bogus"], ["action", "bogus"], ["status", "--bogus"], ["action", "add", "x", "--bogus"],
            ["action", "add", "x", "bogus=1"], ["action", "add", "x", "due=bogus"], ["action", "add"],
            ["action", "list", "--status", "bogus"], ["log", "--since", "bogus"], ["minutes", "--format", "pdf"],
            ["add"], ["add", "! x", "--bogus"], ["workspace", "set", "timezone=Mars/X"],
        ] {
            let run = rig.run(arguments)
            #expect(run.status == .malformed, "\(arguments): \(run.err)")
            #expect(run.out.isEmpty && run.err.hasSuffix("\n"))
        }
        #expect(rig.run("--read-only", "action", "add", "x").status == .notPermitted)
        #expect(rig.run("doctor").status == .done)
    }

    @Test func unreadableLinesAreToldOnceAndDoctorNamesThem() throws {
        let rig = Rig.withWorkspace()
        let path = rig.directory(".concord/journal.jsonl")
        let file = open(path, O_WRONLY | O_APPEND)
        _ = Output.write(file, Array("not json\n{\"n\":0,\"by\":\"x\",\"set\":{}}\n".utf8))
        close(file)
        let run = rig.run("status")
        #expect(run.status == .done)
        #expect(run.err == "concord: 2 unreadable lines; see 'concord doctor'\n")
        let doctor = rig.run("doctor")
        #expect(doctor.status == .damaged)
        #expect(doctor.out.contains("Line 2 of '\(path)' is no entry: not JSON"))
    }

    @Test func concordAlonePrintsTheStatusWhereThereIsNoTerminal() {
        let rig = Rig.withWorkspace()
        #expect(rig.run().out == rig.run("status").out)
        rig.terminals = [0, 1]
        for terminal in [nil, "", "dumb", "unknown"] {
            rig.environment["TERM"] = terminal
            #expect(rig.run().status == .malformed)
        }
    }
}

@Suite struct OutputTests {
    @Test func nobodysTextControlsATerminalOrAPipe() throws {
        let rig = Rig.withWorkspace()
        let line =
            #"{"n":2,"id":"0123456789","at":"2026-11-26T10:00:00.000Z","by":"eve\u001b[2J","set":{"A1-0000":{"title":"\u001b]0;x\u0007 \u202e\u009b \u2028 \r\n end","status":"open","owner":"\u001b[31m"}}}"#
        let file = open(rig.directory(".concord/journal.jsonl"), O_WRONLY | O_APPEND)
        _ = Output.write(file, Array((line + "\n").utf8))
        close(file)
        for arguments in [
            ["action", "list"], ["action", "show", "A1"], ["action", "show", "A1", "--json"], ["log"], ["status"],
            ["log", "--json"], ["undo"], ["action", "done", "A1"], ["action", "list", "--color", "always"],
            ["minutes", "\u{1B}]0;x\u{7}"], ["\u{1B}[2J"], ["--\u{202E}x"], ["export"],
        ] {
            let run = rig.run(arguments)
            let text = (run.out + run.err).replacing("\u{1B}[2m", with: "").replacing("\u{1B}[0m", with: "")
                .replacing("\u{1B}[33m", with: "")
            let raw = text.unicodeScalars.first { scalar in
                scalar.value < 0x20 && scalar != "\n" || (0x7F..<0xA0).contains(scalar.value)
                    || [0x202E, 0x2028].contains(scalar.value)
            }
            #expect(raw == nil, "\(arguments): \(text)")
        }
    }

    @Test func aReaderThatWentAwayIsNoErrorAndAFullDiskIs() {
        let rig = Rig.withWorkspace()
        rig.failure = EPIPE
        let added = rig.run("action", "add", "Kept all the same")
        #expect(added.status == .done && added.err.isEmpty)
        rig.failure = ENOSPC
        let listed = rig.run("action", "list")
        #expect(listed.status == .inputOutput)
        #expect(listed.err.contains("Cannot write to standard output: No space left"))
        rig.failure = 0
        #expect(rig.run("action", "list").out.contains("Kept all the same"))
    }

    @Test(arguments: [
        (["NO_COLOR": "1"], ColorChoice.auto, false), (["NO_COLOR": ""], .auto, true),
        (["NO_COLOR": "1"], .always, true),
        (["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], .auto, false), (["TERM": "dumb"], .auto, false),
        ([:], .never, false),
    ]) func colorIsDecidedInTheOrderOfTheDesign(variables: [String: String], choice: ColorChoice, isColored: Bool) {
        let rig = Rig()
        rig.terminals = [1]
        rig.environment = ["TERM": "xterm"].merging(variables) { $1 }
        #expect(choice.decide(on: rig.host).isColored == isColored)
        rig.terminals = []
        rig.environment["CLICOLOR_FORCE"] = "1"
        #expect(choice.decide(on: rig.host).isColored == (isColored || variables["TERM"] == "dumb" && choice == .auto))
    }
}
