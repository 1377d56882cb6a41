import Alignment
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// The capture bar: what it says, keeps, completes and amends.
@Suite struct BarTests {
    @Test func aMarkOpensTheBarWithThatMarkAndASpace() throws {
        for (key, text) in [("c", ""), ("!", "! "), ("+", "+ "), ("=", "= "), ("~", "~ ")] {
            var desk = try Desk.fraudReview()
            desk.type(key)
            #expect(desk.dashboard.bar.field.text == text)
            #expect(desk.dashboard.place == .bar)
        }
    }

    @Test func thePreviewSaysWhatEnterRecords() throws {
        var desk = try Desk.fraudReview()
        desk.type("!Provision GPU quota @dana #ml due:fri")
        #expect(desk.screen.contains("action item for ML/AI teams by IT · owner dana · due Fri 27 Nov"))
        desk.press(.enter)
        #expect(try desk.item("A11").title == "Provision GPU quota")
        #expect(desk.dashboard.bar.field.isEmpty)
        #expect(desk.foot.contains("saved 10:2"))
    }

    @Test func theBarStaysOpenForTheNextLineUntilEsc() throws {
        var desk = try Desk.fraudReview()
        desk.capture("! One #it")
        desk.capture("! Two #it")
        #expect(try desk.item("A12").title == "Two")
        desk.press(.enter)
        #expect(desk.dashboard.place == .overview)
    }

    @Test func escKeepsTheTextForNextTime() throws {
        var desk = try Desk.fraudReview()
        desk.type("!Half a thou")
        desk.press(.escape)
        #expect(desk.dashboard.place == .overview)
        desk.type("c")
        #expect(desk.dashboard.bar.field.text == "! Half a thou")
        desk.press(.escape)
        desk.type("+")
        #expect(desk.dashboard.bar.field.text == "! Half a thou")
    }

    @Test func tabCompletesPeopleAndGoesThroughTheChoices() throws {
        var desk = try Desk.fraudReview()
        desk.type("!Load-test @ju")
        #expect(desk.screen.contains("Tab @jun"))
        desk.press(.tab)
        #expect(desk.dashboard.bar.field.text == "! Load-test @jun ")
        desk.type("p:")
        desk.press(.tab)
        #expect(desk.dashboard.bar.field.text == "! Load-test @jun p:must ")
        desk.press(.tab)
        #expect(desk.dashboard.bar.field.text == "! Load-test @jun p:should ")
        desk.press(.backTab)
        #expect(desk.dashboard.bar.field.text == "! Load-test @jun p:must ")
    }

    @Test func onARefusalTheTextStaysAndTheSentenceIsShown() throws {
        var desk = try Desk.fraudReview()
        desk.refusal = "Cannot append to journal 'x': disk full; nothing was saved"
        desk.capture("! Something")
        #expect(desk.dashboard.bar.field.text == "! Something")
        #expect(desk.screen.contains("disk full; nothing was saved"))
        desk.refusal = nil
        desk.press(.enter)
        #expect(try desk.item("A11").title == "Something")
    }

    @Test func aLineWithoutAMarkIsRefusedOutsideAReview() throws {
        var desk = try Desk.fraudReview()
        desk.capture("just words")
        #expect(desk.dashboard.bar.field.text == "just words")
        #expect(desk.screen.contains("Begin with a mark"))
    }

    @Test func upAmendsTheLastLine() throws {
        var desk = try Desk.fraudReview()
        desk.capture("! Provision GPU qota @dana #ml")
        desk.press(.up)
        #expect(desk.screen.contains("amending"))
        desk.press(.control("a"), .controlRight, .controlRight, .controlRight, .controlRight, .control("w"))
        desk.type("quota")
        desk.press(.enter)
        #expect(try desk.item("A11").title == "Provision GPU quota")
        #expect(desk.workspace.actions.count == 11)
    }

    @Test func aVerbTypedAfterAColonIsRecordedAndACommandIsRun() throws {
        var desk = try Desk.fraudReview()
        desk.capture(":action done A4")
        #expect(try desk.item("A4").text("status") == "done")
        desk.capture(":show R8")
        #expect(desk.screen.contains("Card payments are answered fast"))
        #expect(desk.dashboard.place == .detail)
        desk.press(.escape)
        desk.capture(":minutes V1")
        #expect(desk.effects.last == .readMinutes(try desk.item("V1").id))
        desk.capture(":nonsense")
        #expect(desk.screen.contains("no command 'nonsense'"))
    }

    @Test func pastedTextNeverIsACommand() throws {
        var desk = try Desk.fraudReview()
        desk.press(.paste("q\nx\ny"))
        #expect(desk.effects.isEmpty)
        #expect(desk.dashboard.bar.field.text == "q x y")
    }

    @Test func quittingAsksWhenALineWouldBeLost() throws {
        var desk = try Desk.fraudReview()
        desk.type("!Half a thought")
        desk.press(.escape)
        desk.type("q")
        #expect(desk.effects.isEmpty)
        #expect(desk.screen.contains("is not saved"))
        desk.type("n")
        #expect(desk.dashboard.bar.field.text == "! Half a thought")
        desk.type("qq")
        #expect(desk.effects == [.quit])
    }

    @Test func ctrlCQuitsFromAnywhere() throws {
        var desk = try Desk.fraudReview()
        desk.type("2?")
        desk.press(.control("c"))
        #expect(desk.effects == [.quit])
    }

    /// The main job: the file of the design typed through the bar gives the state that `add -` gives.
    @Test func aWholeReviewTypedIntoTheBarGivesTheStateOfTheFile() throws {
        var scene = Scene()
        try scene.record(.addPerson(handle: "sam", []))
        var desk = Desk(scene)
        for line in try Fixture.text("fraud-review.capture").split(separator: "\n") where !line.hasPrefix("# ") {
            desk.capture(String(line))
            #expect(desk.dashboard.bar.field.isEmpty, "refused: \(line)")
        }
        let expected = try Scene.fraudReview().workspace
        let typed = desk.workspace
        #expect(typed.requirements.count == 10)
        #expect(typed.actions.count == 10)
        #expect(typed.decisions.count == 2)
        #expect(typed.notes.count == expected.notes.count)
        for item in expected.requirements.map(\.item) + expected.actions.map(\.item) {
            let mine = try typed.resolve(item.ref)
            for field in item.fields where field.name != "requirement" {
                #expect(mine[field.name] == field.value, "\(item.ref) \(field.name)")
            }
        }
        #expect(typed.entries.map(\.review?.short) == expected.entries.map(\.review?.short))
        #expect(typed.entries.map(\.topic?.short) == expected.entries.map(\.topic?.short))
    }
}
