import Alignment
import ArgumentParser

/// `concord add`
struct AddCommand: ServedCommand, TextCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Argument(help: ArgumentHelp("A line of quick capture, or - for lines from standard input.", valueName: "line"))
    var words: [String] = []

    static let name = "add"
    static let abstract = "Records a line of quick capture; 'add -' reads lines"
    static let usage = "LINE... | -"
    static let examples = [
        "concord add '! Provision GPU quota @dana #ml due:fri re:R3 p:must'", "concord add A4 done",
        "concord add 'R8 lob objection: p95 was 184 ms :: until p95 < 150 ms'", "concord add - < review.capture",
    ]

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        let words = try ownWords()
        guard !words.isEmpty else { throw Failure(Refusal.missing("The line to record")) }
        let session = try program.session(global)
        guard words != ["-"] else { return try CaptureLines(program, session).run() }
        try program.capture(words.joined(separator: " "), in: session)
        return .done
    }

    /// The words of the line; after `--` anything may be one.
    private func ownWords() throws(Failure) -> [String] {
        let own = words.prefix { $0 != "--" }
        if let option = own.first(where: Arguments.looksLikeOption) {
            throw Failure(Refusal.unknownOption(option, known: GlobalOption.ofText.map(\.name)))
        }
        return Array(own + words.dropFirst(own.count + 1))
    }
}

extension Program {
    /// Records a line of quick capture and tells what became of it.
    ///
    /// - Parameter origin: what remarks begin with, where many lines are recorded.
    func capture(_ line: String, in session: Session, origin: String = "") throws(Failure) {
        let capture = Capture(line, try session.introduced(), session.context)
        for remark in capture.remarks { output.remark(origin + remark) }
        switch capture.outcome {
        case .gesture(let gesture): try record(gesture, in: session, origin: origin)
        case .refused(let refusal): throw Failure(refusal)
        case .nothing: throw Failure(Refusal.missing("The line to record"))
        case .command(let words):
            throw Failure(
                .malformed, "':\(words.joined(separator: " "))' changes nothing; after ':' stand commands that do")
        }
    }
}
