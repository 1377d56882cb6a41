import Alignment
import Screen

/// The command palette: everything that can be done, found by a few letters, and any command typed out.
struct Palette: Hashable, Sendable {
    var field = TextField(limit: 4096)
    /// The place it was opened from.
    let place: Place
    var rows: [Row] = []
    var chosen = 0
    var top = 0
    var height = 0

    struct Row: Hashable, Sendable {
        let title: String
        /// Keys, or how the rest of a command is typed.
        let detail: String
        let act: Act
        /// Why it cannot be done.
        let objection: String?
        /// Scalars of the title that were typed.
        let matches: Set<Int>
    }

    enum Act: Hashable, Sendable {
        case run(String)
        /// The command typed out.
        case record(Gesture)
        /// The beginning of a command, to be typed on.
        case complete(String)
        case typed(TypedCommand)
        /// A theme, which is shown while the cursor is on it.
        case theme(String)
    }

    init(_ place: Place) { self.place = place }
}

extension Dashboard {
    mutating func openPalette() {
        push(.palette(Palette(place)))
        refreshPalette()
    }

    mutating func typeInPalette(_ key: Key) -> Answer {
        var answer = Answer.ignored
        withPalette { if $0.field.handle(key) { answer = .consumed } }
        if answer == .consumed { refreshPalette() }
        return answer
    }

    mutating func moveInPalette(by distance: Int) {
        withPalette { $0.chosen = max(0, min($0.chosen + distance, $0.rows.count - 1)) }
    }

    /// Puts the chosen command where it can be typed on.
    mutating func completeInPalette() {
        withPalette { palette in
            guard palette.rows.indices.contains(palette.chosen) else { return }
            if case .complete(let text) = palette.rows[palette.chosen].act { palette.field.set(text) }
        }
        refreshPalette()
    }

    /// Does what is chosen.
    mutating func choosePalette() -> [Effect] {
        guard case .palette(let palette) = uppermost, palette.rows.indices.contains(palette.chosen) else { return [] }
        let row = palette.rows[palette.chosen]
        if let objection = row.objection {
            notice = Notice(objection, .warning)
            return []
        }
        switch row.act {
        case .complete:
            completeInPalette()
            return []
        case .record(let gesture): return record(gesture, from: .layer)
        case .run(let name):
            pop()
            return command(named: name).map { run($0) } ?? []
        case .typed(let command):
            pop()
            return run(command)
        case .theme(let name):
            pop()
            themes.chosen = name
            return [.useTheme(name)]
        }
    }

    /// Finds the rows for what is typed.
    mutating func refreshPalette() {
        guard case .palette(let palette) = uppermost else { return }
        let text = palette.field.text
        let typed = typedRows(text)
        let found = Fuzzy.rank(candidates(palette.place), by: text, \.title).map(row)
        let rows = typed + found.filter { row in !typed.contains { $0.title == row.title } }
        withPalette { palette in
            palette.rows = rows
            palette.chosen = 0
            palette.top = 0
        }
    }

    private struct Candidate {
        let title: String
        let detail: String
        let act: Palette.Act
        let objection: String?
    }

    private func row(_ found: Fuzzy.Found<Candidate>) -> Palette.Row {
        Palette.Row(
            title: found.value.title, detail: found.value.detail, act: found.value.act,
            objection: found.value.objection, matches: found.matches)
    }

    /// Named commands, then themes, then writing verbs.
    private func candidates(_ place: Place) -> [Candidate] {
        let commands = self.commands.filter(\.isInPalette).map { command in
            let keys = keymaps[screenPlace].keys(for: command.name).map(\.name).joined(separator: "  ")
            return Candidate(
                title: command.title, detail: keys, act: .run(command.name), objection: command.objection(self))
        }
        let verbs = Verb.all.map { verb in
            Candidate(
                title: "\(verb.noun.rawValue) \(verb.name)", detail: verb.usage,
                act: .complete("\(verb.noun.rawValue) \(verb.name) "), objection: nil)
        }
        let themes = self.themes.names.map { name in
            Candidate(
                title: "Theme: \(name)", detail: name == self.themes.chosen ? "in force" : "", act: .theme(name),
                objection: nil)
        }
        return commands + themes + verbs
    }

    /// The command as typed out so far, if it is one: what it would do, or what is wrong with it.
    private func typedRows(_ text: String) -> [Palette.Row] {
        let context = typingContext()
        let words = text.split(separator: " ")
        guard let first = words.first else { return [] }
        let capture = Capture(":" + text, workspace, context)
        func row(_ title: String, _ act: Palette.Act, _ objection: String? = nil) -> [Palette.Row] {
            [Palette.Row(title: title, detail: "Enter", act: act, objection: objection, matches: [])]
        }
        switch capture.outcome {
        case .gesture(let gesture): return row(capture.preview(workspace, context), .record(gesture))
        case .command(let words):
            guard let command = TypedCommand(words) else { return [] }
            if case .run(let name) = command {
                return row(command.title, .run(name), Command.named(name)?.objection(self))
            }
            return words.count > 1 || first == "minutes" ? row(command.title, .typed(command)) : []
        case .refused(let refusal):
            let isVerb =
                words.count > 1 && Kind(rawValue: String(first)) != nil
                && Verb.all.contains { $0.noun.rawValue == first && $0.name == words[1] }
            return isVerb ? row(refusal.sentence, .complete(text), refusal.sentence) : []
        case .nothing: return []
        }
    }
}
