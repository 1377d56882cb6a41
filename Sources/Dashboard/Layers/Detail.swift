import Alignment
import Screen

/// Everything about one item, with links that can be followed.
struct Detail: Hashable, Sendable {
    let item: ItemID
    var lines: [Line] = []
    /// The line with a link that Enter follows; `nil`: none is chosen.
    var cursor: Int?
    var top = 0
    var height = 0
    private var basis: Basis?

    struct Line: Hashable, Sendable {
        var spans: [Span]
        /// The item this line is about.
        var link: ItemID?

        init(_ spans: [Span] = [], link: ItemID? = nil) {
            self.spans = spans
            self.link = link
        }
    }

    private struct Basis: Hashable {
        let version: Int
        let width: Int
        let day: Day
    }

    init(_ item: ItemID) { self.item = item }

    /// The item a command acts on: the chosen link's, else the one shown.
    var target: ItemID { item }

    var chosenLink: ItemID? { cursor.flatMap { lines.indices.contains($0) ? lines[$0].link : nil } }

    mutating func settle(_ inside: Rect, _ context: ViewContext, version: Int) {
        let basis = Basis(version: version, width: inside.width, day: context.today)
        if basis != self.basis {
            self.basis = basis
            let link = chosenLink
            lines = DetailPage(context, of: item, width: inside.width).lines
            cursor = cursor.flatMap { old in
                let same = lines.indices.filter { link != nil && lines[$0].link == link }
                return same.min { abs($0 - old) < abs($1 - old) }
            }
        }
        height = max(1, inside.height)
        top = max(0, min(top, lines.count - height))
    }

    /// Goes to the next link that is in sight, else scrolls by a line.
    mutating func move(by step: Int) {
        let links = lines.indices.filter { lines[$0].link != nil }
        let from = cursor ?? (step > 0 ? top - 1 : top + height)
        let next = step > 0 ? links.first { $0 > from } : links.last { $0 < from }
        if let next, next >= top - 1, next <= top + height {
            cursor = next
            top = max(min(top, next), next - height + 1)
        } else {
            scroll(by: step)
        }
    }

    mutating func scroll(by distance: Int) {
        top = max(0, min(top + distance, lines.count - height))
        if let at = cursor, at < top || at >= top + height { cursor = nil }
    }
}

extension Dashboard {
    /// Shows everything about an item.
    mutating func open(_ item: ItemID) {
        leaveBar()
        push(.detail(Detail(item)))
    }
}
