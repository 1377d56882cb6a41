import Alignment
import TestSupport
import Testing

@testable import ConcordCommands
@testable import Dashboard

/// The conversation of `concord --plain`, answer by answer.
@Suite struct PlainModeTests {
    private let rig = Rig.withWorkspace()

    init() throws {
        rig.input = Array(
            """
            :person add dana group=it name='Dana Ito'
            :person add priya group=lob
            + Answers fast #lob by:it,ml :: p95 < 120 ms
            ! GPU quota @dana due:fri re:R1
            ! Runbook
            = Ship behind a flag re:R1
            ~ Vendor exit plan
            """.utf8)
        #expect(rig.run("add", "-").status == .done)
    }

    /// What is said to some lines.
    private func says(_ lines: String...) -> [String] {
        rig.input = Array(lines.map { $0 + "\n" }.joined().utf8)
        let run = rig.run("--plain")
        #expect(run.status == .done && run.err.isEmpty, "\(run.err)")
        return run.out.split(separator: "\n").map(String.init)
    }

    private func value(_ item: String, _ field: String) -> String {
        let line = rig.run("log", item, "--json").out
        return line.components("\"field\": \"\(field)\"").last.flatMap {
            $0.components("\"value\": ").dropFirst().first?.prefix { $0 != "\n" && $0 != "," }
        }.map(String.init) ?? ""
    }

    @Test func everyCommandOfTheDashboardIsThereOrNotNeeded() {
        let names = Set(PlainCommand.all.flatMap { [$0.name, $0.other].compactMap(\.self) } + Concord.words)
        for command in Command.all where command.isInPalette {
            let isNew = command.name.hasPrefix("new-") || command.name.hasPrefix("capture-")
            let isThere = names.contains(command.name) || PlainCommand.needless[command.name] != nil
            #expect(isThere || isNew, "\(command.name)")
        }
        #expect(Set(PlainCommand.all.map(\.name)).isDisjoint(with: PlainCommand.needless.keys))
        #expect(Set(PlainCommand.all.map(\.name)).count == PlainCommand.all.count)
    }

    @Test func aLineIsRecordedAndSaidBack() {
        let said = says("! Order discs @dana #ml due:fri")
        #expect(
            said.contains(
                "Saved: A3 added: Order discs (action item for ML/AI teams by IT, owner dana, due Fri 27 Nov)."),
            "\(said)")
    }

    @Test func screensAreSentencesInReadingOrder() {
        let said = says("overview", "actions", "requirements", "for-whom", "history")
        #expect(
            said.contains("A1 GPU quota: open, due tomorrow, owner dana, by IT for Lines of business, about R1."),
            "\(said)")
        #expect(said.contains("Requirements of Lines of business: 1"))
        #expect(
            said.contains(
                "R1 Answers fast: to be heard, for Lines of business, IT not heard, ML/AI teams not heard, Lines of business not heard."
            ), "\(said)")
        #expect(said.contains("IT for Lines of business: 1 requirement, 1 action item."), "\(said)")
        #expect(said.contains { $0.hasSuffix("sam: added N1 Vendor exit plan.") }, "\(said)")
        let signs = "✓✗↻·▸"
        #expect(!said.contains { $0.contains { signs.contains($0) } }, "a sign stands for a word")
    }

    @Test func aListIsFilteredByTheWordsAfterItsName() {
        let said = says("actions owner:dana")
        #expect(said.contains("Action items, as far as 'owner:dana' fits: 1"))
        #expect(!said.suffix(4).contains { $0.hasPrefix("A2 ") })
    }

    @Test func droppingAsksNamingTheItemAndAnEmptyLineLeavesIt() {
        #expect(says("drop A2", "").contains("Drop A2 'Runbook'? Type yes, or an empty line to leave it:"))
        #expect(says("drop A2", "").contains("Left as it was."))
        #expect(says("drop A2", "perhaps").contains("Left as it was: 'perhaps' is not yes."))
        #expect(value("A2", "status") == "\"open\"")
        #expect(says("drop A2", "yes").contains { $0.hasPrefix("Saved: A2 ") })
        #expect(value("A2", "status") == "\"dropped\"")
    }

    @Test func blockedAsksOnWhatAndDueAsksWhyItMoves() {
        let blocked = says("block A1", "the vendor")
        #expect(blocked.contains { $0.hasPrefix("What is A1 'GPU quota' blocked on?") })
        #expect(value("A1", "waiting") == "\"the vendor\"")
        let due = says("due A1", "nonsense", "+1w", "vendor late")
        #expect(due.contains { $0.hasPrefix("Cannot read the day 'nonsense'") })
        #expect(due.contains { $0.hasPrefix("The due day moves. Why?") })
        #expect(value("A1", "because") == "\"vendor late\"")
        #expect(value("A1", "due") == "\"2026-12-03\"")
        _ = says("due A1", "+2w", "")
        #expect(value("A1", "due") == "\"2026-12-03\"", "an empty line leaves the day, too")
        _ = says("due A1", "none", "none")
        #expect(value("A1", "due") == "null")
    }

    @Test func commandsAreAboutTheItemThatWasShown() {
        let said = says("done", "show A1", "done", "undo")
        #expect(said.contains("Say which: 'done A12', or 'show A12' first."))
        #expect(said.contains { $0.hasPrefix("A1 'GPU quota'. Type what to do with it") })
        #expect(said.contains { $0.hasPrefix("Saved: A1 ") })
        #expect(says("actions").contains { $0.hasPrefix("A1 GPU quota: open") })
    }

    @Test func goingRoundAsksGroupByGroup() {
        let said = says("positions R1", "yes", "but 184 ms last week :: until 150", "no", "timeouts", "")
        #expect(said.contains("R1 Answers fast, accepted when p95 < 120 ms."))
        #expect(said.contains { $0.hasPrefix("IT, not heard so far. Type yes, 'but' with the reason") })
        #expect(said.contains { $0.hasPrefix("Why? Type the reason") })
        #expect(said.contains("Everybody was asked."))
        #expect(value("R1", "position.it") == "\"support\"")
        #expect(value("R1", "condition.ml") == "\"until 150\"")
        #expect(value("R1", "reason.lob") == "\"timeouts\"")
    }

    @Test func aLiveReviewTakesLinesAndCommandsAfterAColon() {
        let said = says(
            "review plan 'Fraud model' facilitator=sam", "topic add 'Latency' review=V1 minutes=20", "go-live", "yes",
            "@dana",
            "next", "done with that soon", ":note A1", "half way there", "agenda", "close", "A2 @dana", "next=+2w",
            "yes")
        #expect(said.contains { $0.hasPrefix("V1 is live. Type a line for the minutes") })
        #expect(said.contains("Topic 1, T1 Latency: under discussion, used 0 of 20 min, 20 left."), "\(said)")
        #expect(said.contains { $0.hasPrefix("Not represented: ML/AI teams") })
        #expect(
            said.contains(
                "Close V1, the next review not set? Type yes; 'next=' and a day for another one; a line like 'A15 @jun due:fri' to complete it; or an empty line to go on with the review:"
            ))
        #expect(said.contains { $0.contains("the next review on Thu 10 Dec?") })
        #expect(said.contains { $0.hasPrefix("V1 is closed; its minutes are in '") })
        let notes = rig.run("note", "list", "--all").out
        #expect(notes.contains("done with that soon") && notes.contains("half way there"))
        #expect(value("V1", "next") == "\"2026-12-10\"")
    }

    @Test func theCommandLineIsThereWithoutItsFirstWord() {
        let said = says(
            "action add 'Order discs' owner=dana", "action list --owner dana", "status --mine", "status --as dana",
            "init",
            "add -", "nonsense at all", "acton list")
        #expect(said.contains { $0.contains("added: Order discs") })
        #expect(said.contains { $0.hasPrefix("ID") && $0.contains("OWNER") })
        #expect(said.contains("'--as' is settled when 'concord --plain' is started."))
        #expect(said.contains("'init' is for the shell: it is not about this workspace."))
        #expect(said.contains("'add -' reads lines; here each line is read anyway."))
        #expect(said.contains("Not saved: nonsense at all."))
    }

    @Test func helpNamesEveryCommand() {
        let said = says("help", "more", "more", "help drop", "help zoom", "help action add")
        for command in PlainCommand.all { #expect(said.contains { $0.hasPrefix(command.name) }, "\(command.name)") }
        #expect(said.contains("'zoom' is not needed here: one screen is read at a time."))
        #expect(said.contains { $0.contains("concord action add") })
    }

    @Test func anyBytesAreSurvivedAndNoneOfThemComesBack() {
        rig.input =
            Array("! a\u{1B}[2Jb\n".utf8) + [0xFF, 0xFE, 0x0A] + Array(repeating: 0x61, count: 70_000) + [
                0x0A, 0x00, 0x0A,
            ]
        let run = rig.run("--plain")
        #expect(run.status == .done)
        #expect(!run.out.utf8.contains { $0 < 0x20 && $0 != 0x0A })
        #expect(run.out.contains("That line is not UTF-8; nothing was saved."))
        #expect(run.out.contains("That line has more than 65536 bytes; nothing was saved."))
    }
}

extension String {
    fileprivate func components(_ separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
