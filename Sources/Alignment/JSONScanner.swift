/// Reads JSON straight from bytes (RFC 8259), making strings only of what is asked for.
///
/// Our own because the journal's rules need what general decoders do not tell: a key that stands twice, the exact
/// end of the value, and refusal of lone surrogates and invalid UTF-8 in a line, whichever field they are in.
struct JSONScanner {
    /// The first thing wrong, in words for `doctor`.
    struct Failure: Error { let reason: String }

    /// Values nest at most this deep; deeper input is refused before it can exhaust the stack.
    static let deepest = 64

    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var at = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func skipSpace() {
        while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
    }

    /// The next byte that is no space, not consumed; 0 at the end.
    mutating func peek() -> UInt8 {
        skipSpace()
        return at < bytes.count ? bytes[at] : 0
    }

    mutating func take(_ byte: Character) throws(Failure) {
        guard let ascii = byte.asciiValue, peek() == ascii else {
            throw Failure(reason: "not JSON: '\(byte)' expected")
        }
        at += 1
    }

    /// Consumes the byte if it is next.
    mutating func takes(_ byte: Character) -> Bool {
        guard let ascii = byte.asciiValue, peek() == ascii else { return false }
        at += 1
        return true
    }

    mutating func end() throws(Failure) {
        skipSpace()
        guard at == bytes.count else { throw Failure(reason: "not JSON: text after the object") }
    }

    /// Reads an object, handing each key to `member`, which reads the value; a key that stands twice is refused.
    mutating func object(
        _ member: (_ key: String, _ scanner: inout JSONScanner) throws(Failure) -> Void
    ) throws(Failure) {
        try take("{")
        if takes("}") { return }
        var seen = SeenKeys()
        repeat {
            let key = try string()
            guard seen.insert(key) else { throw Failure(reason: "the key '\(key)' stands twice") }
            try take(":")
            try member(key, &self)
        } while takes(",")
        try take("}")
    }

    mutating func array(_ element: (inout JSONScanner) throws(Failure) -> Void) throws(Failure) {
        try take("[")
        if takes("]") { return }
        repeat { try element(&self) } while takes(",")
        try take("]")
    }

    /// A string, number, true, false or null (`nil`).
    mutating func value() throws(Failure) -> Value? {
        switch peek() {
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "t"):
            try word("true")
            return .flag(true)
        case UInt8(ascii: "f"):
            try word("false")
            return .flag(false)
        case UInt8(ascii: "n"):
            try word("null")
            return nil
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            throw Failure(reason: "a field holds an object or a list")
        default: return try number()
        }
    }

    /// Passes over any value, checking that it is JSON.
    mutating func skip(depth: Int = 0) throws(Failure) {
        guard depth < JSONScanner.deepest else { throw Failure(reason: "nested too deeply") }
        switch peek() {
        case UInt8(ascii: "{"): try object { (_, scanner) throws(Failure) in try scanner.skip(depth: depth + 1) }
        case UInt8(ascii: "["): try array { (scanner) throws(Failure) in try scanner.skip(depth: depth + 1) }
        default: _ = try value()
        }
    }

    private mutating func word(_ word: StaticString) throws(Failure) {
        for index in 0..<word.utf8CodeUnitCount {
            guard at < bytes.count, bytes[at] == word.utf8Start[index] else { throw Failure(reason: "not JSON") }
            at += 1
        }
    }
}

extension JSONScanner {
    /// A string in quotes, its escapes resolved.
    mutating func string() throws(Failure) -> String {
        try take("\"")
        let start = at
        while at < bytes.count, bytes[at] != 0x22, bytes[at] != 0x5C, bytes[at] >= 0x20 { at += 1 }
        guard at < bytes.count else { throw Failure(reason: "not JSON: a string without an end") }
        if bytes[at] == 0x22 {
            let slice = UnsafeBufferPointer(rebasing: bytes[start..<at])
            at += 1
            return try text(slice)
        }
        at = start
        return try escapedString()
    }

    private func text(_ slice: some Collection<UInt8>) throws(Failure) -> String {
        guard let text = String(validating: slice, as: UTF8.self) else { throw Failure(reason: "invalid UTF-8") }
        return text
    }

    private mutating func escapedString() throws(Failure) -> String {
        var out: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            switch byte {
            case 0x22: return try text(out)
            case 0x5C: try escape(into: &out)
            case ..<0x20: throw Failure(reason: "a raw control character in a string")
            default: out.append(byte)
            }
        }
        throw Failure(reason: "not JSON: a string without an end")
    }

    private mutating func escape(into out: inout [UInt8]) throws(Failure) {
        guard at < bytes.count else { throw Failure(reason: "not JSON: a string without an end") }
        let byte = bytes[at]
        at += 1
        switch byte {
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
        case UInt8(ascii: "u"): out.append(contentsOf: String(try unicodeEscape()).utf8)
        default: throw Failure(reason: "not JSON: an unknown escape")
        }
    }

    private mutating func unicodeEscape() throws(Failure) -> Unicode.Scalar {
        let unit = try hexadecimal()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, at + 1 < bytes.count, bytes[at] == 0x5C, bytes[at + 1] == UInt8(ascii: "u") else {
            throw Failure(reason: "half a surrogate pair")
        }
        at += 2
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
        else { throw Failure(reason: "half a surrogate pair") }
        return scalar
    }

    private mutating func hexadecimal() throws(Failure) -> UInt32 {
        guard at + 4 <= bytes.count else { throw Failure(reason: "not JSON: an unknown escape") }
        var unit: UInt32 = 0
        for byte in bytes[at..<(at + 4)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw Failure(reason: "not JSON: an unknown escape")
            }
            unit = unit << 4 | UInt32(digit)
        }
        at += 4
        return unit
    }

    private mutating func number() throws(Failure) -> Value {
        let start = at
        if at < bytes.count, bytes[at] == UInt8(ascii: "-") { at += 1 }
        let whole = digits()
        guard whole > 0, whole == 1 || bytes[at - whole] != UInt8(ascii: "0") else {
            throw Failure(reason: "not JSON: a value expected")
        }
        var isInteger = true
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            at += 1
            isInteger = false
            guard digits() > 0 else { throw Failure(reason: "not JSON: a number without digits") }
        }
        if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            at += 1
            isInteger = false
            if at < bytes.count, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") { at += 1 }
            guard digits() > 0 else { throw Failure(reason: "not JSON: a number without digits") }
        }
        let literal = String(decoding: bytes[start..<at], as: UTF8.self)
        if isInteger, let integer = Int(literal) { return .integer(integer) }
        guard let decimal = Double(literal), decimal.isFinite else { throw Failure(reason: "a number out of range") }
        return Int(exactly: decimal).map(Value.integer) ?? .decimal(decimal)
    }

    private mutating func digits() -> Int {
        let start = at
        while at < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39 { at += 1 }
        return at - start
    }
}

/// The keys of one object so far: a list while there are few, a set of byte strings beyond.
private struct SeenKeys {
    private var few: [String] = []
    private var many: Set<[UInt8]> = []

    /// - Returns: whether the key is new.
    mutating func insert(_ key: String) -> Bool {
        if few.count < 16 {
            guard !few.contains(where: { $0.isSameInBytes(as: key) }) else { return false }
            few.append(key)
            return true
        }
        if many.isEmpty { many = Set(few.map { Array($0.utf8) }) }
        return many.insert(Array(key.utf8)).inserted
    }
}
