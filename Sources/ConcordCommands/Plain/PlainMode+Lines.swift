import Alignment
import Dashboard

/// What a line comes to.
extension PlainMode {
    /// Does what a line says, and says what came of it. What was to be saved and was not is said again, so that nothing
    /// typed is lost.
    func obey(_ line: String) {
        do throws(Failure) {
            try take(line)
        } catch {
            say(error.sentence + ".")
        }
    }

    private func take(_ line: String) throws(Failure) {
        guard !TypedText.isBlank(line) else { return }
        let text = String(line.drop { $0 == " " })
        if text.hasPrefix(":") { return try command(String(text.dropFirst()), typed: line) }
        let words = text.split(separator: " ").map(String.init)
        if isCommand(words) { return try command(text, typed: line) }
        try capture(text)
    }

    /// Whether a line without a colon is a command. In a live review it is text for the minutes, unless it is nothing but
    /// the name of one.
    private func isCommand(_ words: [String]) -> Bool {
        guard let first = words.first else { return false }
        if PlainCommand.named(first) != nil {
            return review == nil || words.count == 1 && first.first?.isLetter == true
        }
        return review == nil && Concord.words.contains(first)
    }

    private func command(_ text: String, typed line: String) throws(Failure) {
        let words = try accepted { () throws(Refusal) in try ShellWords.split(text) }
        guard let first = words.first else { return }
        let rest = Array(words.dropFirst())
        if let command = PlainCommand.named(first), !PlainMode.isVerb(rest.first, of: first) {
            return try command.run(self, rest)
        }
        guard Concord.words.contains(first) else {
            let known = PlainCommand.all.map(\.name) + Concord.words
            throw Failure(
                .malformed, Refusal.unknownVerb(first, of: "", known: known).sentence + "; 'help' lists what there is")
        }
        switch Capture(":" + text, try session.introduced(), session.context).outcome {
        case .gesture, .refused: try capture(":" + text)
        case .command, .nothing: try run(words)
        }
    }

    /// Whether a word is a verb of a noun: 'note add' is the command line's, 'note A12' is not.
    private static func isVerb(_ word: String?, of noun: String) -> Bool {
        Concord.nouns.first { $0.name == noun }.map { noun in noun.verbs.contains { $0.name == word } } ?? false
    }

    /// Runs a command of the command line.
    func run(_ words: [String]) throws(Failure) {
        let shell = [InitCommand.name, DemoCommand.name, ServeCommand.name]
        if let first = words.first, shell.contains(first) {
            throw Failure(.malformed, "'\(first)' is for the shell: it is not about this workspace")
        }
        if words.first == AddCommand.name, words.last == "-" {
            throw Failure(.malformed, "'add -' reads lines; here each line is read anyway")
        }
        defer { session.review = review?.id }
        _ = try program.carryOut(words)
        if let item = shown(by: words) { place = .item(item) }
    }

    /// The item that `action show A12` has shown.
    private func shown(by words: [String]) -> ItemID? {
        guard words.count == 3, words[1] == "show", let kind = Kind(rawValue: words[0]) else { return nil }
        return try? session.workspace.resolve(words[2], as: kind).id
    }

    // MARK: Recording

    /// Records a line of quick capture.
    func capture(_ line: String) throws(Failure) {
        try keeping(line) { () throws(Failure) in
            let capture = Capture(line, try session.introduced(), session.context)
            for remark in capture.remarks { say("Mind: " + remark + ".") }
            switch capture.outcome {
            case .gesture(let gesture): try save(gesture)
            case .refused(let refusal): throw Failure(refusal)
            case .command, .nothing: throw Failure(Refusal.missing("The line to record"))
            }
        }
    }

    /// Records what a question was answered with.
    func record(_ gesture: Gesture, line: String? = nil) throws(Failure) {
        guard let line else { return try save(gesture) }
        try keeping(line) { () throws(Failure) in try save(gesture) }
    }

    /// Says a line again that was not saved.
    private func keeping(_ line: String, _ body: () throws(Failure) -> Void) throws(Failure) {
        do throws(Failure) {
            try body()
        } catch {
            say(error.sentence + ".")
            throw Failure(error.status, "Not saved: " + line)
        }
    }

    private func save(_ gesture: Gesture) throws(Failure) {
        let recorded = try session.record(gesture)
        if recorded.entry == nil, recorded.outcomes.isEmpty { say("There is nothing to save.") }
        for outcome in recorded.outcomes {
            say(
                "Saved: " + session.workspace.ref(outcome.item) + " " + outcome.words.replacing(" · ", with: ", ") + "."
            )
        }
        for remark in recorded.remarks { say("Mind: " + remark + ".") }
        for review in recorded.closed { try writeMinutes(review) }
    }

    private func writeMinutes(_ review: ItemID) throws(Failure) {
        let ref = session.workspace.ref(review)
        guard session.host.serving == nil, let path = try session.writeMinutes(of: review)?.path else {
            return say("\(ref) is closed; 'minutes \(ref)' reads its minutes.")
        }
        say("\(ref) is closed; its minutes are in '\(path)'.")
    }
}
