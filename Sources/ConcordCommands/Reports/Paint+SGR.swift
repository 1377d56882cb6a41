import Screen

extension Paint {
    /// The parameters of SGR for this paint (ECMA-48, 8.3.117, and xterm's for 256 and direct colour).
    func selectGraphicRendition(_ depth: ColorDepth) -> String {
        var codes: [String] = []
        if emphasis.contains(.bold) { codes.append("1") }
        if emphasis.contains(.underline) { codes.append("4") }
        if emphasis.contains(.reverse) { codes.append("7") }
        codes += [Paint.code(foreground, depth, base: 30), Paint.code(background, depth, base: 40)].compactMap(\.self)
        return codes.isEmpty ? "0" : codes.joined(separator: ";")
    }

    private static func code(_ number: Int32, _ depth: ColorDepth, base: Int32) -> String? {
        guard number >= 0 else { return nil }
        switch depth {
        case .none: return nil
        case .eight, .sixteen: return String(number < 8 ? base + number : base + 52 + number)
        case .direct where number < 8: return String(base + number)
        case .indexed256: return "\(base + 8);5;\(number)"
        case .direct: return "\(base + 8);2;\(number >> 16 & 255);\(number >> 8 & 255);\(number & 255)"
        }
    }
}

extension Host {
    /// How many colours a line of output may use: as the variables say, for nobody asks the terminal.
    var swatchDepth: ColorDepth {
        let type = setting("TERM") ?? ""
        if let color = setting("COLORTERM"), ["truecolor", "24bit"].contains(color) { return .direct }
        if type.hasSuffix("-direct") { return .direct }
        return type.contains("256") ? .indexed256 : .sixteen
    }
}
