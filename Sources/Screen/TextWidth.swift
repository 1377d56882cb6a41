/// How many columns text takes: the one policy every screen and every wrapped line follows.
///
/// Terminals disagree on joined emoji, so nothing is joined: joiners and variation selectors are dropped and each scalar
/// is drawn at its own width, flags as their letters. What `visible` spells out counts as its spelling.
package enum TextWidth {
    /// The columns one scalar takes on the screen: 2, 1, or 0 for marks and for what is dropped. What `visible` spells
    /// out counts as 1 here; as text it takes the columns of its spelling.
    package static func columns(of scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return value == 0xAD ? 0 : 1 }
        if VisibleText.needsSpelling(scalar) { return 1 }
        if isDropped(scalar) { return 0 }
        if value < 0x1100 { return WidthTable.contains(value, in: WidthTable.zero) ? 0 : 1 }
        if WidthTable.contains(value, in: WidthTable.wide) { return 2 }
        return WidthTable.contains(value, in: WidthTable.zero) ? 0 : 1
    }

    /// The columns a text takes on one line.
    ///
    /// - Complexity: O(*n*); ASCII without controls is only counted.
    package static func columns(of text: String) -> Int {
        if isPlainASCII(text) { return text.utf8.count }
        return CellTexts(text).reduce(0) { $0 + Int($1.columns) }
    }

    /// Scalars that never reach the screen: joiners, variation selectors and invisible formats, which terminals treat
    /// differently, and emoji modifiers, which some merge with the emoji before them and some draw two columns wide.
    static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0xAD: false
        case 0xAD, 0x61C, 0x180B...0x180F, 0x200B...0x200F, 0x2060...0x2065, 0x206A...0x206F: true
        case 0xFE00...0xFE0F, 0xFFF9...0xFFFB, 0x1F3FB...0x1F3FF, 0xE0080...0xE0FFF: true
        default: false
        }
    }

    /// The letter of one half of a flag: terminals draw the two halves in one, two or four columns, and "JP" in two.
    static func letter(ofFlag scalar: Unicode.Scalar) -> Unicode.Scalar? {
        (0x1F1E6...0x1F1FF).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0x1F1E6 + 0x41) : nil
    }

    /// Whether every byte is a printable ASCII character, so that bytes, scalars and columns are the same.
    static func isPlainASCII(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
}
