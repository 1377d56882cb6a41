import Alignment
import Screen

extension Command {
    static let capturing: [Command] = [
        Command(
            "capture", "Type a line: actions, notes, positions, who is here ...", .capturing, keys: ["c"],
            in: .browsing,
            hint: "capture"
        ) { $0.openBar() }.unless { $0.readOnlyObjection },
        mark("action", "!", "Capture an action item"),
        mark("requirement", "+", "Capture a requirement"),
        mark("decision", "=", "Capture a decision"),
        mark("parked", "~", "Park something"),
    ]

    private static func mark(_ name: String, _ mark: Unicode.Scalar, _ title: String) -> Command {
        Command(
            "capture-" + name, title, .capturing, keys: [.character(mark)], in: .browsing, hint: name
        ) { $0.openBar(mark: String(mark)) }.unless { $0.readOnlyObjection }
    }

    /// Keys of the lines and forms that are typed in.
    static let typing: [Command] =
        [
            .asking(
                "save-line", "Save what stands there", .typing, keys: [.enter], in: [.bar, .liveBar], hint: "saves"
            ) {
                $0.saveBar()
            },
            Command(
                "complete", "Complete the word, then the next choice", .typing, keys: [.tab], in: [.bar, .liveBar],
                hint: "completes"
            ) { $0.completeInBar(backwards: false) },
            Command("complete-back", "The choice before", .typing, keys: [.backTab], in: [.bar, .liveBar]) {
                $0.completeInBar(backwards: true)
            },
            Command("amend", "Amend your last line", .typing, keys: [.up], in: [.bar, .liveBar], hint: "amends") {
                $0.amendInBar(earlier: true)
            },
            Command("amend-later", "The line after", .typing, keys: [.down], in: [.bar, .liveBar]) {
                $0.amendInBar(earlier: false)
            },
            Command(
                "leave-line", "Leave the bar; the text stays for next time", .typing, keys: [.escape],
                in: [.bar, .liveBar], hint: "leaves"
            ) { $0.leaveBar() },
            .asking("save-answer", "Save the answer", .typing, keys: [.enter], in: [.prompt], hint: "saves") {
                $0.savePrompt()
            },
            Command("complete-answer", "Complete the name", .typing, keys: [.tab], in: [.prompt], hint: "completes") {
                $0.completeInPrompt()
            },
            Command(
                "leave-answer", "Leave without an answer", .typing, keys: [.escape], in: [.prompt, .choice],
                hint: "leaves"
            ) {
                $0.pop()
            },
            Command("keep-filter", "Keep the filter", .typing, keys: [.enter, .tab], in: [.filter], hint: "keeps it") {
                $0.pop()
            },
            Command("drop-filter", "Show everything again", .typing, keys: [.escape], in: [.filter], hint: "shows all")
            {
                $0.clearFilter()
                $0.pop()
            },
            Command("filter-up", "Up in the list", .typing, keys: [.up], in: [.filter]) { $0.move(rows: -1) },
            Command("filter-down", "Down in the list", .typing, keys: [.down], in: [.filter]) { $0.move(rows: 1) },
        ] + forms + finders

    private static let forms: [Command] = [
        Command("next-field", "To the next field", .typing, keys: [.tab, .down], in: [.form], hint: "next") {
            $0.moveInForm(by: 1)
        },
        Command("previous-field", "To the field before", .typing, keys: [.backTab, .up], in: [.form]) {
            $0.moveInForm(by: -1)
        },
        .asking("save-form", "Save the form", .typing, keys: [.enter, .control("s")], in: [.form], hint: "saves") {
            $0.saveForm()
        },
        .asking(
            "editor-in-form", "Edit the longer text in $VISUAL or $EDITOR", .typing, keys: [.control("o")], in: [.form],
            hint: "editor"
        ) { $0.editInEditor() }.unless { $0.fieldForEditor == nil ? "This form has no longer text to edit" : nil },
        Command("leave-form", "Leave the form", .typing, keys: [.escape], in: [.form], hint: "leaves") {
            $0.leaveForm()
        },
    ]

    private static let finders: [Command] = [
        .asking("choose", "Do what is chosen", .typing, keys: [.enter], in: [.palette], hint: "does it") {
            $0.choosePalette()
        },
        Command("choose-down", "Down", .typing, keys: [.down, .control("n")], in: [.palette]) {
            $0.moveInPalette(by: 1)
        },
        Command("choose-up", "Up", .typing, keys: [.up, .control("p")], in: [.palette]) { $0.moveInPalette(by: -1) },
        Command("choose-page-down", "A page down", .typing, keys: [.pageDown], in: [.palette]) {
            $0.moveInPalette(by: 10)
        },
        Command("choose-page-up", "A page up", .typing, keys: [.pageUp], in: [.palette]) { $0.moveInPalette(by: -10) },
        Command("choose-type-on", "Type the chosen command on", .typing, keys: [.tab], in: [.palette], hint: "types on")
        {
            $0.completeInPalette()
        },
        Command("leave-finder", "Back", .typing, keys: [.escape], in: [.palette, .help], hint: "back") { $0.pop() },
        Command("leave-help", "Back", .typing, keys: [.enter, .function(1)], in: [.help]) { $0.pop() },
        Command("help-down", "Down", .typing, keys: [.down], in: [.help]) { $0.withHelp { $0.scroll(by: 1) } },
        Command("help-up", "Up", .typing, keys: [.up], in: [.help]) { $0.withHelp { $0.scroll(by: -1) } },
        Command("help-page-down", "A page down", .typing, keys: [.pageDown], in: [.help]) {
            $0.withHelp { $0.scroll(by: $0.height - 1) }
        },
        Command("help-page-up", "A page up", .typing, keys: [.pageUp], in: [.help]) {
            $0.withHelp { $0.scroll(by: 1 - $0.height) }
        },
    ]
}
