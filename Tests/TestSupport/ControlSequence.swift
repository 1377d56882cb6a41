/// A piece of what a program sent to a terminal, cut as ECMA-48 says, section 5.
package enum ControlSequence: Hashable {
    case text([UInt8])
    /// C0 and DEL.
    case single(UInt8)
    /// ESC, intermediate bytes and a final one.
    case escape(String)
    /// CSI: private sign, parameters, intermediate bytes and the final one.
    case control(sign: String, parameters: String, end: String)
    /// A string up to its terminator: OSC by `]`, DCS by `P`.
    case string(kind: Character, content: [UInt8])
    /// Something that begins like a sequence and is none.
    case broken([UInt8])

    /// Cuts all of it up.
    package static func all(in bytes: [UInt8]) -> [ControlSequence] {
        var result: [ControlSequence] = []
        var rest = bytes[...]
        while let first = rest.first {
            if first == 0x1B {
                result.append(escape(&rest))
            } else if first < 0x20 || first == 0x7F {
                result.append(.single(first))
                rest = rest.dropFirst()
            } else {
                let text = rest.prefix { $0 >= 0x20 && $0 != 0x7F }
                result.append(.text(Array(text)))
                rest = rest.dropFirst(text.count)
            }
        }
        return result
    }

    private static func escape(_ rest: inout ArraySlice<UInt8>) -> ControlSequence {
        let start = rest
        rest = rest.dropFirst()
        let intermediates = take(&rest, 0x20...0x2F)
        guard let final = rest.popFirst(), (0x30...0x7E).contains(final) else { return .broken(Array(start.prefix(9))) }
        guard intermediates.isEmpty else { return .escape(intermediates + character(final)) }
        switch final {
        case UInt8(ascii: "["):
            let sign = take(&rest, 0x3C...0x3F)
            let parameters = take(&rest, 0x30...0x3B)
            let end = take(&rest, 0x20...0x2F)
            guard let final = rest.popFirst(), (0x40...0x7E).contains(final) else {
                return .broken(Array(start.prefix(9)))
            }
            return .control(sign: sign, parameters: parameters, end: end + character(final))
        case UInt8(ascii: "]"), UInt8(ascii: "P"):
            var content: [UInt8] = []
            while let byte = rest.popFirst() {
                if byte == 0x07, final == UInt8(ascii: "]") { break }
                if byte == 0x1B, rest.first == UInt8(ascii: "\\") {
                    rest = rest.dropFirst()
                    break
                }
                content.append(byte)
            }
            return .string(kind: Character(Unicode.Scalar(final)), content: content)
        default: return .escape(character(final))
        }
    }

    private static func take(_ rest: inout ArraySlice<UInt8>, _ range: ClosedRange<UInt8>) -> String {
        let taken = rest.prefix { range.contains($0) }
        rest = rest.dropFirst(taken.count)
        return String(decoding: taken, as: UTF8.self)
    }

    private static func character(_ byte: UInt8) -> String { String(Unicode.Scalar(byte)) }

    /// What it is, whatever its numbers: "CSI H", "CSI ?25h" for each mode by itself, "SGR 1" for each attribute. Nothing
    /// for text.
    package var shapes: [String] {
        switch self {
        case .text: []
        case .single(let byte): ["\\u{\(String(byte, radix: 16, uppercase: true))}"]
        case .escape(let end): ["ESC \(end)"]
        case .control("?", let parameters, let end) where end == "h" || end == "l":
            parameters.split(separator: ";").map { "CSI ?\($0)\(end)" }
        case .control("", let parameters, "m"): Self.attributes(parameters)
        case .control(let sign, _, let end): ["CSI \(sign)\(end)"]
        case .string(let kind, let content):
            [kind == "]" ? "OSC " + String(decoding: content.prefix { $0 != 0x3B }, as: UTF8.self) : "DCS"]
        case .broken(let bytes): ["broken \(bytes)"]
        }
    }

    private static func attributes(_ parameters: String) -> [String] {
        var shapes: [String] = []
        var rest = parameters.split(separator: ";", omittingEmptySubsequences: false)[...]
        while let parameter = rest.popFirst() {
            let number = Int(parameter.prefix { $0 != ":" }) ?? 0
            switch number {
            case 38, 48:
                // The colour's own numbers: one behind 5, three behind 2.
                if !parameter.contains(":") { rest = rest.dropFirst(rest.first == "5" ? 2 : 4) }
                shapes.append("SGR colour")
            case 30...49, 90...107: shapes.append("SGR colour")
            default: shapes.append("SGR \(number)")
            }
        }
        return shapes
    }
}
