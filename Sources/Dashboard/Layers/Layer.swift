import Alignment
import Screen

/// Something that lies over the screen and gets the keys first.
enum Layer: Hashable, Sendable {
    /// The capture bar has the keyboard; its text lives on in the state when it has not.
    case bar
    case prompt(Prompt)
    case choice(Choice)
    case filter(FilterLine)
    case detail(Detail)
    case pager(Pager)
    case form(Form)
    case round(Round)
    case tickList(TickList)
    case closing(Closing)
    case palette(Palette)
    case help(Help)
}

/// What a layer did with a key.
enum Answer: Hashable {
    case consumed
    /// The key goes to what lies below.
    case ignored
}

extension Layer {
    /// Whether it is drawn at the foot of the screen, below what it is about.
    var isStrip: Bool {
        switch self {
        case .bar, .prompt, .choice, .filter: true
        case .detail, .pager, .form, .round, .tickList, .closing, .palette, .help: false
        }
    }
}

extension Layer {
    /// What it holds; the bar's text lives in the state.
    fileprivate var content: Any? {
        switch self {
        case .bar: return nil
        case .prompt(let prompt): return prompt
        case .choice(let choice): return choice
        case .filter(let filter): return filter
        case .detail(let detail): return detail
        case .pager(let pager): return pager
        case .form(let form): return form
        case .round(let round): return round
        case .tickList(let list): return list
        case .closing(let closing): return closing
        case .palette(let palette): return palette
        case .help(let help): return help
        }
    }
}

extension Dashboard {
    /// Whether a panel is the one that is worked in: no box lies over it.
    func hasKeyboard(_ panel: PanelID) -> Bool { focused == panel && layers.allSatisfy(\.isStrip) }

    /// The layer that gets the keys first.
    var uppermost: Layer? { layers.last }

    mutating func push(_ layer: Layer) { layers.append(layer) }

    /// Takes the uppermost layer away.
    mutating func pop() { _ = layers.popLast() }

    /// Changes the uppermost prompt, if that is what it is; the same for the others below.
    mutating func withPrompt(_ body: (inout Prompt) -> Void) { change(Layer.prompt, body) }
    mutating func withDetail(_ body: (inout Detail) -> Void) { change(Layer.detail, body) }
    mutating func withPager(_ body: (inout Pager) -> Void) { change(Layer.pager, body) }
    mutating func withForm(_ body: (inout Form) -> Void) { change(Layer.form, body) }
    mutating func withRound(_ body: (inout Round) -> Void) { change(Layer.round, body) }
    mutating func withClosing(_ body: (inout Closing) -> Void) { change(Layer.closing, body) }
    mutating func withTickList(_ body: (inout TickList) -> Void) { change(Layer.tickList, body) }
    mutating func withPalette(_ body: (inout Palette) -> Void) { change(Layer.palette, body) }
    mutating func withHelp(_ body: (inout Help) -> Void) { change(Layer.help, body) }
    mutating func withFilter(_ body: (inout FilterLine) -> Void) { change(Layer.filter, body) }

    private mutating func change<Content>(_ layer: (Content) -> Layer, _ body: (inout Content) -> Void) {
        guard var content = uppermost?.content as? Content else { return }
        body(&content)
        layers[layers.count - 1] = layer(content)
    }
}
