import Alignment
import Screen

/// The keys of the dialogs in which the room answers: going round, who is here, the read-back.
extension Command {
    static let room: [Command] = rounds + tickLists + closings

    private static let rounds: [Command] = [
        .asking("support", "Going round: yes", .reviewing, keys: ["y"], in: [.round], hint: "yes") {
            $0.answerRound(.support)
        },
        .asking("concern", "Going round: yes, but; asks why", .reviewing, keys: ["b"], in: [.round], hint: "yes, but") {
            $0.answerRound(.concern)
        },
        .asking("objection", "Going round: no; asks why", .reviewing, keys: ["n"], in: [.round], hint: "no") {
            $0.answerRound(.objection)
        },
        .asking(
            "all-support", "Going round: all here who were not heard yet support it", .reviewing, keys: ["a"],
            in: [.round], hint: "all here support"
        ) { $0.allSupport() },
        Command(
            "skip-group", "Going round: ask the group another time", .reviewing, keys: ["s"], in: [.round], hint: "skip"
        ) { $0.skipGroup() },
        Command(
            "voice", "Going round: who speaks for the group, or reports for it", .reviewing, keys: ["v"], in: [.round],
            hint: "who speaks"
        ) { $0.chooseVoice() },
        Command("group-above", "The group above", .typing, keys: [.up, "k"], in: [.round]) {
            $0.withRound { $0.move(by: -1) }
        },
        Command("group-below", "The group below", .typing, keys: [.down, "j"], in: [.round]) {
            $0.withRound { $0.move(by: 1) }
        },
        Command("leave-round", "Stop going round", .typing, keys: [.escape], in: [.round], hint: "stops") { $0.pop() },
    ]

    private static let closings: [Command] = [
        .asking(
            "close-now", "Read-back: save what is typed; with nothing typed, close the review", .reviewing,
            keys: [.enter], in: [.closing], hint: "closes"
        ) { $0.saveInClosing() },
        Command(
            "leave-closing", "Read-back: back to the review", .reviewing, keys: [.escape], in: [.closing], hint: "back"
        ) { $0.leaveClosing() },
        .asking(
            "next-cell", "Read-back: complete the word, or on to the next cell", .reviewing, keys: [.tab],
            in: [.closing], hint: "completes"
        ) { $0.completeInClosing(backwards: false) },
        .asking("previous-cell", "The cell before", .typing, keys: [.backTab], in: [.closing]) {
            $0.completeInClosing(backwards: true)
        },
        .asking("cell-above", "The cell above", .typing, keys: [.up], in: [.closing]) { $0.moveInClosing(rows: -1) },
        .asking("cell-below", "The cell below", .typing, keys: [.down], in: [.closing]) { $0.moveInClosing(rows: 1) },
        .asking("cell-left", "The cell to the left", .typing, keys: [.left], in: [.closing]) {
            $0.moveInClosing(columns: -1)
        },
        .asking("cell-right", "The cell to the right", .typing, keys: [.right], in: [.closing]) {
            $0.moveInClosing(columns: 1)
        },
    ]

    private static let tickLists: [Command] = [
        .asking(
            "save-ticks", "Who is here: save all that was ticked", .reviewing, keys: [.enter], in: [.tickList],
            hint: "saves"
        ) { $0.saveTickList() },
        Command(
            "tick-invited", "Who is here: tick everybody who is invited", .reviewing, keys: [.function(8)],
            in: [.tickList], hint: "all invited"
        ) { $0.tickInvited() },
        Command(
            "leave-ticks", "Who is here: leave it as it was", .typing, keys: [.escape], in: [.tickList], hint: "leaves"
        ) { $0.leaveTickList() },
        Command("tick-above", "Up", .typing, keys: [.up], in: [.tickList]) { $0.withTickList { $0.move(by: -1) } },
        Command("tick-below", "Down", .typing, keys: [.down], in: [.tickList]) { $0.withTickList { $0.move(by: 1) } },
        Command("ticks-page-up", "A page up", .typing, keys: [.pageUp], in: [.tickList]) {
            $0.withTickList { $0.move(by: -10) }
        },
        Command("ticks-page-down", "A page down", .typing, keys: [.pageDown], in: [.tickList]) {
            $0.withTickList { $0.move(by: 10) }
        },
    ]
}
