package import Screen

/// Where keys are read: each place has a keymap of its own.
package enum Place: String, CaseIterable, Hashable, Sendable {
    case overview, table, matrix, history, live
    case detail, pager
    case bar
    case liveBar = "bar of a live review"
    case prompt = "question"
    case choice = "choice"
    case round = "going round"
    case tickList = "who is here"
    case closing = "read-back"
    case filter, form, palette, help

    /// Where printable keys are text.
    var takesText: Bool {
        switch self {
        case .bar, .liveBar, .prompt, .filter, .form, .tickList, .closing, .palette, .help: true
        default: false
        }
    }

    /// Whether no key reaches what lies below.
    var isModal: Bool { takesText || self == .choice || self == .round || self == .pager }

    var isScreen: Bool { [.overview, .table, .matrix, .history, .live].contains(self) }
}

extension Set<Place> {
    /// The screens.
    static let screens: Set = [.overview, .table, .matrix, .history, .live]
    /// The screens with rows to choose from, the live one aside.
    static let lists: Set = [.overview, .table, .matrix, .history]
    /// Where something can be done to items.
    static let items: Set = screens.union([.detail])
    /// Everywhere that keys are commands.
    static let browsing: Set = items.union([.pager])
    static let liveReview: Set = [.live, .liveBar]
    /// Where Ctrl-Z undoes: wherever a review is run.
    static let undoing: Set = liveReview.union([.round, .closing])
    static let typing: Set = [.bar, .liveBar, .prompt, .filter, .form, .tickList, .closing, .palette, .help]
    static let everywhere: Set = Set(Place.allCases)
}

/// Which key means which command, by place. Made from the table of commands; a configuration may change it.
package struct Keymaps: Sendable {
    private var maps: [Place: Keymap]

    package subscript(_ place: Place) -> Keymap {
        get { maps[place] ?? Keymap() }
        set { maps[place] = newValue }
    }

    /// As the table of commands says; where keys are text, printable ones are bound to nothing.
    package static let standard = Keymaps()

    private init() {
        maps = [:]
        for command in Command.all {
            for place in command.places {
                for key in command.keys where !(place.takesText && key.isPrintable) {
                    maps[place, default: Keymap()].bind(key, to: command.name)
                }
            }
        }
    }
}

extension Key {
    /// Whether it types a character.
    var isPrintable: Bool { if case .character = self { true } else { false } }
}

extension Dashboard {
    /// The place whose keys come first.
    package var place: Place { uppermost.map(place(of:)) ?? screenPlace }

    /// The screen's own place, whatever lies over it.
    var screenPlace: Place {
        switch screen {
        case .overview: .overview
        case .actions, .requirements, .decisions, .reviews: .table
        case .forWhom: focused == .matrix ? .matrix : .table
        case .history: .history
        case .live: .live
        }
    }

    private func place(of layer: Layer) -> Place {
        switch layer {
        case .bar: screen == .live ? .liveBar : .bar
        case .prompt: .prompt
        case .choice: .choice
        case .round: .round
        case .tickList: .tickList
        case .closing: .closing
        case .filter: .filter
        case .detail: .detail
        case .pager: .pager
        case .form: .form
        case .palette: .palette
        case .help: .help
        }
    }

    /// Where a key is looked up, in this order: from the uppermost layer down to the screen, or to the first layer that
    /// lets none through.
    var places: [Place] {
        var places: [Place] = []
        for layer in layers.reversed() {
            places.append(place(of: layer))
            if place(of: layer).isModal { return places }
        }
        return places + [screenPlace]
    }
}
