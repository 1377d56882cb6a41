package import Alignment

/// A sentence for the user at the foot of the screen, until the next key.
package struct Notice: Hashable, Sendable {
    package enum Tone: Hashable, Sendable { case plain, warning, error }

    package let text: String
    package let tone: Tone

    package init(_ text: String, _ tone: Tone = .plain) {
        self.text = text
        self.tone = tone
    }
}

/// Something others did a moment ago.
package struct News: Hashable, Sendable {
    package let by: String
    /// "lee closed A3".
    package let words: String
    package let items: [ItemID]
    /// When it arrived here.
    package let at: Instant

    /// How long rows show who changed them.
    static let markMilliseconds: Int64 = 8_000
    /// How long the foot of the screen tells of it.
    static let tellMilliseconds: Int64 = 60_000

    /// "just now", "4 s ago": by seconds at first, then by tens.
    func age(_ now: Instant) -> String {
        let seconds = max(0, Int(now.milliseconds - at.milliseconds) / 1000)
        return seconds < 2 ? "just now" : "\(seconds < 10 ? seconds : seconds / 10 * 10) s ago"
    }

    func isTold(_ now: Instant) -> Bool { now.milliseconds - at.milliseconds < News.tellMilliseconds }

    func isMarked(_ now: Instant) -> Bool { now.milliseconds - at.milliseconds < News.markMilliseconds }
}
