import TestSupport
import Testing

@testable import ConcordCommands

/// What greets people who log in, and what cron asks.
@Suite struct BetweenReviewsTests {
    /// A rig with one person of each kind: `dana` has work, `ana` a group alone, `ruth` neither.
    private func rig() -> Rig {
        let rig = Rig.withWorkspace()
        for line in [
            ":person add dana group=it", ":person add ana group=users", ":person add ruth",
            "+ Answers are fast #users by:it :: p95 < 120 ms", "! Load-test @dana #users due:2026-11-24 re:R1",
            "! Runbook @dana #it due:2026-12-01", ":note add 'Who is paged?' kind=question to=it", "? Who knows?",
            "? Who signs? @ruth",
            ":review plan November planned='2026-12-03 10:00'",
        ] {
            #expect(rig.run("add", line).status == .done, "\(line)")
        }
        return rig
    }

    private func mine(_ rig: Rig, _ person: String) -> [String] {
        rig.run("--as", person, "status", "--mine").out.split(separator: "\n").map(String.init)
    }

    @Test func threeLinesSayWhatIsMine() {
        #expect(
            mine(rig(), "dana") == [
                "Fraud scoring: next review V1 November in 7 days · Thu 3 Dec 10:00",
                "Yours: 2 open action items · 1 overdue · first A1 Load-test (2 days late)",
                "Asked: 1 question · 1 requirement waiting for a position of IT",
            ])
    }

    @Test func whoOwnsNothingOrSpeaksForNobodyIsToldSo() {
        let rig = rig()
        rig.run("requirement", "position", "R1", "users", "support")
        #expect(mine(rig, "ana").dropFirst() == ["Yours: no open action items", "Asked: nothing"])
        #expect(
            mine(rig, "ruth").last
                == "Asked: 1 question · you speak for no group; 'concord person set ruth group=...' says for which")
    }

    @Test func anEmptyWorkspaceHasNothingToGreetWithAndNothingToCheck() {
        let rig = Rig.withWorkspace()
        #expect(mine(rig, "sam").prefix(2) == ["Fraud scoring: no review planned", "Yours: no open action items"])
        let check = rig.run("check")
        #expect(check.status == .done)
        #expect(check.out.isEmpty && check.err.isEmpty)
    }

    @Test func checkNamesEachGapAndFails() {
        let rig = rig()
        #expect(rig.run("check").out == "1 overdue: A1\n1 never heard: R1\n")
        #expect(rig.run("check").status == .refused)
        #expect(rig.run("check", "--fail-on", "unowned,contested,stale").status == .done)
        rig.run("add", "! Nobody's")
        rig.run("add", "R1 it support")
        rig.run("add", "R1 users objection: too slow")
        rig.run("add", "+ Other #it by:ml")
        rig.run("add", "R2 ml objection: no")
        rig.run("requirement", "set", "R1", "criterion=p95 < 150 ms")
        #expect(rig.run("check", "--fail-on", "unowned").out == "1 without an owner: A3\n")
        #expect(rig.run("check", "--fail-on", "stale,contested").out == "1 to be heard again: R1\n1 contested: R2\n")
        #expect(rig.run("check", "--fail-on", "unheard").out == "1 never heard: R2\n")
        rig.run("requirement", "drop", "R2")
        #expect(rig.run("check", "--fail-on", "contested,unheard").status == .done)
    }

    @Test(arguments: ["overdeu", "overdue,mine", ""])
    func whatCheckDoesNotKnowIsMalformed(_ gaps: String) {
        let run = rig().run("check", "--fail-on", gaps)
        #expect(run.status == .malformed)
        #expect(run.out.isEmpty)
    }

    @Test(arguments: [
        ["export", "--raw"], ["export", "actions", "--format", "csv", "--todos", "vevent"],
        ["export", "--format", "ics", "--todos", "vjournal"], ["export", "--format", "csv"], ["export", "actions"],
    ])
    func anExportOptionThatWouldDoNothingIsRefused(_ arguments: [String]) {
        let run = rig().run(arguments)
        #expect(run.status == .malformed)
        #expect(run.out.isEmpty)
    }
}
