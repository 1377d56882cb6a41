import Alignment
import Dashboard

/// A command of the line mode: what the dashboard does by key, by the same name, with the items said instead of
/// selected. The command line's own commands come on top, as they are.
struct PlainCommand: Sendable {
    let name: String
    /// A shorter or a more usual name.
    let other: String?
    /// What follows it, in one line.
    let usage: String
    let about: String
    let run: @Sendable (PlainMode, [String]) throws(Failure) -> Void

    init(
        _ name: String, or other: String? = nil, taking usage: String = "", _ about: String,
        run: @escaping @Sendable (PlainMode, [String]) throws(Failure) -> Void
    ) {
        self.name = name
        self.other = other
        self.usage = usage
        self.about = about
        self.run = run
    }

    /// In the order of help.
    static let all: [PlainCommand] = screens + items + reviews + others

    static func named(_ name: String) -> PlainCommand? {
        let name = name.lowercased()
        return all.first { $0.name == name || $0.other == name }
    }

    /// Commands of the dashboard that mean nothing where nothing is drawn, and what there is instead.
    static let needless: [String: String] = [
        "capture": "a line is typed as it is", "palette": "'help' lists what there is",
        "filter": "words after the name of a list filter it", "sort": "a view sorts; 'view' lists them",
        "mark": "several items can be named at once", "mark-all": "several items can be named at once",
        "zoom": "one screen is read at a time", "redraw": "nothing is drawn", "projector": "nothing is drawn",
        "suspend": "Ctrl-Z is the shell's own", "copy": "'show A12' prints the item",
        "copy-list": "the name of a list prints it", "stop-sync": "Ctrl-C stops 'sync'",
        "editor": "'edit A12' asks for fields", "undo-in-review": "'undo' undoes", "interrupt": "'quit' quits",
        "attendance": "'@dana @lee -@raj' says who is here",
    ]

    // MARK: Screens

    private static let screens: [PlainCommand] =
        [
            screen(.overview, or: "1", "How things stand: what each group needs, and the most urgent action items"),
            screen(.actions, or: "2", "The action items, the most urgent first"),
            screen(.requirements, or: "3", "The requirements"), screen(.decisions, or: "4", "The decisions"),
            screen(.reviews, or: "5", "The reviews, questions and parked items"),
            screen(.forWhom, or: "6", "Who gives what to whom"),
            screen(.history, or: "7", "What happened, the newest first"),
            PlainCommand(
                "view", taking: "[NAME]", "A view of the configuration by its name; without one, what there are"
            ) {
                (mode, words) throws(Failure) in try mode.view(words.joined(separator: " "))
            },
            PlainCommand("more", "Goes on with a long list") { mode, _ in
                mode.rest.isEmpty ? mode.say("That was all.") : mode.read(mode.rest)
            },
        ]

    private static func screen(_ screen: ScreenName, or digit: String, _ about: String) -> PlainCommand {
        let name = screen.rawValue.replacing(" ", with: "-")
        let isFiltered = ![.forWhom].contains(screen)
        return PlainCommand(name, or: digit, taking: isFiltered ? "[FILTER]" : "", about) { mode, words in
            mode.show(screen, filter: words.joined(separator: " "))
        }
    }

    // MARK: Items

    private static let items: [PlainCommand] = [
        PlainCommand("show", taking: "ITEM", "Everything about an item; the commands below are about it from then on") {
            (mode, words) throws(Failure) in try mode.show(words)
        },
        PlainCommand("edit", taking: "[ITEM]", "Change its fields: asks which") { (mode, words) throws(Failure) in
            try mode.edit(words)
        },
        PlainCommand(
            "done", taking: "[ITEM...]",
            "Done: an action item is done, a requirement met, a question settled, a decision accepted"
        ) { (mode, words) throws(Failure) in
            try mode.setStatus(
                words, ["action": "done", "requirement": "met", "note": "settled", "decision": "accepted"])
        },
        PlainCommand("start", taking: "[ITEM...]", "Work has started; of a topic: it begins") {
            (mode, words) throws(Failure) in
            try mode.start(words)
        },
        PlainCommand("block", taking: "[ITEM...]", "Blocked: asks on what") { (mode, words) throws(Failure) in
            try mode.ask(.block, words)
        },
        PlainCommand("owner", taking: "[ITEM...]", "Owner, or who leads it: asks who") {
            (mode, words) throws(Failure) in
            try mode.ask(.owner, words)
        },
        PlainCommand("due", taking: "[ITEM...]", "Due day: asks which, and why it moves") {
            (mode, words) throws(Failure) in
            try mode.ask(.due, words)
        },
        PlainCommand("priority", taking: "[ITEM...]", "Priority: asks must, should or could") {
            (mode, words) throws(Failure) in
            try mode.askPriority(words)
        },
        PlainCommand("positions", taking: "[ITEM...]", "Go round the groups for their positions") {
            (mode, words) throws(Failure) in try mode.goRound(try mode.items(words, "positions"))
        },
        PlainCommand("note", taking: "[ITEM...]", "A note: asks for its text") { (mode, words) throws(Failure) in
            try mode.ask(.note, words)
        },
        PlainCommand("drop", taking: "[ITEM...]", "It is given up, and history keeps it: asks whether") {
            (mode, words) throws(Failure) in try mode.drop(words)
        },
        PlainCommand("reopen", taking: "[ITEM...]", "Reopen") { (mode, words) throws(Failure) in
            try mode.setStatus(words, ["action": "open", "requirement": "open", "note": "open"])
        },
        PlainCommand("accept", taking: "[ITEM...]", "Accept a decision") { (mode, words) throws(Failure) in
            try mode.setStatus(words, ["decision": "accepted"])
        },
        PlainCommand("reject", taking: "[ITEM...]", "Reject a decision") { (mode, words) throws(Failure) in
            try mode.setStatus(words, ["decision": "rejected"])
        },
        PlainCommand("conflicts", "Items on which people contradict each other") { mode, _ in mode.conflicts() },
        PlainCommand("settle", taking: "[ITEM...]", "Settle its conflicts: what stands is meant") {
            (mode, words) throws(Failure) in try mode.settle(words)
        },
        PlainCommand("undo", "Undo your last change") { (mode, _) throws(Failure) in try mode.record(.undo) },
        PlainCommand("redo", "Redo what you undid last") { (mode, _) throws(Failure) in try mode.record(.redo) },
    ]

    // MARK: Reviews

    private static let reviews: [PlainCommand] = [
        PlainCommand("go-live", or: "live", taking: "[REVIEW]", "Go live with the next review, or join the one that is")
        {
            (mode, words) throws(Failure) in try mode.goLive(words)
        },
        PlainCommand("agenda", "Where the live review has got to") { (mode, _) throws(Failure) in
            mode.read(mode.spoken.live(try mode.liveReview()))
        },
        PlainCommand("next-topic", or: "next", "Next topic; '> Title 10m' adds one") { (mode, _) throws(Failure) in
            try mode.record(.nextTopic(review: try mode.liveReview().id))
        },
        PlainCommand("previous-topic", or: "previous", "Topic before") { (mode, _) throws(Failure) in
            try mode.previousTopic()
        },
        PlainCommand("park-topic", or: "park", "Park this topic") { (mode, _) throws(Failure) in
            try mode.capture("> park")
        },
        PlainCommand("extend-topic", or: "extend", "Five more minutes") { (mode, _) throws(Failure) in
            try mode.capture("> +5")
        },
        PlainCommand("topic-earlier", taking: "TOPIC", "Move a topic up on the agenda") {
            (mode, words) throws(Failure) in
            try mode.move(words, by: -1)
        },
        PlainCommand("topic-later", taking: "TOPIC", "Move a topic down on the agenda") {
            (mode, words) throws(Failure) in
            try mode.move(words, by: 1)
        },
        PlainCommand("round", "Go round for positions on this topic") { (mode, _) throws(Failure) in
            try mode.goRoundOnTopic()
        },
        PlainCommand("take-over", "Facilitate the live review from now on") { (mode, _) throws(Failure) in
            try mode.takeOver()
        },
        PlainCommand("close-review", or: "close", "Read back what was decided, and close the review: asks") {
            (mode, _) throws(Failure) in try mode.close()
        },
    ]

    // MARK: Others

    private static let others: [PlainCommand] = [
        PlainCommand("who", "Who else has the workspace open") { mode, _ in
            mode.say(PlainMode.alsoHere(mode.others) + ".")
        },
        PlainCommand("help", or: "?", taking: "[COMMAND]", "What can be typed, or everything about one command") {
            (mode, words) throws(Failure) in try mode.help(words)
        },
        PlainCommand("quit", or: "q", "Quit; nothing is lost") { mode, _ in mode.quit() },
    ]
}
