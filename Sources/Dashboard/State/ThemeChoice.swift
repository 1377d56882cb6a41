/// The themes the palette offers. The one its cursor is on is shown at once; only a chosen one stays.
package struct ThemeChoice: Hashable, Sendable {
    package let names: [String]
    /// The one in force, by name or path.
    package internal(set) var chosen: String

    package init(names: [String] = [], chosen: String = "") {
        self.names = names
        self.chosen = chosen
    }
}

extension Dashboard {
    /// The theme to draw with: the one the palette points at, else the one in force.
    package var shownTheme: String {
        guard case .palette(let palette) = uppermost, palette.rows.indices.contains(palette.chosen),
            case .theme(let name) = palette.rows[palette.chosen].act
        else { return themes.chosen }
        return name
    }
}
