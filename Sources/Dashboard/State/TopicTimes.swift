import Alignment

/// How long each topic of a review has been under discussion, all times it was; while the review is closed, time stands
/// still.
struct TopicTimes: Hashable, Sendable {
    /// Milliseconds until the topic under discussion began.
    private var before: [ItemID: Int64] = [:]
    private var topic: ItemID?
    /// Since when; `nil` while the review is not live.
    private var since: Instant?

    init() {}

    /// - Parameter entries: those of the review that nobody undid, in order.
    init(of review: ItemID, _ entries: some Sequence<Entry>) {
        var isLive = false
        var last = Instant(milliseconds: 0)
        for entry in entries {
            last = entry.instant ?? last
            func value(_ field: String) -> Value?? { entry.change(review, field).map(\.value) }
            let (topic, status) = (value("topic"), value("status"))
            guard topic != nil || status != nil else { continue }
            let ended = (value("ended") ?? nil)?.text.flatMap { Instant(iso: $0) }
            end(at: ended ?? last)
            if let topic { self.topic = topic?.text.map { ItemID($0) } }
            if let status { isLive = status == .text(ReviewStatus.live.rawValue) }
            since = isLive ? last : nil
        }
    }

    private mutating func end(at: Instant) {
        guard let topic, let since else { return }
        before[topic, default: 0] += max(0, at.milliseconds - since.milliseconds)
    }

    /// Whole minutes until now.
    func minutes(of topic: ItemID, now: Instant) -> Int {
        let running = topic == self.topic ? since.map { max(0, now.milliseconds - $0.milliseconds) } ?? 0 : 0
        return Int((before[topic] ?? 0) + running) / 60_000
    }

    /// "used 4 of 20 min, 16 left", "used 24 of 20 min, 4 over", "used 4 min".
    func words(_ topic: Topic, now: Instant) -> String {
        let used = minutes(of: topic.id, now: now)
        guard let planned = topic.minutes else { return "used \(used) min" }
        return "used \(used) of \(planned) min, " + TopicTimes.left(planned - used)
    }

    /// "16 left", "4 over".
    static func left(_ minutes: Int) -> String { minutes < 0 ? "\(-minutes) over" : "\(minutes) left" }
}
