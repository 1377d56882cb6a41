package import Alignment
import Screen

/// Who else has the workspace open.
struct Company {
    let sessions: [OpenSession]
    let me: String

    /// "also here: lee, mira"; oneself at another screen comes last. Empty while nobody is.
    var words: String { names.isEmpty ? "" : "also here: " + names.joined(separator: ", ") }

    /// The same where there is less room.
    var count: String { names.isEmpty ? "" : "+\(names.count) here" }

    private var names: [String] {
        var names: [String] = []
        for session in sessions where session.person != me && !names.contains(session.person) {
            names.append(session.person)
        }
        return names + (sessions.contains { $0.person == me } ? ["you, elsewhere"] : [])
    }
}

extension Dashboard {
    var companions: Company { Company(sessions: company, me: viewer.me) }

    /// The review whose live screen is open: others are told.
    package var reviewShown: ItemID? { liveReview?.id }

    /// Everybody who has the workspace open, in full.
    mutating func showCompany() {
        let context = context
        let lines = company.map { session in
            var words = ["since \(context.time(session.since))", "on \(session.host)"]
            if let review = session.review.flatMap({ workspace.review($0) }) { words.append("in \(review.ref)") }
            if session.isReadOnly { words.append("only reading") }
            return TextWidth.pad("@" + session.person, 16) + " " + words.joined(separator: ", ")
        }
        let text = lines.isEmpty ? "Nobody else has the workspace open." : lines.joined(separator: "\n")
        push(.pager(Pager(title: "Also here", text: text)))
    }
}

extension Buffer {
    /// Who else is here, at the right end of a line of which the first columns are taken.
    mutating func put(_ company: Company, endOf line: Rect, after used: Int) {
        for words in [company.words, company.count] where !words.isEmpty {
            guard TextWidth.columns(of: words) + used + 4 <= line.width else { continue }
            put(words, endingAt: Point(column: line.endColumn - 1, row: line.row), role: .dim)
            return
        }
    }
}
