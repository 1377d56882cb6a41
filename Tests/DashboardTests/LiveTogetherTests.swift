import Alignment
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// A live review that several people have open: projector, taking over, ending one that was left, typing undisturbed.
@Suite struct LiveTogetherTests {
    /// sam's review, in which latency is under discussion.
    private func scene() throws -> Scene {
        var scene = try Scene.review()
        for line in ["+ Fast #users by:it :: p95 < 120 ms", "> Latency 20m", "@priya: three seconds at the till"] {
            try scene.type(line)
        }
        return scene
    }

    private func later(_ scene: Scene, minutes: Int64) -> Scene {
        var scene = scene
        scene.now = Instant(milliseconds: scene.now.milliseconds + minutes * 60_000)
        return scene
    }

    private func news(_ gesture: Gesture, by person: String, _ desk: inout Desk) throws {
        let first = desk.scene.workspace.entries.count
        try desk.scene.record(gesture, as: person)
        desk.send(.workspaceChanged(WorkspaceChange(desk.scene.workspace, firstNew: first)))
    }

    // MARK: Projector

    @Test func f7ShowsFewRowsWithSpaceBetweenThemAndTheBarStays() throws {
        var desk = Desk(try scene())
        desk.enter("It was two in spring")
        desk.type("half a li")
        desk.press(.function(7))
        #expect(desk.screen.contains("Latency"))
        #expect(!desk.screen.contains("Agenda"))
        let row = try #require(desk.lines.firstIndex { $0.contains("priya: three seconds at the till") })
        #expect(desk.lines[row + 1].allSatisfy { $0 == " " })
        #expect(desk.lines[row + 2].contains("It was two in spring"))
        #expect(desk.line(with: "still to be heard")?.contains("IT · ML · users") == true)
        #expect(desk.line(with: "here  IT · ML · LoB · users") != nil)
        #expect(desk.lines.contains { $0.contains("› half a li") })
        desk.type("ne")
        desk.press(.enter)
        #expect(desk.screen.contains("half a line"))
        desk.press(.function(7))
        #expect(desk.screen.contains("Agenda"))
    }

    @Test func theProjectorFitsEverySize() throws {
        var desk = Desk(try scene())
        desk.press(.function(7))
        for width in stride(from: 40, through: 160, by: 12) {
            for height in stride(from: 10, through: 50, by: 4) {
                desk.press(.resize(Size(width: width, height: height)))
                #expect(desk.screen.contains("Latency"), "\(width) × \(height)")
            }
        }
    }

    // MARK: Looking on

    @Test func whoOnlyLooksOnSeesTheLiveScreenAndFollowsTheTopicWithoutABar() throws {
        var desk = Desk(try scene(), me: "lee", readOnly: "it was opened with --read-only")
        #expect(desk.dashboard.screen == .live)
        #expect(desk.lines[1].contains("read-only"))
        #expect(!desk.screen.contains("›"))
        for word in ["edit", "undo", "close", "next topic", "type"] { #expect(!desk.foot.contains(word), "\(word)") }
        try desk.others("> Reason codes 10m", as: "sam")
        #expect(desk.line(with: "▸ Reason codes") != nil)
        #expect(desk.dashboard.panels[.agenda]?.selected == .item(try desk.item("T2").id))
        let entries = desk.workspace.entries.count
        for key: Key in ["c", "!", .function(2), .function(4), .function(9), .enter, "d", .paste("x")] {
            desk.press(key)
        }
        desk.type("hello")
        #expect(desk.workspace.entries.count == entries)
        #expect(desk.dashboard.bar.field.isEmpty)
        desk.press(.function(7))
        #expect(desk.screen.contains("still to be heard"))
    }

    @Test func readOnlyStandsOnANarrowScreenWhateverTheReviewLacks() throws {
        var scene = try scene()
        for line in ["! One", "! Two @jun", "! Three"] { try scene.type(line) }
        for width in [60, 80, 132] {
            let desk = Desk(scene, width: width, me: "lee", readOnly: "it was opened with --read-only")
            #expect(desk.lines[1].contains("read-only"), "\(width)")
        }
    }

    @Test func whoLooksOnFromTheOverviewGoesAlongWhenAReviewGoesLive() throws {
        var scene = try Scene.team()
        try scene.type(":review plan 'Soon' facilitator=sam")
        var desk = Desk(scene, me: "lee", readOnly: "it was opened with --read-only")
        var writing = Desk(scene, me: "lee")
        #expect(desk.dashboard.screen == .overview)
        try desk.others(":review start V1", as: "sam")
        try writing.others(":review start V1", as: "sam")
        #expect(desk.dashboard.screen == .live)
        #expect(writing.dashboard.screen == .overview)
    }

    // MARK: Opening and taking over

    @Test func theFacilitatorComesBackToTheLiveScreenAndOthersAreToldOfIt() throws {
        #expect(Desk(try scene()).dashboard.place == .liveBar)
        let other = Desk(try scene(), me: "lee")
        #expect(other.dashboard.screen == .overview)
        #expect(other.foot.contains("V1 'Fraud model, November' is live; L joins"))
    }

    @Test func lAsksWhetherToTakeOverAndEnterOnlyJoins() throws {
        var desk = Desk(try scene(), me: "lee")
        let entries = desk.workspace.entries.count
        desk.type("L")
        #expect(desk.screen.contains("Take over V1 from sam?"))
        desk.press(.enter)
        #expect(desk.dashboard.place == .liveBar)
        #expect(desk.workspace.entries.count == entries)
        desk.press(.escape)
        desk.type("1L")
        #expect(desk.dashboard.place == .liveBar, "asked once, not each time one comes back")
    }

    @Test func takingOverIsRecordedAndTheFirstOneSeesIt() throws {
        var second = Desk(try scene(), me: "lee")
        second.type("Ly")
        #expect(second.dashboard.place == .liveBar)
        #expect(Review(try second.item("V1")).facilitator == "lee")
        second.type("Going on")
        second.press(.enter)
        #expect(second.workspace.entries.last?.review == (try second.item("V1").id))
        var first = Desk(try scene())
        try news(.takeOver(try first.item("V1").id), by: "lee", &first)
        #expect(first.foot.contains("lee took over V1 from sam"))
        #expect(first.screen.contains("lee facilitates instead of sam"))
    }

    @Test func aReviewLeftForHalfAnHourMayEndAtItsLastEntry() throws {
        let left = try scene()
        let last = try #require(left.workspace.lastEntry(in: try left.workspace.resolve("V1").id))
        var desk = Desk(later(left, minutes: 40))
        #expect(desk.screen.contains("Nothing was entered in V1 since 10:0"))
        #expect(desk.screen.contains("g go on"))
        desk.type("e")
        let review = Review(try desk.item("V1"))
        #expect(review.status == .closed)
        #expect(review.ended == last)
        #expect(desk.effects == [.writeMinutes(review.id)])
    }

    @Test func goingOnChangesNothingAndAFreshReviewIsNotAskedAbout() throws {
        var desk = Desk(later(try scene(), minutes: 40))
        let entries = desk.workspace.entries.count
        desk.press(.enter)
        #expect(desk.dashboard.place == .liveBar)
        #expect(desk.workspace.entries.count == entries)
        #expect(Desk(later(try scene(), minutes: 29)).dashboard.place == .liveBar)
    }

    // MARK: Typing is never interrupted

    @Test func nothingThatHappensElsewhereTouchesTheLineOrItsCursor() throws {
        var desk = Desk(try scene())
        desk.type("! Load-test @jun due:fri")
        for _ in 0..<5 { desk.press(.left) }
        let review = try desk.item("V1").id
        let (text, cursor) = (desk.dashboard.bar.field.text, desk.dashboard.bar.field.cursor)
        func expectUntouched(_ what: String) {
            #expect(desk.dashboard.bar.field.text == text, "\(what)")
            #expect(desk.dashboard.bar.field.cursor == cursor, "\(what)")
            #expect(desk.dashboard.place == .liveBar, "\(what)")
            #expect(desk.lines.contains { $0.contains("› ! Load-test @jun due:fri") }, "\(what)")
        }
        desk.wait(seconds: 3600)
        expectUntouched("time")
        for line in ["@mira: from elsewhere", "> Another topic 5m", "R1 :: p95 < 150 ms", ":undo"] {
            try desk.others(line, as: "sam")
            expectUntouched(line)
        }
        try news(.takeOver(review), by: "lee", &desk)
        expectUntouched("taken over")
        desk.send(.workspaceChanged(WorkspaceChange(desk.workspace, firstNew: nil)))
        expectUntouched("read anew")
        desk.send(.told("Copied"))
        expectUntouched("told")
        desk.send(.failed("Cannot write"))
        expectUntouched("failed")
        desk.send(.recorded(99, Receipt(entry: nil), WorkspaceChange(desk.workspace, firstNew: nil)))
        expectUntouched("recorded")
        desk.send(.refused(99, "No"))
        expectUntouched("refused")
        desk.send(.readOnly("the disk is gone"))
        expectUntouched("read-only")
        desk.send(.readOnly(nil))
        expectUntouched("not read-only")
        for size in [Size(width: 132, height: 40), Size(width: 60, height: 20), Size(width: 80, height: 24)] {
            desk.press(.resize(size))
            expectUntouched("\(size)")
        }
        try news(.closeReview(review, next: nil), by: "lee", &desk)
        expectUntouched("closed")
    }

    @Test func textThatWasAskedForLiesOverTheLineAndLeavesItAsItWas() throws {
        var desk = Desk(try scene())
        desk.type("half")
        desk.send(.minutes(try desk.item("V1").id, "text"))
        desk.press(.escape)
        #expect(desk.dashboard.bar.field.text == "half")
        #expect(desk.dashboard.place == .liveBar)
    }
}
