package import Screen

extension Theme {
    /// The looks a scheme gives to the roles. Where the terminal chooses the colour nobody knows how well it can be read,
    /// so what must stand out is told apart by emphasis, too.
    package init(_ scheme: Base16Scheme) {
        self.init(
            name: scheme.name,
            roles: { role in
                let color = scheme[role.slot]
                if case .rgb = color { return RoleLook(color, role.base16.emphasis) }
                return RoleLook(color, role.base16.emphasis.union(role.monochromeEmphasis))
            },
            grounds: { scheme[$0.slot] })
    }
}

extension Role {
    /// The one table from roles to base16 slots. What the slots are for: `base03` inactive, `04` menus, `05` text, `06` and
    /// `07` stronger, `08` error, `09` due soon, `0A` unheard, `0B` done, `0C` information, `0D` headings and focus, `0E` stale.
    fileprivate var base16: (slot: Base16Slot, emphasis: Emphasis) {
        switch self {
        case .text: (.base05, [])
        case .strong, .title, .keyHint: (.base06, .bold)
        case .dim, .menu: (.base04, [])
        case .inactive, .border: (.base03, [])
        case .heading, .accent, .prompt, .focusBorder: (.base0D, .bold)
        case .error, .overdue, .objection: (.base08, [])
        case .warning, .dueSoon, .concern: (.base09, [])
        case .unheard: (.base0A, [])
        case .done, .support: (.base0B, [])
        case .info: (.base0C, [])
        case .stale, .changed: (.base0E, [])
        case .match: (.base0A, [.bold, .underline])
        case .groupIT: (.base0D, .bold)
        case .groupML: (.base0E, .bold)
        case .groupLOB: (.base09, .bold)
        case .groupUsers: (.base0C, .bold)
        }
    }
}

extension Role {
    /// The slot its colour comes from.
    package var slot: Base16Slot { base16.slot }
}

extension Ground {
    /// The slot its colour comes from.
    package var slot: Base16Slot { base16 }
}

extension Base16Slot {
    /// The roles that take their colour from here.
    package var roles: [Role] { Role.allCases.filter { $0.slot == self } }

    /// What it is for, in words.
    package var meaning: String {
        switch self {
        case .base00: "background"
        case .base01: "status bar, current line"
        case .base02: "selection"
        case .base03: "inactive, borders"
        case .base04: "secondary text, menus"
        case .base05: "text"
        case .base06: "stressed text"
        case .base07, .base0F: "not used"
        case .base08: "error, overdue, objection"
        case .base09: "due soon, concern; lines of business"
        case .base0A: "not heard"
        case .base0B: "done, support"
        case .base0C: "information; end users"
        case .base0D: "headings, focus; IT"
        case .base0E: "to be heard again, changed; ML/AI teams"
        }
    }
}

extension Ground {
    fileprivate var base16: Base16Slot {
        switch self {
        case .plain: .base00
        case .currentLine, .statusBar, .field: .base01
        case .selection: .base02
        }
    }
}
