import Alignment
import Dashboard
import Journal

/// `concord --plain`: a conversation in lines. It says where one is and what can be typed, takes a line, says what came
/// of it, and begins again. Nothing moves, nothing is drawn, and no byte is sent but text and line ends.
///
/// A line is what it is in the dashboard's capture bar. Outside a live review, where the bar takes no bare text, it may
/// also be a command by its name.
final class PlainMode {
    let program: Program
    let session: Session
    /// Where one is; a live review comes before it.
    var place = Place.screen(.overview)
    /// The live review that was joined, though one has no part in it yet.
    var joined: ItemID?
    /// Lines of a long list that were not read out yet.
    var rest: [String] = []
    private var news: [String] = []
    private var lines: LineReader
    private var isOver = false
    private let doorplate: Doorplate?

    enum Place: Hashable {
        case screen(ScreenName)
        case item(ItemID)
    }

    init(_ program: Program, _ session: Session) {
        self.program = program
        self.session = session
        lines = LineReader(read: program.host.input)
        doorplate = session.directory.map { Doorplate($0, session) }
        program.resident = session
        program.output.hasOneStream = true
    }

    /// Goes on until it is quit or there are no more lines.
    ///
    /// - Throws: if standard input cannot be read; what was saved is saved.
    func run(remark: String?) throws(Failure) -> ExitStatus {
        defer { doorplate?.leave() }
        say("Concord, line by line. 'help' says what can be typed, 'quit' leaves.")
        if let remark { say(remark + ".") }
        if let readOnly = session.store.readOnly { say("Nothing can be changed: " + readOnly.words + ".") }
        show(program.configuration.screen)
        while !isOver {
            lookAround()
            look()
            let seen = session.workspace
            session.view = (seen, review.flatMap(\.topic))
            guard let line = try ask(prompt) else { break }
            look()
            session.review = review?.id
            obey(line)
        }
        say("Bye; everything that was saved is saved.")
        program.output.flush()
        return .done
    }

    func quit() { isOver = true }

    // MARK: Saying

    func say(_ line: String) { program.output.line(line.onOneLine) }

    /// Reads lines out; of many the first, and 'more' goes on.
    func read(_ lines: [String]) {
        let most = lines.count > 30 ? 24 : lines.count
        for line in lines.prefix(most) { say(line) }
        rest = Array(lines.dropFirst(most))
        if !rest.isEmpty { say("\(rest.count) more lines; 'more' goes on, words after the name of a list filter it.") }
    }

    /// The workspace in sentences, as it is now.
    var spoken: Spoken {
        Spoken(
            session.workspace,
            Viewer(
                me: session.me, zone: session.zone, review: session.review, dates: session.dates,
                random: session.host.random(0)),
            now: session.now)
    }

    func show(_ screen: ScreenName, filter: String = "", sorting: PanelState.Sorting? = nil) {
        place = .screen(screen)
        read(spoken.lines(screen, filter: filter, sorting: sorting))
    }

    /// Reads out a view of the configuration, or the names of all.
    func view(_ name: String) throws(Failure) {
        let views = program.configuration.views
        guard !name.isEmpty else {
            let advice = ["There are no views; 'info --settings' says how the configuration names them."]
            return read(views.isEmpty ? advice : views.map { $0.name + "." })
        }
        guard let view = views.first(where: { $0.name.lowercased() == name.lowercased() }) else {
            throw Failure(Refusal.unknownValue(name, field: "view", accepted: views.map(\.name)))
        }
        show(view.screen, filter: view.filter, sorting: view.sorting)
    }

    // MARK: Where one is

    /// The live review that lines are recorded in.
    var review: Review? {
        let workspace = session.workspace
        if let joined, let review = workspace.review(joined), review.isLive { return review }
        return workspace.liveReview(of: session.me)
    }

    private var prompt: String {
        if let review {
            let topic = spoken.topic(review).map { ", on " + $0 } ?? ""
            return
                "\(review.ref) is live\(topic). Type a line for the minutes, or a command after a colon, like ':help':"
        }
        switch place {
        case .screen(let screen):
            return "\(screen.title). Type a command, a line to record, 'help' or 'quit':"
        case .item(let id):
            let title = session.workspace[id]?.title.map { " '\($0)'" } ?? ""
            return "\(session.workspace.ref(id))\(title.onOneLine). Type what to do with it, or another command:"
        }
    }

    // MARK: Others

    /// Reads what others have done, to be told before the next question.
    func look() {
        do throws(Failure) {
            switch try session.refresh() {
            case .nothing: break
            case .replaced: news.append("The journal was read anew; others have changed it")
            case .appended(let first):
                let others = session.workspace.entries.dropFirst(first).filter { !session.ownEntries.contains($0.id) }
                if others.count > 10 {
                    news.append("\(others.count) changes by others, 'history' tells them. The last are")
                }
                news += others.suffix(10).map(spoken.news)
            }
            news += session.tellNews()
        } catch {
            news.append(error.sentence)
        }
    }

    /// Says at the door that this session is open, and who else came or went.
    private func lookAround() {
        guard let others = doorplate?.look(review: review?.id) else { return }
        news.append(PlainMode.alsoHere(others))
    }

    static func alsoHere(_ others: [OpenSession]) -> String {
        let names = others.map { "\($0.person) on \($0.host)" }
        return names.isEmpty ? "Nobody else has the workspace open" : "Also here: " + names.joined(separator: ", ")
    }

    /// Who else is here now.
    var others: [OpenSession] { session.directory.map { Presence($0).others() } ?? [] }

    private func tellNews() {
        for sentence in news { say(sentence.onOneLine + ".") }
        news = []
    }

    // MARK: Asking

    /// Says what is expected and takes a line.
    ///
    /// - Returns: `nil` at the end of input.
    private func ask(_ prompt: String) throws(Failure) -> String? {
        while true {
            tellNews()
            say(prompt)
            program.output.flush()
            do throws(Failure) {
                guard let line = try line() else {
                    isOver = true
                    return nil
                }
                return line
            } catch {
                guard [.interrupted, .malformed].contains(error.status) else { throw error }
                say(error.sentence + ".")
            }
        }
    }

    /// Asks something that may be left unanswered: by an empty line, by Ctrl-C, by the end of input.
    ///
    /// - Returns: `nil` if it was.
    func question(_ words: String) throws(Failure) -> String? {
        tellNews()
        say(words)
        program.output.flush()
        session.view?.workspace = session.workspace
        let answer: String?
        do throws(Failure) {
            answer = try line()
            if answer == nil { isOver = true }
        } catch {
            guard [.interrupted, .malformed].contains(error.status) else { throw error }
            if error.status == .malformed { say(error.sentence + ".") }
            answer = nil
        }
        look()
        guard let answer, !TypedText.isBlank(answer) else {
            say("Left as it was.")
            return nil
        }
        return answer
    }

    /// The next line.
    ///
    /// - Throws: `interrupted` for Ctrl-C, `malformed` for what is no line of text; another line may follow.
    private func line() throws(Failure) -> String? {
        let limits = session.host.serving?.limits
        switch lines.isEmpty ? program.host.awaitLine(limits?.patience) : .input {
        case .input: break
        case .interrupt: throw Failure(.interrupted, "Left out; 'quit' leaves Concord")
        case .nothing:
            throw Failure(
                .inputOutput, "Closed: nothing came for \(limits?.idleWords ?? "long"); what was saved is saved")
        }
        guard let line = try lines.next() else { return nil }
        guard let bytes = line.bytes else {
            throw Failure(.malformed, "That line has more than \(LineReader.longest) bytes; nothing was saved")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.malformed, "That line is not UTF-8; nothing was saved")
        }
        return text.utf8.last == 0x0D ? String(text.dropLast()) : text
    }
}
