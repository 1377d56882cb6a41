import Alignment

/// `concord workspace`
struct WorkspaceCommand: ItemNoun {
    static let kind = Kind.workspace
    static let abstract = "The workspace itself: name, purpose, time zone, how often it reviews"

    static var verbs: [any ConcordCommand.Type] {
        [Showing<Self>.self, Writing<Change>.self]
    }

    enum Change: VerbName {
        static let noun = Kind.workspace
        static let name = "set"
    }
}
