/// Who types, when and where: everything about a gesture that is not in the line itself.
package struct Context: Sendable {
    /// The bare handle of who types.
    package var me: String
    package var now: Instant
    /// The workspace's zone; it decides what "today" is.
    package var zone: Zone
    /// The review named by `--in` or whose live screen is open; `nil`: the one live review that is mine, if any.
    package var review: ItemID?
    /// The topic under discussion when typing began; `nil`: the review's topic now.
    package var topic: ItemID?
    /// Random bits for new ids.
    package var random: @Sendable () -> UInt64
    /// How days are said back to who types.
    package var dates = DateForm.words

    package init(
        me: String, now: Instant, zone: Zone, review: ItemID? = nil, topic: ItemID? = nil,
        random: @escaping @Sendable () -> UInt64
    ) {
        self.me = me
        self.now = now
        self.zone = zone
        self.review = review
        self.topic = topic
        self.random = random
    }

    package var today: Day { zone.local(now).day }

    /// The review an entry typed now is made in.
    package func review(in workspace: Workspace) -> Review? {
        if let review { return workspace.review(review) }
        return workspace.liveReview(of: me)
    }

    /// The topic an entry typed now is made on.
    package func topic(in workspace: Workspace) -> Topic? {
        if let topic { return workspace.topic(topic) }
        guard let review = review(in: workspace), review.isLive else { return nil }
        return review.topic.flatMap { workspace.topic($0) }
    }
}
