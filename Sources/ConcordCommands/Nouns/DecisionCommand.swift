import Alignment

/// `concord decision`
struct DecisionCommand: ItemNoun {
    static let kind = Kind.decision
    static let abstract = "Decisions, who was represented, and what each group thinks"

    static var verbs: [NounVerb] {
        [
            .writing(Add.self), .listing(Self.self), .showing(Self.self), .writing(Change.self),
            .writing(Position.self),
            .writing(Accept.self), .writing(Reject.self), .writing(Annotate.self),
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
