package import Alignment

// The minutes' own structure as JSON. Days and instants are ISO texts, instants in UTC; what is unset is absent.

extension Minutes {
    /// The document's structure, sorted keys, two spaces, ending in a newline.
    ///
    /// - Parameter group: adds what this group was promised and what is asked of it.
    package func json(for group: Group? = nil) -> String { structure(for: group).pretty + "\n" }

    private func structure(for group: Group?) -> JSON {
        var members = header.members
        members["for"] = group.map { ForGroup($0, self).json }
        members["minutes"] = .number(1)
        members["kind"] = .text(preparation == nil ? "minutes" : "agenda")
        members["attendance"] = attendance.json
        members["followUp"] = followUp.json
        if let preparation {
            members["agenda"] = preparation.json
            return .object(members)
        }
        members["inShort"] = brief.json
        members["sections"] = .array(sections.map(\.json))
        members["changedOutside"] = .array(outside.map(\.json))
        members["parked"] = .array(parked.map(\.json))
        members["parkedTopics"] = .array(parkedTopics.map(\.json))
        members["notReached"] = .array(notReached.map(\.json))
        members["recordedLate"] = .array(late.map(\.json))
        return .object(members)
    }
}

extension Minutes.Header {
    var members: JSON.Members {
        var members: JSON.Members = [
            "workspace": .text(workspace), "review": review.json, "status": .text(status.rawValue),
            "plannedMinutes": .number(plannedMinutes), "edition": .number(edition),
            "groups": .array(groups.map(\.json)), "usedMinutes": .number(Spell.minutes(usedMilliseconds)),
        ]
        members["planned"] = plannedDay.map { .text($0.iso + (plannedTime.map { " " + $0.iso } ?? "")) }
        members["started"] = started?.json
        members["ended"] = ended?.json
        members["facilitator"] = facilitator?.json
        members["closedBy"] = closedBy?.json
        return members
    }
}

extension Brief {
    var json: JSON {
        .members([
            "decisions": .array(decisions.map(\.json)), "actions": .array(actions.map(\.json)),
            "criteria": .array(criteria.map(\.json)), "newRequirements": .array(newRequirements.map(\.json)),
            "metRequirements": .array(metRequirements.map(\.json)),
            "openPoints": .array(openPoints.map(\.json)), "openQuestions": .array(openQuestions.map(\.json)),
            "missing": .array(missing.map(\.json)), "partly": .array(partly.map(\.json)),
            "apologies": .array(apologies.map(\.json)), "next": next.map { .text($0.iso) },
        ])
    }
}

extension Attendance {
    var json: JSON {
        .object([
            "groups": .array(groups.map(\.json)), "guests": .array(guests.map(\.json)),
            "apologies": .array(apologies.map(\.json)),
        ])
    }
}

extension Attendance.GroupAttendance {
    var json: JSON {
        .object([
            "group": party.json, "people": .array(people.map(\.json)), "represented": .array(represented.map(\.json)),
        ])
    }
}

extension Attendance.Presence {
    var json: JSON {
        .object([
            "person": person.json, "facilitator": .flag(isFacilitator), "stays": .array(stays.map(\.json)),
        ])
    }
}

extension Attendance.Stay {
    var json: JSON { .members(["from": from?.json, "to": to?.json]) }
}

extension Section {
    var json: JSON {
        var members: [String: JSON?] = [
            "about": about?.json, "openPoint": openPoint?.json, "notes": .array(notes.map(\.json)),
            "decisions": .array(decisions.map(\.json)), "criteria": .array(criteria.map(\.json)),
            "positions": .array(positions.map(\.json)), "requirements": .array(requirements.map(\.json)),
            "actions": .array(actions.map(\.json)), "updates": .array(updates.map(\.json)),
            "plannedMinutes": plannedMinutes.map(JSON.number),
            "usedMinutes": usedMilliseconds.map { .number(Spell.minutes($0)) },
        ]
        switch part {
        case .opening: members["part"] = .text("opening")
        case .closing: members["part"] = .text("closing")
        case .topic(let topic, let status):
            members["part"] = .text("topic")
            members["topic"] = topic.json
            members["status"] = .text(status.rawValue)
        }
        return .members(members)
    }
}

extension FollowUp {
    var json: JSON {
        .members([
            "previous": previous?.json, "since": since?.json, "closed": .array(closed.map(\.json)),
            "moved": .array(moved.map { .object(["action": $0.action.json, "from": .text($0.from.iso)]) }),
            "overdue": .array(overdue.map(\.json)), "open": .array(open.map(\.json)),
        ])
    }
}

extension Preparation {
    var json: JSON {
        .object([
            "topics": .array(topics.map(\.json)), "plannedMinutes": .number(plannedMinutes),
            "invited": .array(invited.map(\.json)), "apologies": .array(apologies.map(\.json)),
            "needs": .array(needs.map(\.json)),
            "questions": .array(questions.map(\.json)), "parked": .array(parked.map(\.json)),
            "conflicts": .array(conflicts.map(\.json)), "standing": .array(standing.map(\.json)),
        ])
    }
}

extension StandingLine {
    var json: JSON {
        let points = points.map { point in
            JSON.object([
                "item": point.item.json, "kind": .text(point.kind.rawValue), "words": .text(point.words),
                "putOffBy": .array(point.putOffBy.map(\.json)),
            ])
        }
        return .object(["title": .text(topic.title), "points": .array(points)])
    }
}

extension ConflictLine {
    var json: JSON {
        let values = values.map { JSON.members(["value": $0.shown.map { .text($0.plain) }, "by": $0.by.json]) }
        return .object(["item": item.json, "field": .text(field), "label": .text(label), "values": .array(values)])
    }
}

extension Preparation.Need {
    var json: JSON {
        .object([
            "group": party.json, "open": .number(open), "contested": .array(contested.map(\.json)),
            "unheard": .array(unheard.map(\.json)), "stale": .array(stale.map(\.json)),
            "actions": .array(actions.map(\.json)), "questions": .array(questions.map(\.json)),
        ])
    }
}
