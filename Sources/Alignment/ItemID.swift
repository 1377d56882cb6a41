/// The name of one item in the journal: `A12-m2cx`, `@dana`, `workspace`; any other text is an id of an unknown kind.
///
/// Ids compare as bytes.
package struct ItemID: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) { self.text = text }

    package static let workspace = ItemID("workspace")

    /// The id of the person with this bare handle.
    package static func person(_ handle: String) -> ItemID { ItemID("@" + handle) }

    /// The highest number an id may carry; a larger one makes the kind unknown, so that nobody can use numbers up.
    package static let highestNumber = 999_999_999

    package var description: String { text }

    /// What the item is, or `nil` for a kind this version does not know.
    package var kind: Kind? { parts.kind }

    /// The number people use: 12 in `A12-m2cx`.
    package var number: Int? { parts.number }

    /// The short form without regard to who else has the number: `A12`, `@dana`.
    package var short: String {
        guard case (let kind?, let number?) = parts, let letter = kind.letter else { return text }
        return letter + String(number)
    }

    /// The bare handle of a person's id.
    package var handle: String? { kind == .person ? String(text.dropFirst()) : nil }

    private var parts: (kind: Kind?, number: Int?) {
        var text = text
        return text.withUTF8(ItemID.parts)
    }

    /// What the bytes of an id say: the kind, if it is known, and the number of a numbered one.
    static func parts(of bytes: UnsafeBufferPointer<UInt8>) -> (kind: Kind?, number: Int?) {
        if bytes.first == UInt8(ascii: "@") {
            return (Handle.isValid(UnsafeBufferPointer(rebasing: bytes.dropFirst())) ? .person : nil, nil)
        }
        guard let (kind, number) = numbered(bytes) else { return (bytes.elementsEqual(named) ? .workspace : nil, nil) }
        return (kind, number)
    }

    private static let named = "workspace".utf8

    private static func numbered(_ bytes: UnsafeBufferPointer<UInt8>) -> (kind: Kind, number: Int)? {
        guard bytes.count >= 7, let kind = Kind(letter: bytes[0]) else { return nil }
        var number = 0
        var at = 1
        // At most 18 digits, so that nothing overflows.
        let end = min(bytes.count, 19)
        while at < end, case let digit = bytes[at] &- 0x30, digit < 10 {
            number = number &* 10 &+ Int(digit)
            at &+= 1
        }
        guard bytes.count == at + 5, bytes[at] == UInt8(ascii: "-"), bytes[1] != 0x30, number > 0,
            number <= ItemID.highestNumber
        else { return nil }
        for byte in bytes[(at + 1)...] where !Crockford.contains(byte) { return nil }
        return (kind, number)
    }

    package static func < (left: ItemID, right: ItemID) -> Bool { left.text.precedesInBytes(right.text) }
}

/// Crockford's base-32 alphabet in lower case: digits and letters without `i l o u`.
package enum Crockford {
    package static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// A bit for each character of ASCII: the first 64, the others.
    private static let members: (UInt64, UInt64) = (0x03FF_0000_0000_0000, 0x07DF_6DFE_0000_0000)

    package static func contains(_ byte: UInt8) -> Bool {
        byte < 0x80 && (byte < 0x40 ? members.0 : members.1) >> UInt64(byte & 0x3F) & 1 == 1
    }

    /// Text of `count` characters from the low bits of random numbers.
    package static func text(_ count: Int, _ random: () -> UInt64) -> String {
        var result = ""
        for _ in 0..<count { result.unicodeScalars.append(Unicode.Scalar(alphabet[Int(random() & 31)])) }
        return result
    }
}

/// Handles: how people are named in fields and typed after `@`.
package enum Handle {
    /// Whether the text matches `[a-z0-9][a-z0-9._-]{0,31}` and does not end in `.`.
    package static func isValid(_ text: some StringProtocol) -> Bool {
        var text = String(text)
        return text.withUTF8(isValid)
    }

    static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, isLetterOrDigit(first), bytes.count <= 32, bytes.last != UInt8(ascii: ".") else {
            return false
        }
        return bytes.allSatisfy { isLetterOrDigit($0) || ".-_".utf8.contains($0) }
    }

    /// The handle for a login name: lower-cased, cut at `@`, taken after `\`, other characters become `-`.
    ///
    /// - Returns: `nil` if nothing usable is left.
    package static func fromLogin(_ login: String) -> String? {
        let afterDomain = login.split(separator: "\\").last ?? ""
        let name = afterDomain.split(separator: "@", omittingEmptySubsequences: false).first ?? ""
        var handle = ""
        for scalar in name.lowercased().unicodeScalars {
            let fits = scalar.isASCII && (isLetterOrDigit(UInt8(scalar.value)) || "._-".unicodeScalars.contains(scalar))
            handle.unicodeScalars.append(fits ? scalar : "-")
        }
        handle = String(handle.drop { "._-".contains($0) }.prefix(32))
        while handle.hasSuffix(".") { handle.removeLast() }
        return isValid(handle) ? handle : nil
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
}

extension String {
    /// Order by UTF-8 bytes; Swift's own `<` orders by Unicode canonical form.
    package func precedesInBytes(_ other: String) -> Bool {
        var (one, other) = (self, other)
        return one.withUTF8 { one in other.withUTF8 { one.lexicographicallyPrecedes($0) } }
    }

    /// Equality by UTF-8 bytes; Swift's own `==` takes canonically equivalent text for the same.
    package func isSameInBytes(as other: String) -> Bool {
        let same = utf8.withContiguousStorageIfAvailable { bytes in
            other.utf8.withContiguousStorageIfAvailable { others in
                bytes.count == others.count && bytes.elementsEqual(others)
            }
        }
        return (same ?? nil) ?? utf8.elementsEqual(other.utf8)
    }
}
