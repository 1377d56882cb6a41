import Alignment

/// `concord review`
struct ReviewCommand: ItemNoun {
    static let kind = Kind.review
    static let abstract = "Reviews: plan, hold and close them"

    static var verbs: [NounVerb] {
        [
            .writing(Plan.self), .listing(Self.self), .showing(Self.self), .writing(Change.self), .writing(Start.self),
            .writing(Here.self), .writing(Close.self), .writing(Reopen.self),
        ]
    }

    enum Plan: VerbName {
        static let noun = Kind.review
        static let name = "plan"
    }

    enum Change: VerbName {
        static let noun = Kind.review
        static let name = "set"
    }

    enum Start: VerbName {
        static let noun = Kind.review
        static let name = "start"
    }

    enum Here: VerbName {
        static let noun = Kind.review
        static let name = "here"
    }

    enum Close: VerbName {
        static let noun = Kind.review
        static let name = "close"
    }

    enum Reopen: VerbName {
        static let noun = Kind.review
        static let name = "reopen"
    }
}
