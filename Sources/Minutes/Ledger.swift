internal import Alignment

/// What stands of a journal at the end of a review: the state there, and every gesture before without what was undone
/// or redacted.
struct Ledger: Sendable {
    let review: Review
    /// The state as of the last closing entry; of a review that is not closed, as of the last entry.
    let workspace: Workspace
    let course: Course
    let zone: Zone
    /// What each gesture set and nobody undid.
    let changes: StandingChanges
    /// The entries about positions, by item.
    let positions: [ItemID: [Int]]
    /// Entries after the last closing that say they belong to the review, with what of them stands today.
    let late: [Int]
    let latest: Workspace
    let latestChanges: StandingChanges
    /// Indices of the entries made in the review.
    let made: [Int]
    /// Index of the last entry that belongs to what is told.
    let lastOfReview: Int
    /// The day of the last entry that is told: by it an action item is late or not, on every host and at any time.
    let lastDay: Day

    /// - Returns: `nil` if there is no such review.
    init?(of id: ItemID, log: EntryLog, latest: Workspace, zone: Zone) {
        let course = Course(of: id, in: latest)
        let isClosed = latest.review(id)?.status == .closed
        let count = isClosed ? course.closing.map { $0 + 1 } ?? latest.entries.count : latest.entries.count
        let workspace = count == latest.entries.count ? latest : Workspace(log, first: count)
        guard latest.review(id) != nil, let review = workspace.review(id) else { return nil }
        self.review = review
        self.workspace = workspace
        self.course = course
        self.zone = zone
        self.latest = latest
        changes = StandingChanges(workspace)
        positions = Ledger.positions(in: changes, workspace.entries)
        late = latest.entries.indices(from: count, in: id)
        latestChanges = late.isEmpty ? changes : StandingChanges(latest)
        made = workspace.entries.indices(in: id)
        let last = max(0, count - 1)
        lastOfReview = review.status == .planned ? last : course.closing ?? made.last ?? last
        lastDay = Ledger.moment(lastOfReview, latest.entries, zone).day
    }

    /// The entries up to the end of the review.
    var entries: Entries { workspace.entries }

    /// When an entry was made, in the workspace's zone; where its own clock is unreadable, when the one before was. What
    /// closes a review was made when the review is said to have ended.
    func moment(_ index: Int) -> Moment { Ledger.moment(index, latest.entries, zone) }

    private static func moment(_ index: Int, _ all: Entries, _ zone: Zone) -> Moment {
        let entry = all[index]
        let ended = entry.changes.first { $0.field == "ended" && $0.item.kind == .review }?.value?.text
        if let ended = ended.flatMap({ Instant(iso: $0) }) { return Moment(ended, zone) }
        let known = entry.instant ?? all[..<index].last { $0.instant != nil }?.instant
        return Moment(known ?? Instant(milliseconds: 0), zone)
    }

    func moment(_ instant: Instant) -> Moment { Moment(instant, zone) }
}
