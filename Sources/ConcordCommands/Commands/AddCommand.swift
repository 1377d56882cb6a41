import Alignment
import ArgumentParser

/// `concord add`
struct AddCommand: ConcordCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions
    @Argument(help: "A line of quick capture, or - for lines from standard input.") var line: [String] = []

    static let name = "add"
    static let abstract = "Records a line of quick capture; 'add -' reads lines"
    static let usage = "LINE... | -"
    static let examples = [
        "concord add '! Provision GPU quota @dana #ml due:fri re:R3 p:must'", "concord add A4 done",
        "concord add 'R8 lob objection: p95 was 184 ms :: until p95 < 150 ms'", "concord add - < review.capture",
    ]
    static let takesText = true

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        let words = line.first == "--" ? Array(line.dropFirst()) : line
        if words != line {
        } else if let option = words.first(where: Arguments.looksLikeOption) {
            throw Failure(Refusal.unknownOption(option, known: GlobalOption.all.map(\.name)))
        }
        guard !words.isEmpty else { throw Failure(Refusal.missing("The line to record")) }
        let session = try program.session(global)
        guard words != ["-"] else { return try CaptureLines(program, session).run() }
        try program.capture(words.joined(separator: " "), in: session)
        return .done
    }
}

extension Program {
    /// Records a line of quick capture and tells what became of it.
    func capture(_ line: String, in session: Session) throws(Failure) {
        let capture = Capture(line, try session.introduced(), session.context)
        for remark in capture.remarks { output.remark(remark) }
        switch capture.outcome {
        case .gesture(let gesture): try record(gesture, in: session)
        case .refused(let refusal): throw Failure(refusal)
        case .nothing: throw Failure(Refusal.missing("The line to record"))
        case .command(let words):
            throw Failure(
                .malformed, "':\(words.joined(separator: " "))' changes nothing; after ':' stand commands that do")
        }
    }
}
