package import Alignment
import Screen

/// The screens in sentences, in the order in which they are read: for who listens to them, or has a terminal that knows
/// nothing but lines. Every state is a word here.
package struct Spoken: Sendable {
    let context: ViewContext
    private let viewer: Viewer

    /// - Parameter workspace: as it is told of.
    package init(_ workspace: Workspace, _ viewer: Viewer, now: Instant) {
        self.viewer = viewer
        context = ViewContext(
            workspace: workspace, zone: viewer.zone, now: now, today: viewer.zone.local(now).day, glyphs: .unicode,
            changedBy: [:], dates: viewer.dates)
    }

    var workspace: Workspace { context.workspace }
    var wording: Wording { context.wording }

    /// What somebody did: "lee: closed A3 'Feature store'".
    package func news(_ entry: Entry) -> String {
        entry.by + ": " + Narration(context, hasTitles: true).words(entry)
    }

    // MARK: Items

    /// An item by name and title, and how it stands.
    package func sentence(_ item: Item) -> String {
        let standing = standing(item).compactMap(\.self).joined(separator: ", ")
        return item.ref + " " + (item.title ?? "").spokenLine + (standing.isEmpty ? "" : ": " + standing)
    }

    private func standing(_ item: Item) -> [String?] {
        switch item.kind {
        case .action: standing(ActionItem(item))
        case .requirement: standing(Requirement(item))
        case .decision: standing(Decision(item))
        case .review: standing(Review(item))
        case .topic: [Topic(item).status.rawValue, Topic(item).minutes.map { "\($0) minutes" }]
        case .note: standing(Note(item))
        case .person: [Person(item).group.map(workspace.name(of:)) ?? "guest", Person(item).role]
        case .workspace, nil: []
        }
    }

    private func standing(_ action: ActionItem) -> [String?] {
        let due = action.due.map { day in
            action.status.isOpen && day - context.today < 2 ? wording.due(day) : "due " + wording.day(day)
        }
        let flow = [workspace.by(action).map { "by " + name($0) }, action.group.map { "for " + name($0) }]
        return [
            action.status.rawValue + (action.status == .blocked ? action.waiting.map { " on " + $0 } ?? "" : ""),
            due ?? "no due day", action.owner.map { "owner " + $0 } ?? "no owner",
            flow.compactMap(\.self).joined(separator: " "), action.requirement.map { "about " + workspace.ref($0) },
        ].map { $0?.isEmpty == true ? nil : $0 }
    }

    private func standing(_ requirement: Requirement) -> [String?] {
        [requirement.state.words, requirement.group.map { "for " + name($0) }] + positions(requirement)
    }

    private func standing(_ decision: Decision) -> [String?] {
        [decision.status.rawValue, decision.requirement.map { "about " + workspace.ref($0) }] + positions(decision)
    }

    private func standing(_ review: Review) -> [String?] {
        let day = review.started.map { "began " + wording.moment($0) } ?? review.plannedDay.map(wording.day)
        return [review.status.rawValue, day, review.facilitator.map { "facilitated by " + $0 }]
    }

    private func standing(_ note: Note) -> [String?] {
        [
            note.kind == .note ? nil : note.kind.rawValue, note.status.rawValue,
            note.said.map { "said by " + wording.speaker($0) }, note.to.map { "asked of " + wording.speaker($0) },
            note.about.map { "about " + workspace.ref($0) },
        ]
    }

    /// "IT support", "End users not heard": of every group that matters or has said something.
    package func positions(_ positioned: any Positioned) -> [String] {
        Group.allCases.filter { positioned.groupsThatMatter.contains($0) || positioned.position(of: $0) != nil }
            .map { name($0) + " " + positioned.standing(of: $0).word }
    }

    func name(_ group: Group) -> String { workspace.name(of: group) }

    // MARK: Screens

    /// What a screen shows: a line that says what it is and how much, then a line for each thing.
    ///
    /// - Parameters:
    ///   - filter: as it is typed after `/`.
    ///   - sorting: the column the rows go by; `nil`: the order of the screen.
    package func lines(_ screen: ScreenName, filter: String = "", sorting: PanelState.Sorting? = nil) -> [String] {
        switch screen {
        case .overview: overview(filter)
        case .forWhom: forWhom
        case .history: history(filter)
        case .live: []
        case .actions, .requirements, .decisions, .reviews:
            screen.panels.flatMap { list($0, filter, sorting) }
        }
    }

    private func overview(_ filter: String) -> [String] {
        let urgent = list(.urgent, filter, nil)
        let most = 8
        let more = urgent.count > most + 1 ? ["And \(urgent.count - most - 1) more; 'actions' lists them all."] : []
        return [workspace.name + ". " + workspace.headline.spokenLine + "."]
            + Group.allCases.flatMap { list(.group($0), filter, nil, advising: false) } + urgent.prefix(most + 1) + more
    }

    /// - Parameter advising: whether an empty list says how it is filled.
    private func list(
        _ panel: PanelID, _ filter: String, _ sorting: PanelState.Sorting?, advising: Bool = true
    ) -> [String] {
        let rows = rows(panel, filter, sorting)
        let sentences = rows.compactMap { row in row.item.flatMap { workspace[$0] }.map(sentence) }
        let heading = heading(panel) + (filter.isEmpty ? "" : ", as far as '\(filter)' fits")
        guard !sentences.isEmpty else {
            return ["\(heading): none."] + (filter.isEmpty && advising ? EmptyText.lines(panel, in: workspace) : [])
        }
        return ["\(heading): \(sentences.count)"] + sentences.map { $0 + "." }
    }

    private func rows(_ panel: PanelID, _ filter: String, _ sorting: PanelState.Sorting?) -> Rows {
        PanelRows(
            context: context, actions: OpenItems(.action, workspace),
            requirements: OpenItems(.requirement, workspace), viewer: viewer, filter: filter, sorting: sorting,
            cell: MatrixCell(by: nil, forGroup: .it), matrix: Matrix(), review: nil, unfolded: []
        ).rows(of: panel)
    }

    private func heading(_ panel: PanelID) -> String {
        switch panel {
        case .group(let group): "Requirements of " + name(group)
        case .urgent, .actions: "Action items"
        case .requirements: "Requirements"
        case .decisions: "Decisions"
        case .reviews: "Reviews"
        case .questions: "Questions and parked items"
        case .matrix, .exchange, .history, .agenda, .minutes: ""
        }
    }

    private var forWhom: [String] {
        var cells = MatrixCells()
        cells.goOn(in: workspace)
        let matrix = Matrix(
            workspace, OpenItems(.action, workspace), OpenItems(.requirement, workspace), cells.numbers,
            today: context.today)
        let lines = Matrix.getters.flatMap { getter in
            Matrix.givers.compactMap { giver -> String? in
                let count = matrix[MatrixCell(by: giver, forGroup: getter)]
                guard count.requirements + count.actions > 0 else { return nil }
                let parts = [
                    Spoken.count(count.requirements, "requirement"), Spoken.count(count.actions, "action item"),
                    count.overdue > 0 ? "\(count.overdue) overdue" : nil,
                ]
                return "\(giver.map(name) ?? "Nobody yet") for \(name(getter)): "
                    + parts.compactMap(\.self).joined(separator: ", ") + "."
            }
        }
        return ["Who gives to whom, as far as it is open:"] + (lines.isEmpty ? ["Nothing yet."] : lines)
    }

    private func history(_ filter: String) -> [String] {
        let entries = rows(.history, filter, nil).compactMap { $0.entry.map { workspace.entries[$0] } }
        let lines = entries.map { entry in
            let when = entry.instant.map(context.time) ?? entry.at
            let review = entry.review.map { ", in " + workspace.ref($0) } ?? ""
            return "\(when), " + news(entry).spokenLine + review + "."
        }
        return ["History, the newest first: \(Spoken.count(lines.count, "entry", "entries") ?? "no entries")"] + lines
    }

    /// "2 topics"; `nil` for none.
    static func count(_ count: Int, _ noun: String, _ plural: String? = nil) -> String? {
        count == 0 ? nil : "\(count) " + (count == 1 ? noun : plural ?? noun + "s")
    }
}

extension String {
    /// The text on one line, with the separators of the screens as commas.
    var spokenLine: String { replacing("\n", with: " ").replacing(" · ", with: ", ") }
}
