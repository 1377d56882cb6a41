internal import Alignment

/// Reviews and action items as an iCalendar object (RFC 5545).
package struct Calendar: Sendable {
    /// Whether action items are to-dos or, since many calendars ignore those, all-day events on their due day.
    package enum Todos: String, CaseIterable, Sendable { case vtodo, vevent }

    private let workspace: Workspace
    private let zone: Zone
    private let todos: Todos
    private let makings: Makings
    private var out = CalendarText()

    static func render(
        _ workspace: Workspace, _ zone: Zone, reviews: [Review], actions: [ActionItem], todos: Todos
    ) -> String {
        let makings = Makings(in: workspace.entries) { ask in
            for item in reviews.map(\.item) + actions.map(\.item) {
                ask(item.created)
                ask(item.changed)
            }
            for action in actions where action.status == .done {
                if let field = action.item.field("status") { ask(field.setBy) }
            }
        }
        var calendar = Calendar(workspace, zone, todos, makings)
        calendar.write(reviews, actions)
        return calendar.out.text
    }

    private init(_ workspace: Workspace, _ zone: Zone, _ todos: Todos, _ makings: Makings) {
        self.workspace = workspace
        self.zone = zone
        self.todos = todos
        self.makings = makings
    }

    private mutating func write(_ reviews: [Review], _ actions: [ActionItem]) {
        out.begin("VCALENDAR")
        out.line("VERSION", "2.0")
        out.line("PRODID", "-//Concord//Concord//EN")
        out.line("CALSCALE", "GREGORIAN")
        out.text("X-WR-CALNAME", workspace.name)
        for review in reviews { add(review) }
        for action in actions { todos == .vtodo ? addTodo(action) : addEvent(action) }
        out.end("VCALENDAR")
    }

    private func at(_ index: Int) -> Instant { Instant(iso: makings[index].at) ?? Instant(milliseconds: 0) }

    private mutating func stamps(_ item: Item) {
        out.line("UID", item.id.text + "@concord")
        out.line("DTSTAMP", CalendarText.utc(at(item.changed)))
        out.line("CREATED", CalendarText.utc(at(item.created)))
        out.line("LAST-MODIFIED", CalendarText.utc(at(item.changed)))
    }

    private mutating func add(_ review: Review) {
        guard let start = start(review) else { return }
        out.begin("VEVENT")
        stamps(review.item)
        out.line("SEQUENCE", String(sequence(review)))
        out.line("DTSTART" + start.parameter, start.value)
        out.line("DURATION", start.duration)
        out.text("SUMMARY", review.title)
        out.text("DESCRIPTION", description(review))
        for handle in review.invited { if let person = workspace.person(handle) { out.attendee(person) } }
        out.end("VEVENT")
    }

    /// When it began, else when it is planned to; a planned day without a time is a whole day.
    private func start(_ review: Review) -> (parameter: String, value: String, duration: String)? {
        let length = "PT\(Spell.plausible(review.plannedMinutes))M"
        if let day = review.plannedDay, let time = review.plannedTime {
            return ("", CalendarText.utc(zone.instant(day, time)), length)
        }
        if let day = review.plannedDay { return (";VALUE=DATE", CalendarText.date(day), "P1D") }
        return review.started.map { ("", CalendarText.utc($0), length) }
    }

    /// How often what a calendar shows was changed.
    private func sequence(_ review: Review) -> Int {
        let shown: Set<String> = ["title", "planned", "minutes"]
        let range = review.item.created..<(review.item.changed + 1)
        let changes = workspace.entries.touching(review.id, in: range).count { _, entry in
            entry.changes.contains { $0.item == review.id && shown.contains($0.field) }
        }
        return max(0, changes - 1)
    }

    private func description(_ review: Review) -> String {
        let agenda = workspace.agenda(of: review.id).enumerated().map { number, topic in
            "\(number + 1). \(topic.title)" + (topic.minutes.map { ", \($0) min" } ?? "")
        }
        let facilitator = review.facilitator.map { ["Facilitator: " + workspace.attendee($0).name] } ?? []
        return (facilitator + agenda).joined(separator: "\n")
    }

    private mutating func addTodo(_ action: ActionItem) {
        out.begin("VTODO")
        stamps(action.item)
        out.line("DUE;VALUE=DATE", action.due.map(CalendarText.date))
        out.text("SUMMARY", action.title)
        out.text("DESCRIPTION", description(action))
        out.line("STATUS", Calendar.status(action.status))
        if action.status == .done, let field = action.item.field("status") {
            out.line("COMPLETED", CalendarText.utc(at(field.setBy)))
        }
        addDetails(action)
        out.end("VTODO")
    }

    /// Without a due day there is no day to put it on.
    private mutating func addEvent(_ action: ActionItem) {
        guard let due = action.due else { return }
        out.begin("VEVENT")
        stamps(action.item)
        out.line("DTSTART;VALUE=DATE", CalendarText.date(due))
        out.line("DURATION", "P1D")
        out.line("TRANSP", "TRANSPARENT")
        out.text("SUMMARY", action.title)
        out.text("DESCRIPTION", description(action))
        out.line("STATUS", action.status == .dropped ? "CANCELLED" : "CONFIRMED")
        addDetails(action)
        out.end("VEVENT")
    }

    private mutating func addDetails(_ action: ActionItem) {
        out.line("PRIORITY", ["1", "5", "9"][action.priority.rank])
        if let owner = action.owner.flatMap({ workspace.person($0) }) { out.attendee(owner) }
        if let review = makings[action.item.created].review {
            out.line("RELATED-TO", review.text + "@concord")
        }
        if let group = action.group { out.text("CATEGORIES", workspace.name(of: group)) }
    }

    private static func status(_ status: ActionStatus) -> String {
        switch status {
        case .open, .blocked: "NEEDS-ACTION"
        case .doing: "IN-PROCESS"
        case .done: "COMPLETED"
        case .dropped: "CANCELLED"
        }
    }

    private func description(_ action: ActionItem) -> String? {
        let lines = [
            action.owner.map { "Owner: " + workspace.attendee($0).name } ?? "Owner: nobody yet",
            action.group.map { "For: " + workspace.name(of: $0) },
            workspace.mention(existing: action.requirement).map { "Requirement: \($0.title) (\($0.ref))" },
            action.status == .blocked ? "Blocked" + (action.waiting.map { ", waiting for " + $0 } ?? "") : nil,
            action.because.map { "Moved because " + $0 }, action.ref,
        ]
        return lines.compactMap(\.self).joined(separator: "\n")
    }
}

extension Export {
    /// Every review and action item; what was dropped is there as cancelled.
    package func calendar(todos: Calendar.Todos = .vtodo) -> String {
        Calendar.render(
            workspace, zone, reviews: items(.review).map(Review.init), actions: items(.action).map(ActionItem.init),
            todos: todos)
    }
}
