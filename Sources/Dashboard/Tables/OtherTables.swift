import Alignment
import Screen

/// The table of decisions.
enum DecisionTable {
    static let columns: [Column<Item>] = [
        Cells.ref(), Cells.title { item, _ in Decision(item).status == .accepted ? .text : .dim }, status, positions,
        taken, Cells.requirement(rank: 3), Cells.raised(rank: 4),
    ]

    private static let status = Column<Item>(
        "status", width: .exactly(10)
    ) { item, _ in
        let status = Decision(item).status
        let roles: [DecisionStatus: Role] = [.proposed: .info, .accepted: .done, .rejected: .inactive]
        return [Span(status.rawValue, roles[status] ?? .inactive)]
    }.sorted { item, _ in SortKey(DecisionStatus.allCases.firstIndex(of: Decision(item).status)) }

    private static let positions = Column<Item>(
        "positions", width: .exactly(9), rank: 1
    ) { item, context in PositionSigns.spans(Decision(item), context.glyphs) }.sorted { item, _ in
        SortKey(Decision(item).agreement.rank)
    }

    private static let taken = Column<Item>(
        "since", width: .fitting(6, 11), rank: 2
    ) { item, context in
        let entry = statusSetBy(item).map { context.workspace.entries[$0] }
        return [Span(entry?.instant.map(context.day) ?? "", .dim)]
    }.sorted { item, _ in SortKey(statusSetBy(item)) }

    private static func statusSetBy(_ item: Item) -> Int? { item.field("status")?.setBy }
}

/// The table of reviews.
enum ReviewTable {
    static let columns: [Column<Item>] = [
        Cells.ref(), Cells.title { item, _ in Review(item).isLive ? .strong : .text }, status, planned,
        Cells.person("facilitator", "led by", field: "facilitator", rank: 2), minutes, made, next,
    ]

    private static let status = Column<Item>(
        "status", width: .exactly(7), rank: 1
    ) { item, _ in
        let status = Review(item).status
        let roles: [ReviewStatus: Role] = [.planned: .info, .live: .accent, .closed: .dim]
        return [Span(status.rawValue, roles[status] ?? .dim)]
    }.sorted { item, _ in SortKey(ReviewStatus.allCases.firstIndex(of: Review(item).status)) }

    private static let planned = Column<Item>(
        "planned", width: .fitting(7, 16)
    ) { item, context in
        let review = Review(item)
        guard let day = review.plannedDay else { return [Span("no day yet", .dim)] }
        let words = ActionTable.words(day, isOpen: false, context) + (review.plannedTime.map { " " + $0.iso } ?? "")
        return [Span(words, review.isLate(today: context.today) ? .overdue : .text)]
    }.sorted { item, _ in SortKey(item.text("planned")) }

    private static let minutes = Column<Item>(
        "min", width: .exactly(4), rank: 4
    ) { item, _ in [Span(String(Review(item).plannedMinutes), .dim)] }.sorted { item, _ in
        SortKey(Review(item).plannedMinutes)
    }

    /// Its topics.
    private static let made = Column<Item>(
        "topics", width: .exactly(6), rank: 3
    ) { item, context in
        let count = context.workspace.agenda(of: item.id).count
        return [Span(count == 0 ? "" : String(count), .dim)]
    }.sorted { item, context in SortKey(context.workspace.agenda(of: item.id).count) }

    private static let next = Column<Item>(
        "next", width: .fitting(6, 11), rank: 5
    ) { item, context in
        [Span(Review(item).next.map { ActionTable.words($0, isOpen: false, context) } ?? "", .dim)]
    }.sorted { item, _ in SortKey(Review(item).next?.number) }
}

/// The table of questions and parked items that nobody has settled.
enum QuestionTable {
    static let columns: [Column<Item>] = [
        Cells.ref(), kind, Cells.title(), to, about, Cells.raised(rank: 3),
    ]

    private static let kind = Column<Item>(
        "kind", width: .exactly(8)
    ) { item, _ in [Span(Note(item).kind.rawValue, Note(item).kind == .question ? .info : .dim)] }.sorted { item, _ in
        SortKey(Note(item).kind.rawValue)
    }

    private static let to = Column<Item>(
        "asked of", width: .fitting(8, 12), rank: 1
    ) { item, context in [Span(Note(item).to.map(context.wording.speaker) ?? "", .text)] }.sorted { item, _ in
        SortKey(item.text("to"))
    }

    private static let about = Column<Item>(
        "about", width: .fitting(5, 9), rank: 2
    ) { item, context in [Span(Note(item).about.map(context.workspace.ref) ?? "", .dim)] }.sorted { item, _ in
        SortKey(Note(item).about?.number)
    }
}

/// The table of everything that was recorded.
enum HistoryTable {
    static let columns: [Column<Entry>] = [
        Column("when", width: .fitting(5, 17)) { entry, context in
            [Span(entry.instant.map(context.time) ?? entry.at, .dim)]
        }.sorted { entry, _ in SortKey(entry.at) },
        Column("who", width: .fitting(3, 10)) { entry, _ in [Span(entry.by)] }.sorted { entry, _ in SortKey(entry.by) },
        Column("what", width: .rest) { entry, context in
            [Span(Narration(context, hasTitles: true).words(entry), entry.undoes == nil ? .text : .dim)]
        }.sorted { entry, _ in SortKey(entry.items.first?.text) },
        Column("in", width: .fitting(2, 9), rank: 1) {
            entry, context in
            [Span(entry.review.map(context.workspace.ref) ?? "", .dim)]
        }.sorted { entry, _ in SortKey(entry.review?.number) },
    ]
}
