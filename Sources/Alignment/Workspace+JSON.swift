extension Workspace {
    /// An item as `--json` gives it.
    package func json(_ item: Item, today: Day) -> String {
        var writer = ItemWriter(self, [[item]], today: today)
        return JSONWriter.text { writer.write(item, to: &$0) }
    }

    /// Items as `--json` gives them.
    package func json(_ items: [Item], today: Day) -> String {
        var writer = ItemWriter(self, [items], today: today)
        return JSONWriter.text { writer.write(items, to: &$0) }
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
