extension Workspace {
    /// The counts of the head: how the requirements stand.
    package struct RequirementCounts: Hashable, Sendable {
        package var open = 0
        package var byState = StateCounts()

        package init() {}

        package subscript(_ state: AlignmentState) -> Int { byState[state] }

        /// Open and met; dropped ones are no longer anybody's.
        package var total: Int { open + self[.met] }

        /// Never heard, or to be heard again.
        package var toBeHeard: Int { self[.unheard] + self[.stale] }

        /// "10 requirements"
        package var subject: String { "\(total) requirement" + (total == 1 ? "" : "s") }

        /// What the head says of them, and of which state: "3 agreed", "2 contested".
        package var parts: [(state: AlignmentState, words: String)] {
            let parts: [(AlignmentState, Int, String)] = [
                (.agreed, self[.agreed], "agreed"), (.contested, self[.contested], "contested"),
                (.unheard, toBeHeard, "to be heard"), (.concern, self[.concern], "concern"),
                (.met, self[.met], "met"),
            ]
            return parts.filter { $0.1 > 0 }.map { ($0, "\($1) \($2)") }
        }
    }

    package var requirementCounts: RequirementCounts { requirementCounts { _, _ in } }

    /// - Parameter body: told of every open requirement and its state, which takes a while to find out.
    package func requirementCounts(_ body: (Requirement, AlignmentState) -> Void) -> RequirementCounts {
        var counts = RequirementCounts()
        for requirement in requirements {
            let state = requirement.state
            counts.byState[state] += 1
            guard requirement.status == .open else { continue }
            counts.open += 1
            body(requirement, state)
        }
        return counts
    }

    /// "10 requirements: 3 agreed · 2 contested · 4 to be heard · 1 met"
    package var headline: String {
        let counts = requirementCounts
        let words = counts.parts.map(\.words).joined(separator: " · ")
        return words.isEmpty ? counts.subject : counts.subject + ": " + words
    }

    /// Alignment averaged over requirements not dropped; `nil` if there are none.
    package func alignment(of requirements: [Requirement]) -> Double? {
        let terms = requirements.filter { $0.status != .dropped }.compactMap(\.alignment)
        return terms.isEmpty ? nil : terms.reduce(0, +) / Double(terms.count)
    }

    /// A group's requirements, most urgent first: contested, unheard, stale, concern, then by priority.
    package func requirements(for group: Group) -> [Requirement] {
        requirements.filter { $0.group == group && $0.status == .open }.mostUrgentFirst()
    }

    /// Who does it: as set, else the owner's group.
    package func by(_ action: ActionItem) -> Group? {
        action.setGiver ?? action.owner.flatMap { person($0)?.group }
    }

    /// Existing items of a kind that were added in a review, in the order in which they were.
    ///
    /// Who speaks in a review has seen it: nothing that appeared before it is looked at.
    package func items(_ kind: Kind, addedIn review: ItemID) -> [Item] {
        guard let known = everything[review] else { return [] }
        let places = everything.places(of: kind)
        let first = everything.count(through: known.created - 1)
        let mark = Entries.Traits.made(in: review)
        return places.dropFirst(places.partitioned { $0 < first }).lazy.filter { everything.isThere(Int($0)) }
            .map { everything[Int($0)] }.filter { entries.isMade($0.created, in: review, mark) }
    }

    /// The entries that touch an item, oldest first.
    ///
    /// - Complexity: linear in the entries between the item's first and its last.
    package func entries(touching item: ItemID) -> [Entry] {
        guard let known = everything[item] else { return [] }
        return entries.touching(item, in: known.created..<(known.changed + 1)).map(\.entry)
    }

    /// What was set on one field of an item, in order, with the entry each was part of.
    ///
    /// - Parameter entries: those that touch the item; `nil`: they are looked for.
    package func changes(to item: ItemID, field: String, in entries: [Entry]? = nil) -> [(Entry, Entry.Change)] {
        guard everything[item]?.field(field) != nil else { return [] }
        return (entries ?? self.entries(touching: item)).compactMap { entry in
            entry.change(item, field).map { (entry, $0) }
        }
    }

    /// The requirement or decision of this id: what groups take positions on.
    package func positioned(_ id: ItemID) -> (any Positioned)? { requirement(id) ?? decision(id) }

    /// How the alignment of a requirement or decision went: after each entry that could move it, oldest first. What was
    /// redacted is left out.
    ///
    /// - Parameter entries: those that touch the item; `nil`: they are looked for.
    package func alignmentCourse(of id: ItemID, in entries: [Entry]? = nil) -> [(entry: Entry, alignment: Double)] {
        let fields = ["position", "pin", "by", "for", id.kind == .decision ? "title" : "criterion"]
        var log = EntryLog()
        var workspace = Workspace()
        return (entries ?? self.entries(touching: id)).compactMap { entry in
            let isRelevant = entry.changes.contains { change in
                change.item == id && fields.contains { change.field == $0 || change.field.hasPrefix($0 + ".") }
            }
            guard isRelevant, !redaction.covers(entry) else { return nil }
            let first = log.add([entry])
            workspace.update(to: log, from: first)
            return workspace.positioned(id)?.alignment.map { (entry, $0) }
        }
    }

    /// Live reviews, oldest first.
    package var liveReviews: [Review] { reviews.filter(\.isLive) }

    /// The planned review that comes next: by day and time, undated ones last.
    package var nextReview: Review? {
        reviews.filter { $0.status == .planned }.min { left, right in
            (left.item.text("planned") ?? "~", left.id.number ?? 0) < (
                right.item.text("planned") ?? "~", right.id.number ?? 0
            )
        }
    }

    /// The closed review that ended last.
    package var lastReview: Review? {
        reviews.filter { $0.status == .closed }.max { left, right in
            (left.ended?.milliseconds ?? 0, left.id.number ?? 0) < (
                right.ended?.milliseconds ?? 0, right.id.number ?? 0
            )
        }
    }

    /// Handles of those one expects at a review like this one: who was invited and who came.
    package func expected(at review: Review) -> [String] {
        let came = review.item.fields.filter { $0.name.hasPrefix("here.") && $0.value != nil }
        let handles = review.invited + came.map { String($0.name.dropFirst(5)) }
        return Set(handles).filter { person($0) != nil }.sorted { $0.precedesInBytes($1) }
    }

    /// A review's topics in agenda order.
    package func agenda(of review: ItemID) -> [Topic] {
        topics.filter { $0.review == review }.sorted {
            ($0.order, $0.id.number ?? 0, $0.id) < ($1.order, $1.id.number ?? 0, $1.id)
        }
    }

    /// Minutes planned for the topics of a review that are not parked; a day at most for each, whatever a journal holds.
    package func boxedMinutes(of review: ItemID) -> Int {
        agenda(of: review).filter { $0.status != .parked }.reduce(0) { $0 + min(max(0, $1.minutes ?? 0), 1440) }
    }

    /// Groups of which somebody other than the facilitator is in the room.
    package func represented(in review: Review) -> [Group] {
        let groups = review.present.filter { $0 != review.facilitator }.compactMap { person($0)?.group }
        return Group.allCases.filter { groups.contains($0) }
    }

    /// Those in the room of each group, facilitator included.
    package func present(in review: Review, of group: Group?) -> [Person] {
        review.present.compactMap { person($0) }.filter { $0.group == group }
    }

    /// The live review that somebody's entries belong to: the only one they started, facilitate or are present in.
    package func liveReview(of handle: String) -> Review? {
        let theirs = liveReviews.filter { review in
            let starter = review.item.field("status").map { entries.making(of: $0.setBy).by }
            return starter == handle || review.facilitator == handle || review.present.contains(handle)
        }
        return theirs.count == 1 ? theirs[0] : nil
    }

    /// Conflicts on existing items: how many fields.
    package var conflictCount: Int { everything.conflictCount }

    /// Items that exist and refer to this one, by kind and number.
    package func linked(to id: ItemID) -> [Item] {
        referring(to: id).filter { $0.title != nil }
            .sorted {
                ($0.kind?.rawValue ?? "", $0.id.number ?? 0, $0.id) < (
                    $1.kind?.rawValue ?? "", $1.id.number ?? 0, $1.id
                )
            }
    }

    /// Items that refer to this one, those that exist only in history included.
    func referring(to id: ItemID) -> [Item] {
        everything.items(where: ["requirement", "about", "supersedes", "review"], hold: id.text)
    }
}

/// Who does action items, as `Workspace.by` says, of very many: each owner is looked up once.
package struct Givers {
    private let workspace: Workspace
    private var groups: [PackedValue: Group?] = [:]

    package init(_ workspace: Workspace) { self.workspace = workspace }

    package mutating func by(_ action: ActionItem) -> Group? {
        if let group = action.setGiver { return group }
        guard let owner = action.item.packed(FieldNames.owner) else { return nil }
        if let known = groups[owner] { return known }
        let group = workspace.by(action)
        groups[owner] = .some(group)
        return group
    }
}
