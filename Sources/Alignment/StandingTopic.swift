/// A topic that every review's agenda has besides its own (DESIGN section 7): what the last review left to be done, who has
/// to be heard, and what waits for an answer.
///
/// It becomes a topic of the agenda by its title, be it planned beforehand with a timebox or entered while the review is
/// live; so its time and its notes are in the minutes as any other topic's are.
package enum StandingTopic: CaseIterable, Hashable, Sendable {
    case lastActions, toBeHeard, waiting

    package var title: String {
        switch self {
        case .lastActions: "Last review's actions"
        case .toBeHeard: "To be heard again"
        case .waiting: "Questions and parked"
        }
    }

    /// The standing topic that a topic of an agenda is, by its title in whatever case.
    package init?(_ topic: Topic) {
        let title = topic.title.lowercased()
        guard let standing = StandingTopic.allCases.first(where: { $0.title.lowercased() == title }) else { return nil }
        self = standing
    }
}

extension Workspace {
    /// The reviews that put off something still parked, in order: the one it was parked in, and each that has closed since
    /// without taking it up. Empty for what is not parked.
    package func parkings(of id: ItemID) -> [ItemID] {
        guard let (parked, home) = firstParking(of: id) else { return [] }
        let closings = reviews.filter { $0.status == .closed }
            .compactMap { review in review.item.field("status").map { (review: review.id, index: $0.setBy) } }
            .filter { $0.index > parked }.sorted { $0.index < $1.index }.map(\.review)
        return (home.map { [$0] } ?? []) + closings.filter { $0 != home }
    }

    /// The entry that parked it first, by its index, and the review that was in.
    private func firstParking(of id: ItemID) -> (entry: Int, review: ItemID?)? {
        if let note = note(id), note.kind == .parked, note.status == .open {
            return (note.item.created, entries.making(of: note.item.created).review)
        }
        guard let topic = topic(id), topic.status == .parked else { return nil }
        let isParking = { (index: Int) in
            self.entries[index].change(id, "status")?.value == .text(TopicStatus.parked.rawValue)
        }
        return (topic.item.created...topic.item.changed).first(where: isParking)
            .map { ($0, entries[$0].review ?? topic.review) }
    }

    /// When the last entry was made in a review; `nil` where there is none with a time that can be read.
    package func lastEntry(in review: ItemID) -> Instant? {
        entries.last { $0.review == review && $0.instant != nil }?.instant
    }
}

extension Wording {
    /// Why something stands in a standing topic: "jun · 3 days late", "LoB objects · not heard: users",
    /// "accepted when IT: 99.9 %, ML: 99.5 %", "to mira", "parked twice, in V2 and V3".
    package func standing(_ item: Item) -> String {
        var parts: [String] = []
        if let action = workspace.action(item.id) {
            parts += [action.owner ?? "nobody", action.due.map(due) ?? "no due day"]
        }
        if let requirement = workspace.requirement(item.id) { parts += hearing(requirement) }
        if let note = workspace.note(item.id), note.kind == .question {
            parts.append(note.to.map { "to " + speaker($0) } ?? "to nobody yet")
        }
        if let parked = parked(item.id) { parts.append(parked) }
        let disputed = item.conflicts.filter { !$0.name.hasPrefix("pin.") }
        parts += disputed.map { label($0.name, of: item.id) + " " + claims($0, of: item.id) }
        return parts.joined(separator: " · ")
    }

    /// "parked twice, in V2 and V3"; `nil` for what is not parked.
    package func parked(_ id: ItemID) -> String? {
        let reviews = workspace.parkings(of: id).map(workspace.ref)
        guard !reviews.isEmpty || workspace.note(id)?.kind == .parked else { return nil }
        switch reviews.count {
        case 0: return "parked"
        case 1: return "parked in " + reviews[0]
        case 2: return "parked twice, in " + Refusal.list(reviews, "and")
        default: return "parked \(reviews.count) times, in " + Refusal.list(reviews, "and")
        }
    }

    private func hearing(_ requirement: Requirement) -> [String] {
        func names(_ groups: [Group]) -> String { groups.map(\.shortName).joined(separator: ", ") }
        let objecting = requirement.objecting
        var parts: [String] = []
        if !objecting.isEmpty {
            parts.append(names(objecting) + (objecting == [.users] || objecting.count > 1 ? " object" : " objects"))
        }
        if !requirement.unheard.isEmpty { parts.append("not heard: " + names(requirement.unheard)) }
        if !requirement.stale.isEmpty { parts.append("hear again: " + names(requirement.stale)) }
        return parts
    }

    /// Both sides of a conflict: "IT: 99.9 %, ML: 99.5 %", by person where they are of one group or of none.
    private func claims(_ field: Item.Field, of item: ItemID) -> String {
        let claims = field.rivals.map { ($0.value, $0.setBy) } + [(field.value, field.setBy)]
        let people = claims.map { workspace.entries.making(of: $0.1).by }
        let groups = people.map { workspace.person($0)?.group?.shortName }
        let isByGroup = !groups.contains(nil) && Set(groups).count == groups.count
        return zip(claims, zip(people, groups)).map { claim, speaker in
            (isByGroup ? speaker.1 ?? speaker.0 : speaker.0) + ": " + value(claim.0, field: field.name, of: item)
        }.joined(separator: ", ")
    }
}
