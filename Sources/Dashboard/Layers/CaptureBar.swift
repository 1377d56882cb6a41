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
    /// What Enter will say anew.
    var amending: Amending?

    /// Something recorded that was fetched to be amended.
    struct Amending: Hashable, Sendable {
        /// The entry that said it first.
        let entry: String
        /// What that entry made, if one line makes it.
        let item: ItemID?
        /// The line as it was fetched.
        let line: String
        /// How many lines it lies back, 0-based.
        let back: Int
    }

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
        } else if let amending = bar.amending, let entry = workspace.entry(id: amending.entry) {
            bar.began = TypingMoment(review: entry.review, topic: entry.topic)
        } else if bar.began == nil {
            bar.began = typingMoment
        }
        refreshPreview()
    }

    /// Says again what Enter would record: the line or the workspace has changed.
    mutating func refreshPreview() {
        let context = typingContext(bar.began)
        let capture = Capture(bar.field.text, workspace, context)
        bar.preview = preview(capture, context)
        if case .refused = capture.outcome { bar.isRefused = true } else { bar.isRefused = false }
        if case .command(let words) = capture.outcome {
            let command = TypedCommand(words)
            bar.preview = command?.title ?? TypedCommand.refusal(words)
            bar.isRefused = command == nil
        }
        bar.offer = completion()?.choices.first?.text
    }

    /// What Enter records in words; of a line that is amended, what that changes.
    private func preview(_ capture: Capture, _ context: Context) -> String {
        guard let amending = bar.amending, case .gesture(let gesture) = capture.outcome else {
            return capture.preview(workspace, context)
        }
        guard bar.field.text != amending.line else { return "as it stands; Esc or Down leaves it so" }
        return Capture(amended(gesture), remarks: capture.remarks).preview(workspace, context)
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
        if bar.amending != nil {
            bar.clear()
            barChanged()
            notice = Notice("It stays as it was")
            return
        }
        layers.removeAll { $0 == .bar }
    }

    /// Records what stands in the bar.
    mutating func saveBar() -> [Effect] {
        bar.completing = nil
        let text = bar.field.text
        if let amending = bar.amending, amending.line == text {
            bar.clear()
            barChanged()
            notice = Notice("Nothing was changed")
            return []
        }
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
        guard let amending = bar.amending else { return gesture }
        var old: Gesture?
        if case .gesture(let made) = Capture(amending.line, workspace, typingContext(bar.began)).outcome { old = made }
        return .amending(amending.entry, amending.item, from: old, to: gesture)
    }

    /// Fetches an earlier line of one's own to be amended, or goes back towards the last.
    mutating func amendInBar(earlier: Bool) {
        guard bar.amending != nil || bar.field.isEmpty else {
            if earlier { bar.problem = "Up amends your last line; save or clear this one first" }
            return
        }
        guard bar.amending.map({ $0.line == bar.field.text }) ?? true else {
            bar.problem = "Enter saves what you changed; Esc leaves the line as it was"
            return
        }
        let back = (bar.amending?.back ?? -1) + (earlier ? 1 : -1)
        guard back >= 0 else {
            bar.clear()
            return barChanged()
        }
        guard let amending = amendable(back) else {
            let nothing =
                currentReview == nil ? "No line of yours to amend" : "No line of yours in this review to amend"
            notice = Notice(bar.amending == nil ? nothing : "That was the first")
            return
        }
        bar.field.set(amending.line)
        bar.amending = amending
        barChanged()
    }

    /// The line that lies so many back: as it was typed while Concord was open, unless what it made was changed since; else
    /// as it would be typed now.
    private func amendable(_ back: Int) -> CaptureBar.Amending? {
        let review = typingMoment.review
        let found = workspace.amendable(by: viewer.me, in: review).lazy.compactMap { entry in
            line(of: entry).map { (entry, $0.text, $0.item) }
        }
        guard let (entry, text, item) = found.dropFirst(back).first(where: { _ in true }) else { return nil }
        return CaptureBar.Amending(entry: entry.id, item: item, line: TextField(text).text, back: back)
    }

    private func line(of entry: Entry) -> (text: String, item: ItemID?)? {
        let typed = lines[entry.id]
        guard let item = workspace.itemMade(by: entry) else { return typed.map { ($0.text, nil) } }
        if let typed, workspace.entries[item.changed].id == typed.entry { return (typed.text, item.id) }
        return workspace.line(for: item).map { ($0, item.id) }
    }
}
