package import Screen

/// Text of one tint within a line.
package struct Span: Hashable, Sendable {
    package let text: String
    package let tint: Tint

    package init(_ text: String, _ tint: Tint = .plain) {
        self.text = text
        self.tint = tint
    }

    /// The text made visible, between the escape sequences of its tint if results are coloured.
    package func rendered(colored: Bool) -> String {
        let text = visible(text)
        guard colored, let code = tint.code, !text.isEmpty else { return text }
        return "\u{1B}[\(code)m" + text + "\u{1B}[0m"
    }
}

/// What a colour says; a word beside it always says the same.
package enum Tint: Hashable, Sendable {
    case plain
    /// Headings.
    case strong
    /// Labels, and what is over and done.
    case quiet
    /// Late, or an objection.
    case urgent
    /// A concern, or soon.
    case warning
    /// Done, agreed.
    case good
    /// As on the dashboard, for samples of themes.
    case painted(Paint, ColorDepth)

    /// The parameter of SGR (ECMA-48, 8.3.117); colours are the terminal's own.
    var code: String? {
        switch self {
        case .plain: nil
        case .strong: "1"
        case .quiet: "2"
        case .urgent: "31"
        case .warning: "33"
        case .good: "32"
        case .painted(let paint, let depth): paint.selectGraphicRendition(depth)
        }
    }
}
