import Alignment
import Screen

/// What the live screen shows of a review, and how far its minutes are scrolled.
struct LiveReview: Hashable, Sendable {
    let review: ItemID
    /// The minutes, composed for a width.
    var lines: [Line] = []
    /// Lines above the first one shown; `nil`: the newest is in sight, and stays so.
    var top: Int?
    var height = 0
    /// Groups that were heard on the topic under discussion.
    var heard: [Group] = []
    private var basis: Basis?

    /// One line of the minutes and the entry it tells of.
    struct Line: Hashable, Sendable {
        let spans: [Span]
        let entry: Int
    }

    private struct Basis: Hashable {
        let version: Int
        let width: Int
        let day: Day
    }

    init(_ review: ItemID) { self.review = review }

    mutating func settle(_ inside: Rect?, _ context: ViewContext, version: Int) {
        let basis = Basis(version: version, width: inside?.width ?? 0, day: context.today)
        height = inside?.height ?? 0
        if basis != self.basis {
            self.basis = basis
            let minutes = RunningMinutes(context, review: review)
            lines = minutes.lines(width: basis.width)
            heard = context.workspace.review(review)?.topic.map { context.workspace.heard(on: $0, in: review) } ?? []
        }
        if let at = top, at >= lines.count - height { top = nil }
    }

    /// The first line shown.
    var firstLine: Int { max(0, top ?? lines.count - height) }

    mutating func scroll(by distance: Int) {
        let new = max(0, firstLine + distance)
        top = new >= lines.count - height ? nil : new
    }
}

extension Dashboard {
    mutating func settleLive() {
        guard screen == .live, var live else { return }
        live.settle(layout.place(of: .minutes)?.rows, context, version: version)
        self.live = live
    }

    /// Opens the live screen of a review, ready to type.
    mutating func enterLive(_ review: ItemID) {
        layers = []
        screen = .live
        isZoomed = false
        live = LiveReview(review)
        push(.bar)
        barChanged()
    }

    /// The review on the live screen.
    var liveReview: Review? { screen == .live ? live.flatMap { workspace.review($0.review) } : nil }
}
