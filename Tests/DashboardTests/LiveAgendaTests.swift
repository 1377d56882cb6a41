import Alignment
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// The agenda of the live screen: timeboxes in words, standing topics, the order of topics.
@Suite struct LiveAgendaTests {
    private func live(width: Int = 80, height: Int = 24) throws -> Desk {
        var desk = try Desk.fraudReview(width: width, height: height)
        desk.capture(":review plan 'Fraud model, December' planned='2026-12-10 10:00'")
        desk.capture(":topic add 'Latency' review=V2 minutes=20 about=R8")
        desk.capture(":topic add 'Reason codes' review=V2 minutes=10 about=R6")
        desk.press(.escape, "L")
        desk.type("y")
        return desk
    }

    private func enter(_ line: String, _ desk: inout Desk) {
        desk.type(line)
        desk.press(.enter)
    }

    /// Leaves the bar for the agenda, with the cursor on a standing topic.
    private func choose(_ standing: StandingTopic, _ desk: inout Desk) {
        desk.press(.escape, .tab)
        desk.press("g")
        for _ in 0..<20 where desk.dashboard.panels[.agenda]?.selected != .standing(standing) { desk.press(.down) }
    }

    @Test func theStandingTopicsStandFoldedWithTheirCounts() throws {
        let desk = try live()
        let review = try desk.item("V2").id
        for standing in StandingTopic.allCases {
            let count = StandingItems(desk.workspace, of: review)[standing].count
            #expect(desk.line(with: "▸ \(standing.title) (\(count))") != nil)
        }
        #expect(!StandingItems(desk.workspace, of: review)[.lastActions].isEmpty)
        #expect(desk.workspace.topics.allSatisfy { StandingTopic($0) == nil })
    }

    @Test func theirCountsFollowWhateverIsEntered() throws {
        var desk = try live()
        let review = try desk.item("V2").id
        let lines = [
            "? Who pays", "~ The budget", "! Pay @raj", "a note", ":note set N3 kind=parked", "N1 settled", ":undo",
            "A1 done", "R1 users: no",
        ]
        for line in lines {
            enter(line, &desk)
            let items = StandingItems(desk.workspace, of: review)
            for standing in StandingTopic.allCases {
                #expect(desk.dashboard.live?.standing[standing] == items[standing].count, "\(standing) after \(line)")
            }
        }
    }

    @Test func spaceUnfoldsAStandingTopicAndFoldsItAgain() throws {
        var desk = try live(width: 132, height: 40)
        choose(.lastActions, &desk)
        let entries = desk.workspace.entries.count
        desk.press(" ")
        let first = try #require(StandingItems(desk.workspace, of: try desk.item("V2").id)[.lastActions].first)
        let row = first.ref + " "
        #expect(desk.line(with: "│   " + row) != nil)
        desk.press(.down)
        desk.press(" ")
        #expect(desk.line(with: "│   " + row) == nil)
        #expect(desk.dashboard.panels[.agenda]?.selected == .standing(.lastActions))
        #expect(desk.workspace.entries.count == entries)
    }

    @Test func enterBeginsAStandingTopicWithItsItemsBelowAndTheCursorOnTheFirst() throws {
        var desk = try live()
        choose(.lastActions, &desk)
        desk.press(.enter)
        let topic = try #require(desk.workspace.topics.first { StandingTopic($0) == .lastActions })
        #expect(desk.dashboard.liveReview?.topic == topic.id)
        let first = try #require(StandingItems(desk.workspace, of: try desk.item("V2").id)[.lastActions].first)
        #expect(desk.dashboard.panels[.agenda]?.selected == .point(first.id, .lastActions))
        #expect(desk.workspace.entries.last?.changes.count == 5)
        desk.press("d")
        #expect(desk.workspace.action(first.id)?.status == .done)
        #expect(desk.workspace.entries.last?.topic == topic.id)
        desk.type("c")
        enter("All the rest goes on", &desk)
        #expect(desk.workspace.entries.last?.topic == topic.id)
        desk.press(.function(2))
        #expect(desk.dashboard.panels[.agenda]?.rows.contains { if case .point = $0 { true } else { false } } == false)
    }

    @Test func aStandingTopicPlannedWithATimeboxIsTheAgendasOwn() throws {
        var desk = try Desk.fraudReview(width: 132, height: 40)
        desk.capture(":review plan 'Next'")
        desk.capture(":topic add \"last review's actions\" review=V2 minutes=10")
        desk.press(.escape, "L")
        desk.type("y")
        desk.press(.function(2))
        #expect(desk.dashboard.panels[.agenda]?.rows.contains(.standing(.lastActions)) == false)
        let first = try #require(StandingItems(desk.workspace, of: try desk.item("V2").id)[.lastActions].first)
        #expect(desk.dashboard.panels[.agenda]?.rows.contains(.point(first.id, .lastActions)) == true)
    }

    @Test func enterOpensAnItemAndBeginsATopicThatAnEarlierReviewParked() throws {
        var desk = try Desk.fraudReview()
        for line in [":review plan One", ":topic add Regions review=V2", ":review start V2"] { desk.capture(line) }
        for line in [">", "> park", ":review close"] { enter(line, &desk) }
        desk.capture(":review plan Two")
        desk.press(.escape, "L")
        desk.type("y")
        let review = try desk.item("V3").id
        let parked = try #require(desk.workspace.topics.first { $0.title == "Regions" }?.id)
        choose(.lastActions, &desk)
        desk.press(" ")
        desk.press(.down, .enter)
        #expect(desk.dashboard.place == .detail)
        desk.press(.escape, .end)
        #expect(desk.dashboard.panels[.agenda]?.selected == .standing(.waiting))
        desk.press(" ")
        for _ in 0..<20 where desk.dashboard.panels[.agenda]?.selected != .point(parked, .waiting) { desk.press(.down) }
        #expect(desk.screen.contains("parked in V2"))
        desk.press(.enter)
        #expect(desk.dashboard.liveReview?.topic == parked)
        #expect(desk.workspace.topic(parked)?.review == review)
    }

    @Test func enterOnATopicBeginsItAndGoesBackToTheBar() throws {
        var desk = try live()
        desk.press(.escape, .tab, "g")
        desk.press(.down, .enter)
        #expect(desk.line(with: "▸ Reason codes") != nil)
        #expect(desk.dashboard.place == .liveBar)
        desk.press(.escape, .enter)
        #expect(desk.dashboard.place == .liveBar)
    }

    @Test func topicsAreReorderedWithTheCursorOnTheTopic() throws {
        var desk = try live()
        desk.press(.escape, "J")
        #expect(desk.foot.contains("Choose a topic on the agenda first"))
        desk.press(.tab, "g")
        desk.press("J")
        let review = try desk.item("V2").id
        #expect(desk.workspace.agenda(of: review).map(\.title) == ["Reason codes", "Latency"])
        #expect(desk.dashboard.panels[.agenda]?.selected == .item(try desk.item("T5").id))
        desk.press("J")
        #expect(desk.foot.contains("last topic of the agenda already"))
        desk.press("K")
        #expect(desk.workspace.agenda(of: review).map(\.title) == ["Latency", "Reason codes"])
    }

    @Test func timeIsToldAsPlannedUsedLeftAndOverAndNothingAdvancesByItself() throws {
        var desk = try live()
        #expect(desk.line(with: "30 of 60 min") != nil)
        desk.press(.function(2))
        desk.wait(seconds: 5 * 60)
        #expect(desk.line(with: "used 5 of 20 min, 15 left") != nil)
        #expect(desk.line(with: "▸ Latency")?.contains("15 left") == true)
        desk.wait(seconds: 19 * 60)
        #expect(desk.line(with: "used 24 of 20 min, 4 over") != nil)
        #expect(desk.lines[0].contains("this topic 4 min over"))
        #expect(desk.line(with: "▸ Latency") != nil)
        desk.press(.function(2))
        #expect(desk.line(with: "✓ Latency")?.contains("24 of 20") == true)
        desk.wait(seconds: 3 * 60)
        desk.press(.function(3))
        desk.wait(seconds: 2 * 60)
        #expect(desk.line(with: "used 26 of 20 min, 6 over") != nil)
        #expect(desk.lines[0].contains("31 min left") || desk.lines[0].contains("30 min left"))
    }

    @Test func whileAReviewIsClosedItsTopicsUseNoTime() throws {
        var desk = try live()
        desk.press(.function(2))
        desk.wait(seconds: 5 * 60)
        enter(":review close next=+2w", &desk)
        desk.wait(seconds: 3600)
        desk.capture(":review reopen V2")
        #expect(desk.dashboard.screen == .live)
        desk.wait(seconds: 60)
        let topic = try desk.item("T5").id
        #expect((5...7).contains(desk.dashboard.live?.times.minutes(of: topic, now: desk.scene.now) ?? 0))
    }

    @Test func theHeadSaysWhatTheReviewsActionItemsLack() throws {
        var desk = try live(width: 132, height: 40)
        #expect(!desk.lines[1].contains("without"))
        enter("! One @jun", &desk)
        enter("! Two", &desk)
        #expect(desk.lines[1].contains("1 without owner · 2 without a due day"))
        enter("A12 @jun due:fri", &desk)
        #expect(!desk.lines[1].contains("without owner"))
        #expect(desk.lines[1].contains("1 without a due day"))
    }

    @Test func aLargeScreenSaysWhoIsHereAndWhoWasHeardInWords() throws {
        var desk = try live(width: 132, height: 40)
        enter("@dana @priya", &desk)
        desk.press(.function(2))
        enter("@priya: too slow", &desk)
        #expect(desk.line(with: "I IT    dana")?.contains("not heard ·") == true)
        #expect(desk.line(with: "L LoB   priya")?.contains("heard ✓") == true)
        #expect(desk.line(with: "U users ")?.contains("not represented") == true)
    }
}
