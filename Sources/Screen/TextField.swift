/// A line of text being edited: the capture bar, a field of a form, a filter. Pure; the view draws it, `handle` edits it.
///
/// The cursor stands between characters as people see them (grapheme clusters), counted from the start. Inserting a
/// combining mark can merge characters, so positions are worked out anew after every change.
package struct TextField: Hashable, Sendable {
    /// The text, always one line: pasted newlines and tabs became spaces.
    package private(set) var text: String
    /// Characters before the cursor, 0 to `text.count`.
    package private(set) var cursor: Int
    /// Whether the last insertion left something out for want of room; whoever shows the field has to say so.
    package private(set) var lostInput = false
    /// The most scalars `text` may have; what goes beyond is not taken in.
    package let limit: Int

    package init(_ text: String = "", limit: Int = 16_384) {
        self.text = Self.singleLine(text)
        self.limit = limit
        self.cursor = 0
        self.cursor = self.text.count
    }

    package var isEmpty: Bool { text.isEmpty }

    /// What stands before the cursor, for completion.
    package var beforeCursor: String { String(text.prefix(cursor)) }

    /// Replaces the text and puts the cursor at its end.
    package mutating func set(_ text: String) {
        self.text = Self.singleLine(text)
        cursor = self.text.count
    }

    /// Inserts text at the cursor and moves behind it. Newlines and tabs become a space; what `limit` has no room for is
    /// left out, and `lostInput` says so.
    package mutating func insert(_ addition: String) {
        let wanted = Self.singleLine(addition).unicodeScalars
        let taken = wanted.prefix(max(0, limit - text.unicodeScalars.count))
        replace(cursor..<cursor, with: String(taken))
        lostInput = taken.count < wanted.count
    }

    /// Replaces the characters of a range, as completion does, and puts the cursor behind the new ones.
    package mutating func replace(_ range: Range<Int>, with addition: String) {
        let clamped = range.clamped(to: 0..<text.count)
        let before = text.prefix(clamped.lowerBound) + Self.singleLine(addition)
        let after = text.dropFirst(clamped.upperBound)
        text = String(before) + String(after)
        cursor = before.count
        lostInput = false
    }

    /// Moves the cursor to before the character with this number, as far as there is one.
    package mutating func move(to position: Int) {
        cursor = min(max(0, position), text.count)
    }

    private static func singleLine(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            switch scalar {
            case "\n" where previous == "\r": continue
            case "\t", "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": result.append(" ")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
