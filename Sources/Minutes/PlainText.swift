internal import Alignment

/// Text for mail on a phone: paragraphs and short lists, format=flowed (RFC 3676), 72 columns.
struct PlainText {
    private var lines: [String] = []
    private let year: Int

    static func render(_ page: Page) -> String {
        var text = PlainText(year: page.year)
        for block in page.blocks { text.add(block) }
        return text.lines.joined(separator: "\n") + "\n"
    }

    private init(year: Int) { self.year = year }

    private mutating func add(_ block: Page.Block) {
        if !lines.isEmpty { lines.append("") }
        switch block {
        case .heading(let level, let phrase) where level > 2: add(phrase + ":")
        case .heading(let level, let phrase): addHeading(phrase, underlinedWith: level == 1 ? "=" : "-")
        case .topic(let phrase): addHeading(phrase, underlinedWith: "~")
        case .paragraph(let phrase): add(phrase)
        case .list(let items): addList(items)
        case .tasks(let tasks): addList(tasks.map(\.phrase))
        case .table(let table): addList(table.lines)
        }
    }

    private mutating func addHeading(_ phrase: Phrase, underlinedWith mark: String) {
        add(phrase)
        lines.append(String(repeating: mark, count: min(PlainText.columns, max(3, FlowedText.width(lines.last ?? "")))))
    }

    /// Further lines of an item are indented.
    private mutating func addList(_ items: [Phrase]) {
        for item in items { add("- " + item, indent: "  ") }
    }

    private static let columns = 72

    private mutating func add(_ phrase: Phrase, indent: String = "") {
        let paragraphs = phrase.plain(inYear: year).split(separator: "\n", omittingEmptySubsequences: false)
        for (number, paragraph) in paragraphs.enumerated() {
            lines += FlowedText.wrap(String(paragraph), columns: PlainText.columns, indent: number == 0 ? "" : indent)
        }
    }
}

/// Lines of RFC 3676: a space at the end says that the paragraph goes on; a space in front protects what mail programs
/// would read as a quote or a mailbox line.
enum FlowedText {
    /// - Parameters:
    ///   - columns: the width lines are kept to where there is a space to break at.
    ///   - indent: spaces before the first line; a mail program may fill the paragraph, so the others have none.
    static func wrap(_ text: String, columns: Int, indent: String = "") -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, width(stuffed(line)) + 1 + width(word) > columns - 1 {
                lines.append(stuffed(line) + " ")
                line = ""
            }
            line += (!line.isEmpty ? " " : lines.isEmpty ? indent : "") + word
        }
        return lines + [stuffed(line)]
    }

    private static func stuffed(_ line: String) -> String {
        line.hasPrefix(">") || line.hasPrefix("From ") || line.hasPrefix(" ") ? " " + line : line
    }

    /// Columns, near enough for breaking lines: wide East Asian characters and emoji count two, marks none.
    static func width(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width($1) }
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x300: 1
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: scalar.properties.generalCategory == .nonspacingMark ? 0 : 1
        }
    }
}
