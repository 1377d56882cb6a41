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

    var isScreen: Bool { Places.screens.contains(self) }
}

/// Some of the places, a bit for each: a start makes a hundred such sets before the first picture.
package struct Places: Hashable, Sendable, ExpressibleByArrayLiteral {
    private let bits: UInt32

    private init(bits: UInt32) { self.bits = bits }
    package init(arrayLiteral places: Place...) { bits = places.reduce(0) { $0 | $1.bit } }

    package func contains(_ place: Place) -> Bool { bits & place.bit != 0 }
    func union(_ others: Places) -> Places { Places(bits: bits | others.bits) }
    func subtracting(_ others: Places) -> Places { Places(bits: bits & ~others.bits) }
    func isDisjoint(with others: Places) -> Bool { bits & others.bits == 0 }
}

extension Place {
    /// Its number among the places.
    var index: Int { Place.allCases.firstIndex(of: self) ?? 0 }
    fileprivate var bit: UInt32 { 1 << UInt32(index) }
}

extension Places {
    /// The screens.
    static let screens: Places = [.overview, .table, .matrix, .history, .live]
    /// The screens with rows to choose from, the live one aside.
    static let lists: Places = [.overview, .table, .matrix, .history]
    /// Where something can be done to items.
    static let items = screens.union([.detail])
    /// Everywhere that keys are commands.
    static let browsing = items.union([.pager])
    static let liveReview: Places = [.live, .liveBar]
    /// Where Ctrl-Z undoes: wherever a review is run.
    static let undoing = liveReview.union([.round, .closing])
    static let everywhere = Places(bits: .max)
}

/// Which key means which command, by place. Made from the table of commands; a configuration may change it.
package struct Keymaps: Sendable {
    /// By the number of the place.
    private var maps = Array(repeating: Keymap(), count: Place.allCases.count)

    package subscript(_ place: Place) -> Keymap {
        get { maps[place.index] }
        set { maps[place.index] = newValue }
    }

    /// As the table of commands says; where keys are text, printable ones are bound to nothing.
    package static let standard = Keymaps()

    private init() {
        for command in Command.all where !command.keys.isEmpty {
            for (index, place) in Place.allCases.enumerated() where command.places.contains(place) {
                for key in command.keys where !(place.takesText && key.isPrintable) {
                    maps[index].add(key, for: command.name)
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
