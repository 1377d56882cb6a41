import Alignment
import Minutes
import TestSupport
import Testing

/// The minutes of the real-sized review, as its readers get them.
@Suite struct TranscriptMinutesTests {
    let minutes: Minutes
    let markdown: String

    init() throws {
        let scene = try Scene.fraudReview()
        minutes = try #require(Minutes(of: scene.workspace.reviews[0].id, log: scene.log, zone: .utc))
        markdown = minutes.markdown()
    }

    @Test func inShortSaysWhatWasDecidedWhoDoesWhatAndWhatMoved() {
        #expect(minutes.brief.decisions.map(\.item.ref) == ["D1", "D2"])
        #expect(minutes.brief.actions.map(\.item.ref) == ["A4", "A9", "A3", "A2", "A5", "A10", "A6", "A8", "A7", "A1"])
        #expect(minutes.brief.criteria.map(\.item.ref) == ["R8"])
        #expect(minutes.brief.criteria.first?.before == "p95 < 120 ms over 24 h")
        #expect(minutes.brief.newRequirements.map(\.item.ref) == ["R10"])
        #expect(minutes.brief.openQuestions.compactMap(\.to?.key) == ["tom", "dana"])
        #expect(minutes.brief.next == Day(iso: "2026-12-10"))
    }

    @Test func arrivalsAndDeparturesAreThereWithTheirTimes() {
        #expect(minutes.attendance.missing.isEmpty)
        #expect(markdown.contains("- **Lines of business:** Priya Nair (head of card payments) until 10:17, Tom Weiss"))
        #expect(markdown.contains("- **End users:** Ana Ruiz (customer care) from 10:14\n"))
    }

    @Test func eachTopicTellsItsTimeAndWhatWasSaidByWhom() {
        #expect(
            minutes.sections.map(\.plannedMinutes) == [nil, 20, 15, 10, 10])
        #expect(markdown.contains("- Priya Nair: a decline after three seconds at the till is worse than"))
        #expect(markdown.contains("- End users: 31 calls last week about cards declined abroad"))
        #expect(markdown.contains("- **Question** to Tom Weiss: Is 120 ms the network's number or the customer's?\\\n"))
    }

    @Test func positionsSayWhoMovedAndWhoIsStillToBeHeard() throws {
        let line = try #require(minutes.sections[1].positions.first)
        #expect(line.stances.map(\.party.group) == [.it, .ml, .lob])
        #expect(line.stances[1].before == .concern)
        #expect(line.toBeHeard.map(\.group) == [.users])
        #expect(markdown.contains("Support from ML/AI teams (concern before)"))
    }

    @Test func whatWasMovedAndClosedIsToldOnce() {
        #expect(minutes.followUp.closed.map(\.item.ref) == ["A1"])
        #expect(minutes.followUp.moved.map(\.action.item.ref) == ["A2"])
        #expect(minutes.followUp.moved.first?.from == Day(iso: "2026-11-30"))
        #expect(minutes.parked.map(\.item.title).count == 2)
        #expect(minutes.notReached.isEmpty)
    }

    @Test func theFileIsNamedByDayIdAndTitle() {
        #expect(minutes.fileName().hasPrefix("2026-11-26-V1-"))
        #expect(minutes.fileName().hasSuffix("-fraud-model-november.md"))
    }

    @Test func theSameJournalGivesTheSameBytes() throws {
        let again = try Scene.fraudReview()
        let other = try #require(Minutes(of: again.workspace.reviews[0].id, log: again.log, zone: .utc))
        for format in Format.allCases { #expect(minutes.render(format) == other.render(format)) }
    }
}
