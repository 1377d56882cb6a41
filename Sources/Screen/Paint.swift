/// A style ready for a terminal: colour numbers (-1: the terminal's own) and emphasis.
package struct Paint: Hashable, Sendable {
    package var foreground: Int32
    package var background: Int32
    package var emphasis: Emphasis

    package init(foreground: Int32, background: Int32, emphasis: Emphasis) {
        self.foreground = foreground
        self.background = background
        self.emphasis = emphasis
    }
}

extension Theme {
    /// What a style looks like on a terminal with so many colours.
    ///
    /// Nothing becomes illegible, whether the scheme is faint or colours are few: text that could not be read on its
    /// ground is drawn stronger, among sixteen colours in that of plain text or in black or white; a ground whose colour
    /// cannot be told from the plain one is shown by emphasis instead.
    package func paint(_ style: Style, _ depth: ColorDepth) -> Paint {
        guard depth > .none else { return monochromePaint(style) }
        var emphasis = look(of: style.role).emphasis.union(style.emphasis)
        if isLost(style.ground, depth) { emphasis.formUnion(style.ground.monochromeEmphasis) }
        let isPainted = style.ground != .plain || paintsPlainGround
        return Paint(
            foreground: foreground(style, depth),
            background: isPainted ? depth.number(of: background(of: style.ground)) : -1, emphasis: emphasis)
    }

    private func foreground(_ style: Style, _ depth: ColorDepth) -> Int32 {
        let color = look(of: style.role).color
        let ground = background(of: style.ground)
        let background = depth.number(of: ground)
        if depth == .direct, case .rgb(let text) = color, case .rgb(let behind) = ground {
            return depth.number(of: .rgb(text.legible(on: behind, least: style.role.leastContrast ?? 1)))
        }
        if depth == .indexed256, background >= 0, let least = style.role.leastContrast {
            return ColorDepth.nearest256(to: color, on: background, least: least) ?? depth.number(of: color)
        }
        let colors = [color, look(of: .text).color, .ansi(15), .ansi(7), .ansi(0)]
        let numbers = colors.map { depth.number(of: $0) }
        return numbers.first { depth.isLegible($0, on: background) } ?? numbers[0]
    }

    private func monochromePaint(_ style: Style) -> Paint {
        let emphasis = style.role.monochromeEmphasis.union(style.ground.monochromeEmphasis).union(style.emphasis)
        return Paint(foreground: -1, background: -1, emphasis: emphasis)
    }

    /// Whether a ground cannot be told from the plain one.
    private func isLost(_ ground: Ground, _ depth: ColorDepth) -> Bool {
        let own = background(of: ground)
        let plain = background(of: .plain)
        if depth.number(of: own) == depth.number(of: plain) { return true }
        guard case .rgb(let own) = own, case .rgb(let plain) = plain, depth >= .indexed256 else { return false }
        return own.contrast(with: plain) < 1.04
    }
}

extension ColorDepth {
    /// Whether text in one colour can be read on another; colours only the terminal knows are trusted, and direct colour is
    /// what the theme's author chose.
    fileprivate func isLegible(_ foreground: Int32, on background: Int32) -> Bool {
        guard foreground >= 0, background >= 0 else { return true }
        guard self <= .sixteen else { return foreground != background }
        return RGB.ansi[Int(foreground)].contrast(with: RGB.ansi[Int(background)]) >= 3
    }
}
