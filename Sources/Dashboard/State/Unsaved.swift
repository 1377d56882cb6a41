import Alignment
import Screen

/// Something that was typed and not saved: what a session leaves behind when it ends before its time.
package enum Unsaved: Hashable, Sendable {
    case line(Line)
    case form(Content)

    /// A line of the capture bar; what was answered to a question is kept as the line that says the same.
    package struct Line: Hashable, Sendable {
        var text: String
        /// The review and topic when its typing began.
        var review: ItemID?
        var topic: ItemID?
        /// The entry that it was to replace.
        var amends: String?
        /// That entry's line as it was fetched.
        var fetched: String?
    }

    /// The fields of a form that were changed.
    package struct Content: Hashable, Sendable {
        var kind: Kind
        /// Empty: a new item.
        var items: [ItemID]
        var fields: [Field]

        struct Field: Hashable, Sendable {
            /// The key of the field; empty: the handle of a new person.
            let name: String
            let text: String
            /// What stood there when it was changed.
            let original: String
        }
    }
}

extension Unsaved {
    /// One line of a file, without its end.
    package var line: String {
        var members: [String: Value] = [:]
        switch self {
        case .line(let line):
            members["line"] = .text(line.text)
            members["review"] = line.review.map { .text($0.text) }
            members["topic"] = line.topic.map { .text($0.text) }
            members["amends"] = line.amends.map(Value.text)
            members["fetched"] = line.fetched.map(Value.text)
        case .form(let form):
            members["form"] = .text(form.kind.rawValue)
            members["items"] = .text(form.items.map(\.text).joined(separator: " "))
            for field in form.fields {
                members["to." + field.name] = .text(field.text)
                members["was." + field.name] = .text(field.original)
            }
        }
        return JSON.flatLine(members)
    }

    /// - Returns: `nil` for a line that is none of ours.
    package init?(line: some Collection<UInt8>) {
        guard let members = JSON.flatObject(line) else { return nil }
        if let text = members["line"]?.text {
            self = .line(
                Line(
                    text: text, review: members["review"]?.text.map { ItemID($0) },
                    topic: members["topic"]?.text.map { ItemID($0) }, amends: members["amends"]?.text,
                    fetched: members["fetched"]?.text))
        } else if let kind = members["form"]?.text.flatMap(Kind.init) {
            let items = (members["items"]?.text ?? "").split(separator: " ").map { ItemID(String($0)) }
            let names = members.keys.filter { $0.hasPrefix("to.") }.map { String($0.dropFirst(3)) }.sorted()
            let fields = names.map { name in
                Content.Field(
                    name: name, text: members["to." + name]?.text ?? "", original: members["was." + name]?.text ?? "")
            }
            self = .form(Content(kind: kind, items: items, fields: fields))
        } else {
            return nil
        }
    }

    /// Several, as the text of a file.
    package static func text(_ all: [Unsaved]) -> String { all.map { $0.line + "\n" }.joined() }

    /// Those in the text of a file; lines that are none are passed over.
    package static func all(in text: [UInt8]) -> [Unsaved] {
        text.split(separator: 0x0A).compactMap { Unsaved(line: $0) }
    }
}
