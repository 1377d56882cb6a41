/// A JSON value, written with sorted keys and two spaces, so that two exports diff well.
package indirect enum JSON: Hashable, Sendable {
    case null
    case value(Value)
    case array([JSON])
    case object([String: JSON])

    package static func text(_ text: String) -> JSON { .value(.text(text)) }
    package static func number(_ number: Int) -> JSON { .value(.integer(number)) }
    package static func flag(_ flag: Bool) -> JSON { .value(.flag(flag)) }
    /// A fraction, rounded to four digits; `nil` is null.
    package static func fraction(_ fraction: Double?) -> JSON {
        fraction.map { .value(.decimal(($0 * 10_000).rounded() / 10_000)) } ?? .null
    }

    /// An object without the members that are `nil`.
    package static func members(_ members: [String: JSON?]) -> JSON { .object(members.compactMapValues(\.self)) }

    package static func texts(_ texts: some Sequence<String>) -> JSON { .array(texts.map(JSON.text)) }

    /// The text, without a newline at its end.
    package var pretty: String {
        var out = ""
        write(to: &out, indent: "")
        return out
    }

    private func write(to out: inout String, indent: String) {
        switch self {
        case .null: out += "null"
        case .value(let value): out += JSONText.literal(value)
        case .array(let elements): JSON.write(elements, "[", "]", to: &out, indent) { $0.write(to: &$1, indent: $2) }
        case .object(let members):
            let sorted = members.sorted { $0.key.precedesInBytes($1.key) }
            JSON.write(sorted, "{", "}", to: &out, indent) { member, out, indent in
                out += JSONText.quoted(member.key) + ": "
                member.value.write(to: &out, indent: indent)
            }
        }
    }

    private static func write<Element>(
        _ elements: [Element], _ open: String, _ close: String, to out: inout String, _ indent: String,
        element: (Element, inout String, String) -> Void
    ) {
        guard !elements.isEmpty else {
            out += open + close
            return
        }
        let inner = indent + "  "
        for (index, next) in elements.enumerated() {
            out += (index == 0 ? open : ",") + "\n" + inner
            element(next, &out, inner)
        }
        out += "\n" + indent + close
    }
}
