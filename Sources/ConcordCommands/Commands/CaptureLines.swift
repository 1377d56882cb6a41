import Alignment

/// `concord add -`: lines of quick capture from standard input, each recorded and acknowledged on its own.
struct CaptureLines {
    private let program: Program
    private let session: Session

    init(_ program: Program, _ session: Session) {
        self.program = program
        self.session = session
    }

    /// - Returns: `refused` if a line was not recorded; the others were.
    /// - Throws: if input cannot be read, or the journal cannot be written: no later line would fare better.
    func run() throws(Failure) -> ExitStatus {
        var reader = LineReader(read: program.host.input)
        var number = 0
        var failed = 0
        while let line = try reader.next() {
            number += 1
            do throws(Failure) {
                try record(line, number)
            } catch {
                guard [.refused, .malformed].contains(error.status) else {
                    throw Failure(error.status, "line \(number): \(error.sentence)")
                }
                failed += 1
                program.output.remark("line \(number): \(error.sentence)")
            }
        }
        guard failed > 0 else { return .done }
        program.output.remark("\(failed) of \(number) lines not recorded")
        return .refused
    }

    private func record(_ line: LineReader.Line, _ number: Int) throws(Failure) {
        guard let bytes = line.bytes else {
            throw Failure(.malformed, "longer than \(LineReader.longest) bytes; nothing was saved")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.malformed, "invalid UTF-8; nothing was saved")
        }
        guard !TypedText.isBlank(text), !text.utf8.starts(with: "# ".utf8) else { return }
        try session.refresh()
        try program.capture(text, in: session, origin: "line \(number): ")
    }
}
