import Alignment

/// What the first visit to a screen would wait for, found out while nobody types and kept while the workspace moves on.
struct Known: Sendable {
    /// The cell of the matrix each action item is in.
    private(set) var cells = ItemNumbers(.action)
    /// Which notes are questions or parked.
    private var questions = ItemNumbers(.note)

    func isWhole(in workspace: Workspace) -> Bool {
        cells.isWhole(in: workspace) && questions.isWhole(in: workspace)
    }

    /// - Parameter most: how many items of a kind are asked about, at most.
    mutating func goOn(in workspace: Workspace, most: Int = .max) {
        var givers = Givers(workspace)
        cells.goOn(in: workspace, most: most) { Matrix.cell(of: $0, &givers) }
        questions.goOn(in: workspace, most: most, Known.question)
    }

    /// Takes changes in. Who belongs to which group decides about the action items of many.
    mutating func update(in workspace: Workspace, changed items: Set<ItemID>) {
        var givers = Givers(workspace)
        if items.contains(where: { $0.kind == .person }) { cells = ItemNumbers(.action) }
        cells.update(in: workspace, changed: items) { Matrix.cell(of: $0, &givers) }
        questions.update(in: workspace, changed: items, Known.question)
    }

    /// Of a note that has been asked about.
    func isQuestion(_ item: Item) -> Bool { questions[item] != 0 }

    func standing(
        _ workspace: Workspace, _ review: ItemID, _ actions: OpenItems, _ requirements: OpenItems
    ) -> StandingItems {
        StandingItems(workspace, of: review, actions: actions, requirements: requirements, questions: { questions.items(in: workspace) })
    }

    private static func question(_ item: Item) -> UInt8 { Note(item).isQuestionOrParked ? 1 : 0 }
}
