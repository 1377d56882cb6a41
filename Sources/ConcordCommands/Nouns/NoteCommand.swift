import Alignment

/// `concord note`
struct NoteCommand: ItemNoun {
    static let kind = Kind.note
    static let abstract = "Notes, questions and parked items"

    static var verbs: [NounVerb] {
        [
            .writing(Add.self), .listing(Self.self), .showing(Self.self), .writing(Change.self), .writing(Settle.self),
            .writing(Strike.self),
        ]
    }

    enum Add: VerbName {
        static let noun = Kind.note
        static let name = "add"
    }

    enum Change: VerbName {
        static let noun = Kind.note
        static let name = "set"
    }

    enum Settle: VerbName {
        static let noun = Kind.note
        static let name = "settle"
    }

    enum Strike: VerbName {
        static let noun = Kind.note
        static let name = "strike"
    }
}
