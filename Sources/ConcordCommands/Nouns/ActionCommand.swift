import Alignment

/// `concord action`
struct ActionCommand: ItemNoun {
    static let kind = Kind.action
    static let abstract = "Action items: who does what by when"

    static var verbs: [NounVerb] {
        [
            .writing(Add.self), .listing(Self.self), .showing(Self.self), .writing(Change.self), .writing(Start.self),
            .writing(Done.self), .writing(Block.self), .writing(Reopen.self), .writing(Drop.self),
            .writing(Annotate.self),
        ]
    }

    enum Add: VerbName {
        static let noun = Kind.action
        static let name = "add"
    }

    enum Change: VerbName {
        static let noun = Kind.action
        static let name = "set"
    }

    enum Start: VerbName {
        static let noun = Kind.action
        static let name = "start"
    }

    enum Done: VerbName {
        static let noun = Kind.action
        static let name = "done"
    }

    enum Block: VerbName {
        static let noun = Kind.action
        static let name = "block"
    }

    enum Reopen: VerbName {
        static let noun = Kind.action
        static let name = "reopen"
    }

    enum Drop: VerbName {
        static let noun = Kind.action
        static let name = "drop"
    }

    enum Annotate: VerbName {
        static let noun = Kind.action
        static let name = "note"
    }
}
