import Alignment
import Screen

extension Dashboard {
    /// Puts the targets as Markdown, or the text shown, on the clipboard.
    mutating func copy() -> [Effect] {
        if case .pager(let pager) = uppermost { return [.copy(pager.text, what: pager.title)] }
        let items = targets.filter { workspace[$0] != nil }
        guard !items.isEmpty else {
            notice = Notice("Nothing is selected here", .warning)
            return []
        }
        let texts = items.map { ItemMarkdown(id: $0, context: context).text }
        return [.copy(texts.joined(separator: "\n"), what: targetNames)]
    }

    /// Puts the focused list, as it is filtered and sorted, on the clipboard as a Markdown table.
    mutating func copyList() -> [Effect] {
        let state = panels[focused] ?? PanelState()
        guard let table = MarkdownTable(focused.table, state.rows, context) else {
            notice = Notice("There is no list to copy here", .warning)
            return []
        }
        let count = state.rows.count
        return [.copy(table.text, what: count == 1 ? "1 row as a table" : "\(count) rows as a table")]
    }
}

/// An item with everything about it as Markdown: a heading and a list.
private struct ItemMarkdown {
    let id: ItemID
    let context: ViewContext

    /// So wide that nothing is wrapped.
    private static let width = 1 << 20

    var text: String {
        let lines = DetailPage(context, of: id, width: Self.width).lines.dropFirst()
        let title = context.workspace[id]?.title ?? ""
        let body = lines.map { $0.spans.isEmpty ? "" : "- " + item($0.spans) }
        return "### \(context.workspace.ref(id)) \(escaped(title))\n\n" + body.joined(separator: "\n") + "\n"
    }

    /// The label, if there is one, in front of a colon.
    private func item(_ spans: [Span]) -> String {
        let texts = spans.map { trimmed($0.text) }.filter { !$0.isEmpty }
        guard spans.count > 1, spans[0].role == .dim, texts.count > 1, !trimmed(spans[0].text).isEmpty else {
            return escaped(texts.joined(separator: " "))
        }
        return "**\(escaped(texts[0])):** " + escaped(texts.dropFirst().joined(separator: " "))
    }
}

/// Rows of a panel as a table of GitHub's Markdown.
private struct MarkdownTable {
    let text: String

    /// - Returns: `nil` if the panel has no rows, or draws itself.
    init?(_ table: Table, _ rows: Rows, _ context: ViewContext) {
        let cells: [[String]]
        switch table {
        case .items(let columns):
            let items = rows.compactMap { $0.item.flatMap { context.workspace[$0] } }
            cells = [columns.map(\.name)] + items.map { item in columns.map { Self.cell($0.spans(item, context)) } }
        case .entries(let columns):
            let entries = context.workspace.entries
            let shown = rows.compactMap { $0.entry.flatMap { entries.indices.contains($0) ? entries[$0] : nil } }
            cells = [columns.map(\.name)] + shown.map { row in columns.map { Self.cell($0.spans(row, context)) } }
        case .custom: return nil
        }
        guard cells.count > 1 else { return nil }
        let rule = "|" + String(repeating: " --- |", count: cells[0].count)
        var lines = cells.map { "| " + $0.joined(separator: " | ") + " |" }
        lines.insert(rule, at: 1)
        text = lines.joined(separator: "\n") + "\n"
    }

    private static func cell(_ spans: [Span]) -> String { escaped(trimmed(spans.map(\.text).joined())) }
}

/// Text that Markdown shows as it is: what could open a construct gets a backslash (CommonMark, 2.4).
private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~": result += "\\" + String(scalar)
        case "\n": result += " "
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

private func trimmed(_ text: String) -> String {
    let spaces: (Character) -> Bool = { $0 == " " }
    return String(text.drop(while: spaces).reversed().drop(while: spaces).reversed())
}
