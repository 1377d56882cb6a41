/// The lines of capture that items would be typed with: so that what was entered can be said again, better.
extension Workspace {
    /// My newest entries first, as far as they can be amended: not undone, and made in the review, or outside any.
    package func amendable(by me: String, in review: ItemID?) -> some Sequence<Entry> {
        let undone = undoneEntries
        return entries.reversed().lazy.filter { entry in
            entry.by == me && entry.review == review && entry.isUndoable && !undone.contains(entry.id)
                && !self.redaction.covers(entry)
        }
    }

    /// The one item an entry made that a line can make, if it still stands.
    package func itemMade(by entry: Entry) -> Item? {
        let made = entry.items.filter { item in
            item.kind.flatMap { entry.change(item, $0.titleField) }.map { $0.was == nil && $0.value != nil } ?? false
        }
        guard made.count == 1, let item = self[made[0]], line(for: item) != nil else { return nil }
        return item
    }

    /// The line that says what an item is now; `nil` for what no line makes, and for what was taken off the record.
    package func line(for item: Item) -> String? {
        switch item.kind {
        case .note: line(for: Note(item))
        case .action: line(for: ActionItem(item))
        case .requirement: line(for: Requirement(item))
        case .decision: line(for: Decision(item))
        case .workspace, .person, .review, .topic, nil: nil
        }
    }

    private func line(for note: Note) -> String? {
        guard note.status != .struck else { return nil }
        let about = reference(note.about)
        switch note.kind {
        case .question:
            return joined(["?", literal(note.text), note.to.map { "@" + $0 }, about], second: note.answer)
        case .parked: return joined(["~", literal(note.text), about])
        case .note:
            let said = note.said.map { (Group(rawValue: $0) == nil ? "@" : "") + $0 + ":" }
            return joined([said ?? ".", literal(note.text), about])
        }
    }

    private func line(for action: ActionItem) -> String {
        joined([
            "!", literal(action.title), action.owner.map { "@" + $0 }, action.group.map { "#" + $0.rawValue },
            action.item.text("by").map { "by:" + $0 }, action.due.map { "due:" + $0.iso },
            reference(action.requirement), action.item.text("priority").map { "p:" + $0 },
        ])
    }

    private func line(for requirement: Requirement) -> String {
        let by = requirement.hasExplicitBy ? requirement.by.map(\.rawValue).joined(separator: ",") : nil
        let item = requirement.item
        return joined(
            [
                "+", literal(requirement.title), requirement.group.map { "#" + $0.rawValue }, by.map { "by:" + $0 },
                item.text("category").map { "cat:" + $0 }, item.text("priority").map { "p:" + $0 },
                requirement.lead.map { "lead:" + $0 },
            ], second: requirement.criterion)
    }

    private func line(for decision: Decision) -> String {
        joined(["=", literal(decision.title), reference(decision.requirement)], second: decision.rationale)
    }

    private func reference(_ item: ItemID?) -> String? { item.map { "re:" + ref($0) } }

    private func joined(_ parts: [String?], second: String? = nil) -> String {
        (parts + (second.map { ["::", $0] } ?? [])).compactMap(\.self).joined(separator: " ")
    }

    /// A text with a backslash before every word that would be read as more than text.
    private func literal(_ text: String) -> String {
        var line = TokenLine(text, splitting: false)
        for index in line.words.indices {
            let escaped = "\\" + line.words[index].text
            if CaptureToken.unescaped(escaped, isFirst: index == 0) != nil { line.words[index].text = escaped }
        }
        return line.text
    }
}

extension Gesture {
    /// What a line comes to that was fetched to be amended and then edited.
    ///
    /// - Parameters:
    ///   - entry: what was recorded when it was said first.
    ///   - item: the item it made, if that is what is amended: of the same kind, it keeps its id, and only what the two lines
    ///     say differently is set. Anything else is taken back, and the new line says something instead.
    ///   - old: what the line came to as it was fetched.
    ///   - new: what it comes to now.
    package static func amending(_ entry: String, _ item: ItemID?, from old: Gesture?, to new: Gesture) -> Gesture {
        guard let item, case .add(let kind, let before)? = old, case .add(kind, let after) = new, item.kind == kind
        else {
            return .amend(entry: entry, new)
        }
        func last(_ fields: [FieldValue]) -> [String: FieldValue] {
            Dictionary(fields.map { ($0.field, $0) }) { $1 }
        }
        let (old, new) = (last(before), last(after))
        let changed = new.values.filter { old[$0.field] != $0 }
        let removed = old.keys.filter { new[$0] == nil }.map { field in
            FieldValue(field, field == "status" ? .text(NoteStatus.open.rawValue) : nil)
        }
        return .set([item], (changed + removed).sorted { $0.field.precedesInBytes($1.field) })
    }
}
