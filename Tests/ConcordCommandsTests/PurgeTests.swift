import TestSupport
import Testing

@testable import ConcordCommands

@Suite("Purging what was redacted")
struct PurgeTests {
    @Test("says where copies of the words may be that it leaves alone; with nothing redacted it says nothing")
    func copies() throws {
        let rig = Rig.withWorkspace()
        rig.run("review", "plan", "R")
        rig.run("review", "start", "V1")
        rig.run("add", "the password is hunter2")
        rig.run("review", "close")
        #expect(rig.run("doctor", "--purge").err == "")
        let id = try #require(rig.run("log", "--json").out.firstMatch(of: /"id": ?"(\w+)"[^}]*hunter2/)?.output.1)
        rig.run("redact", String(id))
        #expect(!rig.run("minutes", "V1").out.contains("hunter2"))
        let purge = rig.run("doctor", "--purge")
        #expect(purge.out.contains("1 line of"))
        #expect(purge.err.contains("/minutes' that were written before may still have the words"))
        #expect(!purge.err.contains("/quarantine'"))
    }
}
