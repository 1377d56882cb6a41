import Alignment

/// `concord requirement`
struct RequirementCommand: ItemNoun {
    static let kind = Kind.requirement
    static let abstract = "Requirements: what a group needs, and how far all agree on it"

    static var verbs: [NounVerb] {
        [
            .writing(Add.self), .listing(Self.self), .showing(Self.self), .writing(Change.self),
            .writing(Position.self),
            .writing(Meet.self), .writing(Reopen.self), .writing(Drop.self), .writing(Annotate.self),
        ]
    }

    enum Add: VerbName {
        static let noun = Kind.requirement
        static let name = "add"
    }

    enum Change: VerbName {
        static let noun = Kind.requirement
        static let name = "set"
    }

    enum Position: VerbName {
        static let noun = Kind.requirement
        static let name = "position"
    }

    enum Meet: VerbName {
        static let noun = Kind.requirement
        static let name = "meet"
    }

    enum Reopen: VerbName {
        static let noun = Kind.requirement
        static let name = "reopen"
    }

    enum Drop: VerbName {
        static let noun = Kind.requirement
        static let name = "drop"
    }

    enum Annotate: VerbName {
        static let noun = Kind.requirement
        static let name = "note"
    }
}
