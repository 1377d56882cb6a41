import Alignment

/// The cell of the matrix each action item is in: what the first visit to For whom would wait for, found out while nobody
/// types and kept while the workspace moves on.
struct MatrixCells: Sendable {
    private(set) var numbers = ItemNumbers(.action)

    func isWhole(in workspace: Workspace) -> Bool { numbers.isWhole(in: workspace) }

    /// - Parameter most: how many items are asked about, at most.
    mutating func goOn(in workspace: Workspace, most: Int = .max) {
        var givers = Givers(workspace)
        numbers.goOn(in: workspace, most: most) { Matrix.cell(of: $0, &givers) }
    }

    /// Takes changes in. Who belongs to which group decides about the action items of many.
    mutating func update(in workspace: Workspace, changed items: Set<ItemID>) {
        var givers = Givers(workspace)
        if items.contains(where: { $0.kind == .person }) { numbers = ItemNumbers(.action) }
        numbers.update(in: workspace, changed: items) { Matrix.cell(of: $0, &givers) }
    }
}
