internal import Alignment

/// Which topic was under discussion when, and the parts of the review that follow from it.
struct Timeline: Sendable {
    /// A topic under discussion (`nil`: none) from one entry to another.
    private struct Turn {
        let topic: ItemID?
        let from: Int
        let to: Int
    }

    private var turns: [Turn] = []
    private let ledger: Ledger
    /// Index of the entry with which the first topic began; after the end where none did.
    private var firstTopic: Int

    init(_ ledger: Ledger) {
        self.ledger = ledger
        firstTopic = Int.max
        for (number, stretch) in ledger.course.stretches.enumerated() {
            let last = stretch.last ?? ledger.lastOfReview
            guard stretch.first <= last else { continue }
            var from = stretch.first
            var topic: ItemID?
            for (index, _) in ledger.entries.touching(ledger.review.id, in: stretch.first..<(last + 1)) {
                guard
                    let change = ledger.changes[index].last(where: {
                        $0.item == ledger.review.id && $0.field == "topic"
                    })
                else { continue }
                turns.append(Turn(topic: topic, from: from, to: index))
                (topic, from) = (change.value?.text.map { ItemID($0) }, index)
                if topic != nil { firstTopic = min(firstTopic, index) }
            }
            if number > 0 || from < last || topic != nil { turns.append(Turn(topic: topic, from: from, to: last)) }
        }
    }

    /// Topics that came under discussion, in the order in which they first did.
    var discussed: [ItemID] {
        var seen: Set<ItemID> = []
        return turns.compactMap(\.topic).filter { ledger.workspace.topic($0) != nil && seen.insert($0).inserted }
    }

    /// Milliseconds a topic was under discussion; of `nil`, the time until the first topic began.
    func used(_ topic: ItemID?) -> Int64 {
        let counted = turns.filter { $0.topic == topic && (topic != nil || $0.to <= firstTopic) }
        return counted.reduce(0) { $0 + elapsed($1.from, $1.to) }
    }

    /// Milliseconds the review was live.
    var usedInAll: Int64 {
        ledger.course.stretches.reduce(0) { $0 + elapsed($1.first, $1.last ?? ledger.lastOfReview) }
    }

    private func elapsed(_ from: Int, _ to: Int) -> Int64 {
        max(0, ledger.moment(to).instant.milliseconds - ledger.moment(from).instant.milliseconds)
    }

    /// The opening, each topic in the order discussed, and what else was recorded.
    func sections(_ rollCall: RollCall) -> [Section] {
        var parts: [ItemID: [Int]] = [:]
        var opening: [Int] = []
        var closing: [Int] = []
        var topics = discussed
        for index in ledger.made {
            if let topic = ledger.entries[index].topic.flatMap({ ledger.workspace.topic($0) }),
                topic.review == ledger.review.id
            {
                if !topics.contains(topic.id) { topics.append(topic.id) }
                parts[topic.id, default: []].append(index)
            } else if index < firstTopic {
                opening.append(index)
            } else {
                closing.append(index)
            }
        }
        let first = filled(empty(.opening, used: used(nil)), opening, rollCall)
        let last = filled(empty(.closing, used: nil), closing, rollCall)
        let middle = topics.compactMap { section(of: $0, parts[$0] ?? [], rollCall) }
        return [first].filter { !$0.isEmpty } + middle + [last].filter { !$0.isEmpty }
    }

    private func section(of id: ItemID, _ indices: [Int], _ rollCall: RollCall) -> Section? {
        guard let topic = ledger.workspace.topic(id) else { return nil }
        let about = ledger.workspace.mention(existing: topic.about)
        let requirement = topic.about.flatMap { ledger.workspace.requirement($0) }
        let wasDiscussed = discussed.contains(id)
        let section = Section(
            part: .topic(ledger.workspace.mention(id), topic.status),
            plannedMinutes: topic.minutes.map(Spell.plausible),
            usedMilliseconds: wasDiscussed ? used(id) : nil, about: about,
            openPoint: requirement.flatMap { ledger.openPoint($0, rollCall) })
        let filled = filled(section, indices, rollCall)
        return wasDiscussed || !filled.isEmpty ? filled : nil
    }

    private func empty(_ part: Section.Part, used: Int64?) -> Section {
        Section(part: part, plannedMinutes: nil, usedMilliseconds: used, about: nil, openPoint: nil)
    }

    private func filled(_ section: Section, _ indices: [Int], _ rollCall: RollCall) -> Section {
        var builder = SectionBuilder(ledger, rollCall, section)
        builder.fill(indices)
        return builder.section
    }
}
