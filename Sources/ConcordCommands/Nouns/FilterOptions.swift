import Alignment
import ArgumentParser

/// What narrows a list down.
struct FilterOptions: ParsableArguments {
    @Flag(help: "What is yours: owned, led, facilitated, asked of you.")
    var mine = false

    @Option(help: ArgumentHelp("Of this owner or lead.", valueName: "person"))
    var owner: String?

    @Option(name: .customLong("for"), help: ArgumentHelp("For this group.", valueName: "group"))
    var group: String?

    @Option(help: ArgumentHelp("Met or done by this group.", valueName: "group"))
    var by: String?

    @Option(help: ArgumentHelp("Of these statuses.", valueName: "status,..."))
    var status: String?

    @Option(
        help: ArgumentHelp(
            "Where the groups agree this far: contested, unheard, stale, concern, agreed.", valueName: "state,..."))
    var state: String?

    @Option(help: ArgumentHelp("Of this priority.", valueName: "priority"))
    var priority: String?

    @Option(help: ArgumentHelp("Made in this review, or its topics.", valueName: "review"))
    var review: String?

    @Flag(help: "Past their due day.")
    var overdue = false

    @Flag(help: "Without an owner.")
    var unowned = false

    @Flag(help: "Also what is over and done.")
    var all = false

    @Argument(help: "Words that the title or id contains.")
    var words: [String] = []
}

extension FilterOptions {
    /// - Throws: if a value is unknown.
    func filter(_ kind: Kind, in session: Session) throws(Failure) -> Filter {
        var filter = Filter()
        let values = [
            ("owner", owner), ("for", group), ("by", by), ("status", status), ("state", state),
            ("priority", priority), ("review", review),
        ]
        for (key, value) in values {
            guard let value else { continue }
            try accepted { () throws(Refusal) in try filter.set(key, value, session.workspace, kind: kind) }
        }
        if mine { filter.mine = session.me }
        filter.isOverdue = overdue
        filter.isUnowned = unowned
        filter.includesClosed = all
        filter.words = words.map(SearchWord.init)
        return filter
    }
}
