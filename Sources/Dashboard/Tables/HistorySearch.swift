import Alignment

/// Entries of the history that hold some words, found piece by piece: no key waits until half a million of them are read.
struct HistorySearch: Hashable, Sendable {
    let words: [SearchWord]
    /// Whether the newest comes first, and is looked at first.
    let isNewestFirst: Bool
    /// How many entries there are, as far as the search knows.
    private var count: Int
    /// Those nobody looked at yet.
    private var rest: Range<Int>

    /// How many entries are read in one go: a few milliseconds of work.
    static let piece = 400

    /// - Parameter count: how many entries there are.
    init(_ words: [SearchWord], isNewestFirst: Bool, count: Int) {
        self.words = words
        self.isNewestFirst = isNewestFirst
        self.count = count
        rest = 0..<count
    }

    var isOver: Bool { rest.isEmpty }

    /// Looks on.
    ///
    /// - Parameter most: how many entries to look at.
    /// - Returns: those found, in the order of the list, whose end they are.
    mutating func goOn(_ context: ViewContext, most: Int = piece) -> [Int32] {
        let piece = isNewestFirst ? rest.suffix(most) : rest.prefix(most)
        rest = isNewestFirst ? rest.lowerBound..<piece.lowerBound : piece.upperBound..<rest.upperBound
        return found(piece, context)
    }

    /// Takes in entries that came behind those it knows.
    ///
    /// - Returns: those found that stand at the beginning of the list.
    mutating func takeNew(_ context: ViewContext) -> [Int32] {
        let new = count..<context.workspace.entries.count
        count = new.upperBound
        if isNewestFirst { return found(new, context) }
        rest = (rest.isEmpty ? new.lowerBound : rest.lowerBound)..<count
        return []
    }

    /// Whether it goes on as it is after a change: only few entries came, behind all that it knows.
    func outlives(_ change: WorkspaceChange) -> Bool {
        guard let first = change.firstNew else { return false }
        return first >= count && change.workspace.entries.count - count <= HistorySearch.piece
    }

    private func found(_ piece: Range<Int>, _ context: ViewContext) -> [Int32] {
        let narration = Narration(context, hasTitles: true)
        let indices = isNewestFirst ? Array(piece.reversed()) : Array(piece)
        return indices.filter { index in
            let entry = context.workspace.entries[index]
            let text = [entry.by, narration.words(entry), entry.review.map(context.workspace.ref) ?? ""]
            return words.allSatisfy { word in text.contains(where: word.isIn) }
        }
        .map(Int32.init)
    }
}
