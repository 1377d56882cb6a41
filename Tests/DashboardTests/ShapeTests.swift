import Alignment
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Bars and sparklines: shapes that say what words beside them say.
@Suite struct ShapeTests {
    private func text(_ spans: [Span]) -> String { spans.map(\.text).joined() }

    @Test(arguments: [
        ([2, 0, 0, 2, 0], 10, [5, 0, 0, 5, 0]), ([1, 1, 1, 0, 0], 10, [4, 3, 3, 0, 0]),
        ([97, 1, 1, 1, 0], 10, [7, 1, 1, 1, 0]), ([0, 0, 0, 0, 0], 10, [0, 0, 0, 0, 0]), ([3], 4, [4]),
        ([1, 1, 1], 2, [0, 0, 0]),
    ]) func aBarIsSharedOutInProportionAndNothingIsTooFewForAColumn(_ counts: [Int], _ width: Int, _ columns: [Int]) {
        #expect(AlignmentBar.columns(counts, width) == columns)
    }

    @Test func whateverTheCountsTheBarIsFull() {
        var random = SplitMix64(seed: 5)
        for _ in 0..<500 {
            let counts = (0..<5).map { _ in Int.random(in: 0...30, using: &random) }
            let columns = AlignmentBar.columns(counts, 10)
            #expect(columns.reduce(0, +) == (counts.allSatisfy { $0 == 0 } ? 0 : 10))
            #expect(zip(counts, columns).allSatisfy { ($0 == 0) == ($1 == 0) })
        }
    }

    @Test func everyStateHasASignOfItsOwnInTheBar() {
        var counts = StateCounts()
        for state in AlignmentState.allCases { counts[state] = state == .met ? 5 : state == .dropped ? 0 : 2 }
        #expect(text(AlignmentBar.spans(counts, width: 10, .unicode)) == "██▓▓▒▒░░✗✗")
        #expect(text(AlignmentBar.spans(counts, width: 10, .ascii)) == "##==--..nn")
    }

    @Test func aSparklineHasEightHeightsAndNothingForNothing() {
        #expect(Sparkline.text([0, 1, 2, 4, 8], most: 8, .unicode) == " ▁▂▄█")
        #expect(Sparkline.text([0, 1, 50, 100], most: 100, .unicode) == " ▁▄█")
        #expect(Sparkline.text([0, 9], most: 0, .unicode) == "  ")
        #expect(Sparkline.text([1, 8], most: 8, .ascii) == ".@")
    }

    @Test func aGroupsPanelShowsHowManyOfItsRequirementsAreAgreed() throws {
        var scene = try Scene.team()
        try scene.type("+ One #lob by:ml :: a")
        try scene.type("+ Two #lob by:ml :: b")
        try scene.type("R1 lob support")
        try scene.type("R1 ml support")
        try scene.type("R2 lob objection: no :: never")
        let desk = Desk(scene)
        #expect(desk.line(with: "of 2 agreed")?.contains("█████✗✗✗✗✗ 1 of 2 agreed ╯") == true)
        #expect(Desk(scene, glyphs: .ascii).line(with: "of 2 agreed")?.contains("#####nnnnn 1 of 2 agreed +") == true)
        #expect(Desk(scene, width: 132, height: 40).lines[1].hasSuffix("██████████✗✗✗✗✗✗✗✗✗✗"))
    }

    @Test func theActionItemsShowWhenTheyAreDue() throws {
        var scene = try Scene.team()
        let today = scene.zone.local(scene.now).day
        let monday = today + (1 - today.weekday)
        for (count, day) in [
            (2, today + -1), (4, monday + 6), (1, monday + 13), (8, monday + 7 * 7), (3, monday + 8 * 7),
        ] {
            for index in 0..<count { try scene.type("! Item \(index) due:\(day.iso)") }
        }
        let line = try #require(Desk(scene).line(with: "due by week"))
        #expect(line.hasSuffix("late ▂  due by week ▄▁     █ ╯"), "\(line)")
    }

    @Test func whatIsLateHasASignInFrontAndTheCursorCoversIt() throws {
        var scene = try Scene.team()
        try scene.type("! Late @dana due:2020-01-01")
        try scene.type("! Early @dana due:2030-01-01")
        var desk = Desk(scene)
        #expect(desk.line(with: " Late ")?.hasPrefix("│!A1") == true)
        #expect(desk.line(with: " Early ")?.hasPrefix("│ A2") == true)
        desk.type("2")
        #expect(desk.line(with: " Late ")?.hasPrefix("│▸A1") == true)
        desk.type("j")
        #expect(desk.line(with: " Late ")?.hasPrefix("│!A1") == true)
    }

    @Test func aRequirementShowsHowItsAlignmentWent() throws {
        var scene = try Scene.team()
        try scene.type("+ One #lob by:ml :: a")
        let day: Int64 = 86_400_000
        for line in ["R1 lob support", "R1 ml support", "R1 :: another"] {
            scene.now = Instant(milliseconds: scene.now.milliseconds + day)
            try scene.type(line)
        }
        let id = try scene.workspace.resolve("R1").id
        #expect(scene.workspace.alignmentCourse(of: id).map(\.alignment) == [0, 0.5, 1, 0])
        var desk = Desk(scene)
        desk.type("3")
        desk.press(.enter)
        #expect(desk.line(with: "0 of 2 groups support it")?.contains("▁▄█▁ since ") == true)
    }

    @Test func anUndonePositionIsOutOfTheCourse() throws {
        var scene = try Scene.team()
        try scene.type("+ One #lob by:ml :: a")
        try scene.type("R1 lob support")
        try scene.record(.undo, as: "sam")
        let id = try scene.workspace.resolve("R1").id
        #expect(scene.workspace.alignmentCourse(of: id).map(\.alignment) == [0, 0.5, 0])
    }
}
