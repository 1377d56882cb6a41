import Alignment
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Up fetches what was said, to be said better.
@Suite struct SayingAgainTests {
    @Test func afterARestartUpFetchesTheLastItemAsALine() throws {
        var desk = try Desk.live()
        desk.enter("@priya: p95 was 148 ms")
        desk.enter("! Load-test with Friday's trafic @jun due:fri p:must")
        desk.enter("A1 done")
        var again = Desk(desk.scene)
        again.press(.up)
        #expect(again.screen.contains("amending A1"))
        #expect(
            again.dashboard.bar.field.text == "! Load-test with Friday's trafic @jun #lob due:2026-11-27 re:R1 p:must")
        again.press(.up)
        #expect(again.screen.contains("amending N1"))
        #expect(again.dashboard.bar.field.text == "@priya: p95 was 148 ms re:R1")
        for _ in 0..<11 { again.press(.backspace) }
        again.type("84 ms")
        #expect(again.screen.contains("text: p95 was 148 ms → p95 was 184 ms"))
        again.press(.enter)
        #expect(try again.item("N1").text("text") == "p95 was 184 ms")
        #expect(try again.item("N1").text("said") == "priya")
        #expect(again.workspace.notes.count == 1)
    }

    @Test func anAmendedLineIsAmendedAgainInPlaceAndOnItsOwnTopic() throws {
        var desk = try Desk.live()
        desk.enter("p95 was 148")
        let topic = desk.workspace.entries.last?.topic
        desk.press(.function(2), .up)
        desk.type(" ms")
        desk.press(.enter, .up)
        desk.type(" again")
        desk.press(.enter)
        #expect(desk.workspace.notes.map(\.text) == ["p95 was 148 ms again"])
        #expect(desk.workspace.entries.last?.topic == topic)
    }

    @Test func escAndDownLeaveTheLineAsItWas() throws {
        var desk = try Desk.live()
        desk.enter("first")
        desk.press(.up, .down)
        #expect(desk.dashboard.bar.field.isEmpty)
        desk.press(.up)
        desk.type(" changed")
        desk.press(.escape)
        #expect(desk.dashboard.bar.field.isEmpty)
        #expect(desk.dashboard.place == .liveBar)
        #expect(desk.workspace.notes.map(\.text) == ["first"])
    }

    @Test func anUpdateTypedInThisSittingIsTakenBackByItsAmendment() throws {
        var desk = try Desk.live()
        desk.enter("! One")
        desk.enter("! Two")
        desk.enter("A1 done")
        desk.press(.up, .home, .right, .right, .backspace)
        desk.type("2")
        desk.press(.enter)
        #expect(try desk.item("A1").text("status") == "open")
        #expect(try desk.item("A2").text("status") == "done")
    }

    @Test func aCorrectionAfterClosingSaysThatItMakesAnotherEdition() throws {
        var desk = try Desk.live()
        desk.enter(":review close")
        desk.press(.escape)
        desk.capture(":review reopen V1")
        #expect(desk.screen.contains("another edition of its minutes"))
    }
}
