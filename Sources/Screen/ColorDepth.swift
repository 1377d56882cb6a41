/// How many colours a terminal can show.
package enum ColorDepth: Int, Hashable, Sendable, Comparable, CaseIterable {
    case none, eight, sixteen, indexed256, direct

    package static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }

    /// The number of the nearest colour this terminal has, or -1 for its own default colour. With direct colour the number
    /// is `0xRRGGBB`, never below 256, where terminals keep their palette: the first eight in every one of them.
    package func number(of color: Color) -> Int32 {
        switch (color, self) {
        case (.standard, _), (_, .none): -1
        // Dark grey would be black, mostly on black.
        case (.ansi(8), .eight): 7
        case (.ansi(let index), .eight): Int32(index % 8)
        case (.ansi(let index), .sixteen), (.ansi(let index), .indexed256): Int32(index % 16)
        case (.ansi(let index), .direct) where index < 8: Int32(index)
        case (.ansi(let index), .direct): Self.directNumber(RGB.ansi[Int(index % 16)])
        case (.rgb(let rgb), .eight): Int32(Self.nearestAnsi(rgb, of: 8))
        case (.rgb(let rgb), .sixteen): Int32(Self.nearestAnsi(rgb, of: 16))
        case (.rgb(let rgb), .indexed256): Int32(Self.nearest256(rgb))
        case (.rgb(let rgb), .direct): Self.directNumber(rgb)
        }
    }

    private static func directNumber(_ rgb: RGB) -> Int32 {
        let value = Int32(rgb.red) << 16 | Int32(rgb.green) << 8 | Int32(rgb.blue)
        return value < 256 ? value | 0x100 : value
    }

    /// Among so few colours the hue is what has to survive: pastel red is red, not white. Greys go by lightness.
    private static func nearestAnsi(_ rgb: RGB, of count: Int) -> Int {
        let channels = [Int(rgb.red), Int(rgb.green), Int(rgb.blue)]
        let highest = channels.max() ?? 0
        let chroma = highest - (channels.min() ?? 0)
        if chroma < 40 || highest < 0x50 { return nearestGrey(rgb, of: count) }
        let bits = channels.map { 2 * ($0 - (highest - chroma)) >= chroma ? 1 : 0 }
        let hue = bits[0] | bits[1] << 1 | bits[2] << 2
        return count == 16 && highest >= 0xD8 ? hue + 8 : hue
    }

    private static func nearestGrey(_ rgb: RGB, of count: Int) -> Int {
        let greys = count == 16 ? [0, 8, 7, 15] : [0, 7]
        return greys.min { distance(rgb, RGB.ansi[$0]) < distance(rgb, RGB.ansi[$1]) } ?? 0
    }

    /// Only the colour cube and the grey ramp: the first sixteen are whatever the user made them.
    private static func nearest256(_ rgb: RGB) -> Int {
        let cube = 16 + 36 * cubeStep(rgb.red) + 6 * cubeStep(rgb.green) + cubeStep(rgb.blue)
        let mean = (Int(rgb.red) + Int(rgb.green) + Int(rgb.blue)) / 3
        let grey = 232 + min(23, max(0, (mean - 3) / 10))
        return distance(rgb, .indexed(grey)) < distance(rgb, .indexed(cube)) ? grey : cube
    }

    /// The nearest of 256 colours that keeps a contrast against a background; nil if none does, or the colour is no RGB.
    package static func nearest256(to color: Color, on background: Int32, least: Double) -> Int32? {
        guard case .rgb(let rgb) = color else { return nil }
        let behind = RGB.indexed(Int(background))
        let nearest = nearest256(rgb)
        if RGB.indexed(nearest).contrast(with: behind) >= least { return Int32(nearest) }
        let legible = (16...255).filter { RGB.indexed($0).contrast(with: behind) >= least }
        return legible.min { distance(rgb, .indexed($0)) < distance(rgb, .indexed($1)) }.map(Int32.init)
    }

    /// The nearest of the cube's six levels: 0, 95, 135, 175, 215, 255.
    private static func cubeStep(_ channel: UInt8) -> Int {
        if channel < 48 { return 0 }
        return channel < 115 ? 1 : (Int(channel) - 35) / 40
    }

    /// Squared distance, weighted by how well people see each channel ("redmean").
    private static func distance(_ left: RGB, _ right: RGB) -> Int {
        let mean = (Int(left.red) + Int(right.red)) / 2
        let red = Int(left.red) - Int(right.red)
        let green = Int(left.green) - Int(right.green)
        let blue = Int(left.blue) - Int(right.blue)
        return (512 + mean) * red * red / 256 + 4 * green * green + (767 - mean) * blue * blue / 256
    }
}

extension RGB {
    /// What xterm shows for the first sixteen colours, unless the user changed them.
    package static let ansi: [RGB] = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ].map { RGB($0) }

    /// Colour 16 to 255 of the 256-colour palette.
    package static func indexed(_ number: Int) -> RGB {
        if number >= 232 {
            let grey = UInt8(8 + 10 * min(23, number - 232))
            return RGB(red: grey, green: grey, blue: grey)
        }
        if number < 16 { return ansi[max(0, number)] }
        let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
        let index = number - 16
        return RGB(red: levels[index / 36], green: levels[index / 6 % 6], blue: levels[index % 6])
    }
}
