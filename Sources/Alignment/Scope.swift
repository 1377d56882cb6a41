/// The items that a command is about: for what it says or changes, nobody need read the rest of the journal.
///
/// People, reviews, topics and the workspace are always within it: they say who acts, and in which review.
package struct Scope: Hashable, Sendable {
    /// What there is much of, and can be beyond a scope.
    private static let kinds = [Kind.action, .requirement, .decision, .note]
    /// Numbers by kind, in rising order; all items with the number, so that the short form means what it always means.
    private var numbers = Array(repeating: [Int](), count: Kind.allCases.count)
    /// How the ids begin, quote included, of items that others may refer to, all with the number: a line that has one of
    /// these anywhere is within the scope. Three bytes at least.
    package private(set) var mentions: Set<[UInt8]> = []
    /// The one item that everything is to be said of.
    private var subject: Subject?

    private struct Subject: Hashable {
        let name: String
        let kind: Kind?
        let extent: Extent
    }

    /// How much is asked of an item.
    package enum Extent: Hashable, Sendable {
        /// Its fields and its history.
        case itself
        /// And what people call the items that these name.
        case inWords
        /// And the items that refer to it.
        case withLinks
    }

    /// The scope of a command that says something of one item: `show A12`.
    ///
    /// - Parameters:
    ///   - name: as people type it.
    ///   - kind: the kind the noun asks for, if any.
    package init(about name: String, as kind: Kind?, _ extent: Extent) {
        subject = Subject(name: name, kind: kind, extent: extent)
        let form = Scope.form(of: name, kind)
        include(form)
        if extent == .withLinks, let form { mentions.insert(Scope.mention(of: form)) }
    }

    /// The scope of a command that changes nothing but the items it names: `action done A12`.
    ///
    /// - Parameter words: noun and verb first.
    /// - Returns: `nil` for a command that may need more.
    package init?(changing words: [String]) {
        guard words.count > 2, let noun = Kind(rawValue: words[0]), noun == .action || noun == .requirement,
            Scope.verbs.contains(words[1])
        else { return nil }
        for word in words.dropFirst(2) {
            if let assignment = Assignment(word) {
                guard let (spec, _) = FieldSpec.find(assignment.key, of: noun) else { return nil }
                // What another item is called is for those to say who know all of them.
                if case .item = spec.type { return nil }
            } else {
                include(Scope.form(of: word, noun))
            }
        }
        guard numbers.contains(where: { !$0.isEmpty }) else { return nil }
    }

    private static let verbs = ["set", "start", "done", "block", "reopen", "drop", "meet", "note"]

    private static func form(of word: String, _ kind: Kind?) -> ShortForm? {
        let head = word.prefix { $0 != "-" }.uppercased()
        return ShortForm(digits(head) == nil ? head : (kind?.letter ?? "") + head)
    }

    private static func mention(of form: ShortForm) -> [UInt8] {
        Array("\"\(form.kind.letter ?? "")\(form.number)-".utf8)
    }

    private mutating func include(_ form: ShortForm?) {
        guard let form, Scope.kinds.contains(form.kind) else { return }
        let place = numbers[form.kind.index].place(of: form.number)
        if !has(form.number, form.kind, at: place) { numbers[form.kind.index].insert(form.number, at: place) }
    }

    private func has(_ number: Int, _ kind: Kind, at place: Int) -> Bool {
        place < numbers[kind.index].count && numbers[kind.index][place] == number
    }

    /// Where an id stands to a scope.
    package enum Judgement {
        case within
        /// The id of an item whose number counts, whatever it is.
        case beyond(Kind, number: Int)
    }

    package func judge(_ id: UnsafeBufferPointer<UInt8>) -> Judgement {
        switch id.first {
        case UInt8(ascii: "A"), UInt8(ascii: "R"), UInt8(ascii: "D"), UInt8(ascii: "N"):
            guard case (let kind?, let number?) = ItemID.parts(of: id) else { return .within }
            let isNamed = has(number, kind, at: numbers[kind.index].place(of: number))
            return isNamed ? .within : .beyond(kind, number: number)
        default: return .within
        }
    }
}

// MARK: What turns out to be needed besides

extension Scope {
    /// What a workspace read for a scope is worth.
    package enum Sufficiency {
        case enough
        /// It shows what has to be read besides: all of this instead.
        case less(than: Scope)
        /// Only the whole journal says what is to be said.
        case none
    }

    /// Whether a workspace that was read for this scope answers what is asked.
    package func sufficiency(of workspace: Workspace) -> Sufficiency {
        guard let subject else { return .enough }
        // Who typed something else is told what they may have meant.
        guard let id = workspace.identify(subject.name, as: subject.kind) else { return .none }
        var wider = self
        if subject.extent != .itself { wider.includeItems(namedBy: id, in: workspace) }
        if subject.extent == .withLinks { wider.includeItems(referringTo: id, in: workspace) }
        return wider == self ? .enough : .less(than: wider)
    }

    /// What an item's fields named at any time, and where that was said: history calls them by what they are called now.
    private mutating func includeItems(namedBy id: ItemID, in workspace: Workspace) {
        for entry in workspace.entries(of: id, since: nil) {
            include(entry.review?.form)
            include(entry.topic?.form)
            for change in entry.changes where change.item == id {
                include(change.was?.text.flatMap { ItemID($0).form })
                include(change.value?.text.flatMap { ItemID($0).form })
            }
        }
    }

    /// What refers to an item; of a decision also the notes about its requirement: questions among them speak against it.
    private mutating func includeItems(referringTo id: ItemID, in workspace: Workspace) {
        let requirement = id.kind == .decision ? workspace.decision(id)?.requirement : nil
        for wanted in [id, requirement].compactMap(\.self) {
            mentions.insert(wanted.form.map(Scope.mention) ?? Array("\"\(wanted.text)\"".utf8))
            for item in workspace.referring(to: wanted) where wanted == id || item.kind == .note {
                include(item.id.form)
            }
        }
    }
}

/// What is to be known of lines that were passed over.
package struct PassedOver: Sendable {
    /// Their number.
    package var lineCount = 0
    /// Their highest `n`.
    package var highestN = 0
    /// The highest number of each kind they name.
    private(set) var highestNumbers = Array(repeating: Int32(0), count: Kind.allCases.count)

    package init() {}

    package mutating func note(_ kind: Kind, number: Int) {
        highestNumbers[kind.index] = max(highestNumbers[kind.index], Int32(number))
    }

    /// Takes other lines in.
    mutating func add(_ others: PassedOver) {
        lineCount += others.lineCount
        highestN = max(highestN, others.highestN)
        for index in highestNumbers.indices {
            highestNumbers[index] = max(highestNumbers[index], others.highestNumbers[index])
        }
    }
}

extension ItemID {
    /// The kind and number of a numbered id.
    fileprivate var form: ShortForm? {
        guard let kind, let number else { return nil }
        return ShortForm(kind, number)
    }
}

extension [Int] {
    /// Where a number stands among numbers in rising order, or would.
    package func place(of number: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
