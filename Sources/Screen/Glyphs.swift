/// The signs the screens are drawn with: one set for UTF-8 locales, one in pure ASCII.
package struct Glyphs: Hashable, Sendable {
    package var topLeft, topRight, bottomLeft, bottomRight: Unicode.Scalar
    package var horizontal, vertical: Unicode.Scalar
    /// Stands for text that was cut off; one column in Unicode, three in ASCII.
    package var ellipsis: String
    /// In front of the row the cursor is on, and of something folded.
    package var pointer: Unicode.Scalar
    /// In front of something unfolded.
    package var unfolded: Unicode.Scalar
    package var support, concern, objection, unheard, stale: Unicode.Scalar
    /// In front of a row marked with Space.
    package var marked: Unicode.Scalar
    /// A live review.
    package var live: Unicode.Scalar
    /// Between the parts of a line.
    package var separator: Unicode.Scalar
    /// "gives to"; one column in Unicode, two in ASCII.
    package var arrow: String
    /// In front of the capture bar.
    package var prompt: Unicode.Scalar
    package var scrollThumb, scrollTrack: Unicode.Scalar
    package var bullet: Unicode.Scalar
    /// In front of what should have been done by now; a key of every keyboard, so the same everywhere.
    package var late: Unicode.Scalar = "!"
    /// Parts of a bar, from solid to faint.
    package var shades: [Unicode.Scalar]
    /// Heights of a column, the lowest first.
    package var levels: [Unicode.Scalar]
    /// Whether only ASCII may be drawn; other text then becomes `?`.
    package var isASCII: Bool

    package static let unicode = Glyphs(
        topLeft: "╭", topRight: "╮", bottomLeft: "╰", bottomRight: "╯", horizontal: "─", vertical: "│",
        ellipsis: "…", pointer: "▸", unfolded: "▾",
        support: "✓", concern: "~", objection: "✗", unheard: "·", stale: "↻",
        marked: "•", live: "●", separator: "·", arrow: "→", prompt: "›", scrollThumb: "┃", scrollTrack: "│",
        bullet: "•", shades: ["█", "▓", "▒", "░"], levels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], isASCII: false)

    package static let ascii = Glyphs(
        topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", horizontal: "-", vertical: "|",
        ellipsis: "...", pointer: ">", unfolded: "v",
        support: "y", concern: "b", objection: "n", unheard: "-", stale: "o",
        marked: "*", live: "*", separator: "-", arrow: "->", prompt: ">", scrollThumb: "#", scrollTrack: "|",
        bullet: "*", shades: ["#", "=", "-", "."], levels: [".", ":", "-", "=", "+", "*", "#", "@"], isASCII: true)
}
