import Alignment
import Foundation
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// The mouse in dialogs, and pastes that are too long.
@Suite struct PointingTests {
    /// Where a text stands on the screen.
    private func place(of text: String, _ desk: Desk, _ location: SourceLocation = #_sourceLocation) throws -> Point {
        for (row, line) in desk.lines.enumerated() {
            guard let found = line.range(of: text) else { continue }
            return Point(column: TextWidth.columns(of: String(line[..<found.lowerBound])), row: row)
        }
        throw Missing(text: text, screen: desk.screen)
    }

    private struct Missing: Error {
        let text: String
        let screen: String
    }

    private func click(_ text: String, _ desk: inout Desk, twice: Bool = false) throws {
        let point = try place(of: text, desk)
        desk.press(.mouse(MouseEvent(.press, at: point)))
        if twice { desk.press(.mouse(MouseEvent(.doubleClick, at: point))) }
    }

    @Test func goingRoundIsAnsweredByClicks() throws {
        var desk = try Desk.live()
        desk.press(.function(5))
        try click("I IT", &desk)
        #expect(desk.line(with: "▸ I IT") != nil)
        try click("yes, but", &desk)
        #expect(desk.dashboard.place == .prompt)
        desk.press(.escape)
        try click("y yes", &desk)
        let requirement = try #require(desk.workspace.positioned(try desk.item("R1").id))
        #expect(requirement.standing(of: .it) == .fresh(.support))
    }

    @Test func whoIsHereIsTickedByClicks() throws {
        var desk = try Desk.live()
        desk.press(.function(8))
        #expect(desk.line(with: "] ana ")?.contains("[ ]") == true)
        try click("] ana ", &desk, twice: true)
        #expect(desk.line(with: "] ana ")?.contains("[✓]") == true)
        try click("U End users", &desk)
        #expect(desk.line(with: "] ana ")?.contains("[✓]") == true)
        try click("] ana ", &desk)
        #expect(desk.line(with: "] ana ")?.contains("[ ]") == true)
    }

    @Test func aClickGoesToACellOfTheReadBackAndSavesWhatIsTyped() throws {
        var desk = try Desk.live()
        desk.enter("! Write the runbook")
        desk.press(.function(9))
        let due = try place(of: "no due day", desk)
        try click("no owner", &desk)
        desk.type("dana")
        desk.press(.mouse(MouseEvent(.press, at: due)))
        #expect(try desk.item("A1").text("owner") == "dana")
        desk.type("2026-12-04")
        try click("Next review", &desk)
        #expect(try desk.item("A1").text("due") == "2026-12-04")
        guard case .closing(let closing) = desk.dashboard.uppermost else {
            throw Missing(text: "", screen: desk.screen)
        }
        #expect(closing.cell == .next)
    }

    @Test func aQuestionIsAnsweredByAClick() throws {
        var desk = try Desk.fraudReview()
        desk.type("2x")
        let before = desk.workspace.entries.count
        try click("n no", &desk)
        #expect(desk.dashboard.layers.isEmpty)
        #expect(desk.workspace.entries.count == before)
        desk.type("x")
        try click("y drop", &desk)
        #expect(desk.dashboard.layers.isEmpty)
        #expect(desk.workspace.entries.count == before + 1)
    }

    @Test(arguments: ["c", "2/", ":", "2n", "3e", "?"])
    func aPasteThatIsTooLongIsCutAndSaysSo(_ keys: String) throws {
        var desk = try Desk.fraudReview()
        desk.type(keys)
        let before = desk.workspace.entries.count
        desk.press(.paste(String(repeating: "due:fri @dana\r\n", count: 60_000) + "\u{1B}[201~\u{9B}31m"))
        #expect(desk.screen.contains("There is no room for the rest: this line takes"))
        desk.press(.left, .backspace)
        #expect(!desk.screen.contains("There is no room"))
        #expect(desk.workspace.entries.count == before)
    }
}
