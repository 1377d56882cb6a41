import Alignment
import Screen

/// A text to be read: the minutes of a review.
struct Pager: Hashable, Sendable {
    let title: String
    let text: String
    /// Lines above the first one shown.
    var top = 0
    /// The text as it is shown at a width.
    var lines: [String] = []
    var width = 0
    /// How many lines are shown.
    var height = 0

    init(title: String, text: String) {
        self.title = title
        self.text = text
    }

    mutating func settle(_ inside: Rect) {
        if width != inside.width {
            width = inside.width
            lines = TextWidth.wrap(text, max(1, inside.width - 2))
        }
        height = max(1, inside.height)
        top = max(0, min(top, lines.count - height))
    }

    mutating func scroll(by lines: Int) { top = max(0, min(top + lines, self.lines.count - height)) }
}
