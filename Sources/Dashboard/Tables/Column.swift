import Alignment
import Screen

/// One column of a table: what it is called, how wide it is, what its cells say and how they sort.
struct Column<Row>: Sendable {
    let name: String
    /// What stands over it; empty where the cells say it themselves.
    let title: String
    let width: Width
    /// When there is no room the column with the highest rank is left out first, never one before it; those of rank 0 stay.
    let rank: Int
    let spans: @Sendable (Row, ViewContext) -> [Span]
    private(set) var key: @Sendable (Row, ViewContext) -> SortKey = { _, _ in .nothing }

    enum Width: Hashable, Sendable {
        case exactly(Int)
        /// As wide as the widest cell of the table, within limits.
        case fitting(Int, Int)
        /// What the others leave; one column of a table.
        case rest
    }

    init(
        _ name: String, _ title: String? = nil, width: Width, rank: Int = 0,
        spans: @escaping @Sendable (Row, ViewContext) -> [Span]
    ) {
        self.name = name
        self.title = title ?? name
        self.width = width
        self.rank = rank
        self.spans = spans
    }

    /// The column with what its rows sort by.
    func sorted(by key: @escaping @Sendable (Row, ViewContext) -> SortKey) -> Column {
        var column = self
        column.key = key
        return column
    }
}

/// What a cell sorts by; nothing comes last.
enum SortKey: Hashable, Comparable {
    case number(Int)
    case text(String)
    case nothing

    init(_ text: String?) { self = text.map { .text($0.lowercased()) } ?? .nothing }
    init(_ number: Int?) { self = number.map { .number($0) } ?? .nothing }
}

/// A column's place in a table of some width.
struct ColumnPlace<Row> {
    let column: Column<Row>
    let start: Int
    let width: Int
}

/// Lays columns out: those that fit, two spaces between them, the rest for the one that takes it.
enum TableLayout {
    static let gap = 2

    /// - Parameters:
    ///   - widest: the width of a fitting column's widest cell.
    ///   - leastRest: what the column of the rest has to keep for each further column to be shown.
    static func places<Row>(
        _ columns: [Column<Row>], width: Int, gap: Int = TableLayout.gap, leastRest: Int = 24,
        widest: (Column<Row>) -> Int
    ) -> [ColumnPlace<Row>] {
        let widths = columns.map { self.width($0, widest) }
        var isShown = columns.map { $0.rank == 0 }
        // Each with the gap behind it.
        var used = columns.indices.reduce(0) { isShown[$1] ? $0 + widths[$1] + gap : $0 }
        for index in inOrder(columns) where columns[index].rank > 0 {
            let wider = used + widths[index] + gap
            guard wider - gap + leastRest + 2 * columns[index].rank <= width else { break }
            (isShown[index], used) = (true, wider)
        }
        let taken = max(0, used - gap)
        var start = 0
        return columns.indices.filter { isShown[$0] }.map { index in
            let width = columns[index].width == .rest ? max(0, width - taken) : widths[index]
            defer { start += width + gap }
            return ColumnPlace(column: columns[index], start: start, width: width)
        }
    }

    /// Columns in the order of their ranks: the last is left out first.
    static func inOrder<Row>(_ columns: [Column<Row>]) -> [Int] {
        columns.indices.sorted { (columns[$0].rank, $0) < (columns[$1].rank, $1) }
    }

    private static func width<Row>(_ column: Column<Row>, _ widest: (Column<Row>) -> Int) -> Int {
        switch column.width {
        case .exactly(let width): width
        case .fitting(let least, let most): min(max(least, widest(column)), most)
        case .rest: 0
        }
    }
}
