import Alignment
import Screen

/// A question answered with one key.
struct Choice: Hashable, Sendable {
    let question: String
    let options: [Option]

    struct Option: Hashable, Sendable {
        let key: Key
        let label: String
        let act: Act
    }

    /// What an answer leads to.
    enum Act: Hashable, Sendable {
        case nothing
        case record(Gesture, Origin)
        case ask(Prompt)
        /// Leave a form and what was typed in it.
        case closeForm
        case quit
        case saveBarAndQuit
    }

    /// A question to be confirmed: `y` or Enter does it, `n` or Esc does not.
    static func confirm(_ question: String, yes: String, _ act: Act) -> Choice {
        Choice(
            question: question,
            options: [
                Option(key: .character("y"), label: yes, act: act),
                Option(key: .character("n"), label: "no", act: .nothing),
            ])
    }

    /// The option a key chooses; Enter chooses the first.
    func option(for key: Key) -> Option? {
        key == .enter ? options.first : options.first { $0.key == key }
    }
}

extension Dashboard {
    /// Answers the uppermost question.
    mutating func answer(_ choice: Choice, _ key: Key) -> [Effect] {
        guard let option = choice.option(for: key) else {
            let keys = choice.options.map { $0.key.name + " " + $0.label }.joined(separator: ", ")
            notice = Notice("\(key.name) is no answer: \(keys), or Esc", .warning)
            return []
        }
        pop()
        switch option.act {
        case .nothing: return []
        case .record(let gesture, let origin): return record(gesture, from: origin)
        case .ask(let prompt): push(.prompt(prompt))
        case .closeForm: pop()
        case .quit: return [.quit]
        case .saveBarAndQuit:
            let effects = saveBar()
            return bar.problem == nil ? effects + [.quit] : effects
        }
        return []
    }
}
