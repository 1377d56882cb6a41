package import Alignment
import Screen

/// A question answered with a line of text.
package struct Prompt: Hashable, Sendable {
    package let purpose: Purpose
    let label: String
    var field: TextField
    /// What the text means, while it means something.
    var echo = ""
    /// Why the text is not taken, until it changes.
    var problem: String?

    /// What is asked, of which items.
    package enum Purpose: Hashable, Sendable {
        case owner([ItemID])
        case due([ItemID])
        /// Why the due day moves to this one.
        case because([ItemID], Day)
        case waiting([ItemID])
        case note([ItemID])
        /// Why a group supports with a concern, or objects.
        case reason(Gesture.PositionTaking)
    }

    package init(_ purpose: Purpose, label: String, text: String = "") {
        self.purpose = purpose
        self.label = label
        field = TextField(text, limit: 4096)
    }
}

/// What a prompt's text comes to.
package enum PromptOutcome: Hashable {
    case record(Gesture)
    case ask(Prompt)
}

extension Prompt {
    /// Reads the text.
    ///
    /// - Throws: `Refusal` saying what is wrong with it.
    package func outcome(_ workspace: Workspace, _ context: Context) throws(Refusal) -> PromptOutcome {
        let text = field.text
        let isBlank = TypedText.isBlank(text)
        switch purpose {
        case .owner(let items):
            let handle = isBlank ? nil : try workspace.resolvePerson(Prompt.trimmed(text)).handle
            return .record(Prompt.answering(items, handle))
        case .due(let items):
            if isBlank { return .record(.set(items, [FieldValue("due", nil)])) }
            let day = try FieldSpec.day(Prompt.trimmed(text), workspace, context)
            let moves = items.contains { workspace.action($0)?.due.map { $0 != day } ?? false }
            if moves {
                return .ask(Prompt(.because(items, day), label: "why does it move (Enter alone: no reason)"))
            }
            return .record(.set(items, [FieldValue("due", .text(day.iso))]))
        case .because(let items, let day):
            var fields = [FieldValue("due", .text(day.iso))]
            if !isBlank {
                fields.append(
                    FieldValue("because", .text(try TypedText.line(text, field: "because", limit: 200))))
            }
            return .record(.set(items, fields))
        case .waiting(let items):
            var fields = [FieldValue("status", .text(ActionStatus.blocked.rawValue))]
            if !isBlank {
                fields.append(
                    FieldValue("waiting", .text(try TypedText.line(text, field: "waiting for", limit: 200))))
            }
            return .record(.set(items, fields))
        case .note(let items):
            guard !isBlank else { throw .missing("The text of the note") }
            let body = FieldValue("text", .text(try TypedText.text(text, field: "note")))
            let notes = items.map { Gesture.add(.note, [body, FieldValue("about", .text($0.text))]) }
            return .record(notes.count == 1 ? notes[0] : .all(notes))
        case .reason(var taking):
            let parts = Prompt.parts(text)
            taking.reason = try Prompt.line(parts.reason, "reason")
            taking.condition = try Prompt.line(parts.condition, "condition")
            return .record(.takePosition(taking))
        }
    }

    /// What the text means as it stands: the day it names, who is meant.
    func meaning(_ workspace: Workspace, _ context: Context) -> String {
        let text = Prompt.trimmed(field.text)
        let wording = Wording(workspace, zone: context.zone, today: context.today, dates: context.dates)
        switch purpose {
        case .due:
            guard !text.isEmpty else { return "no due day" }
            guard let day = try? FieldSpec.day(text, workspace, context) else { return "" }
            return wording.day(day) + ", " + wording.distance(to: day)
        case .owner:
            guard !text.isEmpty else { return "nobody" }
            return (try? workspace.resolvePerson(text)).map(\.name) ?? ""
        case .because, .waiting, .note, .reason: return ""
        }
    }

    /// Somebody answers for items: owns actions, leads requirements, facilitates reviews.
    private static func answering(_ items: [ItemID], _ handle: String?) -> Gesture {
        func field(_ kind: Kind?) -> String {
            switch kind {
            case .requirement: "lead"
            case .review: "facilitator"
            default: "owner"
            }
        }
        let gestures = items.map { Gesture.set([$0], [FieldValue(field($0.kind), handle.map { .text($0) })]) }
        return gestures.count == 1 ? gestures[0] : .all(gestures)
    }

    /// "reason :: condition" in two.
    private static func parts(_ text: String) -> (reason: String, condition: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard let mark = words.firstIndex(of: "::") else { return (text, "") }
        return (words[..<mark].joined(separator: " "), words[(mark + 1)...].joined(separator: " "))
    }

    private static func line(_ text: String, _ field: String) throws(Refusal) -> String? {
        TypedText.isBlank(text) ? nil : try TypedText.line(text, field: field, limit: 1000)
    }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

extension Dashboard {
    /// Opens a prompt.
    mutating func ask(_ prompt: Prompt) {
        push(.prompt(prompt))
        promptChanged()
    }

    mutating func typeInPrompt(_ key: Key) -> Answer {
        var answer = Answer.ignored
        withPrompt { if $0.field.handle(key) { answer = .consumed } }
        if answer == .consumed { promptChanged() }
        return answer
    }

    private mutating func promptChanged() {
        let (workspace, context) = (workspace, typingContext())
        withPrompt { prompt in
            prompt.problem = nil
            prompt.echo = prompt.meaning(workspace, context)
        }
    }

    /// Puts the only person or the first of several that fit in place of what was typed.
    mutating func completeInPrompt() {
        let workspace = workspace
        withPrompt { prompt in
            guard case .owner = prompt.purpose else { return }
            let text = prompt.field.text.hasPrefix("@") ? prompt.field.text : "@" + prompt.field.text
            guard let choice = Completion(text, workspace).choices.first else { return }
            prompt.field.set(String(choice.text.dropFirst().dropLast()))
        }
        promptChanged()
    }

    /// Takes what was answered; the prompt stays until it is safe.
    mutating func savePrompt() -> [Effect] {
        guard case .prompt(let prompt) = uppermost else { return [] }
        do throws(Refusal) {
            switch try prompt.outcome(workspace, typingContext()) {
            case .record(let gesture): return record(gesture, from: .layer)
            case .ask(let next):
                pop()
                ask(next)
            }
        } catch {
            let sentence = error.sentence
            withPrompt { $0.problem = sentence }
        }
        return []
    }
}
