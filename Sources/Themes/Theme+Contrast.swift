package import Screen

/// Text that is hard to read: its contrast against what lies behind it is under 4.5 : 1 (WCAG 2, AA).
package struct LowContrast: Hashable, Sendable {
    package let role: Role
    package let ground: Ground
    /// 1 to 21.
    package let ratio: Double
}

extension Theme {
    /// The least contrast that counts as legible.
    package static let legibleContrast = 4.5

    /// The roles that are hard to read on the plain ground, the current line and the status bar. Borders and what is
    /// inactive need not be read; colours only the terminal knows cannot be judged.
    package func lowContrasts(on grounds: [Ground] = [.plain, .currentLine, .statusBar]) -> [LowContrast] {
        let roles = Role.allCases.filter { ![.border, .focusBorder, .inactive].contains($0) }
        return grounds.flatMap { ground in
            roles.compactMap { role in
                guard let ratio = contrast(role, ground), ratio < Self.legibleContrast else { return nil }
                return LowContrast(role: role, ground: ground, ratio: ratio)
            }
        }
    }

    private func contrast(_ role: Role, _ ground: Ground) -> Double? {
        guard case .rgb(let text) = look(of: role).color, case .rgb(let behind) = background(of: ground) else {
            return nil
        }
        return text.contrast(with: behind)
    }
}
