internal import Alignment

extension Update {
    /// "Publish start-up times (A2): due 10 Dec instead of 30 Nov, because the page moves"
    var sentence: Phrase {
        guard !isNew else { return "New \(Phrase(stringLiteral: kind.word)): \(item)" }
        return "\(item): " + .joined(happenings, "; ")
    }

    /// The same with who did it.
    var sentenceWithAuthors: Phrase { sentence + ", by " + .list(authors.map(\.name)) }

    private func now(_ field: String) -> Shown? { changes.first { $0.field == field }?.now }

    /// Whether another field's words say it already.
    private func told(_ field: String) -> Bool {
        switch field {
        case "status": kind == .note && now("answer") != nil
        case "because": changes.contains { $0.field == "due" }
        case "waiting": changes.contains { $0.field == "status" } || now("waiting") == nil
        default: field.hasPrefix("reason.") || field.hasPrefix("condition.")
        }
    }

    private var happenings: [Phrase] {
        let shown = changes.filter { !told($0.field) }
        return (shown.isEmpty ? changes : shown).map(happening)
    }

    private func happening(_ change: Change) -> Phrase {
        switch change.field {
        case "status" where kind == .action: statusWords(change)
        case "due": dueWords(change)
        case "owner":
            "now done by \(change.now?.phrase ?? "nobody yet"), before by \(change.before?.phrase ?? "nobody")"
        case "status": "now \(change.now?.phrase ?? "open")"
        case "answer": "answered: \(change.now?.phrase ?? "nothing")"
        default: values(change)
        }
    }

    private func values(_ change: Change) -> Phrase {
        let label = Phrase(stringLiteral: change.label)
        guard let before = change.before else { return label + ": \(change.now?.phrase ?? "nothing")" }
        return label + ": \(change.now?.phrase ?? "nothing"), before: \(before.phrase)"
    }

    private func statusWords(_ change: Change) -> Phrase {
        switch change.now {
        case .text("doing"): "work has started"
        case .text("open"), nil: "open again"
        case .text("blocked"): now("waiting").map { "blocked, waiting for \($0.phrase)" } ?? "blocked"
        case .some(let now): now.phrase
        }
    }

    private func dueWords(_ change: Change) -> Phrase {
        let because: Phrase = now("because").map { ", because \($0.phrase)" } ?? ""
        guard let now = change.now else { return "no due day any more" + because }
        guard let before = change.before else { return "due \(now.phrase)" + because }
        return "due \(now.phrase) instead of \(before.phrase)" + because
    }
}

extension Update.Shown {
    var phrase: Phrase {
        switch self {
        case .text(let text): .text(text)
        case .day(let day): "\(day)"
        }
    }
}

/// Minutes of the clock in words.
enum Spell {
    /// Planned minutes as far as they can be meant: a journal may hold any number.
    static func plausible(_ minutes: Int) -> Int { min(max(0, minutes), 10_000) }

    static func minutes(_ milliseconds: Int64) -> Int { Int((milliseconds + 30_000) / 60_000) }

    static func duration(_ milliseconds: Int64) -> String {
        let minutes = minutes(milliseconds)
        return minutes == 0 ? "under 1 min" : "\(minutes) min"
    }

    /// "Planned 20 min, used 25 min, 5 min over"
    static func time(planned: Int?, used: Int64?) -> String {
        var parts: [String] = []
        if let planned { parts.append("planned \(planned) min") }
        if let used { parts.append("used " + duration(used)) }
        if let planned, let used, minutes(used) > planned { parts.append("\(minutes(used) - planned) min over") }
        let words = parts.joined(separator: ", ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
