import Alignment
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Every screen as it looks, at the three sizes of the design.
@Suite struct ScreenSnapshotTests {
    private static let sizes = [Size(width: 80, height: 24), Size(width: 132, height: 40), Size(width: 60, height: 20)]

    private func desk(_ size: Size) throws -> Desk { try .fraudReview(width: size.width, height: size.height) }

    private func name(_ what: String, _ size: Size) -> String { "\(what)-\(size.width)x\(size.height)" }

    @Test(arguments: sizes) func everyScreenLooksAsItShould(_ size: Size) throws {
        for screen in ScreenName.allCases {
            guard let digit = screen.digit else { continue }
            var desk = try desk(size)
            desk.type(String(digit))
            try expectSnapshot(desk.picture, name(screen.rawValue.replacing(" ", with: "-"), size))
        }
    }

    @Test(arguments: sizes) func anItemShowsEverythingAboutIt(_ size: Size) throws {
        var desk = try desk(size)
        desk.type("3/answered fast")
        desk.press(.enter, .enter)
        try expectSnapshot(desk.picture, name("item", size))
    }

    @Test(arguments: sizes) func aLiveReviewHasAgendaMinutesAndTheBar(_ size: Size) throws {
        var desk = try desk(size)
        desk.capture(":review plan 'Fraud model, December' planned='2026-12-10 10:00'")
        desk.capture(":topic add 'Latency again' review=V2 minutes=20 about=R8")
        desk.press(.escape, "L", "y")
        for line in [
            "@dana @jun @priya", ">", "jun: 150 ms held all week", "@priya: still slow on Fridays",
            "R8 users concern: Fridays",
        ] {
            desk.type(line)
            desk.press(.enter)
        }
        desk.type("! Measure Fridays @jun #us due:fri")
        try expectSnapshot(desk.picture, name("live", size))
    }

    @Test(arguments: sizes) func aFormShowsWhatIsWrongBesideTheField(_ size: Size) throws {
        var desk = try desk(size)
        desk.type("2e")
        desk.press(.tab)
        desk.type("xyz")
        desk.press(.tab, .tab, .tab, .tab)
        desk.press(.control("u"))
        desk.type("fri")
        try expectSnapshot(desk.picture, name("form", size))
    }

    @Test(arguments: sizes) func theBarSaysWhatEnterRecords(_ size: Size) throws {
        var desk = try desk(size)
        desk.type("!Provision GPU quota @dana #ml due:fri re:R3 p:must")
        try expectSnapshot(desk.picture, name("bar", size))
    }

    @Test(arguments: sizes) func thePaletteFindsByAFewLetters(_ size: Size) throws {
        var desk = try desk(size)
        desk.type(":newact")
        try expectSnapshot(desk.picture, name("palette", size))
    }

    @Test(arguments: sizes) func helpShowsTheKeysInForce(_ size: Size) throws {
        var desk = try desk(size)
        desk.type("2?")
        try expectSnapshot(desk.picture, name("help", size))
    }

    @Test func theSmallestScreenIsOfUse() throws {
        var desk = try desk(Size(width: 40, height: 10))
        try expectSnapshot(desk.picture, "overview-40x10")
        desk.type("2")
        try expectSnapshot(desk.picture, "actions-40x10")
        desk.press(.enter)
        try expectSnapshot(desk.picture, "item-40x10")
    }

    @Test func aNewWorkspaceSaysWhatToDo() throws {
        try expectSnapshot(Desk(Scene()).picture, "empty-80x24")
    }

    @Test func aTerminalWithoutUnicodeGetsASCII() throws {
        let desk = Desk(try .fraudReview(), glyphs: .ascii)
        try expectSnapshot(desk.picture, "overview-ascii-80x24")
        #expect(desk.screen.utf8.allSatisfy { $0 < 0x80 })
    }
}
