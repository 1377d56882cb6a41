import Alignment

/// What can be typed.
extension PlainMode {
    func help(_ words: [String]) throws(Failure) {
        guard let word = words.first else { return read(PlainMode.helpLines) }
        if words.count == 1, let command = PlainCommand.named(word) { return say(PlainMode.line(command)) }
        if let instead = PlainCommand.needless[word] { return say("'\(word)' is not needed here: \(instead).") }
        try run(["help"] + words)
    }

    private static func line(_ command: PlainCommand) -> String {
        let other = command.other.map { ", or " + $0 } ?? ""
        return command.name + other + (command.usage.isEmpty ? "" : " " + command.usage) + ": " + command.about + "."
    }

    private static let helpLines: [String] =
        [
            "A line begins with a mark and is recorded: '! Provision GPU quota @dana #ml due:fri' is an action item.",
            "The marks: ! action item, + requirement, = decision, ? question, ~ parked, . note, > topic of a live review.",
            "After the name of an item comes what changes: 'A4 done', 'A9 due:+1w because vendor late', 'R8 it support'.",
            "In a live review a line without a mark is a note, and a command needs a colon before it, unless it is one word.",
            "A question is left by an empty line or Ctrl-C.", "The commands:",
        ] + PlainCommand.all.map(line) + [
            "Besides them every command of the command line, without the word concord: \(Concord.words.joined(separator: ", ")).",
            "'help action add' tells all about one.",
        ]
}
