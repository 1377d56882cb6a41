package import Alignment

/// What was said and agreed in one part of the review: its opening, a topic, or what came between and after topics.
package struct Section: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case opening
        case topic(Mention, TopicStatus)
        case closing
    }

    package let part: Part
    package let plannedMinutes: Int?
    /// Milliseconds under discussion; `nil` for the closing part.
    package let usedMilliseconds: Int64?
    /// What the topic is about.
    package let about: Mention?
    /// Where that is open, what speaks against it.
    package let openPoint: OpenPoint?
    /// What was said and asked, in order.
    package internal(set) var notes: [NoteLine] = []
    package internal(set) var decisions: [DecisionLine] = []
    package internal(set) var criteria: [CriterionLine] = []
    package internal(set) var positions: [PositionLine] = []
    package internal(set) var requirements: [RequirementLine] = []
    package internal(set) var actions: [ActionLine] = []
    package internal(set) var updates: [Update] = []

    /// Whether nothing was recorded.
    package var isEmpty: Bool {
        notes.isEmpty && decisions.isEmpty && criteria.isEmpty && positions.isEmpty
            && requirements.isEmpty && actions.isEmpty && updates.isEmpty
    }
}

/// Sorts what gestures came to into a section.
struct SectionBuilder {
    let ledger: Ledger
    let rollCall: RollCall
    private(set) var section: Section

    init(_ ledger: Ledger, _ rollCall: RollCall, _ section: Section) {
        self.ledger = ledger
        self.rollCall = rollCall
        self.section = section
    }

    mutating func fill(_ indices: [Int]) {
        let here = Set(indices)
        for (id, nets) in ledger.net(indices).byItem {
            guard let item = ledger.workspace[id] else { continue }
            add(item, nets, isNew: here.contains(item.created))
        }
    }

    private mutating func add(_ item: Item, _ nets: [NetChange], isNew: Bool) {
        switch item.kind {
        case .note: isNew ? add(Note(item)) : addUpdate(nets)
        case .action: isNew ? section.actions.append(ledger.line(ActionItem(item))) : addUpdate(nets)
        case .decision: add(Decision(item), nets, isNew: isNew)
        case .requirement: add(Requirement(item), nets, isNew: isNew)
        default: break
        }
    }

    /// What was struck is not printed; what was parked has a place of its own.
    private mutating func add(_ note: Note) {
        guard note.status != .struck, note.kind != .parked else { return }
        section.notes.append(ledger.line(note))
    }

    private mutating func add(_ decision: Decision, _ nets: [NetChange], isNew: Bool) {
        let wasTaken = nets.contains { net in
            net.field == "status" && (decision.status == .accepted || decision.status == .rejected)
        }
        if isNew || wasTaken {
            section.decisions.append(ledger.line(decision, rollCall))
        } else {
            addPositions(decision, nets)
            addUpdate(nets)
        }
    }

    private mutating func add(_ requirement: Requirement, _ nets: [NetChange], isNew: Bool) {
        if isNew {
            section.requirements.append(ledger.line(requirement))
        } else if let net = nets.first(where: { $0.field == "criterion" }) {
            section.criteria.append(
                CriterionLine(
                    item: ledger.workspace.mention(requirement.id), before: net.before?.text, now: net.now?.text))
        }
        addPositions(requirement, nets)
        if !isNew { addUpdate(nets) }
    }

    private mutating func addPositions(_ positioned: some Positioned, _ nets: [NetChange]) {
        let taken = nets.filter { $0.field.hasPrefix("position.") }
        let stances = taken.compactMap { ledger.stance(positioned, $0, rollCall) }.sorted {
            ($0.position.rank, $0.party.group.index) < ($1.position.rank, $1.party.group.index)
        }
        guard !stances.isEmpty else { return }
        section.positions.append(
            PositionLine(
                item: ledger.workspace.mention(positioned.id), stances: stances,
                toBeHeard: ledger.toBeHeard(positioned)))
    }

    private mutating func addUpdate(_ nets: [NetChange]) {
        if nets[0].item.kind == .note, ledger.workspace[nets[0].item].map({ Note($0).status == .struck }) ?? true {
            return
        }
        let told: Set<String> = ["position", "reason", "condition", "criterion"]
        if let update = ledger.update(nets, without: told) { section.updates.append(update) }
    }
}

extension Position {
    /// Support first, objection last.
    var rank: Int { Position.allCases.firstIndex(of: self) ?? 0 }
}
