internal import Alignment

/// When a review was live: each stretch from going live to closing, by index of entries.
///
/// A closing that was undone did not happen, and a reopening that was undone makes no edition.
struct Course: Sendable {
    struct Stretch: Hashable, Sendable {
        let first: Int
        /// The closing entry; `nil` while the review is live.
        var last: Int?
    }

    private(set) var stretches: [Stretch] = []

    /// Index of the last closing entry; `nil` where the review is not closed.
    var closing: Int? { stretches.last?.last }

    init(of review: ItemID, in workspace: Workspace) {
        guard let item = workspace.everything[review] else { return }
        let entries = workspace.entries
        for (index, entry) in entries.touching(review, in: item.created..<(item.changed + 1))
        where !workspace.redaction.covers(entry) {
            guard let change = entry.change(review, "status") else { continue }
            switch change.value?.text.flatMap(ReviewStatus.init(rawValue:)) {
            case .live: goLive(entry, at: index, entries)
            case .closed: close(entry, at: index, entries)
            case .planned, nil: if let last = stretches.last, last.last == nil { stretches.removeLast() }
            }
        }
    }

    private mutating func goLive(_ entry: Entry, at index: Int, _ entries: Entries) {
        guard let last = stretches.last else {
            stretches = [Stretch(first: index)]
            return
        }
        guard let closing = last.last else { return }
        if let undone = entry.undoes, entries[closing].id == undone {
            stretches[stretches.count - 1].last = nil
        } else {
            stretches.append(Stretch(first: index))
        }
    }

    private mutating func close(_ entry: Entry, at index: Int, _ entries: Entries) {
        guard let last = stretches.last else {
            stretches = [Stretch(first: index, last: index)]
            return
        }
        if let undone = entry.undoes, stretches.count > 1, last.last == nil, entries[last.first].id == undone {
            stretches.removeLast()
        } else {
            stretches[stretches.count - 1].last = index
        }
    }

    /// Whether an entry was made while the review was live.
    func isLive(at index: Int) -> Bool {
        stretches.contains { $0.first <= index && index <= $0.last ?? Int.max }
    }
}
