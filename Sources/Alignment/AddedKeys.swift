/// What JSON and CSV say of an item beside its fields (DESIGN section 4): who made it, when, and what follows from it.
/// The raw value is the key.
package enum AddedKey: String, CaseIterable, Sendable {
    case id, ref, kind, createdAt, createdBy, createdIn, changedAt, conflicts
    case status, overdue, moved, state, alignment, stale, unheard, presumed

    /// Those that items of a kind can have.
    static func keys(of kind: Kind?) -> [AddedKey] {
        let all: [AddedKey] = [.id, .ref, .kind, .createdAt, .createdBy, .createdIn, .changedAt, .conflicts]
        return switch kind {
        case .action: all + [.status, .overdue, .moved]
        case .requirement: all + [.status, .state, .alignment, .stale, .unheard, .presumed]
        case .decision: all + [.status, .state, .alignment, .stale, .unheard]
        case .review, .topic, .note: all + [.status]
        case .workspace, .person, nil: all
        }
    }
}

/// The values of added keys, worked out for one item at a time.
package struct AddedValues: Sendable {
    let makings: Makings
    private let today: Day

    /// - Parameters:
    ///   - lists: of the items that will be asked about.
    ///   - today: what "overdue" is told by.
    package init(_ workspace: Workspace, _ lists: [[Item]], today: Day) {
        self.today = today
        makings = Makings(in: workspace.entries) { ask in
            for items in lists {
                for item in items {
                    ask(item.created)
                    ask(item.changed)
                    for field in item.conflicts {
                        ask(field.setBy)
                        for rival in field.rivals { ask(rival.setBy) }
                    }
                }
            }
        }
    }

    /// - Returns: `nil` if the item lacks it.
    package func value(_ key: AddedKey, of item: Item) -> JSON? {
        switch key {
        case .id: .text(item.id.text)
        case .ref: .text(item.ref)
        case .kind: item.kind.map { .text($0 == .note ? Note(item).kind.rawValue : $0.rawValue) }
        case .createdAt: .text(makings[item.created].at)
        case .createdBy: .text(makings[item.created].by)
        case .createdIn: makings[item.created].review.map { .text($0.text) }
        case .changedAt: .text(makings[item.changed].at)
        case .conflicts: conflicts(item)
        case .status: item.status.map(JSON.text)
        case .overdue: .flag(isOverdue(item))
        case .moved: .number(item.moved)
        case .state: .text((item.kind == .decision ? Decision(item).agreement : Requirement(item).state).rawValue)
        case .alignment: .fraction(positioned(item).alignment)
        case .stale: .texts(positioned(item).stale.map(\.rawValue))
        case .unheard: .texts(positioned(item).unheard.map(\.rawValue))
        case .presumed: .flag(Requirement(item).isPresumed)
        }
    }

    func isOverdue(_ item: Item) -> Bool { ActionItem(item).isOverdue(today: today) }

    private func positioned(_ item: Item) -> any Positioned {
        item.kind == .decision ? Decision(item) : Requirement(item)
    }

    /// Conflicts with every value, oldest first; the last is the one in force.
    private func conflicts(_ item: Item) -> JSON? {
        let fields = item.conflicts
        guard !fields.isEmpty else { return nil }
        return .array(
            fields.map { field in
                let values = field.rivals.map { ($0.value, $0.setBy) } + [(field.value, field.setBy)]
                return .object([
                    "field": .text(field.name),
                    "values": .array(
                        values.map { value, setBy in
                            .object([
                                "value": value.map(JSON.value) ?? .null, "by": .text(makings[setBy].by),
                                "at": .text(makings[setBy].at),
                            ])
                        }),
                ])
            })
    }
}
