package import Alignment
import Screen

extension Dashboard {
    /// What would be lost if the session ended now: to be kept at every pause in typing.
    package var unsaved: [Unsaved] {
        var all: [Unsaved] = []
        if let line = unsavedLine { all.append(.line(line)) }
        for layer in layers {
            switch layer {
            case .prompt(let prompt):
                guard let text = prompt.asLine(workspace) else { continue }
                all.append(.line(Unsaved.Line(text: text, review: typingMoment.review, topic: typingMoment.topic)))
            case .form(let form): if form.isChanged { all.append(.form(form.unsaved)) }
            default: continue
            }
        }
        return all + delayed.sorted { $0.key < $1.key }.map { .line($0.value) } + offers
    }

    var unsavedLine: Unsaved.Line? {
        guard !TypedText.isBlank(bar.field.text) else { return nil }
        // A line that was fetched to be amended and stands as it was recorded is no more than that.
        guard bar.amending?.line != bar.field.text else { return nil }
        return Unsaved.Line(
            text: bar.field.text, review: bar.began?.review, topic: bar.began?.topic, amends: bar.amending?.entry,
            fetched: bar.amending?.line)
    }

    /// Puts back what an earlier session left, a thing at a time and only while nothing else is being done: a line into
    /// the bar, which stays as it is after Esc; a form over the screen.
    ///
    /// - Parameter atStart: whether nothing was typed in this session yet, so that the open bar of a live review is free.
    mutating func offerUnsaved(atStart: Bool = false) {
        guard layers.isEmpty || atStart && layers == [.bar], readOnly == nil, let next = offers.first else { return }
        switch next {
        case .line(let line):
            guard bar.field.isEmpty else { return }
            offers.removeFirst()
            putBack(line)
        case .form(let form):
            offers.removeFirst()
            putBack(form)
        }
    }

    mutating func putBack(_ line: Unsaved.Line) {
        bar.clear()
        bar.field.set(line.text)
        let review = line.review.flatMap { workspace.review($0) }
        let topic = line.topic.flatMap { workspace.topic($0) }
        bar.began =
            review?.isLive == true
            ? TypingMoment(review: review?.id, topic: topic?.review == review?.id ? topic?.id : nil) : typingMoment
        if let id = line.amends, let entry = workspace.entry(id: id) {
            bar.amending = CaptureBar.Amending(
                entry: id, item: workspace.itemMade(by: entry)?.id, line: line.fetched ?? "", back: 0)
        }
        refreshPreview()
        notice = Notice(
            "A line you had not saved is back in the bar: '\(Narration.short(bar.field.text, 40))'; "
                + (uppermost == .bar
                    ? "Enter saves it, Ctrl-U clears it" : "\(keyName("capture")) opens it, Ctrl-U there clears it"),
            .warning)
    }

    private mutating func putBack(_ unsaved: Unsaved.Content) {
        let items = unsaved.items.compactMap { workspace[$0] }
        guard items.count == unsaved.items.count else {
            let texts = unsaved.fields.map(\.text).filter { !TypedText.isBlank($0) }
            return putBack(Unsaved.Line(text: ". " + texts.joined(separator: " ")))
        }
        var form =
            items.isEmpty ? Form(adding: unsaved.kind) : Form(editing: items, unsaved.kind, workspace)
        for field in unsaved.fields { form.putBack(field) }
        open(form)
        notice = Notice("You had not saved this form: Enter saves it, Esc leaves it", .warning)
    }

    private func keyName(_ command: String) -> String {
        keymaps[screenPlace].keys(for: command).first?.name ?? ":"
    }
}

extension Form {
    var unsaved: Unsaved.Content {
        Unsaved.Content(
            kind: kind, items: items,
            fields: fields.filter(\.isChanged).map {
                .init(name: $0.spec?.name ?? "", text: $0.value, original: $0.original)
            })
    }

    mutating func putBack(_ unsaved: Unsaved.Content.Field) {
        guard let index = fields.firstIndex(where: { ($0.spec?.name ?? "") == unsaved.name }) else { return }
        fields[index].set(unsaved.text)
        focus = index
    }
}

extension Prompt {
    /// The line of the bar that says what was answered so far; `nil` where a few letters are typed again soon.
    package func asLine(_ workspace: Workspace) -> String? {
        guard !TypedText.isBlank(field.text) else { return nil }
        func line(_ items: [ItemID], _ words: String) -> String {
            (items.map(workspace.ref) + [words + field.text]).joined(separator: " ")
        }
        switch purpose {
        case .note(let items): return line(items, "")
        case .waiting(let items): return line(items, "blocked on ")
        case .because(let items, let day): return line(items, "due:\(day.iso) because ")
        case .reason(let taking):
            guard let group = taking.groups?.first, let position = taking.position else { return nil }
            return line(Array(taking.items.prefix(1)), "\(group.rawValue) \(position.rawValue): ")
        default: return nil
        }
    }
}
