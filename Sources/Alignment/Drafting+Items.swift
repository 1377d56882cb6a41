extension Drafting {
    /// Adds a person.
    mutating func addPerson(_ handle: String, _ fields: [FieldValue]) throws(Refusal) {
        guard Handle.isValid(handle), Group(rawValue: handle) == nil else {
            throw .malformed(
                "'\(handle)' cannot be a handle; use letters, digits, '.', '_' or '-', and not a group's key")
        }
        guard workspace.person(handle) == nil else {
            throw .rule("@\(handle) is there already; use 'person set \(handle) ...'")
        }
        let id = ItemID.person(handle)
        set(id, "name", handle)
        for field in fields { set(id, field.field, field.value) }
    }

    /// Adds an item of a numbered kind, with the defaults of the review it is made in.
    mutating func add(_ kind: Kind, _ fields: [FieldValue]) throws(Refusal) {
        guard let title = fields.last(where: { $0.field == kind.titleField })?.value?.text, !TypedText.isBlank(title)
        else {
            throw .missing("The \(kind.titleField) of the \(kind.word)")
        }
        let id = create(kind)
        for field in defaults(of: kind) + fields { set(id, field.field, field.value) }
        try complete(id, kind)
    }

    /// Takes back what an entry set and still holds, and says something else instead.
    mutating func amend(_ entry: String, _ gesture: Gesture) throws(Refusal) {
        guard let original = workspace.entry(id: entry), original.by == context.me else {
            throw .rule("What you want to amend is gone; nothing was saved")
        }
        for change in original.changes.map(workspace.redaction.cleared)
        where workspace.everything[change.item]?[change.field] == change.value {
            set(change.item, change.field, change.was)
        }
        try gesture.apply(to: &self)
        makeIn(original.review, topic: original.topic)
    }

    private func defaults(of kind: Kind) -> [FieldValue] {
        func status(_ status: some RawRepresentable<String>) -> FieldValue {
            FieldValue("status", .text(status.rawValue))
        }
        switch kind {
        case .requirement: return [status(RequirementStatus.open)]
        case .action: return [status(ActionStatus.open)]
        case .decision: return [status(isLive ? DecisionStatus.accepted : .proposed)]
        case .review: return [status(ReviewStatus.planned)]
        case .topic: return [status(TopicStatus.toCome)]
        case .note: return [FieldValue("kind", .text(NoteKind.note.rawValue)), status(NoteStatus.open)]
        case .workspace, .person: return []
        }
    }

    private var isLive: Bool { context.review(in: workspace)?.isLive ?? false }

    /// What follows from the fields of a new item.
    private mutating func complete(_ id: ItemID, _ kind: Kind) throws(Refusal) {
        switch kind {
        case .action:
            let requirement = value(id, "requirement")?.text.flatMap { workspace.requirement(ItemID($0)) }
            if value(id, "for") == nil, let group = requirement?.group { set(id, "for", group.rawValue) }
        case .decision where value(id, "status") == .text(DecisionStatus.accepted.rawValue): stampAcceptance(id)
        case .topic: try completeTopic(id)
        case .review: prepare(id)
        default: break
        }
    }

    private mutating func completeTopic(_ id: ItemID) throws(Refusal) {
        if value(id, "review") == nil {
            guard let review = context.review(in: workspace) ?? workspace.liveReviews.first ?? workspace.nextReview
            else {
                throw .rule("No review is planned or live; say which with review=V4, or plan one with 'review plan'")
            }
            set(id, "review", review.id.text)
        }
        guard value(id, "order") == nil, let review = value(id, "review")?.text else { return }
        set(id, "order", .integer(lastOrder(of: ItemID(review)) + 1))
    }

    /// A decision is stamped with the groups represented when it was taken, and with no others from an earlier time; what
    /// it supersedes is superseded.
    private mutating func stampAcceptance(_ id: ItemID) {
        let review = context.review(in: workspace).flatMap { $0.isLive ? $0 : nil }
        let here = review.map(workspace.represented) ?? []
        for group in Group.allCases { set(id, "present." + group.rawValue, here.contains(group) ? .flag(true) : nil) }
        let requirement = value(id, "requirement")?.text.map { ItemID($0) }
        let reservations = workspace.reservations(about: id, requirement: requirement, in: review)
        if !reservations.isEmpty { remark("against it: " + reservations.joined(separator: "; ")) }
        if let older = value(id, "supersedes")?.text.map({ ItemID($0) }), workspace.decision(older) != nil {
            set(older, "status", DecisionStatus.superseded.rawValue)
        }
    }

    /// Sets fields of one existing item, with what follows from them.
    mutating func set(_ id: ItemID, _ fields: [FieldValue]) throws(Refusal) {
        guard workspace[id] != nil || id == .workspace else { throw .gone(workspace.ref(id)) }
        if fields.isEmpty { throw .missing("What to set") }
        for field in fields { set(id, field.field, field.value) }
        switch id.kind {
        case .action:
            if changed(id, "due"), !fields.contains(where: { $0.field == "because" }) {
                set(id, "because", nil as Value?)
            }
            if changed(id, "status"), value(id, "status") != .text(ActionStatus.blocked.rawValue),
                !fields.contains(where: { $0.field == "waiting" })
            {
                set(id, "waiting", nil as Value?)
            }
        case .decision where changed(id, "status") && value(id, "status") == .text(DecisionStatus.accepted.rawValue):
            stampAcceptance(id)
        case .note where changed(id, "answer") && value(id, "answer") != nil && changed(id, "status") == false:
            if value(id, "kind") == .text(NoteKind.question.rawValue) { set(id, "status", NoteStatus.settled.rawValue) }
        default: break
        }
    }

    private func changed(_ id: ItemID, _ field: String) -> Bool {
        draft.changes.contains { $0.item == id && $0.field == field }
    }

    /// Records positions, pinned to the wording in force.
    mutating func take(_ taking: Gesture.PositionTaking) throws(Refusal) {
        for id in taking.items {
            guard let positioned = workspace.positioned(id) else { throw .gone(workspace.ref(id)) }
            for group in try groups(of: taking) {
                take(taking, of: group, on: id, pin: positioned.pin, hadPosition: positioned.position(of: group) != nil)
            }
        }
    }

    private func groups(of taking: Gesture.PositionTaking) throws(Refusal) -> [Group] {
        if let groups = taking.groups { return groups }
        guard let review = context.review(in: workspace), review.isLive else {
            throw .rule("'all' means every group in the room, and no review of yours is live; name the groups")
        }
        let groups = workspace.represented(in: review)
        guard !groups.isEmpty else {
            throw .rule("'all' means every group in the room, and nobody is here yet; type '@dana @lee' as they arrive")
        }
        return groups
    }

    private mutating func take(
        _ taking: Gesture.PositionTaking, of group: Group, on id: ItemID, pin: String, hadPosition: Bool
    ) {
        let key = "." + group.rawValue
        guard let position = taking.position else {
            for field in ["position", "pin", "reason", "condition", "voice"] { set(id, field + key, nil as Value?) }
            return
        }
        set(id, "position" + key, .text(position.rawValue), always: true)
        set(id, "pin" + key, .text(pin), always: true)
        set(id, "reason" + key, taking.reason)
        set(id, "condition" + key, taking.condition)
        set(id, "voice" + key, taking.voice)
    }
}
