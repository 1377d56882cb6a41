/// A group's position on a requirement or decision, as it counts now.
package enum Standing: Hashable, Sendable {
    /// Never heard.
    case unheard
    /// Given for an earlier wording: to be heard again.
    case stale(Position)
    /// Given for the wording in force.
    case fresh(Position)

    package var position: Position? {
        switch self {
        case .unheard: nil
        case .stale(let position), .fresh(let position): position
        }
    }

    package var isFresh: Bool { if case .fresh = self { true } else { false } }
    package var isStale: Bool { if case .stale = self { true } else { false } }

    /// The one word for it: `not heard`, `hear again`, `support` ...
    package var word: String {
        switch self {
        case .unheard: "not heard"
        case .stale: "hear again"
        case .fresh(let position): position.rawValue
        }
    }
}

/// How far the groups agree on something, the first that applies (DESIGN section 1); `met` and `dropped` end the
/// question.
package enum AlignmentState: String, CaseIterable, Sendable {
    case contested, unheard, stale, concern, agreed, met, dropped

    /// Order of urgency on a panel, 0 first.
    package var rank: Int { AlignmentState.allCases.firstIndex(of: self) ?? 0 }

    /// What people read: "to be heard" for what nobody asked yet.
    package var words: String {
        switch self {
        case .unheard: "to be heard"
        case .stale: "hear again"
        default: rawValue
        }
    }
}

/// How many stand how.
package struct StateCounts: Hashable, Sendable {
    /// By the rank of the state.
    private var counts = Array(repeating: 0, count: AlignmentState.allCases.count)

    package init() {}

    package subscript(_ state: AlignmentState) -> Int {
        get { counts[state.rank] }
        set { counts[state.rank] = newValue }
    }

    package var total: Int { counts.reduce(0, +) }
}

/// Something groups take positions on: requirements and decisions.
package protocol Positioned: ItemView {
    /// The wording positions are pinned to.
    var wording: String { get }
    /// The groups whose position counts.
    var groupsThatMatter: [Group] { get }
}

extension Positioned {
    /// The pin of a position taken now.
    package var pin: String { FNV1a.hex(wording) }

    package func position(of group: Group) -> Position? {
        item.choice(FieldNames.member(group, of: .position), Position.packed)
    }
    package func reason(of group: Group) -> String? { item.text("reason." + group.rawValue) }
    package func condition(of group: Group) -> String? { item.text("condition." + group.rawValue) }
    package func voice(of group: Group) -> String? { item.text("voice." + group.rawValue) }

    package func standing(of group: Group) -> Standing { standings(of: [group])[0].standing }

    /// Where these groups stand; the wording is hashed once for all, and only if one of them was heard.
    package func standings(of groups: [Group]) -> [(group: Group, standing: Standing)] {
        var known: String?
        return groups.map { group in
            guard let position = position(of: group) else { return (group, .unheard) }
            let pin = known ?? pin
            known = pin
            let isFresh = item.holds(pin, in: FieldNames.member(group, of: .pin))
            return (group, isFresh ? .fresh(position) : .stale(position))
        }
    }

    /// Groups that matter and were never heard.
    package var unheard: [Group] { standings(of: groupsThatMatter).filter { $0.standing == .unheard }.map(\.group) }

    /// Groups that matter and were heard on an earlier wording only.
    package var stale: [Group] { standings(of: groupsThatMatter).filter(\.standing.isStale).map(\.group) }

    /// Groups with a fresh objection, whether they matter or not: nobody's objection is hidden.
    package var objecting: [Group] {
        standings(of: Group.allCases).filter { $0.standing == .fresh(.objection) }.map(\.group)
    }

    /// How far the groups agree, without regard to status. Where no group matters yet, nobody was heard.
    package var agreement: AlignmentState {
        let all = standings(of: Group.allCases)
        if all.contains(where: { $0.standing == .fresh(.objection) }) { return .contested }
        let groups = groupsThatMatter
        let mattering = all.filter { groups.contains($0.group) }
        if mattering.isEmpty || mattering.contains(where: { $0.standing == .unheard }) { return .unheard }
        if mattering.contains(where: \.standing.isStale) { return .stale }
        return all.contains { $0.standing == .fresh(.concern) } ? .concern : .agreed
    }

    /// Fresh supports and the groups that matter: the terms of `alignment`.
    package var alignmentTerms: (supports: Int, groups: Int) {
        let standings = standings(of: groupsThatMatter)
        return (standings.count { $0.standing == .fresh(.support) }, standings.count)
    }

    /// Fresh supports / groups that matter, 0...1; `nil` where no group matters.
    package var alignment: Double? {
        let terms = alignmentTerms
        return terms.groups == 0 ? nil : Double(terms.supports) / Double(terms.groups)
    }
}

package struct Requirement: Positioned {
    package let item: Item
    package init(_ item: Item) { self.item = item }

    package var status: RequirementStatus { item.choice(FieldNames.status, RequirementStatus.packed) ?? .open }
    /// Whom it is for.
    package var group: Group? { item.choice(FieldNames.group, Group.packed) }
    package var lead: String? { item.text("lead") }
    package var category: Category? { item.choice("category") }
    package var priority: Priority { item.choice(FieldNames.priority, Priority.packed) ?? .should }
    /// "Accepted when".
    package var criterion: String? { item.text("criterion") }
    package var wording: String { criterion ?? "" }

    /// Whether somebody said who meets it.
    package var hasExplicitBy: Bool { !explicitBy.isEmpty }

    private var explicitBy: [Group] { Group.allCases.filter { item.isTrue(FieldNames.member($0, of: .by)) } }

    /// Who meets it: as set, else those who serve the group it is for.
    package var by: [Group] {
        let explicit = explicitBy
        return explicit.isEmpty ? group?.servedBy ?? [] : explicit
    }

    package var groupsThatMatter: [Group] {
        let (group, by) = (group, by)
        return Group.allCases.filter { $0 == group || by.contains($0) }
    }

    /// Whether who meets it is only presumed: nobody set it, and none of those groups has supported it.
    package var isPresumed: Bool { !hasExplicitBy && !by.contains { position(of: $0) == .support } }

    package var state: AlignmentState {
        switch status {
        case .open: agreement
        case .met: .met
        case .dropped: .dropped
        }
    }
}

package struct Decision: Positioned {
    package let item: Item
    package init(_ item: Item) { self.item = item }

    package var status: DecisionStatus { item.choice("status") ?? .proposed }
    package var rationale: String? { item.text("rationale") }
    package var requirement: ItemID? { item.text("requirement").map { ItemID($0) } }
    package var supersedes: ItemID? { item.text("supersedes").map { ItemID($0) } }
    package var wording: String { title }
    package var groupsThatMatter: [Group] { Group.allCases }
    /// Groups represented when it was taken.
    package var present: [Group] { item.groups(in: "present") }
}
