import Screen
import Testing

@testable import Themes

@Suite("A base16 scheme")
struct Base16SchemeTests {
    /// A scheme whose slot *n* has the colour `n`0`n`0`n`0, in the lines of a file.
    private static let slots = (0..<16).map {
        "  base0\(String($0, radix: 16, uppercase: true)): \(String($0, radix: 16))0\(String($0, radix: 16))0\(String($0, radix: 16))0"
    }

    private func scheme(_ text: String) throws -> Base16Scheme { try Base16Scheme(yaml: Array(text.utf8)) }

    private func color(_ value: UInt32) -> Color { .rgb(RGB(value)) }

    @Test("is read with its palette, digits as written: 000000 is a colour, not a number")
    func reads() throws {
        let scheme = try scheme(
            "system: base16\nname: Test\nauthor: me\nvariant: dark\npalette:\n" + Self.slots.joined(separator: "\n"))
        #expect(scheme.name == "Test")
        #expect(scheme.author == "me")
        #expect(scheme.variant == "dark")
        #expect(scheme[.base00] == color(0x000000))
        #expect(scheme[.base01] == color(0x101010))
        #expect(scheme[.base0F] == color(0xF0F0F0))
    }

    @Test("is read in the older flat form")
    func readsFlat() throws {
        let scheme = try scheme("scheme: Old\n" + Self.slots.map { $0.dropFirst(2) }.joined(separator: "\n"))
        #expect(scheme.name == "Old")
        #expect(scheme[.base0E] == color(0xE0E0E0))
    }

    @Test("is read with # or without, in any case, quoted or not, with keys nobody knows")
    func readsLoosely() throws {
        var slots = Self.slots
        slots[8] = "  BASE08: \"#AbCdEf\"\n  base10: 123456\n  extra: [1, {a: b}, *gone]"
        slots[9] = "  base09: '12e456'"
        let anchored = "slug: &gone x\nlist:\n  - a\n  - {palette: {base08: 111111}}\n"
        let scheme = try scheme("System: BASE24\n" + anchored + "Palette:\n" + slots.joined(separator: "\n"))
        #expect(scheme[.base08] == color(0xABCDEF))
        #expect(scheme[.base09] == color(0x12E456))
    }

    @Test("may leave colours to the terminal: its own, or one of its sixteen")
    func terminalColors() throws {
        var slots = Self.slots
        slots[5] = "  base05: default"
        slots[8] = "  base08: Ansi9"
        slots[9] = "  base09: \"ansi15\""
        let scheme = try scheme("palette:\n" + slots.joined(separator: "\n"))
        #expect([scheme[.base05], scheme[.base08], scheme[.base09]] == [.standard, .ansi(9), .ansi(15)])
        #expect([Base16Slot.base05, .base08, .base0A].map { scheme[$0].notation } == ["default", "ansi9", "a0a0a0"])
    }

    @Test("of another system is refused by name")
    func refusesOthers() {
        #expect(throws: ThemeError.unsupportedSystem("tinted8")) {
            try scheme("system: tinted8\npalette:\n  black: 000000")
        }
    }

    @Test("with slots missing says which")
    func missingSlots() {
        let text =
            "palette:\n"
            + Self.slots.filter { !$0.contains("base0D") && !$0.contains("base03") }.joined(separator: "\n")
        #expect(throws: ThemeError.missingSlots(["base03", "base0D"])) { try scheme(text) }
    }

    @Test(
        "with a colour that is none says where",
        arguments: ["12345", "1234567", "#12345", "12345g", "+12345", "red", "ansi16", "ansi01", "ansi", "\"\""])
    func badColors(value: String) {
        var slots = Self.slots
        slots[4] = "  base04: \(value)"
        let shown = value == "\"\"" ? "" : value == "#12345" ? "" : value
        #expect(throws: ThemeError.badColor(slot: "base04", value: shown, line: 6)) {
            try scheme("palette:\n" + slots.joined(separator: "\n"))
        }
    }

    @Test("that is no YAML says in which line")
    func noYaml() {
        #expect { try scheme("a: b\n- c") } throws: { error in
            guard case ThemeError.yaml(let yaml) = error else { return false }
            return yaml.line == 2 && !yaml.problem.isEmpty
        }
        #expect(throws: ThemeError.yaml(YamlError(line: 1, problem: "nested too deeply"))) {
            try scheme(String(repeating: "[", count: 1000))
        }
        #expect(throws: ThemeError.self) { try scheme("") }
        #expect(throws: ThemeError.self) { try scheme("just text") }
        #expect(throws: ThemeError.self) { try scheme("\u{1}\u{0}") }
    }

    @Test("survives bytes of any kind")
    func anyBytes() throws {
        let good = Array(("palette:\n" + Self.slots.joined(separator: "\n")).utf8)
        for index in good.indices {
            for byte in [0, 0x0A, 0x20, 0x3A, 0x5B, 0x7B, 0x2A, 0x26, 0xFF] as [UInt8] {
                var bad = good
                bad[index] = byte
                _ = try? Base16Scheme(yaml: bad)
            }
        }
    }
}

@Suite("YAML scalars")
struct YamlScalarTests {
    @Test("come with their path and line, as written, aliases left out")
    func paths() throws {
        let text = "a: 1\nb:\n  c: yes\n  d:\n    - 0x10\n    - e: ~\nf: *g\nh: 'x\n  y'\n"
        let scalars = try yamlScalars(Array(text.replacing("a: 1", with: "a: &g 1").utf8))
        #expect(scalars.map { $0.path.joined(separator: ".") } == ["a", "b.c", "b.d.0", "b.d.1.e", "h"])
        #expect(scalars.map(\.value) == ["1", "yes", "0x10", "~", "x y"])
        #expect(scalars.map(\.line) == [1, 3, 5, 6, 8])
    }
}

extension String {
    fileprivate func replacing(_ old: String, with new: String) -> String {
        guard hasPrefix(old) else { return self }
        return new + dropFirst(old.count)
    }
}
