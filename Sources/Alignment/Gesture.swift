/// One thing a person does, with every name resolved: what a line, a verb or a key comes to before it is recorded.
///
/// The command line, the capture bar and the dashboard all speak in gestures; only `draft` knows what each sets.
package enum Gesture: Hashable, Sendable {
    case addPerson(handle: String, [FieldValue])
    case add(Kind, [FieldValue])
    case set([ItemID], [FieldValue])
    case takePosition(PositionTaking)
    case attend(review: ItemID, [Attendance])
    case startReview(ItemID, besideOthers: Bool)
    /// Ends a live review, as of an earlier moment if one is given.
    case closeReview(ItemID, next: Day?, ended: Instant? = nil)
    case reopenReview(ItemID)
    /// Facilitates a live review from now on.
    case takeOver(ItemID)
    case startTopic(ItemID)
    /// Goes to the next planned topic of a live review, or ends the last.
    case nextTopic(review: ItemID)
    /// Adds a topic to a live review and starts it.
    case openTopic(review: ItemID, title: String, minutes: Int?)
    case endTopic(ItemID, TopicStatus)
    case extendTopic(ItemID, minutes: Int)
    /// Moves a topic on its agenda, by so many places towards the end, or the beginning if negative.
    case moveTopic(ItemID, by: Int)
    case undo
    case redo
    case redact(entry: String)
    /// Takes back what an entry of mine said, and says this instead.
    indirect case amend(entry: String, Gesture)
    /// Several at once, recorded as one.
    case all([Gesture])

    /// Somebody comes or goes.
    package struct Attendance: Hashable, Sendable {
        package let handle: String
        package let isHere: Bool

        package init(handle: String, isHere: Bool) {
            self.handle = handle
            self.isHere = isHere
        }
    }

    /// A position taken by groups on requirements or decisions.
    package struct PositionTaking: Hashable, Sendable {
        package var items: [ItemID]
        /// `nil`: every group represented in the review.
        package var groups: [Group]?
        /// `nil` takes the position back.
        package var position: Position?
        package var reason: String?
        package var condition: String?
        package var voice: String?

        package init(
            items: [ItemID], groups: [Group]?, position: Position?, reason: String? = nil, condition: String? = nil,
            voice: String? = nil
        ) {
            self.items = items
            self.groups = groups
            self.position = position
            self.reason = reason
            self.condition = condition
            self.voice = voice
        }
    }

    /// What the gesture sets in this state of the workspace.
    ///
    /// - Throws: `Refusal` if a rule speaks against it or an item is gone.
    package func draft(_ workspace: Workspace, _ context: Context) throws(Refusal) -> Draft {
        var drafting = Drafting(workspace, context)
        try apply(to: &drafting)
        return drafting.finished()
    }

    func apply(to drafting: inout Drafting) throws(Refusal) {
        switch self {
        case .addPerson(let handle, let fields): try drafting.addPerson(handle, fields)
        case .add(let kind, let fields): try drafting.add(kind, fields)
        case .set(let items, let fields): for item in items { try drafting.set(item, fields) }
        case .takePosition(let taking): try drafting.take(taking)
        case .attend(let review, let attendance): try drafting.attend(review, attendance)
        case .startReview(let review, let besideOthers): try drafting.startReview(review, besideOthers: besideOthers)
        case .closeReview(let review, let next, let ended):
            try drafting.closeReview(review, next: next, ended: ended)
        case .takeOver(let review): try drafting.takeOver(review)
        case .reopenReview(let review): try drafting.reopenReview(review)
        case .startTopic(let topic): try drafting.startTopic(topic)
        case .nextTopic(let review): try drafting.nextTopic(review)
        case .openTopic(let review, let title, let minutes):
            try drafting.openTopic(review, title: title, minutes: minutes)
        case .endTopic(let topic, let status): try drafting.endTopic(topic, status)
        case .extendTopic(let topic, let minutes): try drafting.extendTopic(topic, minutes: minutes)
        case .moveTopic(let topic, let places): try drafting.moveTopic(topic, by: places)
        case .undo: try drafting.undoLast()
        case .redo: try drafting.redoLast()
        case .redact(let entry): try drafting.redact(entry: entry)
        case .amend(let entry, let gesture): try drafting.amend(entry, gesture)
        case .all(let gestures): for gesture in gestures { try gesture.apply(to: &drafting) }
        }
    }
}
