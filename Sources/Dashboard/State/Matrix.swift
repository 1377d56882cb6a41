import Alignment

/// Who gives what to whom, counted.
struct Matrix {
    /// The rows: the groups, and nobody, for action items without an owner.
    static let givers: [Group?] = Group.allCases.map { $0 } + [nil]
    /// The columns.
    static let getters = Group.allCases

    struct Count: Hashable {
        var requirements = 0
        var actions = 0
        var overdue = 0
    }

    private var counts: [MatrixCell: Count] = [:]

    init(_ workspace: Workspace, today: Day) {
        for requirement in workspace.requirements where requirement.status == .open {
            guard let group = requirement.group else { continue }
            for by in requirement.by { counts[MatrixCell(by: by, forGroup: group), default: Count()].requirements += 1 }
        }
        for action in workspace.actions where action.status.isOpen {
            guard let group = action.group else { continue }
            let cell = MatrixCell(by: workspace.by(action), forGroup: group)
            counts[cell, default: Count()].actions += 1
            if action.isOverdue(today: today) { counts[cell, default: Count()].overdue += 1 }
        }
    }

    subscript(_ cell: MatrixCell) -> Count { counts[cell] ?? Count() }
}
