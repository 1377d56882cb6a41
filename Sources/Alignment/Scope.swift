/// The items that a command is about: for what it changes, nobody need read the rest of the journal.
///
/// People, reviews, topics and the workspace are always within it: they say who acts, and in which review.
package struct Scope: Hashable, Sendable {
    /// Kinds and numbers; all items with the number, so that the short form means what it always means.
    private var forms: [ShortForm] = []

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
                include(word, noun)
            }
        }
        guard !forms.isEmpty else { return nil }
    }

    private static let verbs = ["set", "start", "done", "block", "reopen", "drop", "meet", "note"]

    private mutating func include(_ word: String, _ noun: Kind) {
        let head = word.prefix { $0 != "-" }.uppercased()
        let short = digits(head) == nil ? head : (noun.letter ?? "") + head
        if let form = ShortForm(short), !forms.contains(form) { forms.append(form) }
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
            let isNamed = forms.contains { $0.number == number && $0.kind.index == kind.index }
            return isNamed ? .within : .beyond(kind, number: number)
        default: return .within
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
}
