/// A kind's view of an item: typed names for its fields.
package protocol ItemView: Identifiable, Hashable, Sendable {
    var item: Item { get }
    init(_ item: Item)
}

extension ItemView {
    package var id: ItemID { item.id }
    package var ref: String { item.ref }
    package var title: String { item.title ?? "" }
}

package struct Person: ItemView {
    package let item: Item
    package init(_ item: Item) { self.item = item }

    package var handle: String { id.handle ?? id.text }
    package var name: String { item.text("name") ?? handle }
    /// `nil`: a guest.
    package var group: Group? { item.choice("group") }
    package var email: String? { item.text("email") }
    package var role: String? { item.text("role") }
}

package struct ActionItem: ItemView {
    package let item: Item
    package init(_ item: Item) { self.item = item }

    package var status: ActionStatus { item.choice(FieldNames.status, ActionStatus.packed) ?? .open }
    package var owner: String? { item.text("owner") }
    /// Whom it is for.
    package var group: Group? { item.choice(FieldNames.group, Group.packed) }
    /// Who does it, where somebody said so; else it is the owner's group.
    var setGiver: Group? { item.has(.giver) ? item.choice(FieldNames.by, Group.packed) : nil }
    package var due: Day? { item.day(FieldNames.due) }
    package var priority: Priority { item.choice(FieldNames.priority, Priority.packed) ?? .should }
    package var requirement: ItemID? { item.text("requirement").map { ItemID($0) } }
    package var waiting: String? { item.text("waiting") }
    package var because: String? { item.text("because") }

    package func isOverdue(today: Day) -> Bool { status.isOpen && due.map { $0 < today } ?? false }
    package var isUnowned: Bool { status.isOpen && !item.hasText(FieldNames.owner) }
}

package struct Review: ItemView {
    package let item: Item
    package init(_ item: Item) { self.item = item }

    package var status: ReviewStatus { item.choice("status") ?? .planned }
    package var isLive: Bool { status == .live }
    package var plannedDay: Day? { item.text("planned").flatMap { Day(iso: $0.prefix(10)) } }
    /// The planned time, in the workspace's zone.
    package var plannedTime: ClockTime? { item.text("planned").flatMap { ClockTime(iso: $0.dropFirst(11)) } }
    package var plannedMinutes: Int { item.integer("minutes") ?? 60 }
    package var facilitator: String? { item.text("facilitator") }
    package var invited: [String] { item.members(of: "invited") }
    /// Handles of those in the room.
    package var present: [String] { item.members(of: "here") }
    /// Handles of those who are said not to be there: of a planned review, who sent apologies.
    package var away: [String] {
        item.fields.filter { $0.name.hasPrefix("here.") && $0.value == .flag(false) }.map {
            String($0.name.dropFirst(5))
        }
        .sorted { $0.precedesInBytes($1) }
    }
    package var topic: ItemID? { item.text("topic").map { ItemID($0) } }
    package var started: Instant? { item.text("started").flatMap { Instant(iso: $0) } }
    package var ended: Instant? { item.text("ended").flatMap { Instant(iso: $0) } }
    package var next: Day? { item.text("next").flatMap { Day(iso: $0) } }
}

package struct Topic: ItemView {
    package let item: Item
    package init(_ item: Item) { self.item = item }

    package var review: ItemID? { item.text("review").map { ItemID($0) } }
    package var order: Int { item.integer("order") ?? Int.max }
    package var minutes: Int? { item.integer("minutes") }
    package var status: TopicStatus { item.choice("status") ?? .toCome }
    package var about: ItemID? { item.text("about").map { ItemID($0) } }
}

package struct Note: ItemView {
    package let item: Item
    package init(_ item: Item) { self.item = item }

    package var text: String { title }
    package var kind: NoteKind {
        item.has(.question) ? item.choice(FieldNames.kind, NoteKind.packed) ?? .note : .note
    }
    package var status: NoteStatus { item.choice(FieldNames.status, NoteStatus.packed) ?? .open }
    /// A handle, or a group's key.
    package var said: String? { item.text("said") }
    package var to: String? { item.text("to") }
    package var answer: String? { item.text("answer") }
    package var about: ItemID? { item.text("about").map { ItemID($0) } }
}

extension Item {
    /// The status of any item as a word, what it is where nobody set one included; `nil` for kinds without one.
    package var status: String? {
        switch kind {
        case .action: ActionItem(self).status.rawValue
        case .requirement: Requirement(self).status.rawValue
        case .decision: Decision(self).status.rawValue
        case .review: Review(self).status.rawValue
        case .topic: Topic(self).status.rawValue
        case .note: Note(self).status.rawValue
        case .person, .workspace, nil: nil
        }
    }
}

extension Workspace {
    package var people: [Person] { items(.person).map(Person.init) }
    package var requirements: [Requirement] { items(.requirement).map(Requirement.init) }
    package var actions: [ActionItem] { items(.action).map(ActionItem.init) }
    package var decisions: [Decision] { items(.decision).map(Decision.init) }
    package var reviews: [Review] { items(.review).map(Review.init) }
    package var topics: [Topic] { items(.topic).map(Topic.init) }
    package var notes: [Note] { items(.note).map(Note.init) }

    /// The notes that are questions or parked.
    ///
    /// - Complexity: linear in the notes, but that nothing is read of the others.
    package var questions: [Note] {
        everything.places(of: .note).lazy.map { everything[Int($0)] }
            .filter { $0.has(.question) && everything.isThere($0.place) }
            .map(Note.init).filter { $0.kind != .note }
    }

    package func person(_ handle: String) -> Person? { self[.person(handle)].map(Person.init) }
    package func review(_ id: ItemID) -> Review? { id.kind == .review ? self[id].map(Review.init) : nil }
    package func topic(_ id: ItemID) -> Topic? { id.kind == .topic ? self[id].map(Topic.init) : nil }
    package func requirement(_ id: ItemID) -> Requirement? {
        id.kind == .requirement ? self[id].map(Requirement.init) : nil
    }
    package func action(_ id: ItemID) -> ActionItem? { id.kind == .action ? self[id].map(ActionItem.init) : nil }
    package func decision(_ id: ItemID) -> Decision? { id.kind == .decision ? self[id].map(Decision.init) : nil }
    package func note(_ id: ItemID) -> Note? { id.kind == .note ? self[id].map(Note.init) : nil }
}
