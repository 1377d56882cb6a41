internal import Alignment

/// How the lines of the minutes read.
extension ActionLine {
    var ownerName: Phrase { owner.map { "\($0.name)" } ?? "nobody yet" }

    /// "Load-test the model, by 27 Nov, for End users (A4)" with its owner in front.
    var sentence: Phrase { sentence(known: nil) }

    /// - Parameter known: the group whose own copy this is; it need not be told that something is for itself.
    func sentence(known: Party?) -> Phrase {
        var phrase: Phrase = "\(owner.map { "\($0.name)" } ?? "Nobody yet"): \(item.title)"
        if let party, party != known { phrase += ", for \(party.name)" }
        return phrase + ", \(standing) (\(Phrase(stringLiteral: item.ref)))"
    }

    /// Where it stands: "done", "due 27 Nov", "3 days late", "blocked, waiting for the network team".
    var standing: Phrase {
        switch status {
        case .done: return "done"
        case .dropped: return "dropped"
        case .open, .doing: return dueWords
        case .blocked: return dueWords + (waiting.map { ", blocked, waiting for \($0)" } ?? ", blocked")
        }
    }

    var dueWords: Phrase {
        guard let due else { return "no due day" }
        guard let daysLate else { return "by \(due)" }
        return "due \(due), \(daysLate) \(daysLate == 1 ? "day" : "days") late"
    }
}

extension Stance {
    /// "objection from Lines of business: timeouts carry no code; condition: until every decline has one"
    var sentence: Phrase {
        var phrase = Phrase(stringLiteral: position.rawValue) + " from \(party.name)" + asides
        if let reason { phrase += ": \(reason)" }
        if let condition { phrase += "; condition: \(condition)" }
        return phrase
    }

    private var asides: Phrase {
        var asides: [Phrase] = []
        if let voice { asides.append("spoken by \(voice.name)") }
        if let reportedBy { asides.append("reported by \(reportedBy.name)") }
        if let before { asides.append(Phrase(stringLiteral: before.rawValue + " before")) }
        if isStale { asides.append("on an earlier wording") }
        return asides.isEmpty ? "" : " (" + .joined(asides, ", ") + ")"
    }

    /// Whether there is nothing to tell but the position.
    var isPlain: Bool { reason == nil && condition == nil && asides == "" }
}

extension [Stance] {
    /// Plain ones of a kind in one line, each with more to say in a line of its own.
    var sentences: [Phrase] {
        Position.allCases.flatMap { position -> [Phrase] in
            let these = filter { $0.position == position }
            let plain = these.filter(\.isPlain).map(\.party.name)
            let together = plain.isEmpty ? [] : ["\(position.rawValue.capitalized) from " + Phrase.list(plain)]
            return together + these.filter { !$0.isPlain }.map { $0.sentence.capitalized }
        }
    }
}

extension Phrase {
    /// With a capital letter, where it begins with our own words.
    var capitalized: Phrase {
        guard case .words(let words)? = parts.first else { return self }
        return Phrase(parts: [.words(words.prefix(1).uppercased() + words.dropFirst())] + parts.dropFirst())
    }
}

extension String {
    fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}

extension DecisionLine {
    /// The decision with what it says of itself, for the topic it was taken in.
    var paragraph: Phrase {
        var lines: [Phrase] = [statusWords + "\(item)"]
        if let rationale { lines.append(.label("Reason:") + " \(rationale)") }
        if let requirement { lines.append(.label("Requirement:") + " \(requirement)") }
        if let supersedes { lines.append(.label("In place of:") + " \(supersedes)") }
        if !represented.isEmpty { lines.append(.label("In the room:") + " " + .list(represented.map(\.name)) + absent) }
        return .lines(lines + stances.sentences)
    }

    private var absent: Phrase {
        notRepresented.isEmpty ? "" : "; not " + Phrase.list(notRepresented.map(\.name))
    }

    /// The decision in one line, with who is against it.
    var sentence: Phrase {
        let against = dissent.filter { !$0.isStale }.map(\.sentence)
        return statusWords + "\(item)" + (against.isEmpty ? "" : "; " + .joined(against, "; "))
    }

    private var statusWords: Phrase {
        switch status {
        case .accepted: ""
        case .proposed: "Proposed: "
        case .rejected: "Rejected: "
        case .superseded: "Superseded: "
        }
    }
}

extension RequirementLine {
    var paragraph: Phrase { paragraph(known: nil) }

    /// - Parameter known: the group whose own copy this is.
    func paragraph(known: Party?) -> Phrase {
        var head: Phrase = "\(item)"
        if let party, party != known { head += ", for \(party.name)" }
        if !by.isEmpty { head += ", met by " + .list(by.map(\.name)) }
        if let lead { head += ", lead \(lead.name)" }
        return .lines([head] + (criterion.map { [.label("Accepted when:") + " \($0)"] } ?? []))
    }
}

extension CriterionLine {
    var paragraph: Phrase {
        .lines([
            "\(item)", .label("Before:") + " \(before.map(Phrase.text) ?? "no criterion")",
            .label("Now:") + " \(now.map(Phrase.text) ?? "no criterion")",
        ])
    }
}

extension PositionLine {
    var paragraph: Phrase {
        let unheard = toBeHeard.isEmpty ? [] : ["Still to be heard: " + Phrase.list(toBeHeard.map(\.name))]
        return .lines(["\(item)"] + stances.sentences + unheard)
    }
}

extension OpenPoint {
    var paragraph: Phrase { .lines(["\(item)"] + sentences) }

    var sentences: [Phrase] {
        objections.map(\.sentence.capitalized)
            + (toBeHeard.isEmpty ? [] : ["Still to be heard: " + .list(toBeHeard.map(\.name))])
    }
}

extension NoteLine {
    /// - Parameter known: what the reader knows it is about without being told.
    func sentence(known: Mention?) -> Phrase {
        var phrase: Phrase = ""
        switch kind {
        case .note, .parked: if let said { phrase += "\(said.name): " }
        case .question:
            phrase += .label("Question" + (to == nil ? ":" : ""))
            if let to { phrase += " to \(to.name):" }
            phrase += " "
        }
        phrase += .text(item.title)
        if let about, about != known { phrase += " (about \(Phrase(stringLiteral: about.ref)))" }
        return kind == .question ? .lines([phrase, outcome]) : phrase
    }

    private var outcome: Phrase {
        if let answer { return .label("Answer:") + " \(answer)" }
        return isSettled ? "Settled." : "Not answered yet (\(Phrase(stringLiteral: item.ref)))."
    }
}
