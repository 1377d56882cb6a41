import Screen
import Testing

@Suite("Colours")
struct PaintTests {
    @Test(
        "go to the nearest the terminal has, the hue first where there are few",
        arguments: [
            (0xF7768E, ColorDepth.eight, 1), (0xF7768E, .sixteen, 9), (0x8FD694, .eight, 2), (0xFFB86C, .sixteen, 11),
            (0x74D0D8, .eight, 6),
            (0xD6A4F4, .sixteen, 13), (0x85B4FF, .sixteen, 12), (0x12151C, .sixteen, 0), (0x9BA6BE, .sixteen, 8),
            (0xD5DBE8, .eight, 7), (0xFFFFFF, .sixteen, 15), (0xFF0000, .indexed256, 196), (0x000000, .indexed256, 16),
            (0x808080, .indexed256, 244), (0x12151C, .indexed256, 233), (0x123456, .direct, 0x123456),
            (0x0000FF, .direct, 0x0001FF), (0x123456, .none, -1),
        ])
    func nearest(rgb: UInt32, depth: ColorDepth, number: Int32) {
        #expect(depth.number(of: .rgb(RGB(rgb))) == number)
    }

    @Test("of the terminal itself are passed on, dark grey as white where it would be black")
    func ansi() {
        #expect(ColorDepth.sixteen.number(of: .ansi(12)) == 12)
        #expect(ColorDepth.eight.number(of: .ansi(12)) == 4)
        #expect(ColorDepth.eight.number(of: .ansi(8)) == 7)
        #expect(ColorDepth.direct.number(of: .ansi(1)) == 1)
        #expect(ColorDepth.direct.number(of: .ansi(12)) == 0x5C5CFF)
        #expect(ColorDepth.direct.number(of: .standard) == -1)
    }

    @Test("of the 256 are found again exactly")
    func roundTrip() {
        for number in 16..<256 {
            let found = Int(ColorDepth.indexed256.number(of: .rgb(.indexed(number))))
            #expect(RGB.indexed(found) == RGB.indexed(number), "\(number)")
        }
    }

    @Test(
        "contrast as WCAG says",
        arguments: [(0x000000, 0xFFFFFF, 21.0), (0x777777, 0xFFFFFF, 4.48), (0x808080, 0x808080, 1)])
    func contrast(one: UInt32, other: UInt32, ratio: Double) {
        #expect(abs(RGB(one).contrast(with: RGB(other)) - ratio) < 0.05)
    }

    private static let dark = Theme(
        name: "dark",
        roles: { Theme.RoleLook(.rgb(RGB($0 == .dim ? 0x333340 : $0 == .groupIT ? 0x2020E0 : 0xD0D0D0)), []) },
        grounds: { .rgb(RGB($0 == .selection ? 0x303040 : $0 == .statusBar ? 0x181820 : 0x101014)) })

    @Test("that cannot be told from the ground give way to the colour of text")
    func legible() {
        #expect(Self.dark.paint(Style(.dim), .sixteen) == Paint(foreground: 7, background: 0, emphasis: []))
        #expect(Self.dark.paint(Style(.groupIT), .eight).foreground == 7)
    }

    @Test("too faint for their ground are drawn stronger, as far as it takes; strong ones stay as they are")
    func stronger() {
        let dim = RGB(UInt32(Self.dark.paint(Style(.dim), .direct).foreground))
        #expect((4.5...5.5).contains(dim.contrast(with: RGB(0x101014))))
        #expect(Self.dark.paint(Style(.text), .direct).foreground == 0xD0D0D0)
        #expect(RGB(0x777777).legible(on: RGB(0xFFFFFF), least: 21) == RGB(0))
    }

    @Test("of a ground that is lost make way for emphasis, and only then")
    func lostGrounds() {
        #expect(Self.dark.paint(Style(.text, on: .selection), .eight).emphasis == .reverse)
        #expect(Self.dark.paint(Style(.text, on: .selection), .direct).emphasis == [])
        #expect(Self.dark.paint(Style(.text, on: .plain), .eight).emphasis == [])
    }

    @Test("are none in monochrome, where the selection is reversed, the focus bold and typing underlined")
    func monochrome() {
        for depth in [ColorDepth.none, .direct] {
            #expect(
                Theme.monochrome.paint(Style(.text, on: .selection), depth)
                    == Paint(foreground: -1, background: -1, emphasis: .reverse))
            #expect(Theme.monochrome.paint(Style(.focusBorder), depth).emphasis == .bold)
            #expect(Theme.monochrome.paint(Style(.text, on: .field), depth).emphasis == .underline)
        }
        #expect(Self.dark.paint(Style(.error, emphasis: .underline), .none).emphasis == [.bold, .underline])
    }
}
