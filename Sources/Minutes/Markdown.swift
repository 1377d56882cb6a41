internal import Alignment

/// GitHub-flavoured Markdown: people's text renders as the literal text it is, days are ISO dates.
struct Markdown {
    private var out = ""

    static func render(_ page: Page) -> String {
        var markdown = Markdown()
        for block in page.blocks { markdown.add(block) }
        return markdown.out
    }

    private mutating func add(_ block: Page.Block) {
        if !out.isEmpty { out += "\n" }
        switch block {
        case .heading(let level, let phrase): addHeading(level, phrase)
        case .topic(let phrase): addHeading(3, phrase)
        case .paragraph(let phrase): out += Markdown.running(phrase, indent: "") + "\n"
        case .list(let items): for item in items { out += "- " + Markdown.running(item, indent: "  ") + "\n" }
        case .tasks(let tasks):
            for task in tasks {
                out += (task.isDone ? "- [x] " : "- [ ] ") + Markdown.running(task.phrase, indent: "  ") + "\n"
            }
        case .table(let table): add(table)
        }
    }

    private mutating func addHeading(_ level: Int, _ phrase: Phrase) {
        out += String(repeating: "#", count: level) + " " + Markdown.inLine(phrase) + "\n"
    }

    private mutating func add(_ table: Page.Table) {
        out += "| " + table.columns.joined(separator: " | ") + " |\n"
        out += "|" + String(repeating: " --- |", count: table.columns.count) + "\n"
        for row in table.rows {
            out += "| " + row.map { Markdown.written($0, lineBreak: "<br>") }.joined(separator: " | ") + " |\n"
        }
    }

    /// A paragraph, its further lines indented so that they stay in their list item.
    private static func running(_ phrase: Phrase, indent: String) -> String {
        written(phrase, lineBreak: "\\\n" + indent)
    }

    /// A heading, where there are no line breaks.
    private static func inLine(_ phrase: Phrase) -> String { written(phrase, lineBreak: " ") }

    private static func written(_ phrase: Phrase, lineBreak: String) -> String {
        var out = ""
        for part in phrase.parts {
            switch part {
            case .words(let words): out += words
            case .text(let text): out += MarkdownText.lines(text).joined(separator: lineBreak)
            case .day(let day), .date(let day): out += day.iso
            case .label(let label): out += "**" + MarkdownText.lines(label).joined(separator: " ") + "**"
            case .lineBreak: out += lineBreak
            }
        }
        return out
    }
}

/// Escapes text so that CommonMark and GFM render it literally.
enum MarkdownText {
    static func lines(_ text: String) -> [String] { SafeText.lines(text).map(line) }

    /// One line, wherever in a block it comes to stand.
    private static func line(_ text: String) -> String {
        if isLiteral(text) { return text }
        let scalars = Array(text.unicodeScalars)
        var out = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "&": out.append(contentsOf: "&amp;".unicodeScalars)
            case "<": out.append(contentsOf: "&lt;".unicodeScalars)
            default:
                if isActive(scalar, at: index, in: scalars) { out.append("\\") }
                out.append(scalar)
            }
        }
        return String(out)
    }

    /// Whether nothing of a text is ever escaped, as of nearly all: it begins with a letter and has none of the characters
    /// that are active further on. What is active only at a beginning, or behind digits alone, is not there.
    private static func isLiteral(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x61...0x7A).contains(first | 0x20) else { return false }
        return text.utf8.allSatisfy { byte in
            switch Unicode.Scalar(byte) {
            case "&", "<", "\\", "`", "*", "[", "]", "~", "|", "$", "_", "#", ":", ".": false
            default: true
            }
        }
    }

    private static func isActive(_ scalar: Unicode.Scalar, at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        switch scalar {
        case "\\", "`", "*", "[", "]", "~", "|", "$": true
        case "_": !isAlphanumeric(scalars, index - 1) || !isAlphanumeric(scalars, index + 1)
        case "#": index == 0 || closesHeading(index, scalars)
        case ">", "+", "-", "=": index == 0
        case ":": index == 0 || has("//", scalars, after: index)
        case ".": endsNumber(index, scalars) || follows("www", scalars, before: index)
        case ")": endsNumber(index, scalars)
        default: false
        }
    }

    /// Whether digits and nothing else stand before, and a space or nothing after: "1." would begin a list.
    private static func endsNumber(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        let isLast = index + 1 == scalars.count || scalars[index + 1].properties.isWhitespace
        return isLast && index > 0 && scalars[..<index].allSatisfy { (0x30...0x39).contains($0.value) }
    }

    /// Whether a space stands before, and `#` and nothing else after: a heading would lose them.
    private static func closesHeading(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        scalars[index - 1] == " " && scalars[index...].allSatisfy { $0 == "#" }
    }

    private static func isAlphanumeric(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        guard scalars.indices.contains(index), scalars[index].isASCII else { return false }
        return scalars[index].properties.isAlphabetic || (0x30...0x39).contains(scalars[index].value)
    }

    private static func has(_ text: String, _ scalars: [Unicode.Scalar], after index: Int) -> Bool {
        scalars[(index + 1)...].starts(with: text.unicodeScalars)
    }

    private static func follows(_ text: String, _ scalars: [Unicode.Scalar], before index: Int) -> Bool {
        index >= text.utf8.count
            && scalars[(index - text.utf8.count)..<index].elementsEqual(text.unicodeScalars) { left, right in
                left.properties.lowercaseMapping == right.properties.lowercaseMapping
            }
    }
}
