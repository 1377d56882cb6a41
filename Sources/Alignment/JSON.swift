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
    package var pretty: String { JSONWriter.text(write) }

    package func write(to out: inout JSONWriter) {
        switch self {
        case .null: out.write(Value?.none)
        case .value(let value): out.write(value)
        case .array(let elements): out.array(elements) { $0.write(to: &$1) }
        case .object(let members):
            out.object { out in
                for member in members.all {
                    out.key(member.key)
                    member.value.write(to: &out)
                }
            }
        }
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
