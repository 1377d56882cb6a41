import Alignment

/// `concord review`
struct ReviewCommand: ItemNoun {
    static let kind = Kind.review
    static let abstract = "Reviews: plan, hold and close them"

    static var verbs: [any ConcordCommand.Type] {
        [
            Writing<Plan>.self, Listing<Self>.self, Showing<Self>.self, Writing<Change>.self, Writing<Start>.self,
            Writing<Here>.self, Writing<Close>.self, Writing<Reopen>.self,
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
