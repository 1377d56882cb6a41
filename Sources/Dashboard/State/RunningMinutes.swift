import Alignment
import Screen

/// The minutes of a review while they grow: what was entered in it, as a reader would tell it.
struct RunningMinutes {
    private let context: ViewContext
    private let review: ItemID
    private let entries: [(index: Int, entry: Entry)]
    private let representation: [(from: Int, groups: [Group])]

    init(_ context: ViewContext, review: ItemID) {
        self.context = context
        self.review = review
        let workspace = context.workspace
        let undone = workspace.undoneEntries
        representation = workspace.review(review).map(workspace.representation) ?? []
        let created = workspace.everything[review]?.created ?? 0
        entries = workspace.entries.indices(from: created, in: review).map { ($0, workspace.entries[$0]) }
            .filter { $0.entry.undoes == nil && !undone.contains($0.entry.id) }
    }

    private var workspace: Workspace { context.workspace }
    private var glyphs: Glyphs { context.glyphs }

    var times: TopicTimes { TopicTimes(of: review, entries.lazy.map(\.entry)) }

    /// "1 without owner", "2 without a due day": of the action items that were raised in the review.
    var attention: [String] {
        let raised = workspace.actionsRaised(in: review)
        let counts = [
            (raised.count(where: \.isUnowned), "without owner"), (raised.count { $0.due == nil }, "without a due day"),
        ]
        return counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    }

    /// - Parameter isSpaced: to be read from afar: an empty line after each entry, and no times.
    func lines(width: Int, isSpaced: Bool = false) -> [LiveReview.Line] {
        guard width > 0 else { return [] }
        return entries.flatMap { index, entry -> [LiveReview.Line] in
            let time = entry.instant.map { context.zone.local($0).time.iso } ?? ""
            let paragraphs = entry.items.flatMap { self.paragraphs(of: $0, in: entry, at: index) }
            let lines = paragraphs.enumerated().flatMap { place, paragraph in
                wrap(paragraph, time: place == 0 ? time : "", width: width, isSpaced: isSpaced)
            }
            let spaced = isSpaced && !lines.isEmpty ? lines + [[]] : lines
            return spaced.map { LiveReview.Line(spans: $0, entry: index) }
        }
    }

    /// A first word that says what it is, and the text.
    private struct Paragraph {
        var lead: Span?
        var text: String
        var role = Role.text
        /// Set off from what stands above.
        var isHeading = false
    }

    private func wrap(_ paragraph: Paragraph, time: String, width: Int, isSpaced: Bool) -> [[Span]] {
        let indent = isSpaced ? 0 : 7
        if paragraph.isHeading {
            let title = TextWidth.fit(paragraph.text, max(1, width - 1), ellipsis: glyphs.ellipsis)
            return isSpaced ? [[Span(title, .heading)]] : [[], [Span(" " + title, .heading)]]
        }
        let lead = paragraph.lead.map { $0.text + " " } ?? ""
        let lines = TextWidth.wrap(lead + paragraph.text, max(10, width - indent))
        return lines.enumerated().map { index, text in
            let margin = Span(isSpaced ? "" : TextWidth.pad(index == 0 ? " " + time : "", indent), .dim)
            guard index == 0, let lead = paragraph.lead, text.hasPrefix(lead.text) else {
                return [margin, Span(text, paragraph.role)]
            }
            return [margin, lead, Span(String(text.dropFirst(lead.text.count)), paragraph.role)]
        }
    }

    private func paragraphs(of id: ItemID, in entry: Entry, at index: Int) -> [Paragraph] {
        let changes = workspace.happenings(in: entry).map(\.change).filter { $0.item == id }
        let isCreated = changes.contains { $0.field == id.kind?.titleField && $0.was == nil }
        guard isCreated else { return changed(id, changes, in: entry, at: index) }
        guard let item = workspace[id] else { return [] }
        switch item.kind {
        case .note: return note(Note(item))
        case .action: return action(ActionItem(item))
        case .decision: return decision(Decision(item))
        case .requirement: return requirement(Requirement(item))
        case .topic:
            // A topic that was opened is told as the one now under discussion.
            let isOpened = entry.changes.contains { $0.field == "topic" && $0.value == .text(id.text) }
            return isOpened ? [] : [Paragraph(lead: Span("topic:", .dim), text: item.title ?? "")]
        case .person:
            let words = Person(item).name + context.dot + context.wording.summary(item)
            return [Paragraph(lead: Span("new:", .dim), text: words, role: .dim)]
        case .review, .workspace, nil: return []
        }
    }

    private func note(_ note: Note) -> [Paragraph] {
        guard note.status != .struck else { return [] }
        switch note.kind {
        case .note:
            let said = note.said.map { Span(context.wording.speaker($0) + ":", .strong) }
            return [Paragraph(lead: said, text: note.text)]
        case .question:
            let to = note.to.map { " to " + context.wording.speaker($0) } ?? ""
            var paragraphs = [Paragraph(lead: Span("question\(to):", .info), text: note.text)]
            if let answer = note.answer { paragraphs.append(Paragraph(lead: Span("answer:", .info), text: answer)) }
            return paragraphs
        case .parked: return [Paragraph(lead: Span("parked:", .dim), text: note.text)]
        }
    }

    private func action(_ action: ActionItem) -> [Paragraph] {
        let due = action.due.map { ActionTable.words($0, isOpen: false, context) } ?? "no due day"
        let who = (action.owner ?? "nobody") + ":"
        return [Paragraph(lead: Span("action \(action.ref) \(who)", .accent), text: action.title + context.dot + due)]
    }

    private func decision(_ decision: Decision) -> [Paragraph] {
        let word = decision.status == .accepted ? "decided" : decision.status.rawValue
        var paragraphs = [Paragraph(lead: Span("\(word) \(decision.ref)", .accent), text: decision.title)]
        if let rationale = decision.rationale { paragraphs.append(Paragraph(text: rationale, role: .dim)) }
        let absent = Group.allCases.filter { !decision.present.contains($0) }
        if decision.status == .accepted, !absent.isEmpty {
            let names = absent.map(\.shortName).joined(separator: ", ")
            paragraphs.append(Paragraph(text: "not represented: \(names)", role: .warning))
        }
        return paragraphs
    }

    private func requirement(_ requirement: Requirement) -> [Paragraph] {
        let group = requirement.group.map { " for \($0.shortName)" } ?? ""
        return [Paragraph(lead: Span("requirement \(requirement.ref)\(group):", .accent), text: requirement.title)]
    }

    private func changed(_ id: ItemID, _ changes: [Entry.Change], in entry: Entry, at index: Int) -> [Paragraph] {
        if id.kind == .review { return reviewChanged(changes) }
        if id.kind == .topic { return topicChanged(id, changes) }
        let ref = Span(workspace.ref(id), .strong)
        if let criterion = changes.first(where: { $0.field == "criterion" }) {
            return [Paragraph(lead: ref, text: "accepted when " + (criterion.value?.plain ?? "nothing"))]
                + (criterion.was.map { [Paragraph(text: "before: " + $0.plain, role: .dim)] } ?? [])
        }
        if let position = Narration(context).position(changes) {
            return [Paragraph(lead: ref, text: position + reporting(changes, of: entry, at: index))]
        }
        let shown = changes.filter { !["text", "title"].contains($0.field) && !$0.field.hasPrefix("pin.") }
        return shown.isEmpty ? [] : [Paragraph(lead: ref, text: context.wording.changes(shown))]
    }

    /// " (reported by sam)", " (ML reported by dana)": for groups that did not speak for themselves.
    private func reporting(_ changes: [Entry.Change], of entry: Entry, at index: Int) -> String {
        let represented = representation.last { $0.from <= index }?.groups ?? []
        let taken = changes.filter { $0.field.hasPrefix("position.") && $0.value != nil }
            .compactMap { Group(rawValue: String($0.field.dropFirst(9))) }
        let reporters = taken.map { group in
            let voice = changes.first { $0.field == "voice." + group.rawValue }?.value?.text
            return workspace.reporter(of: group, voice: voice, represented: represented, author: entry.by)
        }
        if let first = reporters.first ?? nil, reporters.allSatisfy({ $0 == first }) {
            return " (reported by \(first))"
        }
        let phrases = zip(taken, reporters).compactMap { group, reporter in
            reporter.map { "\(group.shortName) reported by \($0)" }
        }
        return phrases.isEmpty ? "" : " (" + phrases.joined(separator: ", ") + ")"
    }

    private func topicChanged(_ id: ItemID, _ changes: [Entry.Change]) -> [Paragraph] {
        guard let status = changes.first(where: { $0.field == "status" })?.value?.text else {
            guard let minutes = changes.first(where: { $0.field == "minutes" })?.value?.integer else { return [] }
            return [Paragraph(text: "\(workspace[id]?.title ?? ""): \(minutes) min", role: .dim)]
        }
        return status == TopicStatus.parked.rawValue
            ? [Paragraph(lead: Span("parked:", .dim), text: "topic " + (workspace[id]?.title ?? ""))] : []
    }

    private func reviewChanged(_ changes: [Entry.Change]) -> [Paragraph] {
        var paragraphs: [Paragraph] = []
        for attending in Attending.allCases {
            let handles = attending.handles(in: changes)
            guard !handles.isEmpty else { continue }
            paragraphs.append(Paragraph(text: handles.joined(separator: ", ") + " " + attending.verb, role: .dim))
        }
        if let change = changes.first(where: { $0.field == "facilitator" }), let now = change.value?.text,
            let before = change.was?.text
        {
            paragraphs.append(Paragraph(text: "\(now) facilitates instead of \(before)"))
        }
        if let status = changes.first(where: { $0.field == "status" })?.value?.text {
            paragraphs.insert(Paragraph(text: "the review is \(status)", role: .dim), at: 0)
        }
        if let topic = changes.first(where: { $0.field == "topic" })?.value?.text, let item = workspace[ItemID(topic)] {
            paragraphs.append(Paragraph(text: item.title ?? "", isHeading: true))
        }
        return paragraphs
    }
}
