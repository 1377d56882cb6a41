package import Screen

/// A base16 or base24 scheme: sixteen colours (24 have eight more, unused here) with a meaning each.
///
/// Format: https://github.com/tinted-theming/home, `styling.md`; also the older flat form without `palette`.
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
}

/// The values of a scheme file by lower-case key, those of `palette` on a level with the others.
private struct SchemeValues {
    private var values: [String: YamlScalar] = [:]

    init(_ scalars: [YamlScalar]) {
        for scalar in scalars {
            let path = scalar.path.map { $0.lowercased() }
            if path.count == 1 { values[path[0]] = scalar }
        }
        for scalar in scalars {
            let path = scalar.path.map { $0.lowercased() }
            if path.count == 2, path[0] == "palette" { values[path[1]] = scalar }
        }
    }

    func text(_ key: String) -> String { values[key]?.value ?? "" }

    func palette() throws(ThemeError) -> [Color] {
        let missing = Base16Slot.allCases.map { "\($0)" }.filter { values[$0.lowercased()] == nil }
        guard missing.isEmpty else { throw .missingSlots(missing) }
        var colors: [Color] = []
        for slot in Base16Slot.allCases {
            guard let scalar = values["\(slot)".lowercased()] else { continue }
            guard let rgb = Self.color(scalar.value) else {
                throw .badColor(slot: "\(slot)", value: scalar.value, line: scalar.line)
            }
            colors.append(.rgb(rgb))
        }
        return colors
    }

    private static func color(_ text: String) -> RGB? {
        let digits = text.utf8.first == UInt8(ascii: "#") ? text.dropFirst() : text[...]
        guard digits.utf8.count == 6, digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }) else { return nil }
        return UInt32(digits, radix: 16).map { RGB($0) }
    }
}
