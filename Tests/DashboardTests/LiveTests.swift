import Alignment
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// A live review in the dashboard.
@Suite struct LiveTests {
    private func live() throws -> Desk {
        var desk = try Desk.fraudReview()
        desk.capture(":review plan 'Fraud model, December' planned='2026-12-10 10:00'")
        desk.capture(":topic add 'Latency' review=V2 minutes=20 about=R8")
        desk.capture(":topic add 'Reason codes' review=V2 minutes=10 about=R6")
        desk.press(.escape, "L")
        #expect(desk.screen.contains("Go live with V2 'Fraud model, December'?"))
        desk.type("y")
        return desk
    }

    private func enter(_ line: String, _ desk: inout Desk) {
        desk.type(line)
        desk.press(.enter)
    }

    @Test func goingLiveOpensTheBarReadyToType() throws {
        let desk = try live()
        #expect(desk.dashboard.place == .liveBar)
        #expect(desk.lines[0].contains("● LIVE V2 Fraud model, December"))
        #expect(desk.lines[1].contains("not represented"))
    }

    @Test func everyPrintableKeyIsText() throws {
        var desk = try live()
        desk.type("qxdu1?/:L")
        #expect(desk.dashboard.bar.field.text == "qxdu1?/:L")
        #expect(desk.effects.isEmpty)
    }

    @Test func entriesCarryTheReviewAndTheTopicInForceWhenTypingBegan() throws {
        var desk = try live()
        enter(">", &desk)
        desk.type("! Begun under latency @jun")
        desk.press(.function(2))
        #expect(desk.lines.contains { $0.contains("▸ Reason codes") })
        desk.press(.enter)
        let entry = desk.workspace.entries.last
        #expect(entry?.review?.short == "V2")
        #expect(entry?.topic == (try desk.item("T5").id))
        #expect(try desk.item("A11").text("requirement") == desk.item("R8").id.text)
    }

    @Test func theMinutesGrowAndKeepTheNewestInSight() throws {
        var desk = try live()
        enter("@priya @jun", &desk)
        enter(">", &desk)
        for index in 1...30 { enter("said number \(index)", &desk) }
        #expect(desk.screen.contains("said number 30"))
        enter("@priya: too slow", &desk)
        #expect(desk.screen.contains("priya: too slow"))
        #expect(desk.line(with: "heard  I")?.contains("L✓") == true)
    }

    @Test func theTopicKeysWorkInsideTheBar() throws {
        var desk = try live()
        desk.press(.function(2))
        #expect(desk.line(with: "▸ Latency") != nil)
        desk.press(.function(6))
        #expect(try desk.item("T5").integer("minutes") == 25)
        desk.press(.function(2))
        #expect(desk.line(with: "▸ Reason codes") != nil)
        desk.press(.function(3))
        #expect(desk.line(with: "▸ Latency") != nil)
        desk.press(.function(4))
        #expect(try desk.item("T5").text("status") == "parked")
        desk.press(.control("z"))
        #expect(try desk.item("T5").text("status") == "to-come")
    }

    @Test func wBeginsTheTopicChosenOnTheAgenda() throws {
        var desk = try live()
        desk.press(.escape, .tab, .down)
        desk.type("w")
        #expect(desk.line(with: "▸ Reason codes") != nil)
        #expect(desk.workspace.entries.last?.review?.short == "V2")
    }

    @Test func goingRoundAsksAboutTheTopicsItem() throws {
        var desk = try live()
        desk.press(.function(2), .function(5))
        #expect(desk.screen.contains("Going round on R8"))
        #expect(desk.line(with: "▸ U End users")?.contains("not heard") == true)
        desk.type("y")
        #expect(Requirement(try desk.item("R8")).standing(of: .users) == .fresh(.support))
        #expect(desk.dashboard.place == .liveBar)
        #expect(desk.foot.contains("Everybody was heard on R8"))
    }

    @Test func escLeavesTheBarForSingleKeysAndEnterReturns() throws {
        var desk = try live()
        desk.press(.escape)
        #expect(desk.dashboard.place == .live)
        desk.type("1")
        #expect(desk.dashboard.screen == .overview)
        #expect(desk.lines[0].contains("LIVE V2"))
        desk.type("L")
        #expect(desk.dashboard.place == .liveBar)
        desk.press(.escape, .enter)
        #expect(desk.dashboard.place == .liveBar)
    }

    @Test func aReviewStartedByATypedCommandOpensItsScreen() throws {
        var desk = try Desk.fraudReview()
        desk.capture(":review plan Next")
        desk.capture(":review start V2")
        #expect(desk.dashboard.place == .liveBar)
        enter(":review close next=+2w", &desk)
        #expect(desk.effects == [.writeMinutes(try desk.item("V2").id)])
    }

    @Test func withoutAPlannedReviewLSaysHowToPlanOne() throws {
        var desk = try Desk.fraudReview()
        desk.type("L")
        #expect(desk.foot.contains("No review is planned"))
    }

    @Test func timeLeftIsToldAndOverRunCountsUp() throws {
        var desk = try live()
        desk.press(.function(2))
        #expect(desk.lines[0].contains("60 min left") || desk.lines[0].contains("59 min left"))
        desk.wait(seconds: 25 * 60)
        #expect(desk.lines[0].contains("this topic 5 min over"))
    }
}
