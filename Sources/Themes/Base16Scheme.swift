package import Screen

/// A base16 or base24 scheme: sixteen colours (24 have eight more, unused here) with a meaning each.
///
/// Format: https://github.com/tinted-theming/home, `styling.md`; also the older flat form without `palette`. Beyond it a
/// colour may be `default`, the terminal's own, or `ansi0` to `ansi15`, one of its sixteen.
package struct Base16Scheme: Hashable, Sendable {
    package let name: String
    package let author: String
    /// `dark`, `light`, or nothing said. Never needed: the slots say it.
    package let variant: String
    /// The colours of `base00` to `base0F`.
    package let palette: [Color]

    package init(name: String, author: String, variant: String, palette: [Color]) {
        self.name = name
        self.author = author
        self.variant = variant
        self.palette = palette
    }

    package subscript(slot: Base16Slot) -> Color { palette[Int(slot.rawValue)] }

    /// Reads a scheme. Unknown keys are ignored, keys and digits may have any case.
    package init(yaml bytes: [UInt8]) throws(ThemeError) {
        let values = SchemeValues(try Self.scalars(bytes))
        let system = values.text("system")
        guard ["", "base16", "base24"].contains(system.lowercased()) else { throw .unsupportedSystem(system) }
        name = values.text("name").isEmpty ? values.text("scheme") : values.text("name")
        author = values.text("author")
        variant = values.text("variant")
        palette = try values.palette()
    }

    private static func scalars(_ bytes: [UInt8]) throws(ThemeError) -> [YamlScalar] {
        do { return try yamlScalars(bytes) } catch { throw .yaml(error) }
    }
}

/// The slots of base16 by number.
package enum Base16Slot: UInt8, Hashable, Sendable, CaseIterable {
    case base00, base01, base02, base03, base04, base05, base06, base07
    case base08, base09, base0A, base0B, base0C, base0D, base0E, base0F

    /// As a scheme writes it. Worked out: to ask the runtime how a case is spelt costs a twentieth of the first picture.
    var name: String { "base0" + String(rawValue, radix: 16, uppercase: true) }
}

/// The values of a scheme file by lower-case key, those of `palette` on a level with the others, and before them.
private struct SchemeValues {
    /// The last with a key is the one that counts.
    private var values: [(key: String, scalar: YamlScalar)] = []

    init(_ scalars: [YamlScalar]) {
        let keyed = scalars.map { (path: $0.path.map { $0.lowercased() }, scalar: $0) }
        values = keyed.filter { $0.path.count == 1 }.map { ($0.path[0], $0.scalar) }
        values += keyed.filter { $0.path.count == 2 && $0.path[0] == "palette" }.map { ($0.path[1], $0.scalar) }
    }

    private subscript(key: String) -> YamlScalar? { values.last { $0.key == key }?.scalar }

    func text(_ key: String) -> String { self[key]?.value ?? "" }

    func palette() throws(ThemeError) -> [Color] {
        let missing = Base16Slot.allCases.map(\.name).filter { self[$0.lowercased()] == nil }
        guard missing.isEmpty else { throw .missingSlots(missing) }
        var colors: [Color] = []
        for slot in Base16Slot.allCases {
            guard let scalar = self[slot.name.lowercased()] else { continue }
            guard let color = Color(notation: scalar.value) else {
                throw .badColor(slot: slot.name, value: scalar.value, line: scalar.line)
            }
            colors.append(color)
        }
        return colors
    }
}

extension Color {
    /// A colour as a scheme writes it: `1a2b3c`, `#1A2B3C`, `default` or `ansi12`.
    init?(notation: String) {
        let lower = notation.lowercased()
        if lower == "default" {
            self = .standard
        } else if lower.hasPrefix("ansi") {
            guard let number = UInt8(lower.dropFirst(4)), number < 16, lower == "ansi\(number)" else { return nil }
            self = .ansi(number)
        } else {
            let digits = lower.hasPrefix("#") ? lower.dropFirst() : lower[...]
            guard digits.utf8.count == 6, digits.utf8.first != UInt8(ascii: "+"), let value = UInt32(digits, radix: 16)
            else { return nil }
            self = .rgb(RGB(value))
        }
    }

    /// How a scheme writes it: `1a2b3c`, `default`, `ansi12`.
    package var notation: String {
        switch self {
        case .standard: "default"
        case .ansi(let number): "ansi\(number)"
        case .rgb(let rgb):
            [rgb.red, rgb.green, rgb.blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }
}
