internal import Alignment

/// The forms in which minutes leave the program; the raw value is the file's extension.
package enum Format: String, CaseIterable, Sendable {
    case md, txt, json
}

extension Minutes {
    /// The document in one of its forms, ending in a newline; the same journal gives the same text on every host.
    package func render(_ format: Format) -> String {
        switch format {
        case .md: markdown()
        case .txt: text()
        case .json: json()
        }
    }

    /// GitHub-flavoured Markdown.
    package func markdown() -> String { Markdown.render(page) }

    /// Plain text for mail, `format=flowed`.
    package func text() -> String { PlainText.render(page) }

    var page: Page {
        preparation.map { Page(agenda: self, $0) } ?? Page(minutes: self)
    }
}
