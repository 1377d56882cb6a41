internal import Alignment

extension Moment {
    var json: JSON { .text(instant.iso) }
}

extension Mention {
    var json: JSON { .object(["id": .text(id.text), "ref": .text(ref), "title": .text(title)]) }
}

extension Party {
    var json: JSON { .object(["key": .text(group.rawValue), "name": .text(name)]) }
}

extension Attendee {
    var json: JSON {
        .members([
            "handle": .text(handle), "name": .text(name), "role": role.map(JSON.text), "group": party?.json,
        ])
    }
}

extension Speaker {
    var json: JSON {
        switch self {
        case .person(let person): person.json
        case .group(let party): party.json
        }
    }
}

extension ActionLine {
    var json: JSON {
        .members([
            "item": item.json, "status": .text(status.rawValue), "owner": owner?.json, "for": party?.json,
            "by": by?.json, "due": due.map { .text($0.iso) }, "daysLate": daysLate.map(JSON.number),
            "waiting": waiting.map(JSON.text), "because": because.map(JSON.text), "requirement": requirement?.json,
        ])
    }
}

extension Stance {
    var json: JSON {
        .members([
            "group": party.json, "position": .text(position.rawValue), "stale": .flag(isStale),
            "before": before.map { .text($0.rawValue) }, "reason": reason.map(JSON.text),
            "condition": condition.map(JSON.text), "voice": voice?.json, "reportedBy": reportedBy?.json,
        ])
    }
}

extension PositionLine {
    var json: JSON {
        .object([
            "item": item.json, "stances": .array(stances.map(\.json)), "toBeHeard": .array(toBeHeard.map(\.json)),
        ])
    }
}

extension DecisionLine {
    var json: JSON {
        .members([
            "item": item.json, "status": .text(status.rawValue), "rationale": rationale.map(JSON.text),
            "requirement": requirement?.json, "supersedes": supersedes?.json,
            "represented": .array(represented.map(\.json)), "notRepresented": .array(notRepresented.map(\.json)),
            "stances": .array(stances.map(\.json)),
        ])
    }
}

extension RequirementLine {
    var json: JSON {
        .members([
            "item": item.json, "for": party?.json, "by": .array(by.map(\.json)), "criterion": criterion.map(JSON.text),
            "priority": .text(priority.rawValue), "lead": lead?.json,
        ])
    }
}

extension CriterionLine {
    var json: JSON {
        .members(["item": item.json, "before": before.map(JSON.text), "now": now.map(JSON.text)])
    }
}

extension OpenPoint {
    var json: JSON {
        .object([
            "item": item.json, "objections": .array(objections.map(\.json)),
            "toBeHeard": .array(toBeHeard.map(\.json)),
        ])
    }
}

extension NoteLine {
    var json: JSON {
        .members([
            "item": item.json, "kind": .text(kind.rawValue), "said": said?.json, "to": to?.json,
            "answer": answer.map(JSON.text), "settled": .flag(isSettled), "about": about?.json, "topic": topic?.json,
        ])
    }
}

extension TopicLine {
    var json: JSON {
        .members(["item": item.json, "plannedMinutes": plannedMinutes.map(JSON.number), "about": about?.json])
    }
}

extension Update {
    var json: JSON {
        .object([
            "item": item.json, "kind": .text(kind.rawValue), "new": .flag(isNew), "at": at.json,
            "authors": .array(authors.map(\.json)), "changes": .array(changes.map(\.json)),
        ])
    }
}

extension Update.Change {
    var json: JSON {
        .members([
            "field": .text(field), "label": .text(label), "before": before.map { .text($0.plain) },
            "now": now.map { .text($0.plain) },
        ])
    }
}

extension Update.Shown {
    /// A day as ISO.
    var plain: String {
        switch self {
        case .text(let text): text
        case .day(let day): day.iso
        }
    }
}
