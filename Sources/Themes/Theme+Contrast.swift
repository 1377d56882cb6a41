package import Screen

/// Text that is hard to read: its contrast against what lies behind it is under what its role needs.
package struct LowContrast: Hashable, Sendable {
    package let role: Role
    package let ground: Ground
    /// 1 to 21.
    package let ratio: Double
    /// The least that would do.
    package let least: Double
}

extension Theme {
    /// The roles that are hard to read, on every ground text is put on, and are drawn stronger for it. Colours only the
    /// terminal knows cannot be judged.
    package var lowContrasts: [LowContrast] {
        Ground.allCases.flatMap { ground in
            Role.allCases.compactMap { role in
                guard let least = role.leastContrast, let ratio = contrast(of: role, on: ground),
                    ratio < least
                else { return nil }
                return LowContrast(role: role, ground: ground, ratio: ratio, least: least)
            }
        }
    }

    /// The contrast of a role's text on a ground, if both colours are known.
    package func contrast(of role: Role, on ground: Ground) -> Double? {
        guard case .rgb(let text) = look(of: role).color, case .rgb(let behind) = background(of: ground) else {
            return nil
        }
        return text.contrast(with: behind)
    }
}
