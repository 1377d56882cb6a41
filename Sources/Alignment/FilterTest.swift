/// A filter that is to look at very many items: what it looks for is put once in the form in which fields hold it.
final class FilterTest {
    private let filter: Filter
    private let workspace: Workspace
    private let today: Day
    private let owner: FieldText?
    private let mine: FieldText?
    private let group: FieldText?
    private let review: (id: ItemID, mark: Entries.Traits)?
    private var givers: Givers
    /// The fields that each kind has, of those that are looked at here.
    private let fields: [UInt64]

    init(_ filter: Filter, in workspace: Workspace, today: Day) {
        (self.filter, self.workspace, self.today) = (filter, workspace, today)
        owner = filter.owner.map(FieldText.init)
        mine = filter.mine.map(FieldText.init)
        group = filter.group.map { FieldText($0.rawValue) }
        review = filter.review.map { ($0, Entries.Traits.made(in: $0)) }
        givers = Givers(workspace)
        fields = Kind.allCases.map { kind in
            let names = FieldSpec.fields(of: kind).compactMap { workspace.everything.names.find($0.name) }
            return names.filter { $0 < 64 }.reduce(0) { $0 | FieldNames.set($1) }
        }
    }

    /// Whether the item is shown.
    func shows(_ item: Item) -> Bool { (!filter.isOfOpen || workspace.isOpen(item)) && fits(item) }

    /// Whether the item is shown if it is open, or may be closed.
    func fits(_ item: Item) -> Bool {
        if !filter.statuses.isEmpty, !(item.status.map(filter.statuses.contains) ?? false) { return false }
        if !filter.states.isEmpty, !(state(of: item).map(filter.states.contains) ?? false) { return false }
        if let owner, !holds(item, owner, in: FieldNames.owners) { return false }
        if let mine, !isTheirs(item, mine) { return false }
        if let group, !holds(item, group, in: FieldNames.groups) { return false }
        if let by = filter.by, !isBy(item, by) { return false }
        if let priority = filter.priority,
            item.choice(FieldNames.priority, Priority.packed) ?? .should != priority
        {
            return false
        }
        if let review, !isOf(item, review) { return false }
        if filter.isOverdue || filter.isUnowned {
            guard item.kind == .action else { return false }
            if filter.isOverdue, !ActionItem(item).isOverdue(today: today) { return false }
            if filter.isUnowned, !ActionItem(item).isUnowned { return false }
        }
        return filter.words.isEmpty || item.mentions(filter.words)
    }

    /// Whether one of some fields holds a text, as far as items of the kind have them.
    private func holds(_ item: Item, _ text: FieldText, in names: UInt64) -> Bool {
        item.holds(text, in: item.kind.map { names & fields[$0.index] } ?? names)
    }

    private func state(of item: Item) -> AlignmentState? {
        switch item.kind {
        case .requirement: Requirement(item).state
        case .decision: Decision(item).agreement
        default: nil
        }
    }

    private func isTheirs(_ item: Item, _ handle: FieldText) -> Bool {
        if holds(item, handle, in: FieldNames.people) { return true }
        return switch item.kind {
        case .review: item.flag("invited." + handle.text) || item.flag("here." + handle.text)
        case .person: item.id == .person(handle.text)
        default: false
        }
    }

    /// Whether the item was added in the review, or is a topic of it.
    private func isOf(_ item: Item, _ review: (id: ItemID, mark: Entries.Traits)) -> Bool {
        workspace.entries.isMade(item.created, in: review.id, review.mark)
            || item.kind == .topic && item.text("review") == review.id.text
    }

    private func isBy(_ item: Item, _ group: Group) -> Bool {
        switch item.kind {
        case .action: givers.by(ActionItem(item)) == group
        case .requirement: Requirement(item).by.contains(group)
        default: false
        }
    }
}

/// A text that is looked for in fields.
struct FieldText {
    let text: String
    /// As a field holds it, if it is short.
    private let short: PackedValue?

    init(_ text: String) {
        var text = text
        short = text.withUTF8 { PackedValue(ifShort: $0) }
        self.text = text
    }

    @inline(__always)
    func isIn(_ value: PackedValue, _ texts: TextStore) -> Bool {
        if let short { return value.isShort(short) }
        var text = text
        return text.withUTF8 { value.isSame(.text($0), texts) }
    }
}

extension ItemTable.Items {
    /// Whether one of these fields of an item holds the text.
    ///
    /// - Parameter names: as `FieldNames.set` gives them.
    func holds(_ text: FieldText, in names: UInt64, at place: Int) -> Bool {
        var (at, left) = (records[place].first, names)
        // What was set later stands far away: it is not looked at once all these fields were met.
        while at >= 0, left != 0 {
            let slot = slots[Int(at)]
            if slot.name < 64, left >> UInt64(slot.name) & 1 == 1 {
                if text.isIn(slot.value, texts) { return true }
                left ^= 1 << UInt64(slot.name)
            }
            at = slot.next
        }
        return false
    }
}
