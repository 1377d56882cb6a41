import Alignment
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Forms, item detail, palette, help, minutes, mouse.
@Suite struct DialogTests {
    @Test func aFormSavesOnlyWhatWasChanged() throws {
        var desk = try Desk.fraudReview()
        desk.type("2e")
        desk.press(.tab, .control("u"))
        desk.type("lee")
        desk.press(.enter)
        #expect(desk.workspace.entries.last?.changes.map(\.field) == ["owner"])
        #expect(try desk.item("A4").text("owner") == "lee")
        #expect(desk.dashboard.layers.isEmpty)
    }

    @Test func aFormWithSomethingWrongStaysAtTheField() throws {
        var desk = try Desk.fraudReview()
        desk.type("2e")
        desk.press(.tab, .control("u"))
        desk.type("nobody-here")
        let before = desk.workspace.entries.count
        desk.press(.enter)
        #expect(desk.workspace.entries.count == before)
        #expect(desk.dashboard.place == .form)
        #expect(desk.screen.contains("Nobody is called 'nobody-here'"))
    }

    @Test func aBulkFormChangesAllMarkedAsOneGesture() throws {
        var desk = try Desk.fraudReview()
        desk.type("2   e")
        #expect(desk.screen.contains("Edit 3 at once"))
        #expect(desk.screen.contains("(various)"))
        for _ in 0..<6 { desk.press(.tab) }
        desk.type("c")
        desk.press(.enter)
        let changed = desk.workspace.entries.last?.items ?? []
        #expect(changed.count == 3)
        #expect(changed.allSatisfy { desk.workspace[$0]?.text("priority") == "could" })
    }

    @Test func newItemsComeFromFormsToo() throws {
        var desk = try Desk.fraudReview()
        desk.type(":newreq")
        desk.press(.enter)
        #expect(desk.screen.contains("New requirement"))
        desk.type("Answers in time")
        desk.press(.tab)
        desk.type("l")
        desk.press(.tab)
        desk.type("im")
        desk.press(.enter)
        let requirement = desk.workspace.requirements.last
        #expect(requirement?.title == "Answers in time")
        #expect(requirement?.group == .lob)
        #expect(requirement?.by == [.it, .ml])
    }

    @Test func aNewPersonNeedsAHandle() throws {
        var desk = try Desk.fraudReview()
        desk.capture(":new-person")
        desk.press(.escape)
        desk.type(":newperson")
        desk.press(.enter)
        desk.press(.tab)
        desk.type("Kofi Mensah")
        desk.press(.enter)
        #expect(desk.dashboard.place == .form)
        desk.type("kofi")
        desk.press(.enter)
        #expect(desk.workspace.person("kofi")?.name == "Kofi Mensah")
    }

    @Test func leavingAChangedFormAsksFirst() throws {
        var desk = try Desk.fraudReview()
        desk.type("2eX")
        desk.press(.escape)
        #expect(desk.screen.contains("not saved. Leave it?"))
        desk.type("n")
        #expect(desk.dashboard.place == .form)
        desk.press(.escape, "y")
        #expect(desk.dashboard.layers.isEmpty)
    }

    @Test func aRefusedFormKeepsWhatWasTyped() throws {
        var desk = try Desk.fraudReview()
        desk.refusal = "disk full; nothing was saved"
        desk.type("2eX")
        desk.press(.enter)
        #expect(desk.dashboard.place == .form)
        #expect(desk.screen.contains("disk full; nothing was saved"))
    }

    @Test func linksLeadToOtherItemsAndEscBack() throws {
        var desk = try Desk.fraudReview()
        desk.type("3/answered fast")
        desk.press(.enter, .enter)
        #expect(desk.screen.contains("R8 requirement"))
        desk.press(.down, .enter)
        #expect(desk.screen.contains("A3 action item"))
        desk.press(.escape)
        #expect(desk.screen.contains("R8 requirement"))
        desk.press(.escape)
        #expect(desk.dashboard.layers.isEmpty)
    }

    @Test func anItemShowsItsCriterionBeforeAndNowPositionsAndHistory() throws {
        var desk = try Desk.fraudReview(width: 160, height: 60)
        desk.capture(":show R8")
        for text in [
            "before         p95 < 120 ms over 24 h", "moved 1×, in V1", "I IT                ✓ support",
            "U End users         · not heard", "history", "p95 < 120 ms over 24 h → p95",
        ] { #expect(desk.screen.contains(text), "\(text)") }
    }

    @Test func commandsActOnTheItemShown() throws {
        var desk = try Desk.fraudReview()
        desk.capture(":show A4")
        desk.type("d")
        #expect(try desk.item("A4").text("status") == "done")
        #expect(desk.screen.contains("A4 action item"))
    }

    @Test func thePaletteRunsACommandTypedOut() throws {
        var desk = try Desk.fraudReview()
        desk.type(":action done A4")
        #expect(desk.screen.contains("A4 status: open → done"))
        desk.press(.enter)
        #expect(try desk.item("A4").text("status") == "done")
        #expect(desk.dashboard.layers.isEmpty)
    }

    @Test func thePaletteTellsWhyACommandIsNotToBeHad() throws {
        var desk = try Desk.fraudReview()
        desk.type("3:undo")
        desk.press(.escape)
        desk.type(":started")
        desk.press(.enter)
        #expect(desk.foot.contains("cannot be started"))
    }

    @Test func helpIsFilteredByTyping() throws {
        var desk = try Desk.fraudReview()
        desk.type("?")
        desk.type("sort")
        #expect(desk.screen.contains("Sort: left and right"))
        #expect(!desk.screen.contains("To the next panel"))
        desk.press(.escape)
        #expect(desk.dashboard.layers.isEmpty)
    }

    @Test func minutesAreReadInAPager() throws {
        var desk = try Desk.fraudReview()
        desk.type("m")
        let review = try desk.item("V1").id
        #expect(desk.effects == [.readMinutes(review)])
        desk.send(.minutes(review, (1...100).map { "line \($0)" }.joined(separator: "\n")))
        #expect(desk.screen.contains("Minutes of V1"))
        desk.type("G")
        #expect(desk.screen.contains("line 100"))
        desk.type("q")
        #expect(desk.dashboard.layers.isEmpty)
        #expect(desk.effects.count == 1)
    }

    @Test func aClickSelectsAndADoubleClickOpens() throws {
        var desk = try Desk.fraudReview()
        let row = desk.lines.firstIndex { $0.contains("R8 ") } ?? 0
        desk.press(.mouse(MouseEvent(.press, at: Point(column: 50, row: row))))
        #expect(desk.dashboard.focused == .group(.users))
        #expect(desk.dashboard.selectedItem == (try desk.item("R8").id))
        desk.press(.mouse(MouseEvent(.doubleClick, at: Point(column: 50, row: row))))
        #expect(desk.screen.contains("R8 requirement"))
    }

    @Test func suspendRedrawAndZoomAreWhatTheySay() throws {
        var desk = try Desk.fraudReview()
        desk.press(.control("z"), .control("l"))
        #expect(desk.effects == [.suspend, .redraw])
        desk.type("z")
        #expect(!desk.screen.contains("End users ─"))
        desk.type("z")
        #expect(desk.screen.contains("End users ─"))
    }

    @Test func aReviewIsPlannedWithThoseOfTheLastOneInTheForm() throws {
        var desk = try Desk.live()
        desk.enter(":review close next=2026-12-10")
        desk.press(.escape)
        desk.type("5:newrev")
        desk.press(.enter)
        #expect(desk.line(with: "invited")?.contains("ana,dana,jun,mira,priya,sam") == true)
        desk.type("Second")
        desk.press(.control("s"))
        let review = Review(try desk.item("V2"))
        #expect(review.invited == ["ana", "dana", "jun", "mira", "priya", "sam"])
        #expect(review.facilitator == "sam")
        desk.type("/Second")
        desk.press(.enter, .enter)
        #expect(desk.line(with: "nobody from") == nil)
        #expect(desk.line(with: "agenda ")?.contains("0 of 60 min planned") == true)
    }

    @Test func whatAFormForANewItemProposesIsRecordedWithIt() throws {
        var desk = try Desk.fraudReview()
        desk.type("3")
        desk.press(.enter)
        let requirement = try #require(desk.workspace.requirements.first { desk.screen.contains($0.title) })
        desk.type(":newact")
        desk.press(.enter)
        desk.type("Measure it")
        desk.press(.control("s"))
        let action = try #require(desk.workspace.actions.last)
        #expect(action.title == "Measure it")
        #expect(action.requirement == requirement.id)
    }
}
