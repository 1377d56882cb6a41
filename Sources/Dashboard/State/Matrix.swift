import Alignment

/// Who gives what to whom, counted: what is open.
struct Matrix: Sendable {
    /// The rows: the groups, and nobody, for action items without an owner.
    static let givers: [Group?] = Group.allCases.map { $0 } + [nil]
    /// The columns.
    static let getters = Group.allCases

    struct Count: Hashable {
        var requirements = 0
        var actions = 0
        var overdue = 0
    }

    /// One for each cell, row by row.
    private var counts = Array(repeating: Count(), count: givers.count * getters.count)
    /// The cell of each open action item, most urgent first; `nowhere` for one that is for nobody.
    private var cells: [UInt8] = []

    private static let nowhere = UInt8.max

    init() {}

    /// - Parameter cells: of every action item, by `Matrix.cell`.
    init(_ workspace: Workspace, _ actions: OpenItems, _ requirements: OpenItems, _ cells: ItemNumbers, today: Day) {
        for requirement in requirements.items(in: workspace).lazy.map(Requirement.init) {
            guard let group = requirement.group else { continue }
            for by in requirement.by { counts[Matrix.index(by, group)].requirements += 1 }
        }
        self.cells = actions.numbers(cells)
        let overdue = actions.count(dueBefore: today, workspace)
        for (place, cell) in self.cells.enumerated() where cell != Matrix.nowhere {
            counts[Int(cell)].actions += 1
            if place < overdue { counts[Int(cell)].overdue += 1 }
        }
    }

    /// Where an action item is counted.
    static func cell(of item: Item, _ givers: inout Givers) -> UInt8 {
        let action = ActionItem(item)
        return action.group.map { UInt8(index(givers.by(action), $0)) } ?? nowhere
    }

    private static func index(_ by: Group?, _ group: Group) -> Int {
        (by?.index ?? givers.count - 1) * getters.count + group.index
    }

    subscript(_ cell: MatrixCell) -> Count { counts[Matrix.index(cell.by, cell.forGroup)] }

    /// Indices of a cell's action items among the open ones.
    func actions(in cell: MatrixCell) -> [Int] {
        let index = UInt8(Matrix.index(cell.by, cell.forGroup))
        return cells.indices.filter { cells[$0] == index }
    }
}
