/// What every role and every ground looks like. Made from a base16 scheme by `Themes`; drawn by the terminal.
package struct Theme: Hashable, Sendable {
    /// The looks of one role: its colour, and the emphasis it always has.
    package struct RoleLook: Hashable, Sendable {
        package var color: Color
        package var emphasis: Emphasis

        package init(_ color: Color, _ emphasis: Emphasis = []) {
            self.color = color
            self.emphasis = emphasis
        }
    }

    package let name: String
    /// By raw value of `Role`.
    private let roles: [RoleLook]
    /// By raw value of `Ground`.
    private let grounds: [Color]
    /// Whether the plain ground is painted, or left as the terminal has it.
    package private(set) var paintsPlainGround = true

    /// - Parameters:
    ///   - roles: asked once for every role.
    ///   - grounds: asked once for the background of every ground.
    package init(name: String, roles: (Role) -> RoleLook, grounds: (Ground) -> Color) {
        self.name = name
        self.roles = Role.allCases.map(roles)
        self.grounds = Ground.allCases.map(grounds)
    }

    /// The colour and the emphasis of a role.
    package func look(of role: Role) -> RoleLook { roles[Int(role.rawValue)] }

    /// The background colour of a ground.
    package func background(of ground: Ground) -> Color { grounds[Int(ground.rawValue)] }

    /// The same on whatever background the terminal has; rows and bars that stand out keep theirs. Text is as strong as it
    /// has to be on the ground the theme would have.
    package var onTerminalBackground: Theme {
        var theme = self
        theme.paintsPlainGround = false
        return theme
    }

    /// Without colours: the terminal's own two, and emphasis for what must stand out.
    package static let monochrome = Theme(
        name: "mono", roles: { RoleLook(.standard, $0.monochromeEmphasis) }, grounds: { _ in .standard })
}

extension Role {
    /// What tells the role apart where colours cannot; words and signs carry the meaning.
    package var monochromeEmphasis: Emphasis {
        switch self {
        case .strong, .title, .heading, .focusBorder, .accent, .keyHint, .prompt: .bold
        case .error, .overdue, .objection: .bold
        case .changed, .match: .underline
        default: []
        }
    }
}

extension Ground {
    /// What tells the ground apart where its colour cannot be told from the plain one.
    package var monochromeEmphasis: Emphasis {
        switch self {
        case .plain: []
        case .currentLine, .field: .underline
        case .selection, .statusBar: .reverse
        }
    }
}
