import Alignment

/// `concord decision`
struct DecisionCommand: ItemNoun {
    static let kind = Kind.decision
    static let abstract = "Decisions, who was represented, and what each group thinks"

    static var verbs: [any ConcordCommand.Type] {
        [
            Writing<Add>.self, Listing<Self>.self, Showing<Self>.self, Writing<Change>.self, Writing<Position>.self,
            Writing<Accept>.self, Writing<Reject>.self, Writing<Annotate>.self,
        ]
    }

    enum Add: VerbName {
        static let noun = Kind.decision
        static let name = "add"
    }

    enum Change: VerbName {
        static let noun = Kind.decision
        static let name = "set"
    }

    enum Position: VerbName {
        static let noun = Kind.decision
        static let name = "position"
    }

    enum Accept: VerbName {
        static let noun = Kind.decision
        static let name = "accept"
    }

    enum Reject: VerbName {
        static let noun = Kind.decision
        static let name = "reject"
    }

    enum Annotate: VerbName {
        static let noun = Kind.decision
        static let name = "note"
    }
}
