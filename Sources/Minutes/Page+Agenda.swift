internal import Alignment

/// The agenda of a planned review, to be sent beforehand.
extension Page {
    init(agenda minutes: Minutes, _ preparation: Preparation, for group: Group?) {
        let header = minutes.header
        self.init(title: "Agenda: \(header.review.title)", year: header.day?.civil.year ?? 0, group: group)
        var lines = header.lines
        let people = [
            ("Invited:", preparation.invited.filter { $0.party != nil }),
            ("Guests:", preparation.invited.filter { $0.party == nil }), ("Apologies:", preparation.apologies),
        ]
        for (label, people) in people where !people.isEmpty {
            lines.append(.label(label) + " " + .list(people.map(\.name)))
        }
        list(0, "", lines)
        addTopics(preparation, of: header.plannedMinutes)
        addStanding(preparation)
        heading(2, group == nil ? "What we need from each group" : "What we need from you")
        for need in preparation.needs where group == nil || need.party.group == group { add(need) }
        add(minutes.followUp, overdue: "Due by then")
        list(2, "To be heard again", preparation.points(of: .toBeHeard).map(\.sentence))
        list(2, "Contradictions to settle", preparation.conflicts.map(\.sentence))
        list(2, "Open questions", preparation.questions.map(\.asked))
        list(2, "Parked earlier", preparation.parkedEarlier)
    }

    private mutating func addTopics(_ preparation: Preparation, of minutes: Int) {
        heading(2, "Topics")
        guard !preparation.topics.isEmpty else { return paragraph("No topics yet.") }
        list(0, "", preparation.topics.map(\.sentence))
        let over = preparation.plannedMinutes - minutes
        paragraph(
            "\(preparation.plannedMinutes) of \(minutes) min planned\(over > 0 ? ", \(over) min too many" : "" as Phrase)."
        )
    }

    /// "As always: Last review's actions (4), Questions and parked (2)."
    private mutating func addStanding(_ preparation: Preparation) {
        let standing = preparation.standing.filter { !$0.points.isEmpty }
        guard !standing.isEmpty else { return }
        let counts = standing.map { "\(Phrase(stringLiteral: $0.topic.title)) (\($0.points.count))" as Phrase }
        paragraph(.label("As always:") + " " + .joined(counts, ", "))
    }

    private mutating func add(_ need: Preparation.Need) {
        heading(3, .text(need.party.name))
        guard !need.isEmpty else { return paragraph("Nothing is open.") }
        if need.open > 0 {
            paragraph("\(need.open) open \(need.open == 1 ? "requirement" : "requirements" as Phrase) for you.")
        }
        list(4, "Contested: how can we agree?", need.contested.map(\.paragraph))
        list(4, "Your position, please", need.unheard.map(\.position))
        list(4, "The wording changed since you were heard: your position again, please", need.stale.map(\.position))
        list(4, "Your action items", need.actions.map(\.sentence))
        list(4, "Questions to you", need.questions.map(\.asked))
    }
}

extension Preparation {
    fileprivate func points(of topic: StandingTopic) -> [StandingLine.Point] {
        standing.first { $0.topic == topic }?.points ?? []
    }

    /// Notes with who said them, topics, and how often each was put off.
    fileprivate var parkedEarlier: [Phrase] {
        points(of: .waiting).compactMap { point in
            let note = parked.first { $0.item == point.item }
            guard note != nil || point.kind == .topic else { return nil }
            let sentence = note?.parkedSentence ?? "The topic \(point.item)"
            return point.putOffBy.isEmpty ? sentence : sentence + ", " + Phrase.text(point.words)
        }
    }
}

extension StandingLine.Point {
    /// "Answers are fast (R1): LoB objects · not heard: users"
    var sentence: Phrase { words.isEmpty ? "\(item)" : "\(item): " + .text(words) }
}

extension Preparation.Need {
    var isEmpty: Bool {
        open == 0 && contested.isEmpty && unheard.isEmpty && stale.isEmpty && actions.isEmpty && questions.isEmpty
    }
}

extension RequirementLine {
    /// What a position is asked on.
    var position: Phrase {
        .lines(["\(item)"] + (criterion.map { [.label("Accepted when:") + " \($0)"] } ?? []))
    }
}

extension ConflictLine {
    /// "Answers are fast (R1), accepted when: 99.9 % (Dana Ito) or 99.5 % (Mira Santos)"
    var sentence: Phrase {
        let claims = values.map { "\($0.shown?.phrase ?? "nothing") (\($0.by.name))" as Phrase }
        return "\(item), \(Phrase(stringLiteral: label)): " + .joined(claims, " or ")
    }
}

extension TopicLine {
    var sentence: Phrase {
        var phrase: Phrase = "\(item.title)"
        if let plannedMinutes { phrase += ", \(plannedMinutes) min" }
        if let about { phrase += "; about \(about)" }
        return phrase
    }
}
