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
    /// How long each topic has been under discussion.
    var times = TopicTimes()
    /// What the review leaves open that somebody should settle before it ends: "1 without owner".
    var attention: [String] = []
    /// How much stands in each standing topic.
    var standing: [StandingTopic: Int] = [:]
    /// The standing topics of which the agenda lists what stands in them.
    var unfolded: Set<StandingTopic> = []
    /// The topic that was under discussion when the agenda last followed it.
    var topic: ItemID?
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
        let isSpaced: Bool
    }

    /// Columns of a line of minutes at most, however wide the screen: longer ones are hard to read.
    static let measure = 96

    init(_ review: ItemID) { self.review = review }

    /// - Parameter items: what stands in the standing topics.
    mutating func settle(
        _ inside: Rect?, _ context: ViewContext, _ items: StandingItems, version: Int, isSpaced: Bool
    ) {
        let width = min(inside?.width ?? 0, LiveReview.measure)
        let basis = Basis(version: version, width: width, day: context.today, isSpaced: isSpaced)
        height = inside?.height ?? 0
        if basis != self.basis {
            self.basis = basis
            let minutes = RunningMinutes(context, review: review)
            lines = minutes.lines(width: width, isSpaced: isSpaced)
            heard = context.workspace.review(review)?.topic.map { context.workspace.heard(on: $0, in: review) } ?? []
            times = minutes.times
            attention = minutes.attention
            standing = Dictionary(uniqueKeysWithValues: StandingTopic.allCases.map { ($0, items.count($0)) })
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
        let items = standing(in: live.review)
        live.settle(
            layout.place(of: .minutes)?.rows, context, items, version: version, isSpaced: showsProjector)
        self.live = live
        followTopic()
    }

    private func standing(in review: ItemID) -> StandingItems {
        StandingItems(workspace, of: review, actions: openActions, requirements: openRequirements)
    }

    /// When another topic begins, the agenda's cursor goes along unless somebody is at work there. A standing topic unfolds
    /// while it is under discussion.
    private mutating func followTopic() {
        guard let running = liveReview?.topic, running != live?.topic else { return }
        let standing = workspace.topic(running).flatMap(StandingTopic.init)
        if let before = live?.topic.flatMap({ workspace.topic($0) }).flatMap(StandingTopic.init) {
            live?.unfolded.remove(before)
        }
        if let standing { live?.unfolded.insert(standing) }
        live?.topic = running
        let isAtWork = focused == .agenda && layers.isEmpty
        if let standing, isAtWork, panels[.agenda]?.selected == .standing(standing) {
            let first = self.standing(in: live?.review ?? running)[standing].first
            panels[.agenda]?.selected = first.map { .point($0.id, standing) } ?? .item(running)
        } else if !isAtWork {
            panels[.agenda, default: PanelState()].selected = .item(running)
        }
    }

    /// Opens the live screen of a review, ready to type where anything can be changed.
    mutating func enterLive(_ review: ItemID) {
        layers = []
        screen = .live
        isZoomed = false
        live = LiveReview(review)
        guard readOnly == nil else { return }
        push(.bar)
        barChanged()
    }

    /// The review on the live screen.
    var liveReview: Review? { screen == .live ? live.flatMap { workspace.review($0.review) } : nil }
}
