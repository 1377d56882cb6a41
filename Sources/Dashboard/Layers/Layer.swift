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

extension Dashboard {
    /// Whether a panel is the one that is worked in: no box lies over it.
    func hasKeyboard(_ panel: PanelID) -> Bool { focused == panel && layers.allSatisfy(\.isStrip) }

    /// The layer that gets the keys first.
    var uppermost: Layer? { layers.last }

    mutating func push(_ layer: Layer) { layers.append(layer) }

    /// Takes the uppermost layer away.
    mutating func pop() { _ = layers.popLast() }

    /// Changes the uppermost prompt, if that is what it is; the same for the others below.
    mutating func withPrompt(_ body: (inout Prompt) -> Void) {
        guard case .prompt(var prompt) = uppermost else { return }
        body(&prompt)
        layers[layers.count - 1] = .prompt(prompt)
    }

    mutating func withDetail(_ body: (inout Detail) -> Void) {
        guard case .detail(var detail) = uppermost else { return }
        body(&detail)
        layers[layers.count - 1] = .detail(detail)
    }

    mutating func withPager(_ body: (inout Pager) -> Void) {
        guard case .pager(var pager) = uppermost else { return }
        body(&pager)
        layers[layers.count - 1] = .pager(pager)
    }

    mutating func withForm(_ body: (inout Form) -> Void) {
        guard case .form(var form) = uppermost else { return }
        body(&form)
        layers[layers.count - 1] = .form(form)
    }

    mutating func withRound(_ body: (inout Round) -> Void) {
        guard case .round(var round) = uppermost else { return }
        body(&round)
        layers[layers.count - 1] = .round(round)
    }

    mutating func withClosing(_ body: (inout Closing) -> Void) {
        guard case .closing(var closing) = uppermost else { return }
        body(&closing)
        layers[layers.count - 1] = .closing(closing)
    }

    mutating func withTickList(_ body: (inout TickList) -> Void) {
        guard case .tickList(var list) = uppermost else { return }
        body(&list)
        layers[layers.count - 1] = .tickList(list)
    }

    mutating func withPalette(_ body: (inout Palette) -> Void) {
        guard case .palette(var palette) = uppermost else { return }
        body(&palette)
        layers[layers.count - 1] = .palette(palette)
    }

    mutating func withHelp(_ body: (inout Help) -> Void) {
        guard case .help(var help) = uppermost else { return }
        body(&help)
        layers[layers.count - 1] = .help(help)
    }

    mutating func withFilter(_ body: (inout FilterLine) -> Void) {
        guard case .filter(var filter) = uppermost else { return }
        body(&filter)
        layers[layers.count - 1] = .filter(filter)
    }
}
