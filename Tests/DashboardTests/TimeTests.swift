import Alignment
import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Idle time draws nothing, and what time changes is drawn.
@Suite struct TimeTests {
    @Test func idleTimeChangesNothingOnTheScreen() throws {
        var desk = try Desk.fraudReview()
        let revision = desk.dashboard.revision
        for _ in 0..<120 { desk.wait(seconds: 1) }
        #expect(desk.dashboard.revision == revision)
    }

    @Test func aNewDayIsNoticed() throws {
        var desk = try Desk.fraudReview()
        let revision = desk.dashboard.revision
        desk.wait(seconds: 86_400)
        #expect(desk.dashboard.revision > revision)
        #expect(desk.screen.contains("due today"))
        desk.wait(seconds: 86_400)
        #expect(desk.screen.contains("1 day late"))
        #expect(desk.screen.contains("1 overdue"))
        let row = desk.lines.firstIndex { $0.contains("1 day late") } ?? 0
        let roles = desk.picture.styleText.split(separator: "\n").first { $0.hasPrefix("\(row):") }
        #expect(roles?.contains("overdue") == true)
    }

    @Test func theAgeOfNewsIsToldBySecondsThenByTens() {
        let news = News(by: "lee", words: "lee closed A3", items: [], at: Instant(milliseconds: 0))
        let ages = [1, 4, 9, 10, 19, 45].map { news.age(Instant(milliseconds: $0 * 1000)) }
        #expect(ages == ["just now", "4 s ago", "9 s ago", "10 s ago", "10 s ago", "40 s ago"])
    }

    @Test func fuzzyFindsLettersInOrderAndStartsOfWordsFirst() {
        let found = Fuzzy.rank(["Park this topic", "Sort by column", "New action item…", "Narration"], by: "na") { $0 }
        #expect(found.first?.value == "New action item…" || found.first?.value == "Narration")
        #expect(Fuzzy.rank(["abc"], by: "cb") { $0 }.isEmpty)
        #expect(Fuzzy.rank(["b", "a"], by: "") { $0 }.map(\.value) == ["b", "a"])
    }
}
