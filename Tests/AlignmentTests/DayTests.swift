import Alignment
import Foundation
import TestSupport
import Testing

/// Days, as people type them and as the calendar has them.
@Suite struct DayTests {
    private static let thursday = Day(iso: "2026-11-26")

    @Test(
        "Days as they are typed on Thursday 26 November 2026",
        arguments: [
            ("2026-12-04", "2026-12-04"), ("today", "2026-11-26"), ("tomorrow", "2026-11-27"), ("thu", "2026-11-26"),
            ("fri", "2026-11-27"),
            ("Fri", "2026-11-27"), ("friday", "2026-11-27"), ("wed", "2026-12-02"), ("sun", "2026-11-29"),
            ("next-fri", "2026-12-04"),
            ("next-thu", "2026-12-03"), ("next-wednesday", "2026-12-09"), ("+0d", "2026-11-26"), ("+3d", "2026-11-29"),
            ("+2w", "2026-12-10"),
            ("+2W", "2026-12-10"), ("eow", "2026-11-27"), ("eom", "2026-11-30"), ("1dec", "2026-12-01"),
            ("01dec", "2026-12-01"),
            ("26nov", "2026-11-26"), ("25nov", "2027-11-25"), ("29feb", "2028-02-29"), ("31Dec", "2026-12-31"),
            ("next", "2026-12-10"),
        ])
    func typed(_ text: String, _ iso: String) throws {
        let today = try #require(Self.thursday)
        #expect(Day(typed: text, today: today, nextReview: Day(iso: "2026-12-10"))?.iso == iso)
    }

    @Test(
        "What is no day",
        arguments: [
            "", " ", "yesterday", "next-", "next-week", "-3d", "+", "+d", "+3", "+3m", "+1.5d", "3d", "32dec", "0dec",
            "31feb", "30feb", "001dec",
            "1december", "dec", "2026-02-29", "2026-13-01", "2026-1-1", "26-11-26", "2026-11-26T10:00", "0000-01-01",
            "10000-01-01", "+999999d",
            "+99999999999999999999d", "٣dec", "fri.", "fr", "next",
        ])
    func notTyped(_ text: String) throws {
        #expect(Day(typed: text, today: try #require(Self.thursday)) == nil)
    }

    @Test(
        "The end of the week is this ISO week's Friday, also on Saturday and Sunday",
        arguments: [
            ("2026-11-23", "2026-11-27"), ("2026-11-27", "2026-11-27"), ("2026-11-28", "2026-11-27"),
            ("2026-11-29", "2026-11-27"),
            ("2026-11-30", "2026-12-04"),
        ])
    func endOfWeek(_ today: String, _ friday: String) throws {
        #expect(Day(typed: "eow", today: try #require(Day(iso: today)))?.iso == friday)
    }

    @Test(
        "The last day of each month",
        arguments: [
            ("2026-01-31", "2026-01-31"), ("2026-02-01", "2026-02-28"), ("2028-02-10", "2028-02-29"),
            ("2100-02-01", "2100-02-28"),
            ("2000-02-01", "2000-02-29"), ("2026-04-30", "2026-04-30"), ("2026-12-24", "2026-12-31"),
        ])
    func endOfMonth(_ today: String, _ last: String) throws {
        #expect(Day(typed: "eom", today: try #require(Day(iso: today)))?.iso == last)
    }

    @Test("The calendar is Foundation's")
    func calendar() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for number in stride(from: -100_000, to: 2_900_000, by: 997) {
            let day = Day(number: number)
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            #expect(day.civil == (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0))
            #expect(day.weekday == ((parts.weekday ?? 0) + 5) % 7 + 1)
            #expect(Day(iso: day.iso) == day)
        }
    }

    @Test("Days in words, with the year only where it is another")
    func words() throws {
        let day = try #require(Day(iso: "2026-11-27"))
        #expect(day.words(inYear: 2026) == "Fri 27 Nov")
        #expect(day.words(inYear: 2027) == "Fri 27 Nov 2026")
        #expect(day.short(inYear: 2026) == "27 Nov")
    }
}

@Suite struct InstantTests {
    @Test(
        "Instants are read with any fraction and written with three digits",
        arguments: [
            ("2026-11-22T10:31:07.123Z", "2026-11-22T10:31:07.123Z"),
            ("2026-11-22T10:31:07Z", "2026-11-22T10:31:07.000Z"),
            ("2026-11-22T10:31:07.1Z", "2026-11-22T10:31:07.100Z"),
            ("2026-11-22T10:31:07.123456789Z", "2026-11-22T10:31:07.123Z"),
            ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
            ("0001-01-01T00:00:00.000Z", "0001-01-01T00:00:00.000Z"),
        ])
    func read(_ text: String, _ iso: String) { #expect(Instant(iso: text)?.iso == iso) }

    @Test(
        "What is no instant in UTC",
        arguments: [
            "", "2026-11-22", "2026-11-22T10:31:07", "2026-11-22T10:31:07+01:00", "2026-11-22 10:31:07Z",
            "2026-11-22T24:00:00Z",
            "2026-11-22T10:60:00Z", "2026-02-30T10:00:00Z", "2026-11-22T10:31:07.Z", "2026-11-22T10:31:07.xZ",
            "2026-11-22T1:31:07Z",
        ])
    func notRead(_ text: String) { #expect(Instant(iso: text) == nil) }

    @Test("Local day and time follow the zone, and lead back to the instant")
    func zones() throws {
        let newYork = Zone { _ in -5 * 3600 }
        let instant = try #require(Instant(iso: "2026-11-27T02:30:00.000Z"))
        #expect(newYork.local(instant).day.iso == "2026-11-26")
        #expect(newYork.local(instant).time.iso == "21:30")
        #expect(newYork.instant(newYork.local(instant).day, newYork.local(instant).time) == instant)
    }

    @Test("Around a change of clocks a local time is still found")
    func clocksChange() throws {
        // Berlin, 29 March 2026: at 01:00 UTC clocks go from 02:00 to 03:00.
        let change = try #require(Instant(iso: "2026-03-29T01:00:00.000Z")).milliseconds / 1000
        let berlin = Zone { $0 < change ? 3600 : 7200 }
        let day = try #require(Day(iso: "2026-03-29"))
        func instant(_ time: String) throws -> String { berlin.instant(day, try #require(ClockTime(iso: time))).iso }
        #expect(try instant("01:59") == "2026-03-29T00:59:00.000Z")
        #expect(try instant("03:00") == "2026-03-29T01:00:00.000Z")
        #expect(try instant("02:30") == "2026-03-29T01:30:00.000Z")
    }
}
