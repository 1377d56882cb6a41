import Alignment
import Screen

/// One field of a form: what was there, what is typed, and what is wrong with it.
struct FormField: Hashable, Sendable {
    /// The row of the model's table; `nil`: the handle of a new person, which is part of the id.
    let spec: FieldSpec?
    /// What is typed: one line.
    private(set) var text: TextField
    /// The text with its lines, where it has several: the line that is typed in shows them side by side.
    private(set) var lines: String?
    /// The text when the form was opened, or what others have made of it since.
    var original: String
    /// Whether the items of a bulk edit differ here; it stays so unless something is typed.
    var isVarious: Bool
    /// What the text means: "Fri 27 Nov", a person's name.
    var echo = ""
    var problem: String?
    /// What others did to the field while the form was open.
    var news: News?

    struct News: Hashable, Sendable {
        let by: String
        /// The whole sentence.
        let words: String
    }

    init(_ spec: FieldSpec?, text: String, isVarious: Bool = false) {
        self.spec = spec
        self.text = TextField(text)
        original = ""
        self.isVarious = isVarious
        set(text)
        original = value
    }

    /// What stands in the field.
    var value: String { lines ?? text.text }

    /// Puts a text of one line or several in.
    mutating func set(_ text: String) {
        self.text.set(text)
        lines = self.text.text == text || !text.unicodeScalars.contains("\n") ? nil : text
    }

    var label: String { spec?.label ?? "handle" }

    var isChanged: Bool { value != original }

    /// The words to choose from with the arrows; empty where text is typed.
    var choices: [String] {
        switch spec?.type {
        case .choice(let words): words
        case .group: Group.allCases.map(\.rawValue)
        default: []
        }
    }

    /// Whether several groups are switched on and off.
    var isGroupSet: Bool { spec?.family == .groups && spec?.type == .flag }

    /// Whether the field wants the whole width: titles and longer texts.
    var isLong: Bool {
        switch spec?.type {
        case .line(let limit): limit >= 200
        case .text: true
        default: spec?.family == .people
        }
    }

    /// Whether it holds a text of several sentences: a criterion, a rationale, a note.
    var isLonger: Bool {
        switch spec?.type {
        case .line(let limit): limit >= 1000
        case .text: true
        default: false
        }
    }

    /// The groups switched on.
    var groups: [Group] {
        text.text.split(whereSeparator: { $0 == "," || $0 == " " }).compactMap { Group(typed: String($0)) }
    }

    mutating func toggle(_ group: Group) {
        let on = groups
        let new = Group.allCases.filter { ($0 == group) != on.contains($0) }
        text.set(new.map(\.rawValue).joined(separator: ","))
    }

    /// Edits the field with a key.
    mutating func handle(_ key: Key) -> Answer {
        if isGroupSet {
            guard case .character(let letter) = key, let group = Group(letter: letter) else {
                return key == .backspace || key == .delete ? erase() : .ignored
            }
            toggle(group)
            return .consumed
        }
        if !choices.isEmpty { return choose(key) }
        guard text.handle(key) else { return .ignored }
        lines = nil
        return .consumed
    }

    private mutating func erase() -> Answer {
        set("")
        return .consumed
    }

    /// Arrows and Space go through the choices, a letter jumps, Backspace clears.
    private mutating func choose(_ key: Key) -> Answer {
        let index = choices.firstIndex(of: text.text)
        switch key {
        case .left: text.set(choices[((index ?? 0) + choices.count - 1) % choices.count])
        case .right, .character(" "): text.set(choices[((index ?? -1) + 1) % choices.count])
        case .backspace, .delete: set("")
        case .character(let letter):
            let start = (index ?? -1) + 1
            let order = choices.indices.map { choices[(start + $0) % choices.count] }
            guard let found = order.first(where: { $0.hasPrefix(String(letter).lowercased()) }) else { return .ignored }
            text.set(found)
        default: return .ignored
        }
        return .consumed
    }

    /// Checks what stands there, and says what it means.
    mutating func validate(_ kind: Kind, _ workspace: Workspace, _ context: Context) {
        problem = nil
        echo = ""
        guard let spec else {
            validateHandle(workspace)
            return
        }
        guard !TypedText.isBlank(value) else {
            if spec.name == kind.titleField, !isVarious { problem = "needs a \(spec.label)" }
            return
        }
        do throws(Refusal) {
            let assignment = Assignment(key: spec.name, value: value)
            let values = try workspace.fields([assignment], of: kind, context)
            if let value = values.first?.value?.text { echo = meaning(value, spec, workspace, context) }
            if let lines {
                let count = lines.unicodeScalars.count { $0 == "\n" } + 1
                echo = "\(count) lines; typing here makes one of them, an editor keeps them"
            }
        } catch {
            problem = error.sentence
        }
    }

    private mutating func validateHandle(_ workspace: Workspace) {
        if text.isEmpty {
            problem = "needs a handle"
        } else if !Handle.isValid(text.text.lowercased()) {
            problem = "letters, digits, '.', '_' and '-' only"
        } else if workspace.person(text.text.lowercased()) != nil {
            problem = "@\(text.text.lowercased()) is there already"
        }
    }

    private func meaning(_ value: String, _ spec: FieldSpec, _ workspace: Workspace, _ context: Context) -> String {
        let wording = Wording(workspace, zone: context.zone, today: context.today, dates: context.dates)
        switch spec.type {
        case .day:
            guard let day = Day(iso: value) else { return "" }
            return wording.day(day) + ", " + wording.distance(to: day)
        case .moment: return wording.value(.text(value), field: spec.name, of: ItemID("V1-0000"))
        case .person: return workspace.person(value)?.name ?? ""
        case .speaker: return Group(rawValue: value).map(workspace.name(of:)) ?? workspace.person(value)?.name ?? ""
        case .group: return Group(rawValue: value).map(workspace.name(of:)) ?? ""
        case .item: return workspace[ItemID(value)]?.title ?? ""
        default: return ""
        }
    }
}

extension Group {
    /// The group with this letter, either case.
    init?(letter: Unicode.Scalar) {
        guard let group = Group.allCases.first(where: { $0.letter == letter.properties.uppercaseMapping }) else {
            return nil
        }
        self = group
    }
}
