import Alignment
import Screen

extension Command {
    static let changing: [Command] = [
        Command(
            "edit", "Edit in a form", .changing, keys: ["e"], in: .items, hint: "edit"
        ) { $0.editTargets() }.unless { $0.objection(to: "edited together", Set(Kind.allCases), oneKind: true) },
        .asking(
            "editor", "Edit the longer text in $VISUAL or $EDITOR: criterion, rationale, note", .changing, keys: ["E"],
            in: .items
        ) { $0.editTargetsInEditor() }.unless {
            $0.objection(
                to: "edited in an editor; e edits its fields", [.requirement, .decision, .note], oneKind: true)
                ?? ($0.targets.count > 1 ? "One text at a time: unmark the others, or open one" : nil)
        },
        .asking(
            "done", "Done: an action item is done, a requirement met, a question settled, a decision accepted",
            .changing, keys: ["d"],
            in: .items, hint: "done"
        ) {
            $0.setStatus(["action": "done", "requirement": "met", "note": "settled", "decision": "accepted"])
        }.unless {
            $0.objection(to: "done", [.action, .requirement, .note, .decision])
        },
        .asking(
            "start", "Work has started; on the agenda: the topic begins", .changing, keys: ["w"], in: .items,
            hint: "work"
        ) { $0.startTargets() }.unless { $0.objection(to: "started", [.action, .topic], oneKind: true) },
        Command(
            "block", "Blocked: asks on what", .changing, keys: ["b"], in: .items, hint: "blocked"
        ) { $0.ask(Prompt(.waiting($0.targets), label: "\($0.targetNames) blocked on")) }.unless {
            $0.objection(to: "blocked", [.action])
        },
        Command(
            "owner", "Owner, or who leads it", .changing, keys: ["o"], in: .items, hint: "owner"
        ) { $0.ask(Prompt(.owner($0.targets), label: "owner of \($0.targetNames)")) }.unless {
            $0.objection(to: "owned", [.action, .requirement, .review])
        },
        Command(
            "due", "Due day; asks why when it moves", .changing, keys: ["t"], in: .items, hint: "due"
        ) { $0.ask(Prompt(.due($0.targets), label: "\($0.targetNames) due")) }.unless {
            $0.objection(to: "given a due day", [.action])
        },
        Command(
            "priority", "Priority", .changing, keys: ["p"], in: .items, hint: "priority"
        ) { $0.askPriority() }.unless { $0.objection(to: "given a priority", [.action, .requirement]) },
        Command(
            "positions", "Positions: go round the groups", .changing, keys: ["S"], in: .items, hint: "go round"
        ) { $0.goRound() }.unless { $0.objection(to: "taken a position on", [.requirement, .decision]) },
        Command(
            "note", "Note", .changing, keys: ["n"], in: .items, hint: "note"
        ) { $0.ask(Prompt(.note($0.targets), label: "note on \($0.targetNames)")) }.unless {
            $0.objection(to: "noted on", [.action, .requirement, .decision, .review, .topic, .note])
        },
        Command(
            "drop", "Drop: it is given up; history keeps it", .changing, keys: ["x"], in: .items, hint: "drop"
        ) { $0.askDrop() }.unless { $0.objection(to: "dropped", [.action, .requirement, .note]) },
        Command(
            "mark", "Mark for doing something to several at once", .changing, keys: [" "], in: .lists
        ) { $0.toggleMark() }.unless { $0.panels[$0.focused]?.selected == nil ? "There is nothing to mark here" : nil },
        Command("mark-all", "Mark everything shown", .changing, in: .lists) { $0.markAll() },
        .asking(
            "settle", "Settle its conflicts: what stands is meant", .changing, in: .items
        ) { $0.settleConflicts() }.unless { $0.settleObjection },
        plain("reopen", "Reopen", ["action": "open", "requirement": "open", "note": "open"]),
        plain("accept", "Accept the decision", ["decision": "accepted"]),
        plain("reject", "Reject the decision", ["decision": "rejected"]),
    ]

    private static func plain(_ name: String, _ title: String, _ statuses: [String: String]) -> Command {
        .asking(
            name, title, .changing, in: .items
        ) { $0.setStatus(statuses) }.unless { $0.objection(to: name + "ed", Set(statuses.keys.compactMap(Kind.init))) }
    }

    /// New items through forms, and the workspace's own record.
    static let adding: [Command] = [
        Command("workspace", "Edit the workspace: name, purpose, how often it reviews", .changing, in: .browsing) {
            if let about = $0.workspace.about { $0.open(Form(editing: [about], .workspace, $0.workspace)) }
        }.unless { $0.readOnlyObjection },
        new(.action), new(.requirement), new(.decision), new(.review), new(.topic), new(.note), new(.person),
    ]

    private static func new(_ kind: Kind) -> Command {
        Command(
            "new-" + kind.rawValue, "New \(kind.word)…", .changing, in: .browsing
        ) { $0.open(Form(adding: kind, presets: $0.presets(for: kind))) }.unless { $0.readOnlyObjection }
    }

    static let undoing: [Command] = [
        .asking(
            "undo", "Undo your last change", .undoing, keys: ["u"], in: .browsing, hint: "undo"
        ) { $0.record(.undo, from: .key) }.unless { $0.undoObjection },
        .asking(
            "redo", "Redo what you undid last", .undoing, keys: ["U", .control("r")], in: .browsing
        ) { $0.record(.redo, from: .key) }.unless { $0.redoObjection },
        .asking(
            "undo-in-review", "Undo your last change", .undoing, keys: [.control("z")], in: .undoing
        ) { $0.record(.undo, from: .key) }.unless { $0.undoObjection },
    ]
}
