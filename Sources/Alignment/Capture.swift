/// One line of quick capture, read against a workspace: the same grammar in the bar, in a live review and in
/// `concord add` (DESIGN section 5).
package struct Capture: Sendable {
    /// What the line comes to.
    package let outcome: Outcome
    /// What stayed text though it looked like more: "nobody called @jnu: jun?".
    package let remarks: [String]

    package enum Outcome: Sendable {
        case gesture(Gesture)
        /// A command of the program after `:`, not a writing verb: its words.
        case command([String])
        case refused(Refusal)
        /// An empty line.
        case nothing
    }

    /// Reads a line as it stands; never fails, whatever is in it.
    package init(_ line: String, _ workspace: Workspace, _ context: Context) {
        var reader = CaptureReader(workspace: workspace, context: context)
        do throws(Refusal) {
            outcome = try reader.read(line)
        } catch {
            outcome = .refused(error)
        }
        remarks = reader.remarks
    }

    /// A line that comes to a gesture other than its own: what amends another.
    package init(_ gesture: Gesture, remarks: [String]) {
        outcome = .gesture(gesture)
        self.remarks = remarks
    }

    /// What Enter will record, in words; for a refused line, why.
    package func preview(_ workspace: Workspace, _ context: Context) -> String {
        var words: [String] = []
        switch outcome {
        case .nothing: break
        case .command(let command): words = ["command " + command.joined(separator: " ")]
        case .refused(let refusal): words = [refusal.sentence]
        case .gesture(let gesture):
            do throws(Refusal) {
                let draft = try gesture.draft(workspace, context)
                words = [draft.sentence(workspace, context)] + draft.remarks
            } catch {
                words = [error.sentence]
            }
        }
        return (words + remarks).filter { !$0.isEmpty }.joined(separator: " · ")
    }
}

extension Draft {
    /// All outcomes in one line, new items by what they are and existing ones by name.
    func sentence(_ workspace: Workspace, _ context: Context) -> String {
        outcomes.map { outcome in
            workspace[outcome.item].map { $0.ref + " " + outcome.words } ?? outcome.summary ?? outcome.words
        }.joined(separator: "; ")
    }
}

/// Reads one line; remembers what to remark.
struct CaptureReader {
    let workspace: Workspace
    let context: Context
    var remarks: [String] = []

    mutating func read(_ line: String) throws(Refusal) -> Capture.Outcome {
        let line = try TypedText.text(line, field: "line")
        guard let first = line.unicodeScalars.first else { return .nothing }
        if first == ":" { return try command(String(line.dropFirst())) }
        if let (mark, rest) = marked(line) { return .gesture(try gesture(mark, rest)) }
        if let gesture = try aboutItems(line) { return .gesture(gesture) }
        if let gesture = try attendance(line) { return .gesture(gesture) }
        if let gesture = try statement(line) { return .gesture(gesture) }
        return .gesture(try plain(line))
    }

    /// What a line may begin with, a space or nothing after it.
    static let marks = "!+=?~.>".unicodeScalars

    /// The mark a line begins with and what follows; a mark counts only when a space or nothing follows.
    private func marked(_ line: String) -> (Unicode.Scalar, String)? {
        let scalars = line.unicodeScalars
        guard let mark = scalars.first, CaptureReader.marks.contains(mark) else { return nil }
        guard let next = scalars.dropFirst().first else { return (mark, "") }
        guard next.properties.isWhitespace else { return nil }
        return (mark, String(String.UnicodeScalarView(scalars.dropFirst(2).drop { $0.properties.isWhitespace })))
    }

    private func command(_ text: String) throws(Refusal) -> Capture.Outcome {
        let words = try ShellWords.split(text)
        guard !words.isEmpty else { return .nothing }
        if let gesture = try Verb.gesture(command: words, workspace, context) { return .gesture(gesture) }
        return .command(words)
    }

    private mutating func gesture(_ mark: Unicode.Scalar, _ rest: String) throws(Refusal) -> Gesture {
        switch mark {
        case "!": try item(.action, rest)
        case "+": try item(.requirement, rest)
        case "=": try item(.decision, rest)
        case "?": try note(.question, rest)
        case "~": try note(.parked, rest)
        case ">": try topic(rest)
        default: try note(.note, rest)
        }
    }

    /// A line without a mark: a note in a live review.
    private mutating func plain(_ line: String) throws(Refusal) -> Gesture {
        guard let review = context.review(in: workspace), review.isLive else {
            throw .rule(
                (remarks.first.map { $0 + ". " } ?? "")
                    + "Begin with a mark: ! action, + requirement, = decision, ? question, ~ parked, '. ' note")
        }
        return try note(.note, line)
    }
}

extension CaptureReader {
    /// `@dana @lee -@raj`: who came and who left.
    func attendance(_ line: String) throws(Refusal) -> Gesture? {
        let words = line.split(whereSeparator: \.isWhitespace)
        guard words.allSatisfy({ $0.hasPrefix("@") || $0.hasPrefix("-@") }), words.allSatisfy({ $0.utf8.last != 0x3A })
        else {
            return nil
        }
        let review = try workspace.live(context)
        var attendance: [Gesture.Attendance] = []
        for word in words {
            let isHere = word.hasPrefix("@")
            let name = CaptureToken.trimmed(isHere ? word : word.dropFirst()).token
            attendance.append(.init(handle: try workspace.resolvePerson(name).handle, isHere: isHere))
        }
        return .attend(review: review, attendance)
    }

    /// `@priya: text` and `lob: text`.
    mutating func statement(_ line: String) throws(Refusal) -> Gesture? {
        guard let (speaker, text) = speaker(line) else { return nil }
        return try note(.note, text, said: speaker)
    }

    /// The one who says what follows, by handle or group key.
    mutating func speaker(_ line: String) -> (String, String)? {
        guard let colon = line.unicodeScalars.firstIndex(of: ":") else { return nil }
        let name = String(line[..<colon])
        let rest = line.unicodeScalars[line.unicodeScalars.index(after: colon)...]
        guard rest.first?.properties.isWhitespace ?? true else { return nil }
        let text = String(String.UnicodeScalarView(rest.drop { $0.properties.isWhitespace }))
        if let group = Group(rawValue: name) { return (group.rawValue, text) }
        guard name.hasPrefix("@"), !name.contains(" ") else { return nil }
        if let person = try? workspace.resolvePerson(name) { return (person.handle, text) }
        remarkNobody(name)
        return nil
    }

    mutating func remarkNobody(_ name: String) {
        let near = workspace.nearPeople(String(name.drop { $0 == "@" }))
        remarks.append("nobody called \(name)" + (near.isEmpty ? "" : ": " + near.joined(separator: " or ") + "?"))
    }

    /// A note, question or parked item.
    mutating func note(_ kind: NoteKind, _ text: String, said: String? = nil) throws(Refusal) -> Gesture {
        var line = TokenLine(text, splitting: kind == .question)
        var fields = [FieldValue("kind", .text(kind.rawValue))]
        if let said { fields.append(FieldValue("said", .text(said))) }
        fields += take(from: &line, of: .note, as: kind)
        let body = try TypedText.text(line.text, field: "note")
        guard !TypedText.isBlank(body) else {
            throw .missing("The text of the \(kind == .parked ? "parked item" : kind.rawValue)")
        }
        fields.append(FieldValue("text", .text(body)))
        if let answer = try line.second.map({ (text) throws(Refusal) in try TypedText.text(text, field: "answer") }),
            !TypedText.isBlank(answer)
        {
            fields += [FieldValue("answer", .text(answer)), FieldValue("status", .text(NoteStatus.settled.rawValue))]
        }
        return .add(.note, fields)
    }

    /// An action item, requirement or decision.
    private mutating func item(_ kind: Kind, _ text: String) throws(Refusal) -> Gesture {
        var line = TokenLine(text, splitting: kind != .action)
        var fields = take(from: &line, of: kind, as: nil)
        let title = try TypedText.line(line.text, field: "title", limit: 200)
        guard !TypedText.isBlank(title) else { throw .missing("The title of the \(kind.word)") }
        fields.append(FieldValue("title", .text(title)))
        guard let second = line.second, !TypedText.isBlank(second) else { return .add(kind, fields) }
        let field = kind == .requirement ? "criterion" : "rationale"
        if let (spec, _) = FieldSpec.find(field, of: kind) {
            fields.append(FieldValue(field, try spec.parse(second, workspace, context)))
        }
        return .add(kind, fields)
    }

    /// What follows `>`: next topic, the third, park this one, five more minutes, or a new topic.
    private func topic(_ text: String) throws(Refusal) -> Gesture {
        let review = try workspace.live(context)
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let first = words.first else { return .nextTopic(review: review) }
        if words.count == 1 {
            if let number = digits(first) { return .startTopic(try topic(number, of: review)) }
            if first == "park" { return .endTopic(try running(review), .parked) }
            if first.hasPrefix("+"), let minutes = CaptureReader.minutes(first.dropFirst()) {
                return .extendTopic(try running(review), minutes: minutes)
            }
        }
        let minutes =
            words.count > 1 && words.last?.hasSuffix("m") == true
            ? words.last.flatMap { CaptureReader.minutes($0) } : nil
        let title = (minutes == nil ? words : words.dropLast()).joined(separator: " ")
        guard !TypedText.isBlank(title) else { throw .missing("The title of the topic") }
        return .openTopic(
            review: review, title: try TypedText.line(title, field: "title", limit: 200), minutes: minutes)
    }

    private static func minutes(_ text: some StringProtocol) -> Int? {
        digits(text.hasSuffix("m") ? String(text.dropLast()) : String(text)).flatMap {
            (1...1440).contains($0) ? $0 : nil
        }
    }

    private func topic(_ number: Int, of review: ItemID) throws(Refusal) -> ItemID {
        let agenda = workspace.agenda(of: review)
        guard number >= 1, number <= agenda.count else {
            throw .rule("The agenda has \(agenda.count) topic\(agenda.count == 1 ? "" : "s"), not \(number)")
        }
        return agenda[number - 1].id
    }

    private func running(_ review: ItemID) throws(Refusal) -> ItemID {
        guard let topic = workspace.review(review)?.topic.flatMap({ workspace.topic($0) }), topic.status == .toCome
        else {
            throw .rule("No topic is under discussion")
        }
        return topic.id
    }
}
