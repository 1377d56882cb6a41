/// What a gesture comes to against one state of the workspace: everything of an entry but its place in the order.
package struct Draft: Sendable {
    package internal(set) var changes: [Entry.Change] = []
    package internal(set) var review: ItemID?
    package internal(set) var topic: ItemID?
    package internal(set) var undoes: String?
    package internal(set) var redacts: [String] = []
    /// What happens, one line an item.
    package internal(set) var outcomes: [Outcome] = []
    /// What the one who typed should know besides.
    package internal(set) var remarks: [String] = []

    /// One item and what becomes of it, in words.
    package struct Outcome: Hashable, Sendable {
        package let item: ItemID
        package let words: String
        /// What a new item is, without its title, which the one who types it sees anyway.
        package var summary: String?
    }

    /// The draft as made by somebody who looked at an earlier state of the workspace: where a value has changed since,
    /// it stands in the entry as they saw it, so that the two changes contradict each other and both are kept.
    ///
    /// An undo is as good as it is: it looks at what stands there itself.
    package func asSeen(in earlier: Workspace) -> Draft {
        guard undoes == nil else { return self }
        var draft = self
        for index in changes.indices {
            guard let item = earlier.everything[changes[index].item] else { continue }
            let seen = item[changes[index].field]
            if seen != changes[index].value { draft.changes[index].was = seen }
        }
        return draft
    }

    /// Whether there is nothing to record.
    package var isEmpty: Bool { changes.isEmpty && redacts.isEmpty }

    /// The reviews this closes: their minutes are due.
    package var closes: [ItemID] {
        changes.filter {
            $0.field == "status" && $0.value == .text(ReviewStatus.closed.rawValue) && $0.item.kind == .review
        }
        .map(\.item)
    }

    /// The entry at its place in the order, its line filled in.
    package func entry(n: Int, by context: Context) -> Entry {
        Entry(
            n: n, id: Crockford.text(10, context.random), at: context.now.iso, by: context.me, review: review,
            topic: topic,
            changes: changes, undoes: undoes, redacts: redacts
        ).sealed()
    }
}

/// Collects what a gesture sets, against one state of the workspace.
struct Drafting {
    let workspace: Workspace
    let context: Context
    private(set) var draft = Draft()
    private var fresh: [ItemID] = []
    private var touched: [ItemID] = []

    init(_ workspace: Workspace, _ context: Context) {
        self.workspace = workspace
        self.context = context
        let review = context.review(in: workspace)
        draft.review = review?.id
        draft.topic = review == nil ? nil : context.topic(in: workspace)?.id
    }

    /// The value a field has with what was drafted so far.
    func value(_ item: ItemID, _ field: String) -> Value? {
        if let change = draft.changes.first(where: { $0.item == item && $0.field == field }) { return change.value }
        return workspace.everything[item]?[field]
    }

    /// Sets a field; what is already so is left out unless `always`, or unless others contradict it: then saying it again
    /// settles the matter.
    mutating func set(_ item: ItemID, _ field: String, _ value: Value?, always: Bool = false) {
        if !touched.contains(item) { touched.append(item) }
        let was = workspace.everything[item]?[field]
        draft.changes.removeAll { $0.item == item && $0.field == field }
        let isContested = workspace.everything[item]?.field(field).map { !$0.rivals.isEmpty } ?? false
        if always || isContested || was != value {
            draft.changes.append(Entry.Change(item: item, field: field, was: was, value: value))
        }
    }

    mutating func set(_ item: ItemID, _ field: String, _ text: String?) { set(item, field, text.map(Value.text)) }

    /// A new item of a numbered kind.
    mutating func create(_ kind: Kind) -> ItemID {
        let number = min(workspace.nextNumber(kind) + fresh.count { $0.kind == kind }, ItemID.highestNumber)
        var id: ItemID
        repeat {
            id = ItemID("\(kind.letter ?? "X")\(number)-" + Crockford.text(4, context.random))
        } while workspace.everything[id] != nil
        fresh.append(id)
        return id
    }

    mutating func remark(_ text: String) { draft.remarks.append(text) }

    mutating func undo(_ id: String) { draft.undoes = id }

    mutating func redact(_ ids: [String]) { draft.redacts += ids }

    mutating func makeIn(_ review: ItemID?, topic: ItemID? = nil) {
        draft.review = review
        draft.topic = topic
    }

    /// The draft with its outcomes in words.
    func finished() -> Draft {
        var draft = draft
        let after = preview()
        let wording = Wording(after, zone: context.zone, today: context.today, dates: context.dates)
        if draft.undoes != nil {
            draft.outcomes = after.story(of: entry).map { Draft.Outcome(item: $0.item, words: wording.words($0)) }
            return draft
        }
        for item in touched {
            let changes = draft.changes.filter { $0.item == item }
            let isNew = workspace[item] == nil && after[item] != nil
            let words =
                if changes.isEmpty {
                    "nothing changes: " + unchanged(item, wording)
                } else if isNew, let item = after[item] {
                    "added: \(item.title ?? "") (\(wording.summary(item)))"
                } else { wording.changes(changes) }
            let summary = isNew ? after[item].map(wording.summary) : nil
            draft.outcomes.append(Draft.Outcome(item: item, words: words, summary: summary))
        }
        return draft
    }

    private func unchanged(_ id: ItemID, _ wording: Wording) -> String {
        guard let status = workspace[id]?.text("status") else { return "it is so already" }
        return "it is \(status) already"
    }

    /// The entry as it will be, but for its place in the order.
    private var entry: Entry {
        Entry(n: 0, id: "", at: context.now.iso, by: context.me, changes: draft.changes, undoes: draft.undoes)
    }

    /// The workspace as it will be: only the touched items are looked at afterwards.
    private func preview() -> Workspace {
        var after = workspace
        after.anticipate(entry)
        return after
    }
}
