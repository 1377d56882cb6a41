import Alignment
import Screen

/// A form: all fields of a kind, for a new item or for those there are.
struct Form: Hashable, Sendable {
    let kind: Kind
    /// The items changed; empty: one is added.
    let items: [ItemID]
    let title: String
    var fields: [FormField]
    var focus = 0
    /// Fields above the first one shown.
    var top = 0
    /// Why the form was not saved.
    var problem: String?

    var isChanged: Bool { fields.contains(where: \.isChanged) }

    /// An empty form for a new item.
    init(adding kind: Kind, presets: [String: String] = [:]) {
        self.kind = kind
        items = []
        title = "New \(kind.word)"
        let specs = FieldSpec.fields(of: kind).filter { $0.isTyped && !Form.isLate($0, kind) }
        fields =
            (kind == .person ? [FormField(nil, text: "")] : [])
            + specs.map { FormField($0, text: presets[$0.name] ?? "") }
    }

    /// A form with what items of one kind hold now.
    init(editing items: [Item], _ kind: Kind, _ workspace: Workspace) {
        self.kind = kind
        self.items = items.map(\.id)
        let refs = items.prefix(6).map(\.ref).joined(separator: ", ") + (items.count > 6 ? " …" : "")
        title = items.count == 1 ? "Edit \(refs)" : "Edit \(items.count) at once: \(refs)"
        fields = FieldSpec.fields(of: kind).filter { $0.isTyped && ($0.family == nil || $0.type == .flag) }
            // Nobody means to give several items one title.
            .filter { items.count == 1 || $0.name != kind.titleField }
            .map { spec in
                let texts = items.map { Form.text(of: spec, in: $0, workspace) }
                let isSame = texts.allSatisfy { $0 == texts[0] }
                return FormField(spec, text: isSame ? texts[0] : "", isVarious: !isSame)
            }
    }

    /// Fields that make no sense before there is an item.
    private static func isLate(_ spec: FieldSpec, _ kind: Kind) -> Bool {
        if spec.family != nil, spec.type != .flag { return true }
        return ["because", "waiting", "next", "supersedes", "answer"].contains(spec.name)
            || spec.name == "status" && kind != .decision
    }

    private static func text(of spec: FieldSpec, in item: Item, _ workspace: Workspace) -> String {
        if spec.family != nil { return item.members(of: spec.name).joined(separator: ",") }
        let text = item[spec.name]?.plain ?? ""
        if case .item = spec.type, !text.isEmpty { return workspace.ref(ItemID(text)) }
        return text
    }

    /// The gesture that saves what was changed; `nil` if nothing was.
    ///
    /// - Throws: `Refusal` for the first thing that is wrong.
    func gesture(_ workspace: Workspace, _ context: Context) throws(Refusal) -> Gesture? {
        guard isChanged else { return nil }
        // Of a new item what stood there from the beginning counts as said.
        let said = fields.filter { $0.isChanged || items.isEmpty && !$0.text.isEmpty }
        let assignments = said.compactMap { field in
            field.spec.map { Assignment(key: $0.name, value: field.value) }
        }
        let values = try workspace.fields(assignments, of: kind, context)
        guard items.isEmpty else { return values.isEmpty ? nil : .set(items, values) }
        guard kind == .person else { return .add(kind, values) }
        let handle = fields.first { $0.spec == nil }?.text.text ?? ""
        guard !handle.isEmpty else { throw .missing("The handle of the person") }
        return .addPerson(handle: (handle.hasPrefix("@") ? String(handle.dropFirst()) : handle).lowercased(), values)
    }
}

extension Dashboard {
    /// Opens a form with everything checked.
    mutating func open(_ form: Form) {
        push(.form(form))
        validateForm()
    }

    /// Edits the field that has the cursor.
    mutating func typeInForm(_ key: Key) -> Answer {
        var answer = Answer.ignored
        withForm { form in
            guard form.fields.indices.contains(form.focus) else { return }
            answer = form.fields[form.focus].handle(key)
            if answer == .consumed { form.problem = nil }
        }
        if answer == .consumed { validateForm() }
        return answer
    }

    mutating func moveInForm(by distance: Int) {
        completeFormField()
        withForm { form in
            guard !form.fields.isEmpty else { return }
            form.focus = (form.focus + distance + form.fields.count) % form.fields.count
        }
        validateForm()
    }

    private mutating func validateForm() {
        let (workspace, context) = (workspace, typingContext())
        withForm { form in
            for index in form.fields.indices { form.fields[index].validate(form.kind, workspace, context) }
        }
    }

    /// On leaving a field for a person: the beginning of a handle or name becomes the handle, if only one fits.
    private mutating func completeFormField() {
        let workspace = workspace
        withForm { form in
            guard form.fields.indices.contains(form.focus) else { return }
            let field = form.fields[form.focus]
            guard field.spec?.type == .person || field.spec?.type == .speaker, field.problem != nil else { return }
            let typed = field.text.text.hasPrefix("@") ? field.text.text : "@" + field.text.text
            let choices = Completion(typed, workspace).choices
            guard choices.count == 1 else { return }
            form.fields[form.focus].set(String(choices[0].text.dropFirst().dropLast()))
        }
    }

    /// Saves the form; it stays until what it changes is safe.
    mutating func saveForm() -> [Effect] {
        completeFormField()
        validateForm()
        guard case .form(let form) = uppermost else { return [] }
        if let wrong = form.fields.firstIndex(where: { $0.problem != nil }) {
            withForm { form in
                form.focus = wrong
                form.problem = "\(form.fields[wrong].label): \(form.fields[wrong].problem ?? "")"
            }
            return []
        }
        do throws(Refusal) {
            if let gesture = try form.gesture(workspace, typingContext()) { return record(gesture, from: .layer) }
            pop()
            notice = Notice("Nothing was changed")
        } catch {
            let sentence = error.sentence
            withForm { $0.problem = sentence }
        }
        return []
    }

    /// The field that an editor is for: the one with the cursor if it holds a longer text, else the first that does.
    var fieldForEditor: Int? {
        guard case .form(let form) = uppermost else { return nil }
        let longer = form.fields.indices.filter { form.fields[$0].isLonger }
        return longer.contains(form.focus) ? form.focus : longer.first
    }

    /// Opens the field in the user's editor.
    mutating func editInEditor() -> [Effect] {
        guard let index = fieldForEditor, case .form(let form) = uppermost else { return [] }
        withForm { $0.focus = index }
        return [.editText(form.fields[index].value, name: form.fields[index].spec?.name ?? "text")]
    }

    /// Opens the targets in a form, and the longest of their texts in the user's editor.
    mutating func editTargetsInEditor() -> [Effect] {
        editTargets()
        return editInEditor()
    }

    /// Puts what came back from the editor into the field; it is saved with the form.
    mutating func takeEdited(_ text: String) {
        withForm { form in
            guard form.fields.indices.contains(form.focus) else { return }
            form.fields[form.focus].set(text)
            form.problem = nil
        }
        validateForm()
        notice = Notice("The text is in the form: Enter saves it, Esc leaves it")
    }

    /// Leaves the form; asks first if something was typed.
    mutating func leaveForm() {
        guard case .form(let form) = uppermost else { return }
        guard form.isChanged else { return pop() }
        push(
            .choice(
                Choice(
                    question: "What you typed in this form is not saved. Leave it?",
                    options: [
                        .init(key: .character("n"), label: "go on typing", act: .nothing),
                        .init(key: .character("y"), label: "leave, forget it", act: .closeForm),
                    ])))
    }
}
