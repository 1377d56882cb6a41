/// Which items of a kind a list shows: the same words on the command line and in the dashboard's `/`.
package struct Filter: Hashable, Sendable {
    /// Items that are this person's: owned, led, facilitated, asked of them.
    package var mine: String?
    package var owner: String?
    package var group: Group?
    package var by: Group?
    package var statuses: [String] = []
    package var states: [AlignmentState] = []
    package var priority: Priority?
    package var review: ItemID?
    package var isOverdue = false
    package var isUnowned = false
    /// Whether what is over and done is shown, too.
    package var includesClosed = false
    /// Words that the title or the id contains, each of them.
    package var words: [SearchWord] = []

    package init() {}

    /// Reads one `key=value` of a filter, as `--owner dana` or `owner:dana` give it.
    ///
    /// - Throws: `Refusal` if the key or value is unknown.
    package mutating func set(_ key: String, _ value: String, _ workspace: Workspace, kind: Kind) throws(Refusal) {
        switch key {
        case "owner": owner = try workspace.resolvePerson(value).handle
        case "for": group = try FieldSpec.group(value, "for")
        case "by": by = try FieldSpec.group(value, "by")
        case "status": statuses = try Filter.choices(value, "status", of: kind)
        case "state": states = try Filter.states(value)
        case "priority":
            guard let found = Priority(rawValue: value.lowercased()) else {
                throw .unknownValue(value, field: "priority", accepted: Priority.allCases.map(\.rawValue))
            }
            priority = found
        case "review": review = try workspace.resolve(value, as: .review).id
        default: throw .unknownOption(key, known: Filter.keys + Filter.flags)
        }
    }

    /// Keys that take a value, and words that stand alone.
    package static let keys = ["owner", "for", "by", "status", "state", "priority", "review"]
    package static let flags = ["mine", "overdue", "unowned", "all"]

    /// Reads what is typed after `/`: `owner:dana status:open overdue gpu`. What does not read as a filter yet is
    /// looked for as a word, so that typing never fails.
    package init(typed text: String, me: String, _ workspace: Workspace, kind: Kind) {
        for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
            if let colon = word.firstIndex(of: ":"), Filter.keys.contains(String(word[..<colon])) {
                let value = String(word[word.index(after: colon)...])
                if value.isEmpty || (try? set(String(word[..<colon]), value, workspace, kind: kind)) != nil { continue }
            }
            switch word {
            case "mine": mine = me
            case "overdue": isOverdue = true
            case "unowned": isUnowned = true
            case "all": includesClosed = true
            default: words.append(SearchWord(word))
            }
        }
    }

    private static func choices(_ value: String, _ field: String, of kind: Kind) throws(Refusal) -> [String] {
        guard let (spec, _) = FieldSpec.find(field, of: kind), case .choice(let accepted) = spec.type else {
            throw .unknownKey(field, of: kind, known: FieldSpec.fields(of: kind).map(\.name))
        }
        let words = value.lowercased().split(separator: ",").map(String.init)
        for word in words where !accepted.contains(word) { throw .unknownValue(word, field: field, accepted: accepted) }
        return words
    }

    private static func states(_ value: String) throws(Refusal) -> [AlignmentState] {
        var states: [AlignmentState] = []
        for word in value.lowercased().split(separator: ",") {
            guard let state = AlignmentState(rawValue: String(word)) else {
                throw .unknownValue(String(word), field: "state", accepted: AlignmentState.allCases.map(\.rawValue))
            }
            states.append(state)
        }
        return states
    }
}

extension Filter {
    /// Whether only what is open is shown.
    package var isOfOpen: Bool { !includesClosed && statuses.isEmpty && states.isEmpty }

    /// What the filter shows of a kind, most urgent first.
    ///
    /// - Parameter open: the open items of the kind.
    package func list(_ kind: Kind, in workspace: Workspace, today: Day, open: OpenItems) -> ItemList {
        if isOfOpen { return open.list(self, in: workspace, today: today) }
        guard kind == .action else { return ItemList(workspace.list(kind, self, today: today), in: workspace) }
        // Of action items what is over comes after all that is open, which is in its order already.
        let over = workspace.list(kind, self, today: today) { !workspace.isOpen($0) }
        return open.list(self, in: workspace, today: today) + ItemList(over, in: workspace)
    }

    /// Whether what it shows is all among what another shows, and only its words tell which: it asks for the same
    /// otherwise, and for all the letters the other does.
    package func narrows(_ other: Filter) -> Bool {
        var (one, two) = (self, other)
        (one.words, two.words) = ([], [])
        return one == two && other.words.allSatisfy { word in words.contains(where: word.isPart) }
    }

    /// Whether it shows all that is open.
    var isEmpty: Bool { self == Filter() }
}

extension Workspace {
    /// Items of a kind that a filter shows, most urgent first.
    ///
    /// - Parameters:
    ///   - limit: how many of them at most.
    ///   - isWanted: which of the kind are meant at all.
    package func list(
        _ kind: Kind, _ filter: Filter, today: Day, first limit: Int = .max,
        where isWanted: (Item) -> Bool = { _ in true }
    ) -> [Item] {
        let test = FilterTest(filter, in: self, today: today)
        let places = everything.places(of: kind).filter { place in
            let item = everything[Int(place)]
            return isWanted(item) && everything.isThere(item.place) && test.shows(item)
        }
        if kind == .action || kind == .requirement {
            return mostUrgent(places, of: kind, first: limit).map { everything[Int($0)] }
        }
        return Array(inOrder(places.map { everything[Int($0)] }, of: kind).prefix(limit))
    }

    private func inOrder(_ shown: [Item], of kind: Kind) -> [Item] {
        switch kind {
        case .person: return shown.sorted { $0.id < $1.id }
        case .topic: return shown.map(Topic.init).sorted(by: Workspace.isEarlier).map(\.item)
        default:
            return shown.sorted { $0.number == $1.number ? $0.id < $1.id : $0.number < $1.number }
        }
    }

    private static func isEarlier(_ left: Topic, _ right: Topic) -> Bool {
        (left.review?.text ?? "", left.order, left.id) < (right.review?.text ?? "", right.order, right.id)
    }

    /// Whether an item is still of concern: what a list shows unless asked for more.
    package func isOpen(_ item: Item) -> Bool {
        switch item.kind {
        case .action: ActionItem(item).status.isOpen
        case .requirement: Requirement(item).status == .open
        case .decision: [.proposed, .accepted].contains(Decision(item).status)
        case .note: Note(item).status == .open
        case .review, .topic, .person, .workspace: true
        case nil: false
        }
    }
}
