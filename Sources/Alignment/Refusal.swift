/// Why something typed is not done; facts only, the sentence is made in one place.
package enum Refusal: Error, Hashable, Sendable {
    case unknownItem(String, near: [String])
    /// The item is known and of another kind than asked for.
    case wrongKind(String, is: Kind, wanted: [Kind])
    /// The item existed when the line was typed and is gone now.
    case gone(String)
    case unknownPerson(String, near: [String])
    case unknownKey(String, of: Kind, known: [String])
    case unknownValue(String, field: String, accepted: [String])
    case unknownVerb(String, of: String, known: [String])
    case unknownOption(String, known: [String])
    case malformedDay(String)
    /// A text with something in it that may not be stored.
    case unfitText(field: String, problem: String)
    case missing(String)
    case malformed(String)
    /// A rule of the design speaks against it.
    case rule(String)

    /// Whether the line itself is wrong (exit 64), as against what it asks for (exit 1).
    package var isMalformed: Bool {
        switch self {
        case .unknownKey, .unknownValue, .unknownVerb, .unknownOption, .malformedDay, .unfitText, .missing, .malformed:
            true
        case .unknownItem, .wrongKind, .gone, .unknownPerson, .rule: false
        }
    }

    package var sentence: String {
        switch self {
        case .unknownItem(let text, let near): "Nothing is called '\(text)'" + Refusal.suggestion(near)
        case .wrongKind(let text, let kind, let wanted):
            "\(text) is \(kind.article) \(kind.word), not \(Refusal.list(wanted.map { $0.article + " " + $0.word }, "or"))"
        case .gone(let ref): "\(ref) is gone: somebody undid it meanwhile; nothing was saved"
        case .unknownPerson(let text, let near): "Nobody is called '\(text)'" + Refusal.suggestion(near)
        case .unknownKey(let key, let kind, let known):
            "Unknown key '\(key)' for \(kind.article) \(kind.word); use \(Refusal.list(known, "or"))"
                + Refusal.suggestion(Spelling.nearest(key, in: known))
        case .unknownValue(let value, let field, let accepted):
            "Unknown \(field) '\(value)'; use \(Refusal.list(accepted, "or"))"
                + Refusal.suggestion(Spelling.nearest(value, in: accepted))
        case .unknownVerb(let verb, let noun, let known):
            (noun.isEmpty
                ? "Unknown command '\(verb)'" : "Unknown command '\(noun) \(verb)'; use \(Refusal.list(known, "or"))")
                + Refusal.suggestion(Spelling.nearest(verb, in: known))
        case .unknownOption(let option, let known):
            "Unknown option '\(option)'" + Refusal.suggestion(Spelling.nearest(option, in: known))
        case .malformedDay(let text):
            "Cannot read the day '\(text)'; use 2026-11-27, today, tomorrow, fri, next-fri, +3d, +2w, eow, eom, 1dec or next"
        case .unfitText(let field, let problem): "The \(field) \(problem); nothing was saved"
        case .missing(let what): "\(what) is missing"
        case .malformed(let sentence), .rule(let sentence): sentence
        }
    }

    private static func suggestion(_ near: [String]) -> String {
        near.isEmpty ? "" : " (did you mean \(list(near.map { "'\($0)'" }, "or"))?)"
    }

    package static func list(_ words: [String], _ last: String) -> String {
        guard words.count > 1, let final = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " " + last + " " + final
    }
}

extension Kind {
    var article: String { self == .action ? "an" : "a" }
}

/// "Did you mean": words near a misspelt one.
package enum Spelling {
    /// Up to three of the words within two slips (a third of the length for short words), or beginning with the text;
    /// nearest first.
    package static func nearest(_ text: String, in words: [String]) -> [String] {
        let typed = Array(text.lowercased().unicodeScalars.prefix(40))
        guard !typed.isEmpty else { return [] }
        let reach = typed.count <= 3 ? 1 : 2
        let scored = words.enumerated().compactMap { index, word -> (Int, Int, String)? in
            let candidate = Array(word.lowercased().unicodeScalars.prefix(40))
            let isNear = abs(typed.count - candidate.count) <= reach
            let slips = isNear ? distance(typed, candidate) : .max
            if slips <= reach { return (slips, index, word) }
            return typed.count >= 2 && candidate.starts(with: typed) ? (reach + 1, index, word) : nil
        }
        return scored.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(3).map(\.2)
    }

    /// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
    static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var rows = [Array(0...b.count)]
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                let cost = a[i - 1] == b[j - 1] ? 0 : 1
                var best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + cost)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, rows[i - 2][j - 2] + 1) }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
