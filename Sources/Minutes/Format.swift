package import Alignment

/// The forms in which minutes leave the program; the raw value is the file's extension.
package enum Format: String, CaseIterable, Sendable {
    case md, html, txt, eml, ics, json
}

extension Minutes {
    /// The document in one of its forms, ending in a newline; the same journal gives the same text on every host.
    ///
    /// - Parameter group: adds what this group was promised and what is asked of it.
    package func render(_ format: Format, for group: Group? = nil) -> String {
        switch format {
        case .md: Markdown.render(page(for: group))
        case .html: HTML.render(page(for: group))
        case .txt: PlainText.render(page(for: group))
        case .eml: Mail(minutes: self, page: page(for: group)).message()
        case .ics: calendar(for: group)
        case .json: json(for: group)
        }
    }

    /// GitHub-flavoured Markdown.
    package func markdown() -> String { render(.md) }

    /// Plain text for mail, `format=flowed`.
    package func text() -> String { render(.txt) }

    func page(for group: Group?) -> Page {
        preparation.map { Page(agenda: self, $0, for: group) } ?? Page(minutes: self, for: group)
    }

    /// The review and the action items agreed on in it, or those that concern the group.
    private func calendar(for group: Group?) -> String {
        let actions = brief.actions.filter { group == nil || $0.party?.group == group || $0.by?.group == group }
        return Calendar.render(
            ledger.workspace, ledger.zone, reviews: [ledger.review],
            actions: actions.compactMap { ledger.workspace.action($0.item.id) }, todos: .vtodo)
    }
}
