/// Turns values, fields and changes into the words people read: one place for the command line, the dashboard, history
/// and the minutes.
package struct Wording: Sendable {
    package let workspace: Workspace
    package let zone: Zone
    /// Days of this year are named without it.
    package let today: Day
    private let dates: DateForm

    package init(_ workspace: Workspace, zone: Zone, today: Day, dates: DateForm = .words) {
        self.workspace = workspace
        self.zone = zone
        self.today = today
        self.dates = dates
    }

    /// "Fri 27 Nov".
    package func day(_ day: Day) -> String { dates == .iso ? day.iso : day.words(inYear: today.civil.year) }

    /// "27 Nov".
    package func shortDay(_ day: Day) -> String { dates == .iso ? day.iso : day.short(inYear: today.civil.year) }

    /// "22 Nov 10:31".
    package func moment(_ instant: Instant) -> String {
        let (day, time) = zone.local(instant)
        return shortDay(day) + " " + time.iso
    }

    /// "3 days late", "due today", "Fri 27 Nov".
    package func due(_ day: Day) -> String {
        switch day - today {
        case 0: "due today"
        case 1: "due tomorrow"
        case -1: "1 day late"
        case ..<0: "\(today - day) days late"
        default: self.day(day)
        }
    }

    /// "in 4 days", "today", "3 days ago".
    package func distance(to day: Day) -> String {
        switch day - today {
        case 0: "today"
        case 1: "tomorrow"
        case -1: "yesterday"
        case ..<0: "\(today - day) days ago"
        default: "in \(day - today) days"
        }
    }

    /// A value as people read it.
    package func value(_ value: Value?, field: String, of item: ItemID) -> String {
        guard let value else { return "nothing" }
        if let flag = value.flag { return flag ? "yes" : "no" }
        guard let kind = item.kind, let (spec, _) = FieldSpec.find(field, of: kind), let text = value.text else {
            return value.plain
        }
        switch spec.type {
        case .group, .speaker: return Group(rawValue: text).map(workspace.name(of:)) ?? text
        case .day: return Day(iso: text).map(day) ?? text
        case .moment: return moment(text)
        case .instant: return Instant(iso: text).map(moment) ?? text
        case .item: return workspace.ref(ItemID(text))
        default: return text
        }
    }

    private func moment(_ text: String) -> String {
        guard let day = Day(iso: text.prefix(10)) else { return text }
        return self.day(day) + text.dropFirst(10)
    }

    /// A field as people read it: "accepted when", "IT position".
    package func label(_ field: String, of item: ItemID) -> String {
        guard let kind = item.kind, let (spec, member) = FieldSpec.find(field, of: kind) else { return field }
        guard let member else { return spec.label }
        let name = spec.family == .groups ? Group(rawValue: member)?.shortName ?? member : "@" + member
        return spec.label == "group name" ? "name of \(name)" : "\(name) \(spec.label)"
    }

    /// One change in words: "status: open → doing".
    package func change(_ change: Entry.Change) -> String {
        let label = label(change.field, of: change.item)
        let now = value(change.value, field: change.field, of: change.item)
        guard change.was != nil else { return "\(label): \(now)" }
        if change.was == change.value { return "\(label): \(now) again" }
        return "\(label): \(value(change.was, field: change.field, of: change.item)) → \(now)"
    }

    /// All that an entry changes of one item, in words; members of a family in one phrase, pins not at all.
    package func changes(_ changes: some Sequence<Entry.Change>) -> String {
        let changes = changes.filter { !$0.field.hasPrefix("pin.") }
        var told: Set<String> = []
        var phrases: [String] = []
        for change in changes {
            guard let family = flagFamily(of: change) else {
                phrases.append(self.change(change))
                continue
            }
            if told.insert(family.name).inserted { phrases += members(of: family, in: changes) }
        }
        return phrases.joined(separator: " · ")
    }

    /// The family `by.`, `here.` ... whose member the change takes in or out.
    private func flagFamily(of change: Entry.Change) -> FieldSpec? {
        guard let kind = change.item.kind, let (spec, member) = FieldSpec.find(change.field, of: kind),
            member != nil, spec.type == .flag, change.value?.flag != nil || change.value == nil
        else { return nil }
        return spec
    }

    /// "by: IT, ML", "no longer by: LoB"; "dana, lee came", "raj left".
    private func members(of family: FieldSpec, in changes: [Entry.Change]) -> [String] {
        let theirs = changes.filter { flagFamily(of: $0) == family }
        if family.name == "here" {
            return Attending.allCases.compactMap { attending in
                let handles = attending.handles(in: theirs)
                return handles.isEmpty ? nil : handles.joined(separator: ", ") + " " + attending.verb
            }
        }
        func names(isIn: Bool) -> String {
            let members = theirs.filter { ($0.value == .flag(true)) == isIn }
                .map { String($0.field.dropFirst(family.name.utf8.count + 1)) }
            guard family.family == .groups else { return members.joined(separator: ", ") }
            return Group.allCases.filter { members.contains($0.rawValue) }.map(\.shortName).joined(separator: ", ")
        }
        let labels = [(true, family.label), (false, "no longer \(family.label)")]
        return labels.compactMap { isIn, label in
            let names = names(isIn: isIn)
            return names.isEmpty ? nil : "\(label): \(names)"
        }
    }
}

extension Wording {
    /// What a new item is, in one line: "action item for End users by ML/AI teams · owner jun · no due day · R8".
    package func summary(_ item: Item) -> String {
        switch item.kind {
        case .action: action(ActionItem(item))
        case .requirement: requirement(Requirement(item))
        case .decision: decision(Decision(item))
        case .note: note(Note(item))
        case .topic: topic(Topic(item))
        case .review: review(Review(item))
        case .person: person(Person(item))
        case .workspace, nil: "workspace"
        }
    }

    private func action(_ action: ActionItem) -> String {
        var head = "action item"
        if let group = action.group { head += " for " + workspace.name(of: group) }
        if let by = workspace.by(action) { head += " by " + workspace.name(of: by) }
        return join([
            head, action.owner.map { "owner " + $0 } ?? "no owner", action.due.map { "due " + day($0) } ?? "no due day",
            action.item.text("priority"), action.requirement.map(workspace.ref),
        ])
    }

    private func requirement(_ requirement: Requirement) -> String {
        var head = "requirement"
        if let group = requirement.group { head += " for " + workspace.name(of: group) }
        let by = requirement.by.map(workspace.name(of:)).joined(separator: ", ")
        if !by.isEmpty { head += (requirement.hasExplicitBy ? " by " : " presumably by ") + by }
        return join([
            head, requirement.item.text("priority"), requirement.item.text("category"),
            requirement.lead.map { "lead " + $0 },
            requirement.criterion.map { "accepted when " + $0 } ?? "no criterion yet",
        ])
    }

    private func decision(_ decision: Decision) -> String {
        let present = decision.present.map(\.shortName).joined(separator: ", ")
        return join([
            "decision " + decision.status.rawValue, decision.requirement.map(workspace.ref),
            decision.rationale.map { "because " + $0 }, present.isEmpty ? nil : "represented: " + present,
        ])
    }

    private func note(_ note: Note) -> String {
        let said = note.said.map { "said by " + speaker($0) }
        let about = note.about.map { "about " + workspace.ref($0) }
        switch note.kind {
        case .question: return join(["question" + (note.to.map { " to " + speaker($0) } ?? ""), said, about])
        case .parked: return join(["parked", said, about])
        case .note: return join([said.map { "note " + $0 } ?? "note", about])
        }
    }

    private func topic(_ topic: Topic) -> String {
        join([
            "topic" + (topic.review.map { " of " + workspace.ref($0) } ?? ""), topic.minutes.map { "\($0) min" },
            topic.about.map { "about " + workspace.ref($0) },
        ])
    }

    private func review(_ review: Review) -> String {
        join([
            "review " + review.status.rawValue, review.plannedDay.map(day), review.plannedTime?.iso,
            "\(review.plannedMinutes) min", review.facilitator.map { "facilitator " + $0 },
        ])
    }

    private func person(_ person: Person) -> String {
        join([person.group.map(workspace.name(of:)) ?? "guest", person.role, person.email])
    }

    /// A handle, or a group's name.
    package func speaker(_ text: String) -> String { Group(rawValue: text).map(workspace.name(of:)) ?? text }

    private func join(_ parts: [String?]) -> String { parts.compactMap(\.self).joined(separator: " · ") }
}
