package import Alignment

/// What became of the action items that were there before the review.
package struct FollowUp: Hashable, Sendable {
    /// The review before this one.
    package let previous: Mention?
    /// When that one closed.
    package let since: Moment?
    /// Done or dropped since then.
    package let closed: [ActionLine]
    /// Due later or sooner than before, and still open.
    package let moved: [Move]
    /// Open and late at the end of the review; before a planned one, due by its day.
    package let overdue: [ActionLine]
    /// Open from before, neither late nor moved.
    package let open: [ActionLine]

    package struct Move: Hashable, Sendable {
        package let action: ActionLine
        package let from: Day
    }

    package var isEmpty: Bool { closed.isEmpty && moved.isEmpty && overdue.isEmpty && open.isEmpty }

    init(_ ledger: Ledger) {
        let workspace = ledger.workspace
        let previous = FollowUp.previous(ledger)
        let first = previous.map { $0.closing + 1 } ?? 0
        let range = first..<max(first, ledger.entries.count)
        let actions = workspace.actions.mostUrgentFirst()
        let settings = ledger.entries.indices(in: range) { kind, field in
            kind == .action && (field.elementsEqual("status".utf8) || field.elementsEqual("due".utf8))
        }
        let closedHere = Set(ledger.net(settings, only: "status").map(\.item))
        let moves = FollowUp.moves(ledger, settings)
        self.previous = previous.map { workspace.mention($0.id) }
        since = previous.map { ledger.moment($0.closing) }
        closed = actions.filter { !$0.status.isOpen && closedHere.contains($0.id) }.map(ledger.line)
        let open = actions.filter(\.status.isOpen)
        moved = open.compactMap { action in
            guard let from = moves[action.id], let due = action.due, due != from else { return nil }
            return Move(action: ledger.line(action), from: from)
        }
        let movedIDs = Set(moved.map(\.action.item.id))
        let old = open.filter { !movedIDs.contains($0.id) }.map { ($0, ledger.line($0)) }
        let here = Set(ledger.made)
        let day = ledger.followUpDay
        let isDue = { (action: ActionItem) in action.due.map { $0 < day } ?? false }
        overdue = old.filter { isDue($0.0) }.map(\.1)
        self.open = old.filter { action, _ in
            !isDue(action) && !here.contains(action.item.created)
        }.map(\.1)
    }

    /// The review that closed last before this one began.
    private static func previous(_ ledger: Ledger) -> (id: ItemID, closing: Int)? {
        let start = ledger.course.stretches.first?.first ?? ledger.entries.count
        return ledger.workspace.reviews.compactMap { review -> (id: ItemID, closing: Int)? in
            guard review.id != ledger.review.id, review.status == .closed else { return nil }
            return review.item.field("status").map { (review.id, $0.setBy) }
        }.filter { $0.closing < start }.max { $0.closing < $1.closing }
    }

    /// The due day each action item had before it was first moved.
    private static func moves(_ ledger: Ledger, _ indices: [Int]) -> [ItemID: Day] {
        var moves: [ItemID: Day] = [:]
        for change in indices.lazy.flatMap({ ledger.changes[$0] })
        where change.item.kind == .action && change.field == "due" && change.value != nil {
            guard moves[change.item] == nil, let was = change.was?.text.flatMap({ Day(iso: $0) }) else { continue }
            moves[change.item] = was
        }
        return moves
    }
}
