import Alignment
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Lists: moving, filtering, sorting, marking, and what others do meanwhile.
@Suite struct ListTests {
    private func actions() throws -> Desk {
        var desk = try Desk.fraudReview()
        desk.type("2")
        return desk
    }

    private func refs(_ desk: Desk) -> [String] {
        (desk.dashboard.panels[desk.dashboard.focused]?.rows ?? Rows()).compactMap { $0.item.map(desk.workspace.ref) }
    }

    private func selected(_ desk: Desk) -> String? { desk.dashboard.selectedItem.map(desk.workspace.ref) }

    @Test func theMostUrgentItemStandsFirstAndIsSelected() throws {
        let desk = try actions()
        #expect(refs(desk).first == "A4")
        #expect(selected(desk) == "A4")
    }

    @Test func theCursorStopsAtBothEnds() throws {
        var desk = try actions()
        desk.type("kk")
        #expect(selected(desk) == refs(desk).first)
        desk.type("G")
        desk.type("jj")
        #expect(selected(desk) == refs(desk).last)
        desk.type("g")
        #expect(selected(desk) == refs(desk).first)
    }

    @Test func theFilterFollowsEveryKeyInTheWordsOfTheCommandLine() throws {
        var desk = try actions()
        desk.type("/owner:dana")
        #expect(refs(desk) == ["A2"])
        desk.press(.control("u"))
        desk.type("unowned")
        #expect(refs(desk) == ["A7"])
        desk.press(.control("u"))
        desk.type("status:done")
        #expect(refs(desk) == ["A1"])
        desk.press(.escape)
        #expect(refs(desk).count == 9)
        #expect(desk.dashboard.place == .table)
    }

    @Test func theFilterIsKeptByEnterAndDroppedByEsc() throws {
        var desk = try actions()
        desk.type("/round-trip")
        desk.press(.enter)
        #expect(refs(desk) == ["A3"])
        desk.press(.escape)
        #expect(refs(desk).count == 9)
    }

    @Test func sSortsByTheColumnTheArrowsChooseAndTheOtherWayRound() throws {
        var desk = try actions()
        let urgent = refs(desk)
        desk.type("sls")
        let byTitle = refs(desk)
        #expect(byTitle.first == "A3", "Ask the network team comes first by title")
        desk.type("ss")
        #expect(refs(desk) == byTitle.reversed())
        desk.press(.escape)
        #expect(refs(desk) == urgent)
    }

    @Test func sortingIsStableAndPutsNothingLast() throws {
        var desk = try actions()
        let urgent = refs(desk)
        desk.type("slls")
        let byOwner = refs(desk)
        #expect(byOwner.last == "A7", "nobody owns it")
        let mira = urgent.filter { (try? desk.item($0).text("owner")) == "mira" }
        #expect(byOwner.filter(mira.contains) == mira)
    }

    @Test func aCommandActsOnAllMarkedRowsAsOneGesture() throws {
        var desk = try actions()
        desk.type("  ")
        let marked = Array(refs(desk).prefix(2))
        let before = desk.workspace.entries.count
        desk.type("d")
        #expect(desk.workspace.entries.count == before + 1)
        for ref in marked { #expect(try desk.item(ref).text("status") == "done") }
        desk.type("u")
        for ref in marked { #expect(try desk.item(ref).text("status") == "open") }
    }

    @Test func aRowThatAnActionTakesOutOfTheFilterStaysUntilTheFilterChanges() throws {
        var desk = try actions()
        let before = refs(desk)
        desk.type("jd")
        #expect(refs(desk) == before)
        #expect(try desk.item(before[1]).text("status") == "done")
        #expect(desk.dashboard.panels[.actions]?.leftOver.count == 1)
        desk.type("/x")
        desk.press(.escape)
        #expect(!refs(desk).contains(before[1]))
    }

    @Test func othersChangesAppearAreMarkedAndNeverMoveTheCursor() throws {
        var desk = try actions()
        desk.type("jj")
        let chosen = selected(desk)
        try desk.others("! Something for today #it due:today p:must")
        #expect(selected(desk) == chosen)
        #expect(refs(desk).first == "A11")
        #expect(desk.line(with: "A11")?.contains("• lee") == true)
        #expect(desk.foot.contains("lee added A11 Something for today · just now"))
        desk.wait(seconds: 4)
        #expect(desk.foot.contains("· 4 s ago"))
        desk.wait(seconds: 5)
        #expect(desk.line(with: "A11")?.contains("• lee") == false)
        desk.wait(seconds: 60)
        #expect(!desk.foot.contains("lee added"))
    }

    @Test func aScrolledListStaysWhereItIsWhenOthersAddAbove() throws {
        var desk = try Desk.fraudReview(height: 12)
        desk.type("2Gkkk")
        let shown = desk.lines.dropLast().filter { $0.contains("│") }
        try desk.others("! Something for today #it due:today p:must")
        #expect(desk.lines.dropLast().filter { $0.contains("│") }.map { $0.prefix(30) } == shown.map { $0.prefix(30) })
    }

    @Test func whenTheSelectedRowIsUndoneByOthersTheNextOneIsSelected() throws {
        var desk = try actions()
        try desk.others("! Something for today #it due:today p:must")
        desk.type("g")
        #expect(selected(desk) == "A11")
        let first = desk.scene.workspace.entries.count
        try desk.scene.record(.undo, as: "lee")
        desk.send(.workspaceChanged(WorkspaceChange(desk.scene.workspace, firstNew: first)))
        #expect(selected(desk) == "A4")
    }

    @Test func changesOfOthersLeaveWhatIsTypedAlone() throws {
        var desk = try actions()
        desk.type("!Something @da")
        try desk.others("! Another #it")
        #expect(desk.dashboard.bar.field.text == "! Something @da")
        #expect(desk.dashboard.place == .bar)
        #expect(desk.line(with: "! Something @da") != nil)
    }

    @Test func theHistoryTellsWhoDidWhatNewestFirst() throws {
        var desk = try Desk.fraudReview()
        desk.type("7")
        #expect(desk.lines[4].contains("closed V1"))
        desk.type("/priya left")
        #expect(desk.line(with: "priya left V1") != nil)
    }

    @Test func theMatrixCountsWhoGivesWhatToWhom() throws {
        var desk = try Desk.fraudReview()
        desk.type("6")
        #expect(desk.line(with: "│ IT")?.contains("2 req 1 act") == true)
        desk.press(.down, .right)
        desk.press(.tab)
        #expect(desk.screen.contains("Lines of business → ML/AI teams"))
        #expect(refs(desk) == ["A8"])
    }
}
