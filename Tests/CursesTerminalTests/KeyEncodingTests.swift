import Dashboard
import Screen
import TestSupport
import Testing

@testable import CursesTerminal

/// What terminals send for a key, written down from their own manuals and not from terminfo.
private struct Encoding: CustomTestStringConvertible {
    let type: String
    let special: [Key: String]

    var testDescription: String { type }

    /// nil where the terminal has no such key, or sends the same as for another.
    func bytes(of key: Key) -> String? {
        switch key {
        case .character(let scalar): String(scalar)
        case .control(let scalar): String(Unicode.Scalar(UInt8(scalar.value & 0x1F)))
        case .alt(let scalar): "\u{1B}" + String(scalar)
        default: special[key] ?? Self.common[key]
        }
    }

    private static let common: [Key: String] = [
        .enter: "\r", .tab: "\t", .escape: "\u{1B}", .pageUp: "\u{1B}[5~", .pageDown: "\u{1B}[6~",
        .insert: "\u{1B}[2~", .delete: "\u{1B}[3~", .backspace: "\u{7F}", .backTab: "\u{1B}[Z",
        .function(5): "\u{1B}[15~", .function(6): "\u{1B}[17~", .function(7): "\u{1B}[18~",
        .function(8): "\u{1B}[19~", .function(9): "\u{1B}[20~", .function(10): "\u{1B}[21~",
        .function(11): "\u{1B}[23~", .function(12): "\u{1B}[24~",
    ]
    private static let arrows: [Key: String] = [
        .up: "\u{1B}[A", .down: "\u{1B}[B", .right: "\u{1B}[C", .left: "\u{1B}[D",
    ]
    /// Cursor keys in application mode.
    private static let applicationArrows = arrows.mapValues { $0.replacing("[", with: "O") }
    private static let pads: [Key: String] = [
        .function(1): "\u{1B}OP", .function(2): "\u{1B}OQ", .function(3): "\u{1B}OR", .function(4): "\u{1B}OS",
    ]
    private static let words: [Key: String] = [.controlLeft: "\u{1B}[1;5D", .controlRight: "\u{1B}[1;5C"]

    static let all: [Encoding] = [
        Encoding(
            type: "xterm-256color",
            special: [.home: "\u{1B}OH", .end: "\u{1B}OF"].adding(applicationArrows, pads, words)),
        Encoding(
            type: "screen-256color",
            special: [.home: "\u{1B}[1~", .end: "\u{1B}[4~"].adding(applicationArrows, pads, words)),
        Encoding(
            type: "linux",
            special: [
                .home: "\u{1B}[1~", .end: "\u{1B}[4~", .backTab: "\u{1B}\t", .function(1): "\u{1B}[[A",
                .function(2): "\u{1B}[[B", .function(3): "\u{1B}[[C", .function(4): "\u{1B}[[D",
                .function(5): "\u{1B}[[E",
            ].adding(arrows)),
        Encoding(
            type: "rxvt-unicode-256color",
            special: [
                .home: "\u{1B}[7~", .end: "\u{1B}[8~", .function(1): "\u{1B}[11~", .function(2): "\u{1B}[12~",
                .function(3): "\u{1B}[13~", .function(4): "\u{1B}[14~", .controlLeft: "\u{1B}Od",
                .controlRight: "\u{1B}Oc",
            ].adding(arrows)),
        // A terminal that sends xterm's keys without being asked for application mode, under another's name.
        Encoding(
            type: "vt100",
            special: [.home: "\u{1B}[H", .end: "\u{1B}[F", .backspace: "\u{8}"].adding(arrows, pads, words)),
    ]
}

extension [Key: String] {
    fileprivate func adding(_ others: [Key: String]...) -> [Key: String] {
        others.reduce(self) { $0.merging($1) { own, _ in own } }
    }
}

extension CursesTerminalTests {
    @Test("knows every key of the table of commands as each terminal sends it", arguments: Encoding.all)
    private func tableOfKeys(_ encoding: Encoding) throws {
        let pty = try PseudoTerminal()
        let terminal = try open(pty, encoding.type)
        for command in Command.all {
            let sent = command.keys.filter { encoding.bytes(of: $0) != nil }
            #expect(command.keys.isEmpty || !sent.isEmpty, "\(command.name) has no key here")
        }
        // The ESC alone at the end: with a letter behind it, it would be Alt.
        let all = Set(Command.all.flatMap(\.keys)).union(Key.editing).subtracting([.escape])
        let typed = all.sorted { $0.name < $1.name }.filter { encoding.bytes(of: $0) != nil } + [.escape]
        pty.type(typed.compactMap { encoding.bytes(of: $0) }.joined())
        let expected = typed.map { $0 == .control("i") ? .tab : $0 }
        let seen = keys(terminal)
        #expect(seen.map(\.name) == expected.map(\.name))
        #expect(seen == expected)
    }

    private static var types: [String] {
        [
            "xterm-256color", "xterm-direct", "screen-256color", "tmux-256color", "linux", "vt100", "vt220", "ansi",
            "rxvt-unicode-256color", "st-256color", "alacritty", "kitty", "putty-256color", "konsole-256color",
        ]
    }

    @Test("takes no key of any terminal, with Shift, Ctrl or Alt too, for text or for an ESC", arguments: types)
    private func neverText(_ type: String) throws {
        let info = try #require(Terminfo(type))
        let pty = try PseudoTerminal()
        let terminal = try open(pty, type)
        // One that suspends is Ctrl-Z on some.
        let sequences = info.keys.filter { $0.value.utf8.first == 0x1B }.sorted { $0.key < $1.key }
        #expect(sequences.count > 3)
        pty.type(sequences.map { $0.value + "|" }.joined())
        var taken = sequences.map(\.key)[...]
        for key in keys(terminal) {
            switch key {
            case .character("|"): taken = taken.dropFirst()
            case .character, .alt, .escape, .paste: Issue.record("\(taken.first ?? "") became \(key.name)")
            default: break
            }
        }
        #expect(taken.isEmpty, "\(taken.count) are missing")
    }

    @Test("wraps what goes through GNU screen in pieces, and sends no long sequence to what may be screen")
    func clipboardText() {
        let text = Array(repeating: UInt8(ascii: "x"), count: 3000)
        let plain = ClipboardText.asking(text, inScreen: false)
        #expect(ControlSequence.all(in: plain).flatMap(\.shapes) == ["OSC 52"])
        let wrapped = ClipboardText.asking(text, inScreen: true)
        let pieces = ControlSequence.all(in: wrapped).compactMap { sequence -> [UInt8]? in
            if case .string("P", let content) = sequence { content } else { nil }
        }
        #expect(pieces.flatMap { $0 } == plain)
        #expect(pieces.allSatisfy { $0.count <= 200 })
        #expect(ClipboardText.asking(text, inScreen: nil) == wrapped)
        let short = ClipboardText.asking(Array("R8".utf8), inScreen: nil)
        #expect(ControlSequence.all(in: short).flatMap(\.shapes) == ["OSC 52", "DCS"])
    }
}

extension Key {
    /// Keys that edit a line.
    fileprivate static let editing: Set<Key> = Set(
        [.controlLeft, .controlRight, .home, .end, .backspace, .delete, .insert, .alt("b"), .alt("f"), .alt("d")]
            + (1...12).map { .function($0) } + "abdefkuw".unicodeScalars.map { .control($0) })
}
