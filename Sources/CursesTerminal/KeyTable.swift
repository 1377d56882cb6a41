import CNcurses
import Screen

/// Which key codes and which control sequences mean which keys.
enum KeyTable {
    /// The code ncurses returns when a paste begins; beyond all of its own.
    static let pasteBegin: Int32 = 4000
    private static let firstOwnCode: Int32 = 4001

    /// Sequences known whatever terminfo says: many terminals send those of another mode or of xterm.
    static let sequences: [(text: String, key: Key)] = [
        ("[A", .up), ("[B", .down), ("[C", .right), ("[D", .left), ("[H", .home), ("[F", .end), ("[Z", .backTab),
        ("OA", .up), ("OB", .down), ("OC", .right), ("OD", .left), ("OH", .home), ("OF", .end), ("OM", .enter),
        ("OP", .function(1)), ("OQ", .function(2)), ("OR", .function(3)), ("OS", .function(4)),
        ("[1~", .home), ("[2~", .insert), ("[3~", .delete), ("[4~", .end), ("[5~", .pageUp), ("[6~", .pageDown),
        ("[7~", .home), ("[8~", .end), ("[11~", .function(1)), ("[12~", .function(2)), ("[13~", .function(3)),
        ("[14~", .function(4)), ("[15~", .function(5)), ("[17~", .function(6)), ("[18~", .function(7)),
        ("[19~", .function(8)), ("[20~", .function(9)), ("[21~", .function(10)), ("[23~", .function(11)),
        ("[24~", .function(12)), ("[1;5D", .controlLeft), ("[1;5C", .controlRight), ("Od", .controlLeft),
        ("Oc", .controlRight), ("[1;3D", .controlLeft), ("[1;3C", .controlRight),
    ]

    /// Teaches ncurses the sequences it does not have for this terminal, and to leave mouse reports alone: it merges a press
    /// and a release that arrive together, and loses some of them.
    static func define() {
        define_key(nil, KEY_MOUSE)
        // Some name a control character as the sequence of a key, the Linux console Ctrl-Z.
        for byte in UInt8(1)...31 where byte != 0x1B { define_key(String(Unicode.Scalar(byte)), 0) }
        define_key("\u{1B}[200~", pasteBegin)
        for (index, sequence) in sequences.enumerated() where key_defined("\u{1B}" + sequence.text) == 0 {
            define_key("\u{1B}" + sequence.text, firstOwnCode + Int32(index))
        }
    }

    /// The key of a code beyond the bytes; nil for those that mean nothing here.
    static func key(_ code: Int32) -> Key? {
        let own = Int(code - firstOwnCode)
        if sequences.indices.contains(own) { return sequences[own].key }
        let number = Int(code - concord_key_f0())
        if (1...12).contains(number) { return .function(number) }
        return cursesKeys[code] ?? extendedKey(code)
    }

    /// The key of what follows an ESC.
    static func key(sequence: String) -> Key? {
        sequences.first { $0.text == sequence }?.key
    }

    private static let cursesKeys: [Int32: Key] = [
        KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right, KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown,
        KEY_HOME: .home, KEY_END: .end, KEY_FIND: .home, KEY_SELECT: .end, KEY_A1: .home, KEY_A3: .pageUp,
        KEY_C1: .end, KEY_C3: .pageDown, KEY_ENTER: .enter, KEY_BTAB: .backTab, KEY_BACKSPACE: .backspace,
        KEY_DC: .delete, KEY_IC: .insert,
    ]

    /// Names terminfo gives to keys with Ctrl; their codes differ from terminal to terminal.
    private static func extendedKey(_ code: Int32) -> Key? {
        guard let name = keyname(code) else { return nil }
        switch String(cString: name) {
        case "kLFT5", "kLFT3": return .controlLeft
        case "kRIT5", "kRIT3": return .controlRight
        default: return nil
        }
    }
}
