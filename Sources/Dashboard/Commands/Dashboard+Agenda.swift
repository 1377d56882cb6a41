import Alignment
import Screen

/// What can be done with the row of the agenda the cursor is on.
extension Dashboard {
    private var chosenRow: RowID? { focused == .agenda && screen == .live ? panels[.agenda]?.selected : nil }

    /// The topic of this review that is chosen.
    var chosenTopic: ItemID? {
        guard case .item(let id) = chosenRow, workspace.topic(id) != nil else { return nil }
        return id
    }

    /// The standing topic that is chosen, be it on the agenda already or not, or that the chosen item stands in.
    var chosenStanding: StandingTopic? {
        switch chosenRow {
        case .standing(let standing), .point(_, let standing): standing
        case .item(let id): workspace.topic(id).flatMap(StandingTopic.init)
        case .entry, nil: nil
        }
    }

    /// Who only looks on can open an item, and nothing else.
    var choosingObjection: String? {
        if case .point(let id, _) = chosenRow, id.kind != .topic { nil } else { readOnlyObjection }
    }

    /// Begins the topic that is chosen, or opens the item; anywhere else goes back to the bar.
    ///
    /// An ordinary topic is talked about, so the bar is ready for what is said. A standing one is gone through, so the
    /// cursor stays on the agenda, on the first of its items.
    mutating func chooseOnAgenda() -> [Effect] {
        switch chosenRow {
        case .point(let id, _) where id.kind != .topic: open(id)
        case .point(let id, _): return begin(.startTopic(id))
        case .standing(let standing):
            guard let review = liveReview else { return [] }
            return begin(.openTopic(review: review.id, title: standing.title, minutes: nil))
        case .item(let id) where id != liveReview?.topic:
            let effects = begin(.startTopic(id))
            if !effects.isEmpty, chosenStanding == nil { openBar() }
            return effects
        case .item, .entry, nil: openBar()
        }
        return []
    }

    private mutating func begin(_ gesture: Gesture) -> [Effect] {
        if let liveObjection {
            notice = Notice(liveObjection, .warning)
            return []
        }
        return record(gesture, from: .key)
    }

    /// Shows what stands in the chosen standing topic, or folds it with the cursor on its name.
    mutating func toggleFold() {
        guard let standing = chosenStanding, let live else { return }
        if self.live?.unfolded.remove(standing) == nil { self.live?.unfolded.insert(standing) }
        guard case .point = chosenRow else { return }
        let topic = workspace.agenda(of: live.review).first { StandingTopic($0) == standing }
        panels[.agenda]?.selected = topic.map { .item($0.id) } ?? .standing(standing)
    }
}
