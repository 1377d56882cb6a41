package import Alignment
import Journal

/// What became of a gesture.
package struct Recorded: Sendable {
    /// The entry as it stands in the journal; `nil` if there was nothing to record.
    package let entry: Entry?
    /// What happened, one line an item.
    package let outcomes: [Draft.Outcome]
    /// What the one who typed should know besides.
    package let remarks: [String]
    /// Reviews this closed: their minutes are due.
    package let closed: [ItemID]
    /// Entries whose words are out of sight from now on.
    package let redacted: [String]
}

extension Session {
    /// Records a gesture, and returns when it is safe on disk.
    ///
    /// Somebody the workspace does not know yet is added first, by an entry of its own that undo passes over.
    ///
    /// - Parameters:
    ///   - review: the review it was typed in, where that is another than the session's.
    ///   - topic: that review's topic when typing began.
    ///   - seen: the state of the workspace its author looked at; `nil`: whatever stands there when it is written.
    /// - Throws: if a rule or the journal refuses it; nothing was recorded then.
    package func record(
        _ gesture: Gesture, review: ItemID? = nil, topic: ItemID? = nil, seen: Workspace? = nil
    ) throws(Failure) -> Recorded {
        try check(gesture)
        try checkLimits()
        let isIntroduced = try introduce(before: gesture)
        var made: Draft?
        let entry = try append { [self] workspace throws(Refusal) in
            var context = context(for: workspace)
            context.review = review ?? context.review
            context.topic = topic ?? view?.topic
            var draft = try gesture.draft(workspace, context)
            if let seen = seen ?? view?.workspace { draft = draft.asSeen(in: seen) }
            made = draft
            return draft.isEmpty ? nil : draft.entry(n: 0, by: context)
        }
        return Recorded(
            entry: entry, outcomes: made?.outcomes ?? [],
            remarks: (isIntroduced ? [greeting] : []) + (made?.remarks ?? []),
            closed: entry == nil ? [] : made?.closes ?? [], redacted: entry?.redacts ?? [])
    }

    /// Refuses what the model cannot know to be wrong: a time zone that is none.
    private func check(_ gesture: Gesture) throws(Failure) {
        guard case .set(let items, let fields) = gesture, items.contains(.workspace) else { return }
        for field in fields where field.field == "timezone" {
            guard let name = field.value?.text, !LocalZone.isKnown(name) else { continue }
            throw Failure(.malformed, "Unknown time zone '\(name)'; use a name like Europe/Berlin or UTC")
        }
    }

    private var greeting: String {
        "You are new here and were added as @\(me); 'concord person set \(me) group=...' says for which group you speak"
    }

    /// Adds the one who acts, if the workspace does not know them and does not refuse the gesture.
    ///
    /// - Returns: whether they were added.
    private func introduce(before gesture: Gesture) throws(Failure) -> Bool {
        guard !identity.isKnown(in: workspace), store.readOnly == nil else { return false }
        if case .addPerson(handle: me, _) = gesture { return false }
        let introduced = try introduced()
        _ = try accepted { () throws(Refusal) in try gesture.draft(introduced, context(for: introduced)) }
        let entry = try append { [self] workspace throws(Refusal) in
            identity.isKnown(in: workspace) ? nil : try introduction(to: workspace)
        }
        return entry != nil
    }

    /// The workspace as it will be once it knows the one who acts.
    package func introduced() throws(Failure) -> Workspace {
        guard !identity.isKnown(in: workspace) else { return workspace }
        var log = store.log
        var introduced = workspace
        let entry = try accepted { () throws(Refusal) in try introduction(to: workspace) }
        let first = log.add([entry])
        introduced.update(to: log, from: first)
        return introduced
    }

    private func introduction(to workspace: Workspace) throws(Refusal) -> Entry {
        var context = context(for: workspace)
        context.review = nil
        let draft = try identity.introduction.draft(workspace, context)
        return draft.entry(n: workspace.highestN + 1, by: context)
    }

    private func append(_ make: (Workspace) throws(Refusal) -> Entry?) throws(Failure) -> Entry? {
        do {
            let entry = try store.append { workspace in try make(workspace) }
            own(entry)
            return entry
        } catch {
            throw Failure(appending: error)
        }
    }
}
