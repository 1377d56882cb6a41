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
        case .heading(let level, let phrase): addHeading(level, phrase)
        case .paragraph(let phrase): add(phrase)
        case .list(let items): for item in items { add("- " + item) }
        case .tasks(let tasks): for task in tasks { add("- " + task.phrase) }
        case .table(let table): for line in table.lines { add("- " + line) }
        }
    }

    /// The title and the parts are underlined; what is below them ends in a colon.
    private mutating func addHeading(_ level: Int, _ phrase: Phrase) {
        if level > 2 {
            add(phrase + ":")
        } else {
            add(phrase)
            let width = min(PlainText.columns, FlowedText.width(lines.last ?? ""))
            lines.append(String(repeating: level == 1 ? "=" : "-", count: max(3, width)))
        }
    }

    private static let columns = 72

    private mutating func add(_ phrase: Phrase) {
        for line in written(phrase).split(separator: "\n", omittingEmptySubsequences: false) {
            lines += FlowedText.wrap(String(line), columns: PlainText.columns)
        }
    }

    private func written(_ phrase: Phrase) -> String {
        phrase.parts.map { part in
            switch part {
            case .words(let words), .label(let words): words
            case .text(let text): SafeText.lines(text).joined(separator: "\n")
            case .day(let day): day.words(inYear: year)
            case .lineBreak: "\n"
            }
        }.joined()
    }
}

/// Lines of RFC 3676: a space at the end says that the paragraph goes on; a space in front protects what mail programs
/// would read as a quote or a mailbox line.
enum FlowedText {
    /// - Parameter columns: the width lines are kept to where there is a space to break at.
    static func wrap(_ text: String, columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, width(line) + 1 + width(word) > columns - 1 {
                lines.append(stuffed(line) + " ")
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
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
