import Alignment
import TestSupport
import Testing

@testable import ConcordCommands

@Suite struct DemoTests {
    private static func demo(_ today: Day) throws -> Workspace {
        let random = SeededRandom(seed: 7)
        return Workspace(
            EntryLog(try Demo.entries(today: today, zone: .utc, zoneName: "UTC", random: { random.next() })))
    }

    /// A week of days on which somebody may open it; weekends included.
    private static let days = (0..<7).map { Day(number: 20_780 + $0) }

    @Test(arguments: days) func theDemonstrationShowsAProgrammeInMidFlightOnEveryDayOfTheWeek(today: Day) throws {
        let workspace = try Self.demo(today)
        #expect(workspace.reviews.map(\.status) == [.closed, .closed, .closed, .planned])
        #expect((25...40).contains(workspace.actions.count))
        for status in ActionStatus.allCases { #expect(workspace.actions.contains { $0.status == status }, "\(status)") }
        let open = workspace.actions.filter { $0.status.isOpen }
        #expect((2...6).contains(open.count { $0.isOverdue(today: today) }))
        #expect(open.contains { $0.isUnowned })
        for state in AlignmentState.allCases {
            #expect(workspace.requirements.contains { $0.state == state }, "\(state)")
        }
        for group in Group.allCases { #expect(workspace.requirements(for: group).count >= 2, "\(group)") }
        #expect(workspace.conflictCount > 0)
        #expect(workspace.notes.contains { $0.kind == .question && $0.status == .open })
        #expect(workspace.notes.contains { $0.kind == .parked })
    }

    @Test(arguments: days) func nothingInTheDemonstrationHappensInTheFutureOrOutOfOrder(today: Day) throws {
        let times = try Self.demo(today).entries.compactMap(\.instant)
        #expect(times.allSatisfy { Zone.utc.local($0).day <= today })
        for (earlier, later) in zip(times, times.dropFirst()) {
            #expect(earlier.milliseconds <= later.milliseconds + 120_000)
        }
    }
}
