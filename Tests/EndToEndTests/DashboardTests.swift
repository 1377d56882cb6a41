import Foundation
import Glibc
import TestSupport
import Testing

@Suite("The dashboard in a terminal") struct DashboardTests {
    @Test func theOverviewTellsHowThingsStandOnOneScreen() throws {
        let site = try Site.afterTheReview()
        let lately = Date(timeIntervalSinceNow: -3 * 86_400).formatted(.iso8601.year().month().day())
        try site.run("action", "set", "A3", "due=\(lately)")
        let sitting = try Sitting(site)
        for words in [
            "Fraud scoring", "10 requirements", "IT", "ML/AI teams", "Lines of business", "End users", "3 open",
            "2 open", "R6", "✗", "9 open", "1 overdue", "3 days late", "lee", "A4",
        ] { #expect(sitting.shows(words, within: 5), "\(words)\n\(sitting.screen)") }
    }

    @Test func whatAnotherProcessDoesAppearsWithoutAKeypress() throws {
        let site = try Site.afterTheReview()
        let sitting = try Sitting(site)
        #expect(sitting.shows("End users"))
        try site.run("action", "add", "Call the vendor about the till", "due=2020-01-02", as: "dana")
        #expect(sitting.shows("Call the vendor", within: 3))
        #expect(sitting.shows("dana", within: 3))
    }

    @Test(arguments: [("TERM", ""), ("TERM", "dumb"), ("TERM", "no-such-terminal")])
    func withoutATerminalItCanUseItSaysSoAndEndsWith64(variable: String, value: String) throws {
        let site = try Site()
        let sitting = try Sitting(site, [], [variable: value])
        #expect(sitting.end() == 64)
        #expect(sitting.screen.contains("TERM") || sitting.screen.contains("terminal"), "\(sitting.screen)")
    }

    @Test func pipedItPrintsTheStatus() throws {
        let result = try Site.afterTheReview().run()
        #expect(result.status == 0)
        #expect(result.output.contains("10 requirements"))
        #expect(!result.output.contains("\u{1B}"))
    }

    @Test func everySizeIsSurvived() throws {
        let site = try Site.afterTheReview()
        let sitting = try Sitting(site)
        #expect(sitting.shows("End users"))
        for (columns, rows) in [(1, 1), (2, 3), (20, 5), (39, 9), (40, 10), (60, 20), (132, 40), (5, 60), (200, 2)] {
            sitting.terminal.resize(columns: columns, rows: rows)
            usleep(60_000)
            sitting.type("2")
            sitting.terminal.receive()
        }
        sitting.terminal.resize(columns: 40, rows: 10)
        #expect(sitting.shows("A4", within: 5), "\(sitting.screen)")
        sitting.terminal.resize(columns: 80, rows: 24)
        sitting.type("1")
        #expect(sitting.shows("Lines of business"))
    }

    enum WayOut: CaseIterable { case quit, controlC, terminate, hangUp }

    @Test(arguments: WayOut.allCases) func theTerminalIsAsItWasAfterEveryWayOut(_ way: WayOut) throws {
        let sitting = try Sitting(try Site.afterTheReview())
        #expect(sitting.shows("End users"))
        switch way {
        case .quit: sitting.type("q")
        case .controlC: sitting.type(Keys.controlC)
        case .terminate: kill(sitting.process, SIGTERM)
        case .hangUp: kill(sitting.process, SIGHUP)
        }
        #expect(sitting.end() != nil, "\(sitting.screen)")
        sitting.expectTerminalGivenBack()
    }

    @Test func aClosedWindowEndsItWithinASecondOrTwo() throws {
        let sitting = try Sitting(try Site.afterTheReview())
        #expect(sitting.shows("End users"))
        sitting.terminal.hangUp()
        #expect(sitting.end(within: 3) != nil)
    }

    @Test func undoOutlivesTheProgram() throws {
        let site = try Site.afterTheReview()
        try site.run("action", "done", "A4")
        let sitting = try Sitting(site)
        #expect(sitting.shows("End users"))
        sitting.type("u")
        #expect(sitting.shows("undid", within: 5))
        #expect(try site.show("action", "A4")["status"] as? String == "open")
    }
}
