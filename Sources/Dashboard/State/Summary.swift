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

    init(_ workspace: Workspace, _ actions: OpenItems, _ requirements: OpenItems, today: Day) {
        headline = workspace.headline
        groups = Dictionary(uniqueKeysWithValues: Group.allCases.map { ($0, GroupCounts()) })
        for requirement in requirements.items(in: workspace).lazy.map(Requirement.init) {
            if let group = requirement.group { groups[group]?.count(requirement) }
        }
        open = actions.count
        overdue = actions.overdueCount(workspace, today: today)
        unowned = actions.unownedCount
        conflicts = workspace.conflictCount
        unreadable = workspace.unreadable.count
    }
}

extension Summary.GroupCounts {
    fileprivate mutating func count(_ requirement: Requirement) {
        open += 1
        switch requirement.state {
        case .contested: contested += 1
        case .unheard, .stale: toBeHeard += 1
        default: break
        }
    }
}
