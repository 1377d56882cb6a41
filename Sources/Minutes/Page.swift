internal import Alignment

/// The minutes laid out as blocks, the same for every format that people read.
struct Page: Sendable {
    let title: Phrase
    private(set) var blocks: [Block] = []
    /// Days of this year need no year where they are written in words.
    let year: Int
    /// The group whose own copy this is.
    let group: Group?

    enum Block: Hashable, Sendable {
        /// Level 1 to 4.
        case heading(Int, Phrase)
        /// The heading of a topic, of level 3: a new page where there are pages.
        case topic(Phrase)
        case paragraph(Phrase)
        case list([Phrase])
        case tasks([Task])
        case table(Table)
    }

    struct Task: Hashable, Sendable {
        let isDone: Bool
        let phrase: Phrase
    }

    struct Table: Hashable, Sendable {
        let caption: String
        let columns: [String]
        /// Each with as many cells as there are columns.
        let rows: [[Phrase]]
        /// The rows as sentences, for formats without columns.
        let lines: [Phrase]
    }

    init(title: Phrase, year: Int, group: Group? = nil) {
        self.title = title
        self.year = year
        self.group = group
        blocks = [.heading(1, title)]
    }

    mutating func heading(_ level: Int, _ phrase: Phrase) { blocks.append(.heading(level, phrase)) }

    mutating func topic(_ phrase: Phrase) { blocks.append(.topic(phrase)) }

    mutating func paragraph(_ phrase: Phrase) { blocks.append(.paragraph(phrase)) }

    /// A list, with a heading if there is anything to list.
    mutating func list(_ level: Int = 0, _ heading: Phrase = "", _ items: [Phrase]) {
        guard !items.isEmpty else { return }
        if level > 0 { self.heading(level, heading) }
        blocks.append(.list(items))
    }

    mutating func tasks(_ level: Int, _ heading: Phrase, _ tasks: [Task]) {
        guard !tasks.isEmpty else { return }
        self.heading(level, heading)
        blocks.append(.tasks(tasks))
    }

    mutating func table(_ level: Int, _ heading: Phrase, _ table: Table) {
        guard !table.rows.isEmpty else { return }
        self.heading(level, heading)
        blocks.append(.table(table))
    }
}
