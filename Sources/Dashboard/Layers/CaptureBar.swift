import Alignment
import Screen

/// The capture bar: one line, what it will record, and what Tab offers.
struct CaptureBar: Hashable, Sendable {
    var field = TextField()
    /// The review and topic when typing began; `nil` while the line is empty.
    var began: TypingMoment?
    /// What Enter records, in words.
    var preview = ""
    /// Whether Enter would be refused as the line stands.
    var isRefused = false
    /// Why the line was not saved, until it changes.
    var problem: String?
    /// The choices Tab goes through.
    var completing: Completing?
    /// What Tab would put first.
    var offer: String?
    /// The recorded line that Enter will replace, counted from the last, 0-based.
    var amending: Int?

    struct Completing: Hashable, Sendable {
        let choices: [Completion.Choice]
        var chosen: Int
        /// Characters before the word that is completed.
        let start: Int
    }

    /// Empties the line after it was saved.
    mutating func clear() { self = CaptureBar() }
}

extension Dashboard {
    /// Types into the bar.
    mutating func typeInBar(_ key: Key) -> Answer {
        let before = bar.field.text
        guard bar.field.handle(key) else { return .ignored }
        bar.completing = nil
        if bar.field.text != before { barChanged() }
        return .consumed
    }

    /// The line is another one now.
    mutating func barChanged() {
        bar.problem = nil
        if bar.field.isEmpty {
            bar.began = nil
            bar.amending = nil
        } else if bar.began == nil {
            bar.began = typingMoment
        }
        refreshPreview()
    }

    /// Says again what Enter would record: the line or the workspace has changed.
    mutating func refreshPreview() {
        let context = typingContext(bar.began)
        let capture = Capture(bar.field.text, workspace, context)
        bar.preview = capture.preview(workspace, context)
        if case .refused = capture.outcome { bar.isRefused = true } else { bar.isRefused = false }
        if case .command(let words) = capture.outcome {
            let command = TypedCommand(words)
            bar.preview = command?.title ?? TypedCommand.refusal(words)
            bar.isRefused = command == nil
        }
        bar.offer = completion()?.choices.first?.text
    }

    /// What Tab offers; nothing for a word that has no sigil yet.
    private func completion() -> Completion? {
        let line = bar.field.beforeCursor
        guard line.unicodeScalars.last.map({ $0 != " " }) ?? false else { return nil }
        let completion = Completion(line, workspace, commands: TypedCommand.names)
        return completion.choices.isEmpty ? nil : completion
    }

    /// Puts the first choice in place of the word, or the next one.
    mutating func completeInBar(backwards: Bool) {
        if var completing = bar.completing {
            let count = completing.choices.count
            completing.chosen = (completing.chosen + (backwards ? count - 1 : 1)) % count
            bar.completing = completing
        } else if let completion = completion() {
            let scalars = bar.field.beforeCursor.unicodeScalars
            let start = String(scalars.dropLast(completion.replacing)).count
            let chosen = backwards ? completion.choices.count - 1 : 0
            bar.completing = .init(choices: completion.choices, chosen: chosen, start: start)
        }
        guard let completing = bar.completing else { return }
        bar.field.replace(completing.start..<bar.field.cursor, with: completing.choices[completing.chosen].text)
        if completing.choices.count == 1 { bar.completing = nil }
        barChanged()
    }

    /// Opens the bar, with a mark if it was opened by one; a text that was left there stays.
    mutating func openBar(mark: String = "") {
        if bar.field.isEmpty, !mark.isEmpty {
            bar.field.set(mark + " ")
        } else if !mark.isEmpty {
            notice = Notice("Your line from before is still here; save it first, or Ctrl-U clears it")
        }
        if uppermost != .bar { push(.bar) }
        barChanged()
    }

    /// Leaves the bar; the text stays for next time.
    mutating func leaveBar() {
        bar.completing = nil
        layers.removeAll { $0 == .bar }
    }

    /// Records what stands in the bar.
    mutating func saveBar() -> [Effect] {
        bar.completing = nil
        let text = bar.field.text
        switch Capture(text, workspace, typingContext(bar.began)).outcome {
        case .nothing:
            if screen != .live { leaveBar() }
            return []
        case .refused(let refusal):
            bar.problem = refusal.sentence
            return []
        case .command(let words):
            guard let command = TypedCommand(words) else {
                bar.problem = TypedCommand.refusal(words)
                return []
            }
            bar.clear()
            leaveBar()
            return run(command)
        case .gesture(let gesture): return record(amended(gesture), from: .bar(text: text), moment: bar.began)
        }
    }

    private func amended(_ gesture: Gesture) -> Gesture {
        guard let back = bar.amending, back < lines.count else { return gesture }
        return .amend(entry: lines[lines.count - 1 - back].entry, gesture)
    }

    /// Fetches an earlier line of one's own to be amended, or goes back towards the last.
    mutating func amendInBar(earlier: Bool) {
        let back = (bar.amending ?? -1) + (earlier ? 1 : -1)
        guard back >= 0 else {
            if bar.amending != nil {
                bar.clear()
                barChanged()
            }
            return
        }
        guard bar.amending != nil || bar.field.isEmpty else {
            bar.problem = "Up amends your last line; save or clear this one first"
            return
        }
        guard back < lines.count else {
            notice = Notice(lines.isEmpty ? "No line of yours to amend since you opened Concord" : "That was the first")
            return
        }
        bar.field.set(lines[lines.count - 1 - back].text)
        barChanged()
        bar.amending = back
    }
}
