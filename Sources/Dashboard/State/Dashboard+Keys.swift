import Alignment
import Screen

extension Dashboard {
    /// A key goes to the uppermost layer first, and on down until one takes it.
    mutating func press(_ key: Key) -> [Effect] {
        switch key {
        case .resize(let size):
            self.size = size
            return []
        case .mouse(let event):
            guard !isLayerWaiting else { return [] }
            notice = nil
            return mouse(event)
        case .paste(let text):
            notice = nil
            paste(text)
            return []
        default: break
        }
        if isLayerWaiting, key != .control("c") {
            notice = Notice("Not saved yet; \(key.name) waits until it is known", .warning)
            return []
        }
        notice = nil
        for place in places {
            if let command = keymaps[place].command(for: key).flatMap(command(named:)) { return run(command) }
            if let effects = take(key, at: place) { return effects }
        }
        notice = Notice("\(key.name) does nothing here; ? shows the keys that do")
        return []
    }

    /// A key that is no command here: text for a line, an answer to a question.
    ///
    /// - Returns: `nil` if the layer lets the key through.
    private mutating func take(_ key: Key, at place: Place) -> [Effect]? {
        var answer = Answer.ignored
        switch place {
        case .bar, .liveBar: answer = typeInBar(key)
        case .prompt: answer = typeInPrompt(key)
        case .filter: answer = typeInFilter(key)
        case .form: answer = typeInForm(key)
        case .tickList: answer = typeInTickList(key)
        case .closing: answer = typeInClosing(key)
        case .palette: answer = typeInPalette(key)
        case .help: answer = typeInHelp(key)
        case .choice: if case .choice(let choice) = uppermost { return self.answer(choice, key) }
        default: break
        }
        if answer == .consumed {
            if let line = typedLine, line.lostInput {
                notice = Notice("There is no room for the rest: this line takes \(line.limit) characters", .warning)
            }
            return []
        }
        guard place.isModal else { return nil }
        notice = Notice("\(key.name) does nothing here; F1 shows the keys that do")
        return []
    }

    /// The line that is typed in.
    private var typedLine: TextField? {
        switch uppermost {
        case .bar: bar.field
        case nil: screen == .live ? bar.field : nil
        case .prompt(let prompt): prompt.field
        case .filter(let filter): filter.field
        case .form(let form): form.fields.indices.contains(form.focus) ? form.fields[form.focus].text : nil
        case .tickList(let list): list.field
        case .closing(let closing): closing.typed
        case .palette(let palette): palette.field
        case .help(let help): help.field
        case .choice, .detail, .pager, .round: nil
        }
    }

    /// Pasted text is text: it goes into the line that is being typed, or into the bar; it never is a command.
    private mutating func paste(_ text: String) {
        if !place.takesText {
            guard place.isScreen || place == .detail, readOnly == nil else {
                notice = Notice("Pasted text has no place here", .warning)
                return
            }
            openBar()
        }
        _ = take(.paste(text), at: place)
    }
}
