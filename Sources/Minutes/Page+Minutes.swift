internal import Alignment

/// The minutes of a live or closed review.
extension Page {
    init(minutes: Minutes, for group: Group?) {
        let header = minutes.header
        let name: Phrase = header.status == .live ? "Minutes so far: " : "Minutes: "
        self.init(title: name + "\(header.review.title)", year: header.day?.civil.year ?? 0, group: group)
        list(header.lines)
        add(minutes.brief)
        if let group { add(ForGroup(group, minutes)) }
        add(minutes.attendance)
        addTopics(minutes.sections)
        add(minutes.followUp)
        list(2, "Changed outside the room", minutes.outside.map(\.sentenceWithAuthors))
        addLeftovers(minutes)
        addTimes(minutes)
        list(
            2, "Recorded after closing",
            minutes.late.map { "\($0.at.day) \($0.at.time), " + $0.sentenceWithAuthors })
    }

    private mutating func list(_ items: [Phrase]) { list(0, "", items) }

    private mutating func add(_ brief: Brief) {
        heading(2, "In short")
        list(3, "Decided", brief.decisions.map(\.sentence))
        table(3, "Who does what by when", Page.table(of: brief.actions))
        list(3, "Acceptance criteria that moved", brief.criteria.map(\.paragraph))
        list(3, "New requirements", brief.newRequirements.map { "\($0.item)" })
        list(3, "Requirements met", brief.metRequirements.map { "\($0)" })
        list(3, "Not agreed yet", brief.openPoints.map(\.paragraph))
        list(3, "Open questions", brief.openQuestions.map(\.asked))
        list(3, "Who was missing", brief.absences)
        heading(3, "Next review")
        paragraph(brief.next.map { "\($0)" } ?? "Not set yet.")
    }

    private static func table(of actions: [ActionLine]) -> Table {
        Table(
            caption: "Action items agreed on in this review", columns: ["Who", "What", "By when", "For"],
            rows: actions.map { action in
                [action.ownerName, "\(action.item)", action.dueCell, action.party.map { "\($0.name)" } ?? ""]
            }, lines: actions.map(\.sentence))
    }

    private mutating func add(_ attendance: Attendance) {
        heading(2, "Attendance")
        var items = attendance.groups.map { group -> Phrase in
            .label(group.party.name + ":") + " " + (group.people.isEmpty ? "nobody" : .people(group.people))
        }
        if !attendance.guests.isEmpty { items.append(.label("Guests:") + " " + .people(attendance.guests)) }
        if !attendance.apologies.isEmpty {
            items.append(.label("Apologies:") + " " + .list(attendance.apologies.map(\.name)))
        }
        list(items)
    }

    private mutating func addLeftovers(_ minutes: Minutes) {
        let topics = minutes.parkedTopics.map { "The topic \($0.item.title)" as Phrase }
        list(2, "Parked", topics + minutes.parked.map(\.parkedSentence))
        list(2, "Not reached", minutes.notReached.map { "\($0.item.title)" })
    }

    private mutating func addTimes(_ minutes: Minutes) {
        let header = minutes.header
        heading(2, "Time")
        paragraph(
            Phrase(stringLiteral: Spell.time(planned: header.plannedMinutes, used: header.usedMilliseconds) + "."))
        let timed = minutes.sections.filter { $0.usedMilliseconds != nil }
        list(
            timed.map { section in
                let time = Spell.time(planned: section.plannedMinutes, used: section.usedMilliseconds)
                return section.name + ": " + Phrase(stringLiteral: time.prefix(1).lowercased() + time.dropFirst())
            })
    }
}

extension Minutes.Header {
    /// Review, date, facilitator, edition.
    var lines: [Phrase] {
        var lines: [Phrase] = [.label("Review:") + " \(Phrase(stringLiteral: review.ref)) of \(workspace)"]
        lines.append(.label("Date:") + " " + date)
        if let facilitator { lines.append(.label("Facilitator:") + " \(facilitator.name)") }
        if let editionWords { lines.append(editionWords) }
        return lines
    }

    /// "26 Nov 2026, 10:00 to 11:02; planned 10:00, 60 min"
    private var date: Phrase {
        guard let started, let ended = status == .live ? ended : heldUntil else { return planned ?? "not set yet" }
        let until: Phrase = ended.day == started.day ? "" : "\(ended.day) "
        var phrase: Phrase = "\(date: started.day), \(started.time) to " + until + "\(ended.time)"
        if status == .live {
            phrase = "\(date: started.day), live since \(started.time), as of " + until + "\(ended.time)"
        }
        guard edition == 1 || status == .live, let planned else { return phrase }
        return phrase + "; planned " + planned
    }

    /// "10:00, 60 min"; with its day where that is another than the minutes'.
    var planned: Phrase? {
        guard let plannedDay else { return nil }
        let day: Phrase = plannedDay == started?.day ? "" : "\(date: plannedDay)"
        let time: Phrase = plannedTime.map { "\($0)" } ?? ""
        let parts = [day, time, "\(plannedMinutes) min"].filter { !$0.parts.isEmpty }
        return .joined(parts, ", ")
    }

    /// "Edition 2, corrected 24 Nov by sam"
    var editionWords: Phrase? {
        guard edition > 1 else { return nil }
        guard status == .closed, let ended, let closedBy else { return "Reopened after edition \(edition - 1)" }
        let day = ended.day.short(inYear: self.day?.civil.year ?? 0)
        return "Edition \(edition), corrected \(Phrase(stringLiteral: day)) by \(closedBy.handle)"
    }
}

extension Brief {
    /// Who was not there, or not all the time.
    var absences: [Phrase] {
        var lines: [Phrase] = missing.map { "Nobody from \($0.name)" }
        lines += partly.map { "\($0.party.name) only " + .stays($0.represented) }
        if !apologies.isEmpty { lines.append("Apologies from " + .list(apologies.map(\.name))) }
        return lines.isEmpty ? ["Nobody: all four groups were in the room throughout"] : lines
    }
}

extension ActionLine {
    /// The cell under "By when".
    var dueCell: Phrase {
        switch status {
        case .done: "done"
        case .dropped: "dropped"
        default: due.map { "\($0)" } ?? "no day yet"
        }
    }
}

extension NoteLine {
    /// "Tom Weiss: is 120 ms the network's number? (N5)"
    var asked: Phrase { (to.map { "\($0.name): " } ?? "") + "\(item)" }

    var parkedSentence: Phrase {
        var phrase = said.map { "\($0.name): " as Phrase } ?? ""
        phrase += .text(item.title)
        if let topic { phrase += ", from the topic \(topic.title)" }
        return phrase + " (\(Phrase(stringLiteral: item.ref)))"
    }
}

extension Phrase {
    /// "Dana Ito (platform engineer), Sam Ode (facilitator) until 10:24"
    static func people(_ presences: [Attendance.Presence]) -> Phrase {
        joined(presences.map(person), ", ")
    }

    private static func person(_ presence: Attendance.Presence) -> Phrase {
        var phrase = text(presence.person.name)
        if presence.isFacilitator {
            phrase += " (facilitator)"
        } else if let role = presence.person.role {
            phrase += " (\(role))"
        }
        let stays = presence.stays
        return stays == [Attendance.Stay(from: nil, to: nil)] ? phrase : phrase + " " + .stays(stays)
    }

    /// "until 10:24 and from 10:40"
    static func stays(_ stays: [Attendance.Stay]) -> Phrase {
        joined(stays.map(stay), " and ")
    }

    private static func stay(_ stay: Attendance.Stay) -> Phrase {
        switch (stay.from, stay.to) {
        case (nil, nil): "throughout"
        case (let from?, nil): "from \(from.time)"
        case (nil, let to?): "until \(to.time)"
        case (let from?, let to?): "from \(from.time) to \(to.time)"
        }
    }
}
