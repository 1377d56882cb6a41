import Alignment
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// The dialogs in which the room answers: going round, who is here, the read-back.
@Suite struct RoomTests {
    private func standing(_ group: Group, _ ref: String, _ desk: Desk) throws -> Standing {
        try #require(desk.workspace.positioned(try desk.item(ref).id)).standing(of: group)
    }

    // MARK: Going round

    @Test func goingRoundShowsWhoIsStillToBeHeardAndAsksTheNextAfterEachAnswer() throws {
        var desk = try Desk.live()
        desk.press(.function(5))
        #expect(desk.line(with: "Going round on R1")?.contains("to be heard ML, LoB") == true)
        #expect(desk.line(with: "▸ M ML/AI teams")?.contains("jun mira") == true)
        desk.type("y")
        #expect(desk.line(with: "Going round on R1")?.contains("to be heard LoB") == true)
        #expect(desk.line(with: "▸ L Lines of")?.contains("not heard") == true)
        #expect(desk.screen.contains("priya speaks"))
        desk.type("n")
        desk.type("timeouts carry none :: until every decline has one")
        desk.press(.enter)
        #expect(try standing(.lob, "R1", desk) == .fresh(.objection))
        let requirement = Requirement(try desk.item("R1"))
        #expect(requirement.reason(of: .lob) == "timeouts carry none")
        #expect(requirement.condition(of: .lob) == "until every decline has one")
        #expect(requirement.voice(of: .lob) == "priya")
        #expect(requirement.voice(of: .ml) == nil)
        #expect(desk.dashboard.place == .liveBar)
    }

    @Test func eachAnswerIsAGestureOfItsOwn() throws {
        var desk = try Desk.live()
        let before = desk.workspace.entries.count
        desk.press(.function(5))
        desk.type("yy")
        #expect(desk.workspace.entries.count == before + 2)
        desk.press(.control("z"))
        #expect(try standing(.lob, "R1", desk) == .unheard)
        #expect(try standing(.ml, "R1", desk) == .fresh(.support))
    }

    @Test func anAnswerThatIsUndoneIsAskedForAgain() throws {
        var desk = try Desk.live()
        desk.press(.function(5))
        desk.type("y")
        desk.press(.control("z"))
        desk.type("y")
        #expect(desk.line(with: "▸ M ML/AI teams")?.contains("not heard") == true)
        desk.type("y")
        #expect(desk.dashboard.place == .liveBar)
        #expect(desk.foot.contains("Everybody was heard on R1"))
    }

    @Test func anAnswerOnAnEarlierItemThatIsUndoneIsAskedForAgainUnlessItIsSkipped() throws {
        for (key, isHeard) in [("y", true), ("s", false)] {
            var desk = try Desk.live(with: "@dana @mira @jun @priya @ana")
            desk.enter("= Every decline carries a code")
            desk.press(.function(5))
            desk.type("a")
            #expect(desk.screen.contains("Going round on R1"))
            desk.press(.control("z"))
            desk.type("yy")
            #expect(desk.screen.contains("Going round on D1"))
            for _ in Group.allCases { desk.type(key) }
            #expect(desk.dashboard.place == .liveBar)
            #expect(try Group.allCases.allSatisfy { try standing($0, "D1", desk).isFresh == isHeard })
        }
    }

    @Test func aReasonMayBeLeftOutAndEscGoesBackToTheQuestion() throws {
        var desk = try Desk.live()
        desk.press(.function(5))
        desk.type("b")
        #expect(desk.dashboard.place == .prompt)
        #expect(desk.screen.contains("Going round on R1"))
        desk.press(.escape)
        #expect(desk.dashboard.place == .round)
        #expect(try standing(.ml, "R1", desk) == .unheard)
        desk.type("b")
        desk.press(.enter)
        #expect(try standing(.ml, "R1", desk) == .fresh(.concern))
        #expect(desk.line(with: "▸ L Lines of") != nil)
    }

    @Test func allHereSupportIsOneKeyAndLeavesTheAbsentToBeHeard() throws {
        var desk = try Desk.live()
        desk.enter("= Every decline carries a code")
        desk.press(.function(5))
        #expect(desk.screen.contains("Going round on D1 and 1 more"))
        desk.type("a")
        #expect(try Group.allCases.map { try standing($0, "D1", desk).isFresh } == [true, true, true, false])
        #expect(desk.line(with: "▸ U End users")?.contains("not here") == true)
        #expect(desk.screen.contains("End users: not here, reported by sam"))
        desk.type("s")
        #expect(desk.screen.contains("Going round on R1"))
        #expect(desk.foot.contains("Still to be heard on D1: users"))
    }

    @Test func whoSpeaksIsChosenAmongThoseOfTheGroupWhoAreThere() throws {
        var desk = try Desk.live()
        desk.press(.function(5))
        desk.type("v")
        #expect(desk.screen.contains("ML/AI teams: jun speaks"))
        desk.type("v")
        #expect(desk.screen.contains("ML/AI teams: mira speaks"))
        desk.type("y")
        #expect(Requirement(try desk.item("R1")).voice(of: .ml) == "mira")
    }

    @Test func anAbsentGroupsPositionCanBeReportedBySomebodyWhoIsThere() throws {
        var desk = try Desk.live(with: "@dana @mira")
        desk.press(.function(5), .down)
        #expect(desk.screen.contains("Lines of business: not here, reported by sam"))
        desk.type("v")
        #expect(desk.screen.contains("Lines of business: not here, reported by dana"))
        desk.type("y")
        #expect(Requirement(try desk.item("R1")).voice(of: .lob) == "dana")
        #expect(try standing(.ml, "R1", desk) == .unheard)
        #expect(desk.line(with: "▸ M ML/AI teams") != nil)
    }

    @Test func outsideAReviewTheGroupsAreAskedAllTheSame() throws {
        var desk = try Desk.fraudReview()
        desk.type("3/reason code")
        desk.press(.enter)
        desk.type("S")
        #expect(desk.screen.contains("Going round on R6"))
        desk.type("a")
        #expect(desk.foot.contains("No review is live"))
        desk.press(.escape)
        #expect(desk.dashboard.place == .table)
    }

    @Test func earlierPositionsStayInTheHistory() throws {
        var desk = try Desk.live()
        desk.enter("R1 lob objection: no")
        desk.press(.function(5), .down)
        desk.type("y")
        let said = desk.workspace.changes(to: try desk.item("R1").id, field: "position.lob").map(\.1.value)
        #expect(said == [.text("objection"), .text("support")])
        #expect(Requirement(try desk.item("R1")).reason(of: .lob) == nil)
    }

    // MARK: Accepting

    @Test func beforeADecisionIsAcceptedWhatSpeaksAgainstItIsShownAndOneKeyAcceptsIt() throws {
        var desk = try Desk.live(with: "@dana @mira")
        desk.capture("= Every decline carries a code")
        desk.enter("D1 proposed")
        desk.enter("D1 it objection: no capacity")
        desk.press(.escape, "4")
        desk.type("d")
        #expect(desk.screen.contains("Accept D1? Against it: IT objects to D1: no capacity"))
        #expect(desk.screen.contains("LoB and users not"))
        #expect(try desk.item("D1").text("status") == "proposed")
        desk.press(.enter)
        #expect(try desk.item("D1").text("status") == "accepted")
        #expect(Decision(try desk.item("D1")).present == [.it, .ml])
    }

    @Test func anAcceptanceIsStampedWithThoseRepresentedThen() throws {
        var desk = try Desk.live(with: "@dana @mira")
        desk.enter("= Every decline carries a code")
        desk.enter("D1 proposed")
        desk.enter("-@dana @priya")
        desk.enter("D1 accepted")
        #expect(Decision(try desk.item("D1")).present == [.ml, .lob])
    }

    // MARK: Who is here

    @Test func theTickListRecordsArrivalsAndDeparturesAsOneGesture() throws {
        var desk = try Desk.live(with: "@dana @mira")
        let before = desk.workspace.entries.count
        desk.press(.function(8))
        #expect(desk.line(with: "Who is here")?.contains("3 here") == true)
        #expect(desk.line(with: "L Lines of business")?.contains("not represented") == true)
        #expect(desk.line(with: "] dana ")?.contains("[✓]") == true)
        desk.type(" pri ")
        #expect(desk.line(with: "] dana ")?.contains("leaves now") == true)
        #expect(desk.line(with: "] priya ")?.contains("comes now") == true)
        desk.press(.enter)
        #expect(desk.workspace.entries.count == before + 1)
        let review = try #require(desk.workspace.liveReviews.first)
        #expect(review.present == ["mira", "priya", "sam"])
        #expect(desk.workspace.represented(in: review) == [.ml, .lob])
        #expect(desk.dashboard.place == .liveBar)
    }

    @Test func aNewNameBecomesAGuest() throws {
        var desk = try Desk.live(with: "@dana")
        let before = desk.workspace.entries.count
        desk.press(.function(8))
        desk.type("Kofi Mensah")
        #expect(desk.screen.contains("Enter: Kofi Mensah as a guest"))
        desk.press(.enter)
        #expect(desk.line(with: "Kofi Mensah")?.contains("comes now") == true)
        desk.press(.enter)
        #expect(desk.workspace.person("kofi")?.name == "Kofi Mensah")
        #expect(desk.workspace.liveReviews.first?.present == ["dana", "kofi", "sam"])
        #expect(desk.workspace.entries.count == before + 1)
        desk.press(.control("z"))
        #expect(desk.workspace.person("kofi") == nil)
    }

    @Test func everybodyInvitedIsTickedWithOneKeyAndEscLeavesItAsItWas() throws {
        var desk = try Desk.live(with: "@dana")
        desk.press(.function(8), .function(8), .escape)
        #expect(desk.workspace.liveReviews.first?.present == ["dana", "sam"])
        desk.press(.function(8), .function(8), .enter)
        #expect(desk.workspace.liveReviews.first?.present == ["ana", "dana", "mira", "priya", "sam"])
    }

    // MARK: Closing

    @Test func theReadBackStartsAtWhatIsMissingAndEditsInPlace() throws {
        var desk = try Desk.live()
        desk.enter("! Load-test with Friday's traffic @jun")
        desk.enter("! Name an owner for monitoring due:fri")
        desk.press(.function(9))
        #expect(desk.line(with: "Action items")?.contains("1 without an owner · 1 without a due day") == true)
        #expect(desk.screen.contains("no due day"))
        #expect(desk.screen.contains("no owner"))
        desk.type("tomorrow because he is away")
        #expect(desk.screen.contains("A1 due: Fri 27 Nov"))
        desk.press(.enter)
        #expect(try desk.item("A1").text("due") == "2026-11-27")
        #expect(try desk.item("A1").text("because") == "he is away")
        desk.type("le")
        desk.press(.tab)
        #expect(desk.screen.contains("A2 owner: lee"))
        desk.press(.enter)
        #expect(try desk.item("A2").text("owner") == "lee")
        #expect(desk.line(with: "Action items")?.contains("without") == false)
        desk.press(.control("z"))
        #expect(try desk.item("A2").text("owner") == nil)
        #expect(desk.dashboard.place == .closing)
    }

    @Test func theReadBackNamesItemsInFull() throws {
        var desk = try Desk.live()
        let high = Entry.Change(item: ItemID("A10000-zzzz"), field: "title", was: nil, value: .text("Old"))
        desk.scene.add(Entry(n: 500, id: "other", at: "", by: "lee", changes: [high]).sealed())
        try desk.others("! New to us all", as: "lee")
        desk.enter("! Load-test")
        desk.press(.function(9))
        #expect(desk.screen.contains("A10002 Load-test"))
    }

    @Test func whatCannotBeReadStaysAndSaysWhy() throws {
        var desk = try Desk.live()
        desk.enter("! Load-test")
        desk.press(.function(9))
        desk.type("xyz")
        desk.press(.enter)
        #expect(desk.screen.contains("Nobody is called 'xyz'"))
        desk.press(.escape, .right)
        desk.type("someday")
        desk.press(.enter)
        #expect(desk.screen.contains("someday"))
        #expect(try desk.item("A1").text("due") == nil)
        desk.press(.escape, .escape)
        #expect(desk.dashboard.place == .liveBar)
        #expect(desk.workspace.liveReviews.count == 1)
    }

    @Test func theReadBackNamesDecisionsAndWhatStayedOpen() throws {
        var desk = try Desk.live(height: 40)
        desk.enter("= Every decline carries a code")
        desk.enter("D1 it,ml support")
        desk.enter("D1 lob objection: too late")
        desk.press(.function(9))
        #expect(desk.line(with: "for it IT, ML")?.contains("against it LoB · absent users") == true)
        #expect(desk.line(with: "Not reached")?.contains("Anything else") == true)
        #expect(desk.line(with: "Not heard")?.contains("End users (not represented)") == true)
        #expect(desk.line(with: "ML and LoB on R1")?.contains("To be heard ") == true)
    }

    @Test func enterClosesAnywayWithTheNextDayFromTheCadence() throws {
        var desk = try Desk.live()
        desk.enter(":workspace set every=2w")
        desk.enter("! Load-test")
        desk.press(.function(9))
        #expect(desk.line(with: "Next review")?.contains("Thu 10 Dec, in 14 days") == true)
        desk.press(.enter)
        let review = try desk.item("V1")
        #expect(review.text("status") == "closed")
        #expect(review.text("next") == "2026-12-10")
        #expect(desk.effects == [.writeMinutes(review.id)])
        #expect(desk.dashboard.screen == .reviews)
        #expect(desk.dashboard.layers.isEmpty)
    }

    @Test func theNextDayIsEditedLikeTheRest() throws {
        var desk = try Desk.live()
        desk.press(.function(9))
        #expect(desk.line(with: "Next review")?.contains("no day yet") == true)
        desk.type("+3w")
        #expect(desk.screen.contains("Thu 17 Dec, in 21 days"))
        desk.press(.enter, .enter)
        #expect(try desk.item("V1").text("next") == "2026-12-17")
    }

    @Test func fifteenActionsScrollAt80x24() throws {
        var desk = try Desk.live()
        for number in 1...15 { desk.enter("! Action number \(number) @jun due:fri") }
        desk.press(.function(9))
        #expect(desk.screen.contains("Next review"))
        desk.press(.up)
        #expect(desk.screen.contains("Action number 15"))
        for _ in 1...14 { desk.press(.up) }
        #expect(desk.screen.contains("Action number 1 "))
        desk.type("lee")
        desk.press(.down)
        #expect(try desk.item("A1").text("owner") == "lee")
    }

    @Test func aLineLeftInTheBarIsNotForgottenOnClosing() throws {
        var desk = try Desk.live()
        desk.type("half a thou")
        desk.press(.function(9))
        #expect(desk.screen.contains("Not saved, in the bar: 'half a thou'"))
        desk.press(.escape)
        #expect(desk.dashboard.bar.field.text == "half a thou")
    }

    // MARK: How they look

    @Test(arguments: [Size(width: 80, height: 24), Size(width: 132, height: 40)])
    func theDialogsLookAsOnFile(_ size: Size) throws {
        var desk = try Desk.live(width: size.width, height: size.height)
        desk.enter("= Every decline carries a code :: the till shows it")
        desk.enter("D1 it support")
        desk.enter("D1 lob objection: too late for the season")
        desk.enter("! Load-test with Friday's traffic @jun #users due:fri")
        desk.enter("! Name an owner for monitoring")
        let name = "\(size.width)x\(size.height)"
        desk.press(.function(5), .down)
        try expectSnapshot(desk.picture, "round-" + name)
        desk.press(.escape, .function(8), .down, " ")
        try expectSnapshot(desk.picture, "who-is-here-" + name)
        desk.press(.escape, .function(9))
        try expectSnapshot(desk.picture, "read-back-" + name)
    }

    @Test func theGrowingMinutesSayWhoReportedAPositionOfAGroupThatIsNotThere() throws {
        var desk = try Desk.live(width: 132, height: 40, with: "@dana @mira")
        desk.enter("R1 ml support")
        #expect(desk.line(with: "R1 ML support")?.contains("reported") == false)
        desk.enter("R1 lob objection: too slow")
        #expect(desk.line(with: "LoB objection: too slow (reported by sam)") != nil)
        desk.enter("@priya")
        desk.enter("R1 lob support")
        #expect(desk.line(with: "LoB support")?.contains("reported") == false)
        #expect(desk.line(with: "LoB objection: too slow (reported by sam)") != nil)
        desk.enter("R1 ml,users concern: abroad")
        #expect(desk.line(with: "abroad (users reported by sam)") != nil)
    }

    @Test func somebodyNewIsNamedInTheGrowingMinutes() throws {
        var desk = try Desk.live()
        desk.enter(":person add lisa name='Lisa Ek' group=it")
        #expect(desk.line(with: "new: Lisa Ek · IT") != nil)
    }

    @Test func allInvitedTicksNobodyWhoSentApologiesOrLeft() throws {
        var desk = try Desk.live(with: "@dana @mira")
        desk.enter("-@mira")
        desk.enter("-@ana")
        desk.press(.function(8), .function(8))
        #expect(desk.line(with: "] mira")?.contains("[ ]") == true)
        #expect(desk.line(with: "] mira")?.contains("left 10:") == true)
        #expect(desk.line(with: "] ana")?.contains("[ ]") == true)
        #expect(desk.line(with: "] ana")?.contains("apologies") == true)
        #expect(desk.line(with: "] priya")?.contains("comes now") == true)
    }
}
