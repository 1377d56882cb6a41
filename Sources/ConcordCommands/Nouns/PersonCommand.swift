import Alignment

/// `concord person`
struct PersonCommand: ItemNoun {
    static let kind = Kind.person
    static let abstract = "People and the groups they speak for"

    static var verbs: [NounVerb] {
        [.writing(Add.self), .listing(Self.self), .showing(Self.self), .writing(Change.self)]
    }

    enum Add: VerbName {
        static let noun = Kind.person
        static let name = "add"
    }

    enum Change: VerbName {
        static let noun = Kind.person
        static let name = "set"
    }
}
