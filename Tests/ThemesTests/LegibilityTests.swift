import Screen
import TestSupport
import Testing

@testable import Themes

/// A theme a test looks at: one of ours, or one that somebody published.
struct TestedTheme: CustomTestStringConvertible, Sendable {
    let name: String
    let theme: Theme

    var testDescription: String { name }

    static let ours = ThemeCatalog(userFolder: nil).names.compactMap { name in
        (try? ThemeCatalog(userFolder: nil).theme(name)).map { TestedTheme(name: name, theme: $0) }
    }

    /// Palettes of the tinted-theming collection, dark and light, bold and faint.
    static let publishedNames = [
        "ayu-light", "black-metal", "catppuccin-latte", "catppuccin-mocha", "cupcake", "default-dark", "default-light",
        "dracula", "dracula-base24", "github", "gruvbox-dark-medium", "gruvbox-light-medium", "monokai", "nord",
        "ocean",
        "one-light", "onedark", "solarized-dark", "solarized-light", "tomorrow-night",
    ]

    static func published(_ name: String) throws -> Base16Scheme {
        try Base16Scheme(yaml: Array(try Fixture.text("base16/\(name).yaml").utf8))
    }

    static let all =
        ours
        + publishedNames.compactMap { name in
            (try? published(name)).map { TestedTheme(name: name, theme: Theme($0)) }
        }
}

@Suite("Legibility")
struct LegibilityTests {
    @Test("A published scheme loads, and every role can be read", arguments: TestedTheme.publishedNames)
    func published(name: String) throws {
        let scheme = try TestedTheme.published(name)
        #expect(!scheme.name.isEmpty && !scheme.author.isEmpty)
        for (role, ground) in everything {
            let paint = Theme(scheme).paint(Style(role, on: ground), .direct)
            guard let least = role.leastContrast else { continue }
            let contrast = RGB(UInt32(paint.foreground)).contrast(with: RGB(UInt32(paint.background)))
            #expect(contrast >= least, "\(role) on \(ground)")
        }
    }

    @Test("A published scheme is the same in the older flat form", arguments: TestedTheme.publishedNames)
    func flat(name: String) throws {
        let scheme = try TestedTheme.published(name)
        let slots = Base16Slot.allCases.map { "\($0): \"\(scheme[$0].notation)\"" }
        let lines = ["scheme: \"\(scheme.name)\"", "author: \"\(scheme.author)\""] + slots
        let flat = try Base16Scheme(yaml: Array(lines.joined(separator: "\n").utf8))
        #expect(Theme(flat) == Theme(scheme))
        #expect(flat.author == scheme.author)
    }

    @Test("Both dark and light ones are among the published")
    func darkAndLight() throws {
        let grounds = try TestedTheme.publishedNames.map { name -> Bool in
            guard case .rgb(let ground) = try TestedTheme.published(name)[.base00] else { return false }
            return ground.luminance < 0.2
        }
        #expect(grounds.count >= 20 && grounds.count(where: { $0 }) >= 8 && grounds.count(where: { !$0 }) >= 6)
    }

    @Test("A colour that is strong enough stays as its author chose it")
    func strongColorsStay() throws {
        func drawn(_ scheme: Base16Scheme, _ role: Role) -> Color {
            .rgb(RGB(UInt32(Theme(scheme).paint(Style(role), .direct).foreground)))
        }
        let scheme = try TestedTheme.published("tomorrow-night")
        #expect(drawn(scheme, .text) == scheme[.base05])
        #expect(drawn(scheme, .unheard) == scheme[.base0A])
        let faint = try TestedTheme.published("default-light")
        #expect(drawn(faint, .unheard) != faint[.base0A])
        #expect(Theme(faint).lowContrasts.contains { $0.role == .unheard && $0.ground == .plain })
    }

    @Test("Left to the terminal's own background, text is as strong as on the theme's")
    func onTerminalBackground() throws {
        let theme = Theme(try TestedTheme.published("default-light"))
        for depth in [ColorDepth.direct, .indexed256] {
            let painted = theme.paint(Style(.unheard), depth)
            let left = theme.onTerminalBackground.paint(Style(.unheard), depth)
            #expect(left.foreground == painted.foreground && left.background == -1 && painted.background >= 0)
        }
    }

    private var everything: [(Role, Ground)] { Role.allCases.flatMap { role in Ground.allCases.map { (role, $0) } } }

    @Test("Every role can be read on every ground at every depth", arguments: TestedTheme.all, ColorDepth.allCases)
    func everywhere(tested: TestedTheme, depth: ColorDepth) {
        for (role, ground) in everything {
            guard let least = role.leastContrast else { continue }
            let paint = tested.theme.paint(Style(role, on: ground), depth)
            guard let text = depth.shown(paint.foreground), let behind = depth.shown(paint.background) else { continue }
            // Of the eight and sixteen nobody knows what the terminal makes; in xterm's own they keep 3 : 1.
            #expect(text.contrast(with: behind) >= (depth <= .sixteen ? 3 : least), "\(role) on \(ground)")
        }
    }

    @Test(
        "Grounds can be told apart at every depth, if only by emphasis", arguments: TestedTheme.all, ColorDepth.allCases
    )
    func grounds(tested: TestedTheme, depth: ColorDepth) {
        let plain = tested.theme.paint(Style(), depth)
        for ground in [Ground.currentLine, .selection, .statusBar, .field] {
            #expect(tested.theme.paint(Style(.text, on: ground), depth) != plain, "\(ground)")
        }
    }
}

@Suite("Clear sight")
struct ClearSightTests {
    /// What people see who lack a kind of cone, as a matrix on linear light (Machado, Oliveira and Fernandes 2009).
    private static let eyes: KeyValuePairs<String, [Double]> = [
        "all cones": [1, 0, 0, 0, 1, 0, 0, 0, 1],
        "protanopia": [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        "deuteranopia": [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        "tritanopia": [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    ]

    private static let states: [Role] = [.objection, .concern, .unheard, .support, .stale]

    @Test("keeps the states of a position apart whatever cones one lacks")
    func statesDiffer() throws {
        let theme = try ThemeCatalog(userFolder: nil).theme("clear-sight")
        for (name, eye) in Self.eyes {
            #expect(leastDistance(theme, eye) >= 20, "\(name)")
        }
        let midnight = try ThemeCatalog(userFolder: nil).theme("midnight")
        #expect(leastDistance(midnight, Self.eyes[2].value) < 20, "the measure tells themes apart")
    }

    private func leastDistance(_ theme: Theme, _ eye: [Double]) -> Double {
        let seen = Self.states.compactMap { role -> [Double]? in
            guard case .rgb(let color) = theme.look(of: role).color else { return nil }
            return color.lab(seenThrough: eye)
        }
        var least = Double.infinity
        for (index, one) in seen.enumerated() {
            for other in seen.dropFirst(index + 1) {
                let square = zip(one, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
                least = min(least, square.squareRoot())
            }
        }
        return least
    }
}

extension ColorDepth {
    /// The colour a number stands for; nil for the terminal's own.
    func shown(_ number: Int32) -> RGB? {
        if number < 0 { return nil }
        return self == .direct && number > 255 ? RGB(UInt32(number)) : RGB.indexed(Int(number))
    }
}

extension RGB {
    /// CIE L*a*b* under D65 of the colour as an eye sees it.
    fileprivate func lab(seenThrough eye: [Double]) -> [Double] {
        let light = [red, green, blue].map { channel in
            let value = Double(channel) / 255
            return value * (value * (value * 0.305306011 + 0.682171111) + 0.012522878)
        }
        let seen = (0..<3).map { row in
            min(1, max(0, (0..<3).reduce(0) { $0 + eye[3 * row + $1] * light[$1] }))
        }
        let x = curve((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505)
        let y = curve(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2])
        let z = curve((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089)
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
    }

    private func curve(_ value: Double) -> Double { value > 0.008856 ? cubeRoot(value) : 7.787 * value + 16.0 / 116 }

    /// By Newton's method; the numbers are between 0 and 1.
    private func cubeRoot(_ value: Double) -> Double {
        var root = 1.0
        for _ in 0..<40 { root -= (root * root * root - value) / (3 * root * root) }
        return root
    }
}
