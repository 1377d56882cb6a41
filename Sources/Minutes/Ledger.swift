internal import Alignment

/// What stands of a journal at the end of a review: the state there, and every gesture before without what was undone
/// or redacted.
struct Ledger: Sendable {
    let review: Review
    /// The state as of the last closing entry; of a review that is not closed, as of the last entry.
    let workspace: Workspace
    /// The entries up to there.
    let entries: [Entry]
    let course: Course
    let zone: Zone
    /// By index of entries: what each gesture set and nobody undid.
    let changes: [[Entry.Change]]
    /// The entries about positions, by item.
    let positions: [ItemID: [Int]]
    /// Entries after the last closing that say they belong to the review, with what of them stands today.
    let late: [Int]
    let latest: Workspace
    let latestChanges: [[Entry.Change]]

    /// - Returns: `nil` if there is no such review.
    init?(of id: ItemID, log: EntryLog, zone: Zone) {
        let latest = Workspace(log)
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
        entries = Array(workspace.entries)
        changes = Ledger.standing(workspace)
        positions = Ledger.positions(in: changes)
        late = latest.entries.indices[count...].filter { latest.entries[$0].review == id }
        latestChanges = late.isEmpty ? [] : Ledger.standing(latest)
    }

    /// Indices of the entries made in the review.
    var made: [Int] { entries.indices.filter { entries[$0].review == review.id } }

    /// When an entry was made, in the workspace's zone; where its own clock is unreadable, when the one before was. What
    /// closes a review was made when the review is said to have ended.
    func moment(_ index: Int) -> Moment {
        let all = latest.entries
        let ended = all[index].changes.first { $0.field == "ended" && $0.item.kind == .review }?.value?.text
        if let ended = ended.flatMap({ Instant(iso: $0) }) { return moment(ended) }
        let known = all[...index].last { $0.instant != nil }?.instant
        return moment(known ?? Instant(milliseconds: 0))
    }

    func moment(_ instant: Instant) -> Moment { Moment(instant, zone) }

    /// The day of the last entry that is told: by it an action item is late or not, on every host and at any time.
    var lastDay: Day { moment(lastOfReview).day }

    /// Index of the last entry that belongs to what is told.
    var lastOfReview: Int {
        let last = max(0, entries.count - 1)
        return review.status == .planned ? last : course.closing ?? made.last ?? last
    }

    /// Each entry's changes without those that an undo reset; undos themselves show nothing, and a redo brings back
    /// what it stands for.
    private static func standing(_ workspace: Workspace) -> [[Entry.Change]] {
        let entries = Array(workspace.entries)
        var places: [String: Int] = [:]
        var standing = entries.map(\.changes)
        for (index, entry) in entries.enumerated() {
            if workspace.redaction.covers(entry) { standing[index] = [] }
            if let target = entry.undoes.flatMap({ places[$0] }) {
                let (root, isUndone) = root(of: target, entries, places)
                let touched = { (change: Entry.Change) in entry.change(change.item, change.field) != nil }
                standing[root].removeAll(where: touched)
                if !isUndone { standing[root] += entries[root].changes.filter(touched) }
                standing[index] = []
            }
            if !entry.id.isEmpty { places[entry.id] = index }
        }
        guard !workspace.redaction.isEmpty else { return standing }
        return standing.map { changes in changes.compactMap { readable($0, workspace.redaction) } }
    }

    /// The gesture at the end of a chain of undos, and whether undoing `index` takes it away.
    private static func root(of index: Int, _ entries: [Entry], _ places: [String: Int]) -> (Int, Bool) {
        var at = index
        var isUndone = true
        while let undone = entries[at].undoes, let earlier = places[undone], earlier < at {
            at = earlier
            isUndone.toggle()
        }
        return (at, isUndone)
    }

    private static func readable(_ change: Entry.Change, _ redaction: Redaction) -> Entry.Change? {
        guard !redaction.covers(change.item, change.field, change.value) else { return nil }
        var change = change
        if redaction.covers(change.item, change.field, change.was) { change.was = nil }
        return change
    }
}
