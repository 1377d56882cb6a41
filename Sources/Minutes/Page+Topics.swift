internal import Alignment

/// Topic by topic, and what became of earlier action items.
extension Page {
    mutating func addTopics(_ sections: [Section]) {
        guard !sections.isEmpty else { return }
        heading(2, "Topic by topic")
        for section in sections { add(section) }
    }

    private mutating func add(_ section: Section) {
        topic(section.name)
        if let intro = section.intro { paragraph(intro) }
        list(0, "", section.notes.map { $0.sentence(known: section.about) })
        list(4, "Decided", section.decisions.map(\.paragraph))
        list(4, "Acceptance criterion moved", section.criteria.map(\.paragraph))
        list(4, "Positions", section.positions.map(\.paragraph))
        list(4, "New requirement", section.requirements.map(\.paragraph))
        list(4, "To do", section.actions.map(\.sentence))
        list(4, "Updated", section.updates.map(\.sentence))
    }

    /// - Parameter overdue: what is said of those that should be done.
    mutating func add(_ followUp: FollowUp, overdue: Phrase = "Overdue") {
        guard !followUp.isEmpty else { return }
        heading(2, "Progress on action items")
        if let previous = followUp.previous, let since = followUp.since {
            paragraph("The last review was \(previous), closed on \(since.day).")
        }
        tasks(3, "Closed", followUp.closed.map { Task(isDone: $0.status == .done, phrase: $0.closedSentence) })
        tasks(3, "Moved", followUp.moved.map { Task(isDone: false, phrase: $0.sentence) })
        tasks(3, overdue, followUp.overdue.map { Task(isDone: false, phrase: $0.sentence) })
        tasks(3, "Still open", followUp.open.map { Task(isDone: false, phrase: $0.sentence) })
    }
}

extension Section {
    var name: Phrase {
        switch part {
        case .opening: "Opening"
        case .topic(let topic, _): .text(topic.title)
        case .closing: "Besides the topics"
        }
    }

    /// Planned and used time, what the topic is about and what is open there.
    var intro: Phrase? {
        var lines: [Phrase] = []
        let time = Spell.time(planned: plannedMinutes, used: usedMilliseconds)
        if !time.isEmpty { lines.append(Phrase(stringLiteral: time + (isParked ? ". Parked." : "."))) }
        if let about { lines.append(.label("About:") + " \(about)") }
        let isTold = positions.contains { $0.item.id == openPoint?.item.id }
        if let openPoint, !isTold { lines += openPoint.sentences }
        return lines.isEmpty ? nil : .lines(lines)
    }

    private var isParked: Bool { if case .topic(_, .parked) = part { true } else { false } }
}

extension ActionLine {
    /// "Dana Ito: Pre-pull the images (A1)", with a word if it was given up.
    var closedSentence: Phrase {
        let who: Phrase = owner.map { "\($0.name): " } ?? ""
        return who + "\(item)" + (status == .dropped ? ", dropped" : "")
    }
}

extension FollowUp.Move {
    var sentence: Phrase {
        let who: Phrase = action.owner.map { "\($0.name): " } ?? "Nobody yet: "
        let due: Phrase = action.due.map { "due \($0) instead of \(from)" } ?? "no due day any more"
        let late: Phrase = action.daysLate == nil ? "" : ", overdue"
        return who + "\(action.item), " + due + late + (action.because.map { ", because \($0)" } ?? "")
    }
}
