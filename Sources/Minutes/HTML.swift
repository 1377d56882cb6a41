internal import Alignment

/// One self-contained page: no script, nothing loaded from anywhere, people's text escaped and kept from turning the
/// direction of ours.
struct HTML {
    private var out = ""
    private let year: Int

    static func render(_ page: Page) -> String {
        var html = HTML(year: page.year)
        for block in page.blocks { html.add(block) }
        return html.document(title: page.title)
    }

    private init(year: Int) { self.year = year }

    private func document(title: Phrase) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(HTMLText.escaped(SafeText.line(title.plain(inYear: year))))</title>
        <style>
        \(HTMLStyle.sheet)
        </style>
        </head>
        <body>
        <main>
        \(out)</main>
        </body>
        </html>

        """
    }

    private mutating func add(_ block: Page.Block) {
        switch block {
        case .heading(let level, let phrase): out += "<h\(level)>" + written(phrase) + "</h\(level)>\n"
        case .topic(let phrase): out += "<h3 class=\"topic\">" + written(phrase) + "</h3>\n"
        case .paragraph(let phrase): out += "<p>" + written(phrase) + "</p>\n"
        case .list(let items): addList(items)
        case .tasks(let tasks): addList(tasks.map(\.phrase))
        case .table(let table): add(table)
        }
    }

    private mutating func addList(_ items: [Phrase]) {
        out += "<ul>\n" + items.map { "<li>" + written($0) + "</li>\n" }.joined() + "</ul>\n"
    }

    private mutating func add(_ table: Page.Table) {
        out += "<table>\n<caption>" + HTMLText.escaped(table.caption) + "</caption>\n<thead>\n<tr>"
        out += table.columns.map { "<th scope=\"col\">" + HTMLText.escaped($0) + "</th>" }.joined()
        out += "</tr>\n</thead>\n<tbody>\n"
        for row in table.rows {
            let cells = zip(table.columns, row).map { column, cell in
                "<td data-label=\"\(HTMLText.escaped(column))\">" + written(cell) + "</td>"
            }
            out += "<tr>" + cells.joined() + "</tr>\n"
        }
        out += "</tbody>\n</table>\n"
    }

    private static func time(_ day: Day, inYear year: Int) -> String {
        "<time datetime=\"\(day.iso)\">" + day.words(inYear: year) + "</time>"
    }

    private func written(_ phrase: Phrase) -> String {
        phrase.parts.map { part in
            switch part {
            case .words(let words): HTMLText.escaped(words)
            case .text(let text):
                "<bdi>" + SafeText.lines(text).map(HTMLText.escaped).joined(separator: "<br>\n") + "</bdi>"
            case .day(let day): HTML.time(day, inYear: year)
            case .date(let day): HTML.time(day, inYear: 0)
            case .label(let label): "<b>" + HTMLText.escaped(SafeText.line(label)) + "</b>"
            case .lineBreak: "<br>\n"
            }
        }.joined()
    }
}

extension Phrase {
    /// Without marks of any format.
    func plain(inYear year: Int) -> String {
        parts.map { part in
            switch part {
            case .words(let words), .label(let words): words
            case .text(let text): SafeText.lines(text).joined(separator: "\n")
            case .day(let day): day.words(inYear: year)
            case .date(let day): day.words(inYear: 0)
            case .lineBreak: "\n"
            }
        }.joined()
    }
}

/// Escapes text for HTML, in elements and in quoted attributes alike.
enum HTMLText {
    static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out.append(contentsOf: "&amp;".unicodeScalars)
            case "<": out.append(contentsOf: "&lt;".unicodeScalars)
            case ">": out.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
            case "'": out.append(contentsOf: "&#39;".unicodeScalars)
            default: out.append(scalar)
            }
        }
        return String(out)
    }
}
