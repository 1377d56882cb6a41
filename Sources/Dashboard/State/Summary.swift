import Alignment

/// The counts that several views show, worked out once for each state of the workspace.
struct Summary: Hashable {
    /// All requirements, as the head counts them.
    var requirements = Workspace.RequirementCounts()
    /// Open requirements by how they stand: all of them, and those for each group, by its place among the four.
    var states = StateCounts()
    private var groups = Array(repeating: StateCounts(), count: Group.allCases.count)
    var open = 0
    /// Open action items by the week they are due: late ones, this week's, those of each of the weeks that follow.
    var dueByWeek: [Int] = []
    var overdue = 0
    var unowned = 0
    var conflicts = 0
    var unreadable = 0

    init() {}

    /// - Parameter known: what the requirements came to; `nil`: they are counted.
    init(
        _ workspace: Workspace, _ actions: OpenItems, today: Day, known: Summary? = nil
    ) {
        if let known {
            (requirements, states, groups) = (known.requirements, known.states, known.groups)
        } else {
            count(workspace)
        }
        open = actions.count
        overdue = actions.count(dueBefore: today, workspace)
        unowned = actions.unownedCount
        dueByWeek = Summary.dueByWeek(actions, workspace, today)
        conflicts = workspace.conflictCount
        unreadable = workspace.unreadable.count
    }

    private mutating func count(_ workspace: Workspace) {
        var (states, groups) = (states, groups)
        requirements = workspace.requirementCounts { requirement, state in
            states[state] += 1
            if let group = requirement.group { groups[group.index][state] += 1 }
        }
        (self.states, self.groups) = (states, groups)
    }

    /// How a group's open requirements stand.
    func states(for group: Group) -> StateCounts { groups[group.index] }

    /// How many open requirements a group has.
    func open(for group: Group) -> Int { states(for: group).total }

    /// The weeks looked ahead, this one among them; what is due later is left out.
    static let weeks = 8

    private static func dueByWeek(_ actions: OpenItems, _ workspace: Workspace, _ today: Day) -> [Int] {
        let monday = today + (1 - today.weekday)
        let ends = [today] + (1...weeks).map { monday + 7 * $0 }
        let before = ends.map { actions.count(dueBefore: $0, workspace) }
        return zip(before, [0] + before).map { $0 - $1 }
    }
}
