extension Key {
    /// The name shown in help and used in the configuration: `j`, `Ctrl-P`, `Alt-x`, `F7`, `Enter`, `PgUp`, `Space`.
    /// Mouse, paste and resize have names that cannot be bound.
    package var name: String {
        switch self {
        case .character(" "): "Space"
        case .character(let scalar): visible(String(scalar))
        case .control("@"): "Ctrl-Space"
        case .control(let scalar): "Ctrl-" + scalar.properties.uppercaseMapping
        case .alt(let scalar): "Alt-" + Key.character(scalar).name
        case .function(let number): "F\(number)"
        case .mouse: "Mouse"
        case .paste: "Paste"
        case .resize: "Resize"
        default: Self.names.first { $0.key == self }?.name ?? ""
        }
    }

    /// Reads a name back, whatever the case of its words; nil if no key that can be bound has it.
    package init?(name: String) {
        let scalars = Array(name.unicodeScalars)
        if scalars.count == 1, TextWidth.columns(of: scalars[0]) > 0, !VisibleText.needsSpelling(scalars[0]) {
            self = .character(scalars[0])
            return
        }
        let folded = name.lowercased()
        if let key = Self.special(folded) ?? Self.function(folded) ?? Self.modified(name, folded) {
            self = key
        } else {
            return nil
        }
    }

    /// The keys with a word for a name; the first name of a key is the one shown.
    private static let names: [(key: Key, name: String)] = [
        (.up, "Up"), (.down, "Down"), (.left, "Left"), (.right, "Right"),
        (.controlLeft, "Ctrl-Left"), (.controlRight, "Ctrl-Right"),
        (.pageUp, "PgUp"), (.pageDown, "PgDn"), (.home, "Home"), (.end, "End"),
        (.enter, "Enter"), (.tab, "Tab"), (.backTab, "Shift-Tab"), (.escape, "Esc"),
        (.backspace, "Backspace"), (.delete, "Del"), (.insert, "Ins"), (.character(" "), "Space"),
        (.pageUp, "PageUp"), (.pageDown, "PageDown"), (.enter, "Return"), (.backTab, "BackTab"), (.escape, "Escape"),
        (.delete, "Delete"), (.insert, "Insert"), (.control("@"), "Ctrl-Space"), (.control("@"), "Ctrl-@"),
        (.tab, "Ctrl-I"), (.enter, "Ctrl-M"), (.enter, "Ctrl-J"), (.escape, "Ctrl-["), (.backspace, "Ctrl-H"),
    ]

    private static func special(_ folded: String) -> Key? {
        names.first { $0.name.lowercased() == folded }?.key
    }

    private static func function(_ folded: String) -> Key? {
        guard folded.hasPrefix("f"), let number = Int(folded.dropFirst()), (1...12).contains(number) else { return nil }
        return .function(number)
    }

    private static func modified(_ name: String, _ folded: String) -> Key? {
        if folded.hasPrefix("ctrl-"), let letter = single(folded.dropFirst(5)) {
            return isControllable(letter) ? .control(letter) : nil
        }
        guard folded.hasPrefix("alt-") else { return nil }
        if folded == "alt-space" { return .alt(" ") }
        return single(name.dropFirst(4)).map { .alt($0) }
    }

    private static func isControllable(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || "@\\]^_".unicodeScalars.contains(scalar)
    }

    private static func single(_ text: Substring) -> Unicode.Scalar? {
        text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
    }
}
