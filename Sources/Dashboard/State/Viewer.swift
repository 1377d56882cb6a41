package import Alignment

/// Who sits at the dashboard, and what stays so while it is open.
package struct Viewer: Sendable {
    /// The bare handle.
    package let me: String
    /// The workspace's zone: it decides what "today" is and how times are shown.
    package let zone: Zone
    /// The review named by `--in`.
    package let review: ItemID?
    /// How days are written.
    package let dates: DateForm
    /// Random bits for the ids in previews; what is recorded gets its ids elsewhere.
    package let random: @Sendable () -> UInt64

    package init(
        me: String, zone: Zone, review: ItemID? = nil, dates: DateForm = .words,
        random: @escaping @Sendable () -> UInt64
    ) {
        self.me = me
        self.zone = zone
        self.review = review
        self.dates = dates
        self.random = random
    }
}
