/// What stands in the standing topics of a review, most urgent first.
///
/// - The action items that were there when the last review closed and are open still.
/// - The open requirements that are contested or on which a group has to be heard; after them whatever else people
///   contradict each other on.
/// - The questions without an answer, the parked notes, and the topics that other reviews parked.
package struct StandingItems {
    private let workspace: Workspace
    private let review: ItemID
    private let actions: OpenItems
    private let requirements: OpenItems

    /// - Parameter actions: all that are open; so are the requirements.
    package init(_ workspace: Workspace, of review: ItemID, actions: OpenItems, requirements: OpenItems) {
        (self.workspace, self.review, self.actions, self.requirements) = (workspace, review, actions, requirements)
    }

    package init(_ workspace: Workspace, of review: ItemID) {
        self.init(
            workspace, of: review, actions: OpenItems(.action, workspace),
            requirements: OpenItems(.requirement, workspace))
    }

    package subscript(topic: StandingTopic) -> ItemList {
        switch topic {
        case .lastActions: actions.list(through: closing, in: workspace)
        case .toBeHeard: toBeHeard
        case .waiting: waiting
        }
    }

    package func count(_ topic: StandingTopic) -> Int {
        topic == .lastActions ? actions.count(through: closing, workspace) : self[topic].count
    }

    /// The entry that closed the last review; before all of them where none was closed.
    private var closing: Int { workspace.lastReview?.item.field("status")?.setBy ?? -1 }

    private var toBeHeard: ItemList {
        // On what they may contradict each other is what they read.
        let disputed = workspace.everything.conflicting { !$0.hasPrefix("pin.") }
        let isDisputed = Set(disputed)
        let open = requirements.items(in: workspace).filter { item in
            [.contested, .unheard, .stale].contains(Requirement(item).state) || isDisputed.contains(Int32(item.place))
        }
        let others = disputed.map { workspace.everything[Int($0)] }
        return ItemList(
            open + others.filter { $0.kind == .action } + others.filter { $0.kind == .decision }, in: workspace)
    }

    private var waiting: ItemList {
        let notes = workspace.questions.filter { $0.status == .open }
        let topics = workspace.topics.filter { $0.status == .parked && $0.review != review }
        let (questions, parked) = (notes.filter { $0.kind == .question }, notes.filter { $0.kind == .parked })
        return ItemList((questions + parked).map(\.item) + topics.map(\.item), in: workspace)
    }
}
