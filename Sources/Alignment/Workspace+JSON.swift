extension Workspace {
    /// An item as `--json` and the export give it (DESIGN section 4): the journal's own keys and values, and beside them
    /// who made it, when, and what follows from it. Where a field of the journal has the name of an added key (the
    /// `kind` of a note), the field stands.
    package func json(_ item: Item, today: Day) -> JSON {
        var members = added(item)
        if let kind = item.kind { members.add(derived(item, kind, today)) }
        for field in item.fields {
            if let value = field.value { members[field.name] = .value(value) }
        }
        return .object(members)
    }

    private func added(_ item: Item) -> JSON.Members {
        var members: JSON.Members = ["id": .text(item.id.text), "ref": .text(item.ref)]
        members["kind"] = item.kind.map { .text($0.rawValue) }
        let created = entries.making(of: item.created)
        members["createdAt"] = .text(created.at)
        members["createdBy"] = .text(created.by)
        members["createdIn"] = created.review.map { .text($0.text) }
        members["changedAt"] = .text(item.changed == item.created ? created.at : entries.making(of: item.changed).at)
        let conflicts = item.conflicts
        if !conflicts.isEmpty { members["conflicts"] = .array(conflicts.map(json)) }
        return members
    }

    /// A conflict with every value, oldest first; the last is the one in force.
    private func json(_ field: Item.Field) -> JSON {
        let values = field.rivals.map { ($0.value, $0.setBy) } + [(field.value, field.setBy)]
        return .object([
            "field": .text(field.name),
            "values": .array(
                values.map { value, setBy in
                    .object([
                        "value": value.map(JSON.value) ?? .null, "by": .text(entries.making(of: setBy).by),
                        "at": .text(entries.making(of: setBy).at),
                    ])
                }),
        ])
    }

    private func derived(_ item: Item, _ kind: Kind, _ today: Day) -> JSON.Members {
        switch kind {
        case .action:
            let action = ActionItem(item)
            return [
                "status": .text(action.status.rawValue), "overdue": .flag(action.isOverdue(today: today)),
                "moved": .number(item.moved),
            ]
        case .requirement:
            let requirement = Requirement(item)
            var members = agreement(requirement)
            members["status"] = .text(requirement.status.rawValue)
            members["state"] = .text(requirement.state.rawValue)
            members["presumed"] = .flag(requirement.isPresumed)
            return members
        case .decision:
            let decision = Decision(item)
            var members = agreement(decision)
            members["status"] = .text(decision.status.rawValue)
            members["state"] = .text(decision.agreement.rawValue)
            return members
        case .review: return ["status": .text(Review(item).status.rawValue)]
        case .topic: return ["status": .text(Topic(item).status.rawValue)]
        case .note: return ["kind": .text(Note(item).kind.rawValue), "status": .text(Note(item).status.rawValue)]
        case .workspace, .person: return [:]
        }
    }

    private func agreement(_ positioned: some Positioned) -> JSON.Members {
        [
            "alignment": .fraction(positioned.alignment), "stale": .texts(positioned.stale.map(\.rawValue)),
            "unheard": .texts(positioned.unheard.map(\.rawValue)),
        ]
    }

    /// The counts of `concord status --json` (DESIGN section 4).
    package func statusJSON(_ zone: Zone, today: Day) -> JSON {
        let cadence = cadence(zone)
        let counts = requirementCounts
        let states: [AlignmentState] = [.agreed, .contested, .unheard, .stale, .concern, .met]
        var requirements: JSON.Members = ["open": .number(counts.open)]
        for state in states { requirements[state.rawValue] = .number(counts[state]) }
        let open = actions.filter(\.status.isOpen)
        return .members([
            "name": .text(name), "live": liveReviews.first.map { .text($0.ref) },
            "last": cadence.last.map { .text($0.iso) }, "next": cadence.next.map { .text($0.iso) },
            "requirements": .object(requirements),
            "groups": .array(Group.allCases.map(groupJSON)),
            "actions": .object([
                "open": .number(open.count), "overdue": .number(open.count { $0.isOverdue(today: today) }),
                "unowned": .number(open.count(where: \.isUnowned)),
            ]),
            "conflicts": .number(conflictCount), "unreadable": .number(unreadable.count),
        ])
    }

    private func groupJSON(_ group: Group) -> JSON {
        let theirs = requirements.filter { $0.group == group }
        let open = theirs.filter { $0.status == .open }
        return .object([
            "key": .text(group.rawValue), "name": .text(name(of: group)), "open": .number(open.count),
            "contested": .number(open.count { $0.state == .contested }),
            "unheard": .number(open.count { $0.state == .unheard }), "alignment": .fraction(alignment(of: theirs)),
        ])
    }
}
