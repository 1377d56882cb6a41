/// A JSON value, written with sorted keys and two spaces, so that two exports diff well.
package enum JSON: Hashable, Sendable {
    case null
    case value(Value)
    case array([JSON])
    case object(Members)

    package static func text(_ text: String) -> JSON { .value(.text(text)) }
    package static func number(_ number: Int) -> JSON { .value(.integer(number)) }
    package static func flag(_ flag: Bool) -> JSON { .value(.flag(flag)) }
    /// A fraction, rounded to four digits; `nil` is null.
    package static func fraction(_ fraction: Double?) -> JSON {
        fraction.map { .value(.decimal(($0 * 10_000).rounded() / 10_000)) } ?? .null
    }

    /// An object without the members that are `nil`.
    package static func members(_ members: [String: JSON?]) -> JSON {
        var present = Members()
        for (key, value) in members { present[key] = value }
        return .object(present)
    }

    package static func texts(_ texts: some Sequence<String>) -> JSON { .array(texts.map(JSON.text)) }

    /// The text, without a newline at its end.
    package var pretty: String {
        var bytes: [UInt8] = []
        write(to: &bytes, depth: 0)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func write(to out: inout [UInt8], depth: Int) {
        switch self {
        case .null: out += "null".utf8
        case .value(.text(let text)): JSONText.quote(text, to: &out)
        case .value(let value): out += JSONText.literal(value).utf8
        case .array(let elements):
            JSON.write(elements, "[", "]", to: &out, depth) { $0.write(to: &$1, depth: depth + 1) }
        case .object(let members):
            JSON.write(members.all, "{", "}", to: &out, depth) { member, out in
                JSONText.quote(member.key, to: &out)
                out += ": ".utf8
                member.value.write(to: &out, depth: depth + 1)
            }
        }
    }

    private static func write<Elements: Sequence>(
        _ elements: Elements, _ open: Unicode.Scalar, _ close: Unicode.Scalar, to out: inout [UInt8], _ depth: Int,
        element: (Elements.Element, inout [UInt8]) -> Void
    ) {
        out.append(UInt8(ascii: open))
        var isFirst = true
        for next in elements {
            if !isFirst { out.append(UInt8(ascii: ",")) }
            isFirst = false
            newline(depth + 1, to: &out)
            element(next, &out)
        }
        if !isFirst { newline(depth, to: &out) }
        out.append(UInt8(ascii: close))
    }

    /// The text of an object some of whose members are arrays too large to be made as a whole, without a newline at its
    /// end.
    package static func pretty(_ members: Members, arrays: [String: any Sequence<JSON>]) -> String {
        var out: [UInt8] = []
        let keys = (members.all.map(\.key) + arrays.keys).sorted { $0.precedesInBytes($1) }
        write(keys, "{", "}", to: &out, 0) { key, out in
            JSONText.quote(key, to: &out)
            out += ": ".utf8
            if let elements = arrays[key] {
                write(elements, to: &out)
            } else {
                members[key]?.write(to: &out, depth: 1)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func write(_ elements: some Sequence<JSON>, to out: inout [UInt8]) {
        write(elements, "[", "]", to: &out, 1) { $0.write(to: &$1, depth: 2) }
    }

    private static func newline(_ depth: Int, to out: inout [UInt8]) {
        out.append(0x0A)
        for _ in 0..<(2 * depth) { out.append(0x20) }
    }
}

extension JSON {
    /// The members of an object, each key once, sorted by the keys' bytes: objects are small, and written more often
    /// than looked into.
    package struct Members: Hashable, Sendable, ExpressibleByDictionaryLiteral {
        private(set) var all: [Member] = []

        struct Member: Hashable, Sendable {
            let key: String
            var value: JSON
        }

        package init() {}

        package init(dictionaryLiteral elements: (String, JSON)...) {
            all.reserveCapacity(elements.count * 2)
            for (key, value) in elements { self[key] = value }
        }

        /// The member; setting `nil` removes it.
        package subscript(key: String) -> JSON? {
            get {
                let index = index(key)
                return has(key, at: index) ? all[index].value : nil
            }
            set {
                let index = index(key)
                switch (newValue, has(key, at: index)) {
                case (let value?, true): all[index].value = value
                case (let value?, false): all.insert(Member(key: key, value: value), at: index)
                case (nil, true): all.remove(at: index)
                case (nil, false): break
                }
            }
        }

        /// Adds members, in place of those with the same keys.
        package mutating func add(_ others: Members) {
            for member in others.all { self[member.key] = member.value }
        }

        private func has(_ key: String, at index: Int) -> Bool {
            index < all.count && all[index].key.isSameInBytes(as: key)
        }

        /// Where a key stands or would stand.
        private func index(_ key: String) -> Int {
            var (low, high) = (0, all.count)
            while low < high {
                let middle = (low + high) / 2
                if all[middle].key.precedesInBytes(key) { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }
}
