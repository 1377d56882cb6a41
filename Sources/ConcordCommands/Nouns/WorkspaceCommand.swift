import Alignment

/// `concord workspace`
struct WorkspaceCommand: ItemNoun {
    static let kind = Kind.workspace
    static let abstract = "The workspace itself: name, purpose, time zone, how often it reviews"

    static var verbs: [NounVerb] {
        [.showing(Self.self), .writing(Change.self)]
    }

    enum Change: VerbName {
        static let noun = Kind.workspace
        static let name = "set"
    }
}
