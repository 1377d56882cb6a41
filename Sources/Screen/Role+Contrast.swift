extension Role {
    /// The least contrast at which text of this role can be read (WCAG 2): 4.5 : 1, for what is inactive 3 : 1; nil for
    /// lines, which need not be read.
    package var leastContrast: Double? {
        switch self {
        case .border, .focusBorder: nil
        case .inactive: 3
        default: 4.5
        }
    }
}

extension RGB {
    /// The colour, moved towards black or white as far as it takes to be read on another one.
    ///
    /// - Parameter least: the contrast it has to have, 1 to 21.
    package func legible(on ground: RGB, least: Double) -> RGB {
        let (white, black) = (RGB(0xFFFFFF), RGB(0))
        let pole = ground.contrast(with: white) > ground.contrast(with: black) ? white : black
        let steps = 20
        let mixtures = (0..<steps).lazy.map { self.mixed(with: pole, part: $0, of: steps) }
        return mixtures.first { $0.contrast(with: ground) >= least } ?? pole
    }

    /// This colour with some of another in it: `part` of `whole` parts.
    private func mixed(with other: RGB, part: Int, of whole: Int) -> RGB {
        func mix(_ own: UInt8, _ other: UInt8) -> UInt8 {
            UInt8((Int(own) * (whole - part) + Int(other) * part) / whole)
        }
        return RGB(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
    }
}
