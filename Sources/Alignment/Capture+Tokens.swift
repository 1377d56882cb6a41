/// The words of a line before its first ` :: ` with the space before each, and what follows ` :: `.
struct TokenLine {
    struct Word {
        let space: String
        var text: String
    }

    var words: [Word]
    /// What follows the first ` :: `, where the line has such a part.
    let second: String?

    /// - Parameter splitting: whether ` :: ` begins a second part; otherwise it is text like any other.
    init(_ text: String, splitting: Bool) {
        var words = TokenLine.words(text)
        let mark = words.firstIndex { $0.text == "::" }
        if let mark, splitting {
            let rest = words[(mark + 1)...]
            second = TokenLine.joined(Array(rest))
            words.removeSubrange(mark...)
        } else {
            second = nil
        }
        self.words = words
    }

    /// The words' text, without space at its ends.
    var text: String { TokenLine.joined(words) }

    private static func joined(_ words: [Word]) -> String {
        var out = ""
        for word in words { out += (out.isEmpty ? "" : word.space) + word.text }
        return out
    }

    private static func words(_ text: String) -> [Word] {
        var words: [Word] = []
        var space = String.UnicodeScalarView()
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                if !word.isEmpty {
                    words.append(Word(space: String(space), text: String(word)))
                    space = .init()
                    word = .init()
                }
                space.append(scalar)
            } else {
                word.append(scalar)
            }
        }
        if !word.isEmpty { words.append(Word(space: String(space), text: String(word))) }
        return words
    }
}

/// One word that says more than its text: `@dana`, `#ml`, `due:fri`.
enum CaptureToken {
    /// What a word says, by its sigil or key; `nil` for a word of text.
    static func key(_ word: some StringProtocol) -> (key: String, value: String)? {
        if word.hasPrefix("@") { return ("@", String(word.dropFirst())) }
        if word.hasPrefix("#") { return ("#", String(word.dropFirst())) }
        for key in ["due", "p", "cat", "re", "lead", "by"] where word.hasPrefix(key + ":") {
            return (key, String(word.dropFirst(key.utf8.count + 1)))
        }
        return nil
    }

    /// A word without trailing `, ; : ! ? )` and one final `.`; and what was cut off.
    static func trimmed(_ word: some StringProtocol) -> (token: String, tail: String) {
        var scalars = Array(word.unicodeScalars)
        var tail: [Unicode.Scalar] = []
        var hasDot = false
        while let last = scalars.last, ",;:!?)".unicodeScalars.contains(last) || last == "." && !hasDot {
            if last == "." { hasDot = true }
            tail.insert(last, at: 0)
            scalars.removeLast()
        }
        return (text(scalars), text(tail))
    }

    private static func text(_ scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// The word with the backslash gone that made its sigil literal; `nil` if it had none.
    ///
    /// - Parameter isFirst: whether the word could begin a line, where marks, ids and speakers count, too.
    static func unescaped(_ word: String, isFirst: Bool) -> String? {
        guard word.hasPrefix("\\") else { return nil }
        let rest = word.dropFirst()
        return rest == "::" || key(rest) != nil || isFirst && beginsLine(rest) ? String(rest) : nil
    }

    /// Whether a line that began with the word would be more than a text.
    private static func beginsLine(_ word: some StringProtocol) -> Bool {
        if word.hasPrefix(":") || word.hasPrefix("-@") { return true }
        if word.unicodeScalars.count == 1 { return CaptureReader.marks.contains(word.unicodeScalars.first ?? " ") }
        if word.hasSuffix(":"), Group(rawValue: String(word.dropLast())) != nil { return true }
        return isItem(trimmed(word).token)
    }

    /// Whether a word has the shape of an item: `A12`, `A12-m2cx`.
    static func isItem(_ word: some StringProtocol) -> Bool {
        guard let letter = word.utf8.first, Kind(letter: letter) != nil else { return false }
        let parts = word.dropFirst().split(separator: "-", omittingEmptySubsequences: false)
        guard digits(parts[0]) != nil, parts.count <= 2 else { return false }
        return parts.count == 1 || parts[1].utf8.count == 4 && parts[1].utf8.allSatisfy(Crockford.contains)
    }
}

extension CaptureReader {
    /// Takes the tokens out of a line's words and gives the fields they set; the last of each wins. What the kind has
    /// no field for, and what names nobody and nothing, stays text and is remarked on.
    mutating func take(from line: inout TokenLine, of kind: Kind, as note: NoteKind?) -> [FieldValue] {
        let (fields, hasReference) = tokens(from: &line, of: kind, as: note)
        return hasReference ? fields : reference(of: kind) + fields
    }

    /// The tokens alone, without the default reference; and whether a reference was among them.
    mutating func tokens(from line: inout TokenLine, of kind: Kind, as note: NoteKind?) -> ([FieldValue], Bool) {
        var fields: [FieldValue] = []
        var kept: [TokenLine.Word] = []
        var hasReference = false
        for (index, var word) in line.words.enumerated() {
            if word.text == "::" {
                kept += line.words[index...]
                break
            }
            if let literal = CaptureToken.unescaped(word.text, isFirst: index == 0) {
                word.text = literal
                kept.append(word)
                continue
            }
            let (token, tail) = CaptureToken.trimmed(word.text)
            guard let (key, value) = CaptureToken.key(token), !value.isEmpty, note != .note || key == "re",
                let set = values(key, value, of: kind, as: note)
            else {
                kept.append(word)
                continue
            }
            fields += set
            if key == "re" { hasReference = true }
            if !tail.isEmpty, !kept.isEmpty { kept[kept.count - 1].text += tail }
        }
        line.words = kept
        return (fields, hasReference)
    }

    /// The running topic's item, which everything said on it is about unless it says otherwise.
    private func reference(of kind: Kind) -> [FieldValue] {
        guard let review = context.review(in: workspace), review.isLive,
            let about = context.topic(in: workspace)?.about, workspace[about] != nil
        else { return [] }
        return referenceField(about, of: kind).map { [FieldValue($0, .text(about.text))] } ?? []
    }

    private func referenceField(_ about: ItemID, of kind: Kind) -> String? {
        switch kind {
        case .action, .decision: about.kind == .requirement ? "requirement" : nil
        case .note: "about"
        default: nil
        }
    }

    /// The fields one token sets; `nil` if it stays text.
    private mutating func values(_ key: String, _ value: String, of kind: Kind, as note: NoteKind?) -> [FieldValue]? {
        switch key {
        case "@": return person(value, of: kind, as: note)
        case "#": return group(value, of: kind)
        case "re": return item(value, of: kind)
        case "by": return by(value, of: kind)
        default:
            let field = ["due": "due", "p": "priority", "cat": "category", "lead": "lead"][key] ?? key
            return typed(field, value, token: key + ":" + value, of: kind)
        }
    }

    private mutating func person(_ handle: String, of kind: Kind, as note: NoteKind?) -> [FieldValue]? {
        guard let person = try? workspace.resolvePerson(handle) else {
            remarkNobody("@" + handle)
            return nil
        }
        switch kind {
        case .action: return [FieldValue("owner", .text(person.handle))]
        case .note where note == .question: return [FieldValue("to", .text(person.handle))]
        default:
            remark("@" + handle, kind, note)
            return nil
        }
    }

    private mutating func group(_ key: String, of kind: Kind) -> [FieldValue]? {
        guard kind == .action || kind == .requirement else {
            if Group(typed: key) != nil { remark("#" + key, kind, nil) }
            return nil
        }
        guard let group = Group(typed: key) else {
            remarks.append("no group is called #\(key); there are #it, #ml, #lob and #users")
            return nil
        }
        return [FieldValue("for", .text(group.rawValue))]
    }

    private mutating func by(_ text: String, of kind: Kind) -> [FieldValue]? {
        let groups = text.split(separator: ",").map { Group(typed: String($0)) }
        guard !groups.isEmpty, groups.allSatisfy({ $0 != nil }) else {
            remarks.append("'by:\(text)' names no groups; there are it, ml, lob and users")
            return nil
        }
        switch kind {
        case .requirement:
            return Group.allCases.map { FieldValue("by." + $0.rawValue, groups.contains($0) ? .flag(true) : nil) }
        case .action where groups.count == 1: return groups[0].map { [FieldValue("by", .text($0.rawValue))] }
        default:
            remark("by:" + text, kind, nil)
            return nil
        }
    }

    private mutating func item(_ text: String, of kind: Kind) -> [FieldValue]? {
        let field = kind == .note ? "about" : "requirement"
        guard let (spec, _) = FieldSpec.find(field, of: kind) else {
            remark("re:" + text, kind, nil)
            return nil
        }
        if text == "-" { return [] }
        guard case .item(let kinds) = spec.type, let item = try? workspace.resolve(text) else {
            remarks.append("nothing called \(text)")
            return nil
        }
        guard let actual = item.kind, kinds.contains(actual) else {
            remarks.append(
                "\(item.ref) is \(item.kind?.article ?? "a") \(item.kind?.word ?? "person"), so 're:\(text)' stays text"
            )
            return nil
        }
        return [FieldValue(field, .text(item.id.text))]
    }

    private mutating func typed(_ field: String, _ value: String, token: String, of kind: Kind) -> [FieldValue]? {
        guard let (spec, _) = FieldSpec.find(field, of: kind) else {
            remark(token, kind, nil)
            return nil
        }
        do throws(Refusal) {
            return [FieldValue(field, try spec.parse(value, workspace, context))]
        } catch {
            if case .unknownPerson = error {
                remarkNobody("@" + value)
            } else {
                remarks.append("'\(token)' stays text: " + error.sentence)
            }
            return nil
        }
    }

    private mutating func remark(_ token: String, _ kind: Kind, _ note: NoteKind?) {
        let word = note.map { $0 == .parked ? "parked item" : $0.rawValue } ?? kind.word
        remarks.append("'\(token)' stays text: \(kind.article) \(word) has no such field")
    }
}
