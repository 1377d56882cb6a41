/// A colour as a theme names it. How it reaches the terminal depends on how many colours that has.
package enum Color: Hashable, Sendable {
    /// The terminal's own text colour, or as a background its own background.
    case standard
    /// One of the terminal's own sixteen colours, 0 to 15.
    case ansi(UInt8)
    case rgb(RGB)
}

/// A colour in sRGB, eight bits a channel.
package struct RGB: Hashable, Sendable {
    package let red, green, blue: UInt8

    package init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// The colour `0xRRGGBB`.
    package init(_ value: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
            blue: UInt8(truncatingIfNeeded: value))
    }

    /// Relative luminance, 0 to 1, as WCAG 2 defines it; the gamma curve by a cubic that is within 0.003 of it.
    package var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    /// The contrast ratio of WCAG 2: 1 (none) to 21 (black on white).
    package func contrast(with other: RGB) -> Double {
        let lighter = max(luminance, other.luminance)
        let darker = min(luminance, other.luminance)
        return (lighter + 0.05) / (darker + 0.05)
    }

    private static func linear(_ channel: UInt8) -> Double {
        let value = Double(channel) / 255
        return value * (value * (value * 0.305306011 + 0.682171111) + 0.012522878)
    }
}
