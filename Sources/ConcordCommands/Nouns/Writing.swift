import Alignment
import ArgumentParser

/// Names one writing verb of Alignment's table, so that the table alone says what it does.
protocol VerbName {
    static var noun: Kind { get }
    static var name: String { get }
}

/// A writing verb as a command: help, examples and reading come from the table, recording from the session.
struct Writing<V: VerbName>: ServedCommand, TextCommand {
    @OptionGroup(title: "Global Options") var global: GlobalOptions

    @Argument(help: ArgumentHelp("Items, text and key=value fields, as in the usage.", valueName: "words"))
    var words: [String] = []

    private static var verb: Verb? { Verb.find(V.noun, V.name) }

    static var name: String { V.name }
    static var noun: String? { V.noun.rawValue }
    static var abstract: String { verb?.abstract ?? "" }
    static var usage: String { verb?.usage ?? "" }
    static var examples: [String] { verb?.examples ?? [] }
    static var settable: Kind? {
        guard usage.utf8.contains(UInt8(ascii: "=")) else { return nil }
        return V.name == "close" ? nil : V.noun
    }

    func run(_ program: Program) throws(Failure) -> ExitStatus {
        // How much was written within a minute is a question about everybody's entries.
        if program.host.serving == nil, let scope = Scope(changing: command),
            let session = try? program.session(global, scope: scope), let gesture = try? gesture(in: session)
        {
            try program.record(gesture, in: session)
        } else {
            let session = try program.session(global)
            try program.record(try gesture(in: session), in: session)
        }
        return .done
    }

    private var command: [String] { [V.noun.rawValue, V.name] + words }

    private func gesture(in session: Session) throws(Failure) -> Gesture {
        let workspace = try session.introduced()
        let gesture = try accepted { () throws(Refusal) in
            try Verb.gesture(command: command, workspace, session.context)
        }
        guard let gesture else { throw Failure(.fault, "'\(Self.fullName)' is no writing verb") }
        return gesture
    }
}

extension Program {
    /// Records a gesture and tells what became of it: one line an item, the full id first.
    ///
    /// - Parameter origin: what remarks begin with, where many lines are recorded.
    func record(_ gesture: Gesture, in session: Session, origin: String = "") throws(Failure) {
        let recorded = try session.record(gesture)
        for outcome in recorded.outcomes { output.line(outcome.item.text + "  " + outcome.words.onOneLine) }
        for entry in recorded.redacted { output.line(entry + "  redacted: nobody sees its words any more") }
        for review in recorded.closed { writeMinutes(of: review, in: session) }
        for remark in recorded.remarks { output.remark(origin + remark) }
        tellNews(of: session)
        output.flush()
    }

    /// Tells what became known of the journal meanwhile.
    func tellNews(of session: Session) {
        for sentence in session.tellNews() { output.remark("concord: " + sentence) }
    }

    /// Writes the minutes of a review that was just closed. That they cannot be written does not unsay the closing: it
    /// is told, and shows in the exit status.
    private func writeMinutes(of review: ItemID, in session: Session) {
        guard host.serving == nil else {
            output.line(review.text + "  minutes: concord minutes " + session.workspace.ref(review))
            return
        }
        do throws(Failure) {
            guard let path = try session.writeMinutes(of: review)?.path else { return }
            output.line(review.text + "  minutes: " + path)
        } catch {
            output.remark("concord: " + error.sentence)
            shortfall = error.status
        }
    }
}

extension String {
    /// The text with line breaks as spaces, for tables and one-line messages.
    var onOneLine: String {
        guard utf8.contains(0x0A) else { return self }
        var out = String.UnicodeScalarView()
        for scalar in unicodeScalars { out.append(scalar == "\n" ? " " : scalar) }
        return String(out)
    }
}
