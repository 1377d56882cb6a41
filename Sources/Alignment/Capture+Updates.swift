extension CaptureReader {
    /// A line that begins with ids: an update, a position, a new wording, or a note about those items.
    mutating func aboutItems(_ line: String) throws(Refusal) -> Gesture? {
        var words = TokenLine(line, splitting: false).words[...]
        var items: [Item] = []
        while let word = words.first {
            let (token, _) = CaptureToken.trimmed(word.text)
            guard CaptureToken.isItem(token) else { break }
            guard let item = try? workspace.resolve(token) else {
                if items.isEmpty {
                    remarks.append("nothing called \(token)")
                    return nil
                }
                break
            }
            items.append(item)
            words.removeFirst()
        }
        guard let kind = items.first?.kind else { return nil }
        let rest = Array(words)
        guard !rest.isEmpty else { throw .missing("What to say about \(items.map(\.ref).joined(separator: ", "))") }
        let ids = items.map(\.id)
        let kinds = items.allSatisfy { $0.kind == kind } ? kind : nil
        let isStatement = rest.count > 1 && rest[0].text.hasPrefix("@") && rest[0].text.hasSuffix(":")
        if let kinds, !isStatement {
            if let wording = try wording(ids, kinds, rest) { return wording }
            if let position = try position(ids, kinds, rest) { return position }
            if let update = try update(ids, kinds, rest) { return update }
        }
        return try remark(about: ids, rest)
    }

    private func text(_ words: some Sequence<TokenLine.Word>) -> String {
        var out = ""
        for word in words { out += (out.isEmpty ? "" : word.space) + word.text }
        return out
    }

    /// `R8 :: new criterion`, `D2 :: rationale`, `N31 :: answer`.
    private func wording(_ items: [ItemID], _ kind: Kind, _ words: [TokenLine.Word]) throws(Refusal) -> Gesture? {
        guard words[0].text == "::" else { return nil }
        let field: String
        switch kind {
        case .requirement: field = "criterion"
        case .decision: field = "rationale"
        case .note: field = "answer"
        default: return nil
        }
        let text = text(words.dropFirst())
        guard let (spec, _) = FieldSpec.find(field, of: kind), !TypedText.isBlank(text) else {
            throw .missing("The \(field)")
        }
        return .set(items, [FieldValue(field, try spec.parse(text, workspace, context))])
    }

    /// `R8 lob objection: reason :: condition`, `R8 all support`.
    private func position(_ items: [ItemID], _ kind: Kind, _ words: [TokenLine.Word]) throws(Refusal) -> Gesture? {
        guard kind == .requirement || kind == .decision, words.count >= 2 else { return nil }
        let isAll = words[0].text == "all"
        let groups = words[0].text.split(separator: ",").map { Group(typed: String($0)) }
        guard isAll || groups.allSatisfy({ $0 != nil }) else { return nil }
        let (word, tail) = CaptureToken.trimmed(words[1].text)
        guard let position = Position(rawValue: word) else { return nil }
        let hasReason = tail.hasSuffix(":")
        var rest = words[2...]
        var taking = Gesture.PositionTaking(
            items: items, groups: isAll ? nil : groups.compactMap(\.self), position: position)
        if let mark = rest.firstIndex(where: { $0.text == "::" }) {
            taking.condition = try PositionWords.text(text(rest[(mark + 1)...]), "condition")
            rest = rest[..<mark]
        }
        guard hasReason || rest.isEmpty else { return nil }
        taking.reason = try PositionWords.text(text(rest), "reason")
        return .takePosition(taking)
    }

    /// `A4 done`, `A9 due:+1w because vendor late`, `A2 blocked on network`, `A5 @dana`: nothing but updates.
    private mutating func update(_ items: [ItemID], _ kind: Kind, _ words: [TokenLine.Word]) throws(Refusal) -> Gesture?
    {
        var fields: [FieldValue] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            if kind == .action, word.text == "because" || word.text == "blocked" {
                if word.text == "blocked" {
                    fields.append(FieldValue("status", .text(ActionStatus.blocked.rawValue)))
                    guard rest.first?.text == "on", rest.count > 1 else { continue }
                    rest.removeFirst()
                    let waiting = try TypedText.line(text(until("because", &rest)), field: "waiting for", limit: 200)
                    fields.append(FieldValue("waiting", .text(waiting)))
                } else {
                    guard !rest.isEmpty else { break }
                    fields.append(
                        FieldValue("because", .text(try TypedText.line(text(rest), field: "because", limit: 200))))
                    rest = []
                }
                continue
            }
            guard let set = update(word.text, of: kind) else {
                rest.insert(word, at: rest.startIndex)
                break
            }
            fields += set
        }
        return rest.isEmpty && !fields.isEmpty ? .set(items, fields) : nil
    }

    private func until(_ mark: String, _ words: inout ArraySlice<TokenLine.Word>) -> [TokenLine.Word] {
        let end = words.firstIndex { $0.text == mark } ?? words.endIndex
        defer { words = words[end...] }
        return Array(words[..<end])
    }

    /// The fields one word updates; `nil` if it is no update.
    private mutating func update(_ word: String, of kind: Kind) -> [FieldValue]? {
        let (token, _) = CaptureToken.trimmed(word)
        if let (spec, _) = FieldSpec.find("status", of: kind), spec.isTyped, case .choice(let choices) = spec.type,
            choices.contains(token)
        {
            return [FieldValue("status", .text(token))]
        }
        if kind == .note, token == "strike" { return [FieldValue("status", .text(NoteStatus.struck.rawValue))] }
        if kind == .topic, token == TopicStatus.parked.rawValue { return [FieldValue("status", .text(token))] }
        var line = TokenLine(word, splitting: false)
        guard CaptureToken.key(token) != nil else { return nil }
        let (fields, _) = tokens(from: &line, of: kind, as: kind == .note ? .question : nil)
        return line.words.isEmpty ? fields : nil
    }

    /// Words after ids that are no update: a note about those items.
    private mutating func remark(about items: [ItemID], _ words: [TokenLine.Word]) throws(Refusal) -> Gesture {
        let noted = try statementOrNote(text(words))
        guard case .add(_, let fields) = noted else { return noted }
        let about = fields.filter { $0.field != "about" }
        let gestures = items.map { Gesture.add(.note, about + [FieldValue("about", .text($0.text))]) }
        return gestures.count == 1 ? gestures[0] : .all(gestures)
    }

    private mutating func statementOrNote(_ text: String) throws(Refusal) -> Gesture {
        guard let (speaker, said) = speaker(text), !TypedText.isBlank(said) else { return try note(.note, text) }
        return try note(.note, said, said: speaker)
    }
}
