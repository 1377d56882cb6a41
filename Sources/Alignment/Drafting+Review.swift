extension Drafting {
    private func existing(_ id: ItemID) throws(Refusal) -> Review {
        guard let review = workspace.review(id) else { throw .gone(workspace.ref(id)) }
        return review
    }

    private func live(_ id: ItemID) throws(Refusal) -> Review {
        let review = try existing(id)
        guard review.isLive else { throw .rule("\(review.ref) is \(review.status.rawValue), not live") }
        return review
    }

    /// A new review begins where the last one ended: the same people are invited, the same one facilitates, and the
    /// topics that were not reached are on its agenda, unless it says otherwise.
    mutating func prepare(_ id: ItemID) {
        guard let last = workspace.lastReview else { return }
        if value(id, "facilitator") == nil, let facilitator = last.facilitator { set(id, "facilitator", facilitator) }
        let isInvited = draft.changes.contains { $0.item == id && $0.field.hasPrefix("invited.") }
        if !isInvited { for handle in workspace.expected(at: last) { set(id, "invited." + handle, .flag(true)) } }
        carryOver(from: last, to: id)
    }

    /// The highest place on a review's agenda that is taken, 0 where none is.
    func lastOrder(of review: ItemID) -> Int {
        workspace.agenda(of: review).map(\.order).filter { $0 < Int.max }.max() ?? 0
    }

    /// Moves a topic on its agenda past as many others as it can, up to `places`: negative towards the beginning.
    mutating func moveTopic(_ id: ItemID, by places: Int) throws(Refusal) {
        guard let review = workspace.topic(id)?.review else { throw .gone(workspace.ref(id)) }
        var agenda = workspace.agenda(of: review)
        guard let from = agenda.firstIndex(where: { $0.id == id }) else { throw .gone(workspace.ref(id)) }
        let to = min(max(0, from + places), agenda.count - 1)
        guard to != from else {
            throw .rule("\(agenda[from].ref) is the \(places < 0 ? "first" : "last") topic of the agenda already")
        }
        var orders = agenda.map(\.order)
        if orders.last == Int.max || Set(orders).count < orders.count { orders = Array(1...agenda.count) }
        agenda.insert(agenda.remove(at: from), at: to)
        for (topic, order) in zip(agenda, orders) where topic.order != order { set(topic.id, "order", .integer(order)) }
    }

    /// Moves topics that were not reached to another review's agenda, before its own where it has none yet.
    private mutating func carryOver(from last: Review, to id: ItemID) {
        var order = lastOrder(of: id)
        for topic in workspace.agenda(of: last.id) where topic.status == .toCome && topic.id != last.topic {
            order += 1
            set(topic.id, "review", id.text)
            set(topic.id, "order", .integer(order))
        }
    }

    /// People come and go; before a review begins they say whether they will.
    mutating func attend(_ id: ItemID, _ attendance: [Gesture.Attendance]) throws(Refusal) {
        if try existing(id).status == .planned { return try expect(id, attendance) }
        let review = try live(id)
        makeIn(id, topic: review.topic)
        for one in attendance {
            guard value(.person(one.handle), "name") != nil else { throw .unknownPerson(one.handle, near: []) }
            set(id, "here." + one.handle, .flag(one.isHere))
        }
    }

    /// Who will come is invited; who will not sends apologies.
    private mutating func expect(_ id: ItemID, _ attendance: [Gesture.Attendance]) throws(Refusal) {
        for one in attendance {
            guard value(.person(one.handle), "name") != nil else { throw .unknownPerson(one.handle, near: []) }
            if one.isHere { set(id, "invited." + one.handle, .flag(true)) }
            set(id, "here." + one.handle, one.isHere ? nil : .flag(false))
        }
    }

    /// The review goes live; who starts it is in the room, and facilitates unless somebody else does.
    mutating func startReview(_ id: ItemID, besideOthers: Bool) throws(Refusal) {
        let review = try existing(id)
        guard !review.isLive else { throw .rule("\(review.ref) is live already") }
        guard review.status == .planned else {
            throw .rule("\(review.ref) is closed; 'review reopen \(review.ref)' goes on with it")
        }
        if !besideOthers, let other = workspace.liveReviews.first {
            throw .rule("\(other.ref) '\(other.title)' is live; close it first, or say --also")
        }
        makeIn(id)
        set(id, "status", ReviewStatus.live.rawValue)
        set(id, "started", context.now.iso)
        if review.facilitator == nil { set(id, "facilitator", context.me) }
        if workspace.person(context.me) != nil { set(id, "here." + context.me, .flag(true)) }
        if let last = workspace.lastReview { carryOver(from: last, to: id) }
    }

    /// The review ends, now or when it is said to have ended; its running topic was discussed.
    mutating func closeReview(_ id: ItemID, next: Day?, ended: Instant?) throws(Refusal) {
        let review = try live(id)
        let ended = min(max(ended ?? context.now, review.started ?? context.now), context.now)
        makeIn(id, topic: review.topic)
        finishTopic(of: review, as: .discussed)
        set(id, "status", ReviewStatus.closed.rawValue)
        set(id, "ended", ended.iso)
        if let next { set(id, "next", next.iso) }
    }

    /// A closed review goes on.
    mutating func reopenReview(_ id: ItemID) throws(Refusal) {
        let review = try existing(id)
        guard review.status == .closed else { throw .rule("\(review.ref) is \(review.status.rawValue), not closed") }
        makeIn(id)
        set(id, "status", ReviewStatus.live.rawValue)
        set(id, "ended", nil as Value?)
        remark("\(review.ref) goes on; closing it again makes another edition of its minutes")
    }

    /// The topic under discussion, if it was not ended on its own.
    private mutating func finishTopic(of review: Review, as status: TopicStatus) {
        guard let running = review.topic.flatMap({ workspace.topic($0) }), running.status == .toCome else { return }
        set(running.id, "status", status.rawValue)
    }

    /// Somebody goes on with a live review in place of who facilitated it, and is in the room.
    mutating func takeOver(_ id: ItemID) throws(Refusal) {
        let review = try live(id)
        guard review.facilitator != context.me else { throw .rule("You facilitate \(review.ref) already") }
        guard workspace.person(context.me) != nil else { throw .unknownPerson(context.me, near: []) }
        makeIn(id, topic: review.topic)
        set(id, "facilitator", context.me)
        set(id, "here." + context.me, .flag(true))
    }

    /// Goes to a topic of a live review; the one before was discussed. A topic that a closed review left is taken up in the
    /// live one.
    mutating func startTopic(_ id: ItemID) throws(Refusal) {
        guard let topic = workspace.topic(id), let of = topic.review else { throw .gone(workspace.ref(id)) }
        let isLeft = workspace.review(of)?.status == .closed
        let here = isLeft ? context.review(in: workspace).flatMap { $0.isLive ? $0.id : nil } : nil
        let review = try live(here ?? of)
        guard review.topic != id || topic.status != .toCome else {
            throw .rule("\(topic.ref) is under discussion already")
        }
        makeIn(review.id, topic: id)
        if review.topic != id { finishTopic(of: review, as: .discussed) }
        if let here {
            set(id, "review", here.text)
            set(id, "order", .integer(lastOrder(of: here) + 1))
        }
        set(review.id, "topic", id.text)
        if topic.status != .toCome { set(id, "status", TopicStatus.toCome.rawValue) }
    }

    mutating func nextTopic(_ id: ItemID) throws(Refusal) {
        let review = try live(id)
        let agenda = workspace.agenda(of: id)
        let running = agenda.firstIndex { $0.id == review.topic }
        let waiting = agenda.enumerated().filter { $0.element.status == .toCome && $0.offset != running }
        if let next = waiting.first(where: { $0.offset > running ?? -1 }) ?? waiting.first {
            return try startTopic(next.element.id)
        }
        guard let running, agenda[running].status == .toCome else {
            throw .rule("No topic is left on the agenda; '> Title 10m' adds one, ':review close' ends the review")
        }
        try endTopic(agenda[running].id, .discussed)
    }

    mutating func openTopic(_ id: ItemID, title: String, minutes: Int?) throws(Refusal) {
        let review = try live(id)
        let topic = create(.topic)
        makeIn(id, topic: topic)
        finishTopic(of: review, as: .discussed)
        set(topic, "title", title)
        set(topic, "review", id.text)
        set(topic, "order", .integer(lastOrder(of: id) + 1))
        set(topic, "status", TopicStatus.toCome.rawValue)
        if let minutes { set(topic, "minutes", .integer(minutes)) }
        set(id, "topic", topic.text)
    }

    /// Ends a topic as discussed or parked; if it was under discussion, none is until the next begins.
    mutating func endTopic(_ id: ItemID, _ status: TopicStatus) throws(Refusal) {
        guard let topic = workspace.topic(id) else { throw .gone(workspace.ref(id)) }
        set(id, "status", status.rawValue)
        guard let review = topic.review.flatMap({ workspace.review($0) }), review.topic == id, review.isLive else {
            return
        }
        makeIn(review.id, topic: id)
        set(review.id, "topic", nil as Value?)
    }

    mutating func extendTopic(_ id: ItemID, minutes: Int) throws(Refusal) {
        guard let topic = workspace.topic(id) else { throw .gone(workspace.ref(id)) }
        set(id, "minutes", .integer(min((topic.minutes ?? 0) + minutes, 1440)))
    }
}
