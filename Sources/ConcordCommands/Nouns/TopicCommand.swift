import Alignment

/// `concord topic`
struct TopicCommand: ItemNoun {
    static let kind = Kind.topic
    static let abstract = "Topics of a review's agenda"

    static var verbs: [NounVerb] {
        [
            .writing(Add.self), .listing(Self.self), .showing(Self.self), .writing(Change.self), .writing(Start.self),
            .writing(Park.self), .writing(Done.self),
        ]
    }

    enum Add: VerbName {
        static let noun = Kind.topic
        static let name = "add"
    }

    enum Change: VerbName {
        static let noun = Kind.topic
        static let name = "set"
    }

    enum Start: VerbName {
        static let noun = Kind.topic
        static let name = "start"
    }

    enum Park: VerbName {
        static let noun = Kind.topic
        static let name = "park"
    }

    enum Done: VerbName {
        static let noun = Kind.topic
        static let name = "done"
    }
}
