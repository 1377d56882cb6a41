/// What a field holds. Texts compare as bytes.
package enum Value: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case decimal(Double)
    case flag(Bool)

    package static func == (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.text(let a), .text(let b)): a.isSameInBytes(as: b)
        case (.integer(let a), .integer(let b)): a == b
        case (.decimal(let a), .decimal(let b)): a == b
        case (.flag(let a), .flag(let b)): a == b
        default: false
        }
    }

    package var text: String? { if case .text(let text) = self { text } else { nil } }
    package var integer: Int? { if case .integer(let integer) = self { integer } else { nil } }
    package var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }

    /// The value as plain text, as a person would type it.
    package var plain: String {
        switch self {
        case .text(let text): text
        case .integer(let integer): String(integer)
        case .decimal(let decimal): String(decimal)
        case .flag(let flag): flag ? "true" : "false"
        }
    }
}
