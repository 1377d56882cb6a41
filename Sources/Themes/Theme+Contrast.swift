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
    /// The roles that are hard to read, on every ground text is put on. Colours only the terminal knows cannot be judged.
    package var lowContrasts: [LowContrast] {
        Ground.allCases.flatMap { ground in
            Role.allCases.compactMap { role in
                guard let least = role.leastContrast(on: ground), let ratio = contrast(of: role, on: ground),
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

    /// The role's colour, moved towards black or white as far as it takes to be legible on every ground.
    func legibleColor(of role: Role) -> Color {
        guard case .rgb(let text) = look(of: role).color, case .rgb(let plain) = background(of: .plain) else {
            return look(of: role).color
        }
        let pole = RGB(plain.contrast(with: RGB(0xFFFFFF)) > plain.contrast(with: RGB(0)) ? 0xFFFFFF : 0)
        let steps = 20
        for step in 0...steps {
            let color = text.mixed(with: pole, part: step, of: steps)
            if isLegible(color, as: role) { return .rgb(color) }
        }
        return .rgb(pole)
    }

    private func isLegible(_ text: RGB, as role: Role) -> Bool {
        Ground.allCases.allSatisfy { ground in
            guard let least = role.leastContrast(on: ground), case .rgb(let behind) = background(of: ground) else {
                return true
            }
            return text.contrast(with: behind) >= least
        }
    }
}

extension RGB {
    /// This colour with some of another in it: `part` of `whole` parts.
    fileprivate func mixed(with other: RGB, part: Int, of whole: Int) -> RGB {
        func mix(_ own: UInt8, _ other: UInt8) -> UInt8 {
            UInt8((Int(own) * (whole - part) + Int(other) * part) / whole)
        }
        return RGB(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
    }
}
