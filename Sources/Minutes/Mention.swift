package import Alignment

/// A moment with its day and time in the workspace's zone.
package struct Moment: Hashable, Sendable {
    package let instant: Instant
    package let day: Day
    package let time: ClockTime

    init(_ instant: Instant, _ zone: Zone) {
        self.instant = instant
        (day, time) = zone.local(instant)
    }
}

/// An item by its name, as of the end of the review.
package struct Mention: Hashable, Sendable {
    package let id: ItemID
    /// What people type: `D1`.
    package let ref: String
    package let title: String
}

/// A group by the name it has in the workspace.
package struct Party: Hashable, Sendable {
    package let group: Group
    package let name: String
}

/// A person by name.
package struct Attendee: Hashable, Sendable {
    package let handle: String
    package let name: String
    package let role: String?
    /// `nil`: a guest.
    package let party: Party?
}

/// Somebody who speaks or is asked: a person, or a group as a whole.
package enum Speaker: Hashable, Sendable {
    case person(Attendee)
    case group(Party)

    package var name: String {
        switch self {
        case .person(let person): person.name
        case .group(let party): party.name
        }
    }

    /// The handle, or the group's key.
    package var key: String {
        switch self {
        case .person(let person): person.handle
        case .group(let party): party.group.rawValue
        }
    }

    package var group: Group? {
        switch self {
        case .person(let person): person.party?.group
        case .group(let party): party.group
        }
    }
}

extension Workspace {
    func mention(_ id: ItemID) -> Mention { Mention(id: id, ref: ref(id), title: everything[id]?.title ?? "") }

    /// The item a field points at, where it exists.
    func mention(existing id: ItemID?) -> Mention? { id.flatMap { self[$0] == nil ? nil : mention($0) } }

    func party(_ group: Group) -> Party { Party(group: group, name: name(of: group)) }

    /// The person with a handle, known to the workspace or not.
    func attendee(_ handle: String) -> Attendee {
        let person = person(handle)
        return Attendee(
            handle: handle, name: person?.name ?? handle, role: person?.role, party: person?.group.map(party))
    }

    func speaker(_ key: String) -> Speaker {
        Group(rawValue: key).map { .group(party($0)) } ?? .person(attendee(key))
    }
}
