import Alignment
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Themes in the command palette: the one the cursor is on is shown, only a chosen one stays.
@Suite struct ThemeChoiceTests {
    private func desk() throws -> Desk {
        var desk = try Desk.fraudReview()
        desk.dashboard.themes = ThemeChoice(names: ["midnight", "paper", "mono"], chosen: "midnight")
        return desk
    }

    @Test func movingOverAThemeShowsItAndEscTakesItBack() throws {
        var desk = try desk()
        desk.type(":theme: paper")
        #expect(desk.dashboard.shownTheme == "paper")
        desk.press(.escape)
        #expect(desk.dashboard.shownTheme == "midnight")
        #expect(desk.effects.isEmpty)
    }

    @Test func everyThemeIsOfferedAndTheCursorGoesThroughThem() throws {
        var desk = try desk()
        desk.type(":theme")
        var shown: [String] = []
        for _ in 0..<3 {
            shown.append(desk.dashboard.shownTheme)
            desk.press(.down)
        }
        #expect(shown == ["midnight", "paper", "mono"])
        #expect(desk.line(with: "Theme: midnight")?.contains("in force") == true)
        #expect(desk.dashboard.themes.chosen == "midnight")
    }

    @Test func enterKeepsTheThemeAndThePaletteIsGone() throws {
        var desk = try desk()
        desk.type(":theme: mono")
        desk.press(.enter)
        #expect(desk.effects == [.useTheme("mono")])
        #expect(desk.dashboard.shownTheme == "mono" && desk.dashboard.layers.isEmpty)
        desk.type(":theme: paper")
        desk.press(.escape)
        #expect(desk.dashboard.shownTheme == "mono")
    }
}
