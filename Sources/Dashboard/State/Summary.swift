import Alignment

/// The counts that several views show, worked out once for each state of the workspace.
struct Summary: Hashable {
    var headline = ""
    var groups: [Group: GroupCounts] = [:]
    var open = 0
    var overdue = 0
    var unowned = 0
    var conflicts = 0
    var unreadable = 0

    struct GroupCounts: Hashable {
        var open = 0
        var contested = 0
        var toBeHeard = 0
    }

    init() {}

    init(_ workspace: Workspace, today: Day) {
        headline = workspace.headline
        for group in Group.allCases { groups[group] = Summary.counts(workspace.requirements(for: group)) }
        let actions = workspace.actions.filter(\.status.isOpen)
        open = actions.count
        overdue = actions.count { $0.isOverdue(today: today) }
        unowned = actions.count(where: \.isUnowned)
        conflicts = workspace.conflictCount
        unreadable = workspace.unreadable.count
    }

    private static func counts(_ requirements: [Requirement]) -> GroupCounts {
        var counts = GroupCounts()
        for requirement in requirements {
            counts.open += 1
            switch requirement.state {
            case .contested: counts.contested += 1
            case .unheard, .stale: counts.toBeHeard += 1
            default: break
            }
        }
        return counts
    }
}
