package import Alignment
import Screen

extension Dashboard {
    /// The items a command acts on: the one opened, else those marked, else the one selected.
    package var targets: [ItemID] {
        if case .detail(let detail) = layers.last(where: { if case .detail = $0 { true } else { false } }) {
            return [detail.target]
        }
        if focused == .minutes { return minutesTarget }
        var items: [ItemID] = []
        for row in panels[focused]?.targets ?? [] {
            let item = row.item ?? row.entry.flatMap { workspace.entries[$0].items.first }
            if let item, workspace[item] != nil, !items.contains(item) { items.append(item) }
        }
        return items
    }

    /// In the growing minutes commands act on what was entered last.
    private var minutesTarget: [ItemID] {
        guard let live, let line = live.lines.last, workspace.entries.indices.contains(line.entry) else { return [] }
        return workspace.entries[line.entry].items.filter { workspace[$0] != nil }.suffix(1).map(\.self)
    }

    /// "A12", "A4, A7 and 3 more".
    var targetNames: String {
        let refs = targets.map(workspace.ref)
        guard refs.count > 3 else { return refs.joined(separator: ", ") }
        return refs.prefix(2).joined(separator: ", ") + " and \(refs.count - 2) more"
    }

    var readOnlyObjection: String? { readOnly.map { "Nothing can be changed: " + $0 } }

    /// Why the targets cannot be "done", "owned" ...: nothing selected, another kind.
    func objection(to what: String, _ kinds: Set<Kind>, oneKind: Bool = false) -> String? {
        if let readOnlyObjection { return readOnlyObjection }
        let targets = targets
        guard let first = targets.first else { return "Nothing is selected here" }
        if let other = targets.first(where: { $0.kind.map { !kinds.contains($0) } ?? true }) {
            let word = other.kind?.word ?? "item"
            let article = word.first.map { "aeiou".contains($0) } ?? false ? "an" : "a"
            return "\(workspace.ref(other)) is \(article) \(word) and cannot be \(what)"
        }
        if oneKind, let other = targets.first(where: { $0.kind != first.kind }) {
            return "\(workspace.ref(first)) and \(workspace.ref(other)) are of different kinds; they cannot be \(what)"
        }
        return nil
    }

    var undoObjection: String? {
        readOnlyObjection ?? (workspace.undoable(by: viewer.me) == nil ? "There is nothing of yours to undo" : nil)
    }

    var redoObjection: String? {
        readOnlyObjection ?? (workspace.redoable(by: viewer.me) == nil ? "There is nothing of yours to redo" : nil)
    }

    // MARK: Changing them

    /// Gives every target the status for its kind, as one gesture.
    mutating func setStatus(_ statuses: [String: String]) -> [Effect] {
        var gestures: [Gesture] = []
        for (kind, status) in statuses.sorted(by: { $0.key < $1.key }) {
            let items = targets.filter { $0.kind?.rawValue == kind }
            if !items.isEmpty { gestures.append(.set(items, [FieldValue("status", .text(status))])) }
        }
        let gesture = gestures.count == 1 ? gestures[0] : Gesture.all(gestures)
        let against = statuses["decision"] == "accepted" ? reservations : []
        guard !against.isEmpty else { return record(gesture, from: .key) }
        let question = "Accept \(targetNames)? Against it: \(against.joined(separator: "; "))"
        push(.choice(.confirm(question, yes: "accept all the same", .record(gesture, .key))))
        return []
    }

    /// What speaks against accepting the decisions among the targets.
    private var reservations: [String] {
        let decisions = targets.compactMap { workspace.decision($0) }.filter { $0.status != .accepted }
        return decisions.flatMap { decision in
            workspace.reservations(about: decision.id, requirement: decision.requirement, in: reviewInForce).map {
                decisions.count == 1 ? $0 : "\(decision.ref): \($0)"
            }
        }
    }

    /// Work on action items begins, or the topic chosen on the agenda does.
    mutating func startTargets() -> [Effect] {
        guard let topic = targets.first, topic.kind == .topic else { return setStatus(["action": "doing"]) }
        return record(.startTopic(topic), from: .key)
    }

    /// Why no conflict of the targets can be settled.
    var settleObjection: String? {
        if let readOnlyObjection { return readOnlyObjection }
        let hasConflict = targets.contains { workspace[$0]?.conflicts.isEmpty == false }
        return hasConflict ? nil : "Nobody contradicts anybody here; ':conflicts' shows where they do"
    }

    /// Says again what stands, so that it is known to be meant.
    mutating func settleConflicts() -> [Effect] {
        let gestures = targets.compactMap { workspace[$0] }.filter { !$0.conflicts.isEmpty }.map { item in
            Gesture.set([item.id], item.conflicts.map { FieldValue($0.name, $0.value) })
        }
        return record(gestures.count == 1 ? gestures[0] : .all(gestures), from: .key)
    }

    mutating func editTargets() {
        let items = targets.compactMap { workspace[$0] }
        guard let kind = items.first?.kind else { return }
        open(Form(editing: items, kind, workspace))
    }

    mutating func askPriority() {
        let items = targets
        let options = Priority.allCases.map { priority in
            Choice.Option(
                key: .character(priority.rawValue.unicodeScalars.first ?? "m"), label: priority.rawValue,
                act: .record(.set(items, [FieldValue("priority", .text(priority.rawValue))]), .key))
        }
        push(.choice(Choice(question: "Priority of \(targetNames):", options: options)))
    }

    mutating func askDrop() {
        let items = targets
        let title = items.count == 1 ? " '" + (workspace[items[0]]?.title ?? "") + "'" : ""
        let gestures = items.map { item in
            let status = item.kind == .note ? NoteStatus.struck.rawValue : "dropped"
            return Gesture.set([item], [FieldValue("status", .text(status))])
        }
        push(
            .choice(
                .confirm(
                    "Drop \(targetNames)\(title)?", yes: "drop",
                    .record(gestures.count == 1 ? gestures[0] : .all(gestures), .key))))
    }

    mutating func toggleMark() {
        guard var panel = panels[focused], let row = panel.selected else { return }
        if panel.marked.remove(row) == nil { panel.marked.insert(row) }
        panel.move(by: 1)
        panels[focused] = panel
    }

    mutating func markAll() {
        guard var panel = panels[focused] else { return }
        panel.marked = Set(panel.rows)
        panels[focused] = panel
    }

    /// What a new item takes from where it is made: the group of the panel, the item shown, the review.
    func presets(for kind: Kind) -> [String: String] {
        var presets: [String: String] = [:]
        if case .group(let group) = focused, screen == .overview, kind == .requirement {
            presets["for"] = group.rawValue
        }
        if kind == .review {
            presets["facilitator"] = workspace.lastReview?.facilitator ?? viewer.me
            presets["invited"] = workspace.lastReview.map { workspace.expected(at: $0).joined(separator: ",") }
        }
        guard case .detail(let detail) = uppermost, let about = workspace[detail.item] else { return presets }
        switch (kind, about.kind) {
        case (.action, .requirement), (.decision, .requirement): presets["requirement"] = about.ref
        case (.note, _): presets["about"] = about.ref
        case (.topic, .review): presets["review"] = about.ref
        case (.topic, _): presets["about"] = about.ref
        default: break
        }
        return presets
    }
}
