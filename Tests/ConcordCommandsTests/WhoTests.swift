import Alignment
import Testing

@testable import ConcordCommands

@Suite struct WhoTests {
    @Test func theOptionBeatsTheVariableAndTheVariableTheLogin() throws {
        let rig = Rig()
        rig.environment = [:]
        rig.login = "CORP\\Dana.Ito@corp.example"
        #expect(try Identity(option: nil, host: rig.host).handle == "dana.ito")
        rig.environment["CONCORD_USER"] = "@Lee"
        #expect(try Identity(option: nil, host: rig.host).handle == "lee")
        #expect(try Identity(option: "mira", host: rig.host).handle == "mira")
        rig.environment["CONCORD_USER"] = "it"
        #expect(throws: Failure.self) { try Identity(option: nil, host: rig.host) }
    }

    @Test func somebodyNewIsAddedByAnEntryOfTheirOwnWhichUndoSkips() {
        let rig = Rig.withWorkspace()
        rig.environment["CONCORD_USER"] = "Jun Park"
        let run = rig.run("action", "add", "Load test", "owner=jun-park")
        #expect(run.status == .done)
        #expect(run.err.contains("You are new here and were added as @jun-park"))
        #expect(rig.run("person", "show", "jun-park").out.contains("@jun-park  Jun Park"))
        #expect(rig.run("undo").status == .done)
        #expect(rig.run("undo").status == .refused)
        #expect(rig.run("person", "list").out.contains("Jun Park"))
    }

    @Test func aRefusedGestureAddsNobody() {
        let rig = Rig.withWorkspace()
        rig.environment["CONCORD_USER"] = "jun"
        #expect(rig.run("action", "done", "A7").status == .refused)
        #expect(rig.run("action", "add", "x", "due=never").status == .malformed)
        #expect(!rig.run("person", "list").out.contains("jun"))
    }

    @Test func anUnknownNameAfterAsIsRefusedWithWhoIsNearExceptWhenAWorkspaceBegins() {
        let rig = Rig()
        #expect(rig.run("--as", "Lee", "init").out.contains("@lee  added: Lee"))
        let run = rig.run("--as", "lea", "status")
        #expect(run.status == .refused)
        #expect(run.err.contains("Nobody is called 'lea' (did you mean 'lee'?)"))
    }
}
