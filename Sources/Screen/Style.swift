/// What a piece of text means. Themes turn roles into colours; nothing else in Concord knows a colour.
package enum Role: UInt8, Hashable, Sendable, CaseIterable {
    case text
    /// Text that matters more than the text around it.
    case strong
    /// Secondary text: times, counts, legends.
    case dim
    /// What cannot be used or chosen just now.
    case inactive
    /// The name of the workspace, a review, an item at the head of the screen.
    case title
    /// The heading of a panel or a column.
    case heading
    case border
    /// The border of the panel that has the keyboard.
    case focusBorder
    /// The one accent: what has the focus.
    case accent
    /// The text of the status bar and of menus.
    case menu
    /// A key in a hint or in help.
    case keyHint
    /// The prompt and the mark in front of the capture bar.
    case prompt
    case error
    case overdue
    case objection
    case warning
    case dueSoon
    case concern
    case unheard
    case done
    case support
    case info
    /// A position given for an earlier wording.
    case stale
    /// Something others changed a moment ago.
    case changed
    /// The part of a text that a filter or a search matched.
    case match
    case groupIT
    case groupML
    case groupLOB
    case groupUsers
}

/// What lies behind the text. Drawing text keeps the ground of the cells it is drawn on.
package enum Ground: UInt8, Hashable, Sendable, CaseIterable {
    case plain
    /// The row the cursor is on.
    case currentLine
    /// Marked rows, the chosen entry of a menu.
    case selection
    case statusBar
    /// A line to type in.
    case field
}

/// Stress on a text, on top of what its role brings.
package struct Emphasis: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Written out: the one every set has asks the runtime about the type first, which takes it a while.
    package init(arrayLiteral parts: Emphasis...) { rawValue = parts.reduce(0) { $0 | $1.rawValue } }

    package static let bold = Emphasis(rawValue: 1)
    package static let underline = Emphasis(rawValue: 2)
    package static let reverse = Emphasis(rawValue: 4)
}

/// How a cell looks, in terms of meaning.
package struct Style: Hashable, Sendable {
    package var role: Role
    package var ground: Ground
    package var emphasis: Emphasis

    package init(_ role: Role = .text, on ground: Ground = .plain, emphasis: Emphasis = []) {
        self.role = role
        self.ground = ground
        self.emphasis = emphasis
    }
}
