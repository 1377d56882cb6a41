import Alignment
import ArgumentParser
import Minutes

/// `concord minutes`
struct MinutesCommand: ServedCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Option(help: ArgumentHelp("md, html, txt, eml, ics or json.", valueName: "format")) var format = "md"
    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("Add what this group was promised and what is asked of it.", valueName: "group"))
    var group: String?
    @Option(
        help: ArgumentHelp("Write to this file, or in this directory, instead of standard output.", valueName: "path"))
    var output: String?
    @Flag(help: "Replace the file if it is there.") var force = false
    @Argument(help: "Of this review (else the live one, else the last closed).") var review: String?

    static let name = "minutes"
    static let abstract = "Writes the minutes of a review; of a planned one the agenda"
    static let usage = "[REVIEW] [--format md|html|txt|eml|ics|json] [--for GROUP] [--output PATH|-] [--force]"
    static let examples = [
        "concord minutes", "concord minutes V4 --format txt", "concord minutes V4 --for lob --format eml",
    ]

    var unservedOption: (name: String, instead: String)? {
        guard let output, output != "-" else { return nil }
        return ("--output", "without it the text comes over the connection")
    }

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        guard let format = Format(rawValue: format) else {
            throw Failure(Refusal.unknownValue(self.format, field: "format", accepted: Format.allCases.map(\.rawValue)))
        }
        let group = try group.map(MinutesCommand.group)
        let session = try program.session(global)
        let chosen = try chosen(in: session)
        guard let minutes = session.minutes(of: chosen) else {
            throw Failure(.fault, "\(session.workspace.ref(chosen)) has no minutes")
        }
        let destination = Destination(path: output, name: minutes.fileName(format), isReplacing: force)
        let isExact = ![.md, .txt].contains(format)
        try destination.write(minutes.render(format, for: group), program, isExact: isExact)
        return .done
    }

    private static func group(_ word: String) throws(Failure) -> Group {
        if let group = Group(typed: word) { return group }
        throw Failure(Refusal.unknownValue(word, field: "group", accepted: Group.allCases.map(\.rawValue)))
    }

    private func chosen(in session: Session) throws(Failure) -> ItemID {
        if let review {
            return try accepted { () throws(Refusal) in try session.workspace.resolve(review, as: .review) }.id
        }
        guard let review = session.reviewOfMinutes else {
            throw Failure(Refusal.rule("There is no review yet; 'review plan' plans one"))
        }
        return review.id
    }
}
