import Alignment
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Single keys that change items, what they ask, and what they refuse.
@Suite struct ChangingTests {
    private func actions() throws -> Desk {
        var desk = try Desk.fraudReview()
        desk.type("2")
        return desk
    }

    @Test func dueAsksWhyWhenTheDayMoves() throws {
        var desk = try actions()
        desk.type("tmon")
        desk.press(.control("u"))
        desk.type("next-fri")
        #expect(desk.screen.contains("Fri 4 Dec, in 8 days"))
        desk.press(.enter)
        #expect(desk.screen.contains("why does it move"))
        desk.type("vendor late")
        desk.press(.enter)
        #expect(try desk.item("A4").text("due") == "2026-12-04")
        #expect(try desk.item("A4").text("because") == "vendor late")
        #expect(desk.dashboard.place == .table)
    }

    @Test func aDayThatIsNoneIsRefusedAndStaysToBeMended() throws {
        var desk = try actions()
        desk.type("tsoon")
        desk.press(.enter)
        #expect(desk.screen.contains("Cannot read the day 'soon'"))
        #expect(desk.dashboard.place == .prompt)
    }

    @Test func ownerTakesAHandleThatTabCompletes() throws {
        var desk = try actions()
        desk.type("omi")
        desk.press(.tab, .enter)
        #expect(try desk.item("A4").text("owner") == "mira")
        desk.type("o")
        desk.press(.enter)
        #expect(try desk.item("A4").text("owner") == nil)
    }

    @Test func blockedAsksOnWhat() throws {
        var desk = try actions()
        desk.type("bthe network team")
        desk.press(.enter)
        #expect(try desk.item("A4").text("status") == "blocked")
        #expect(try desk.item("A4").text("waiting") == "the network team")
    }

    @Test func dropAsksNamingTheItem() throws {
        var desk = try actions()
        desk.type("x")
        #expect(desk.screen.contains("Drop A4 'Load-test the distilled model"))
        desk.type("n")
        #expect(try desk.item("A4").text("status") == "open")
        desk.type("xy")
        #expect(try desk.item("A4").text("status") == "dropped")
    }

    @Test func priorityIsOneKeyMore() throws {
        var desk = try actions()
        desk.type("pc")
        #expect(try desk.item("A4").text("priority") == "could")
    }

    @Test func aNoteIsAboutTheItem() throws {
        var desk = try actions()
        desk.type("nhalf way there")
        desk.press(.enter)
        let note = desk.workspace.notes.last
        #expect(note?.text == "half way there")
        #expect(note?.about == (try desk.item("A4").id))
    }

    @Test func goingRoundAsksEachGroupAndTheReasonForANo() throws {
        var desk = try Desk.fraudReview()
        desk.type("3/gpu")
        desk.press(.enter)
        desk.type("S")
        #expect(desk.screen.contains("Going round on R3"))
        #expect(desk.line(with: "▸ I IT") != nil)
        desk.type("y")
        #expect(desk.line(with: "▸ M ML/AI teams") != nil)
        desk.type("ntoo slow :: until it starts in 5 min")
        desk.press(.enter)
        let r3 = Requirement(try desk.item("R3"))
        #expect(r3.standing(of: .it) == .fresh(.support))
        #expect(r3.standing(of: .ml) == .fresh(.objection))
        #expect(r3.reason(of: .ml) == "too slow")
        #expect(r3.condition(of: .ml) == "until it starts in 5 min")
        #expect(desk.dashboard.layers.isEmpty)
    }

    @Test func undoAndRedoSayInWordsWhatTheyDid() throws {
        var desk = try actions()
        desk.type("w")
        desk.type("u")
        #expect(desk.foot.contains("A4 undid status: open → doing"))
        desk.type("U")
        #expect(desk.foot.contains("status: open → doing"))
        #expect(try desk.item("A4").text("status") == "doing")
        desk.type("U")
        #expect(desk.foot.contains("There is nothing of yours to redo"))
    }

    @Test func aKeyThatDoesNotFitSaysWhyAtTheFoot() throws {
        var desk = try Desk.fraudReview()
        desk.type("3w")
        #expect(desk.foot.contains("R6 is a requirement and cannot be started"))
        desk.type("Z")
        #expect(desk.foot.contains("Z does nothing here"))
    }

    @Test func copyGivesTheItemAsMarkdown() throws {
        var desk = try actions()
        desk.type("y")
        guard case .copy(let text, let what)? = desk.effects.last else {
            Issue.record("nothing was copied")
            return
        }
        #expect(what == "A4")
        #expect(
            text.hasPrefix(
                "### A4 Load-test the distilled model with Friday's traffic\n\n- **owner:** jun (Jun Park)\n"))
    }

    @Test func copyingTheListGivesATableOfItsRows() throws {
        var desk = try actions()
        desk.type("Y")
        guard case .copy(let text, _)? = desk.effects.last else {
            Issue.record("nothing was copied")
            return
        }
        let lines = text.split(separator: "\n")
        #expect(lines[0].hasPrefix("| id | title |") && lines[1].hasPrefix("| --- | --- |"))
        #expect(lines.count == (desk.dashboard.panels[.actions]?.rows.count ?? 0) + 2)
    }

    @Test func aReadOnlySessionChangesNothingAndSaysWhy() throws {
        var desk = try actions()
        desk.send(.readOnly("this session only reads (--read-only)"))
        #expect(desk.lines[0].contains("read-only"))
        for key in "dwbotpSnxeu!+=~c" { desk.type(String(key)) }
        #expect(desk.foot.contains("Nothing can be changed: this session only reads"))
        #expect(desk.dashboard.layers.isEmpty)
    }

    @Test func conflictsAreCountedShownAndSettled() throws {
        var desk = try Desk.fraudReview()
        var elsewhere = desk.scene
        desk.capture("A4 @lee")
        try elsewhere.type("A4 @mira", as: "mira")
        guard let entry = elsewhere.log.entries.last else { return }
        desk.scene.add(entry)
        desk.send(.workspaceChanged(WorkspaceChange(desk.scene.workspace, firstNew: nil)))
        #expect(desk.lines[0].contains("1 conflict"))
        desk.capture(":conflicts")
        #expect(desk.line(with: "│ conflict")?.contains("owner: ") == true)
        desk.capture(":settle")
        #expect(!desk.lines[0].contains("conflict"))
        #expect(try desk.item("A4").conflicts.isEmpty)
    }

    @Test func whatIsWrongWithTheWorkspaceStandsInTheHead() throws {
        var desk = try Desk.fraudReview()
        var workspace = desk.workspace
        workspace.unreadable = [
            UnreadableLine(number: 3, reason: "no 'n'"), UnreadableLine(number: 9, reason: "no 'n'"),
        ]
        desk.send(.workspaceChanged(WorkspaceChange(workspace, firstNew: nil)))
        #expect(desk.lines[0].contains("2 unreadable lines: doctor"))
    }
}
