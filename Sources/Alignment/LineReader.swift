/// Reads a line in the very form in which we write it, straight from the bytes: its parts are places in the line; no text
/// is made that nobody asks for.
///
/// Anything out of the ordinary (white space, escapes, other keys or another order) it refuses: the general scanner
/// reads those. What both read, they read alike. One reader reads many lines; what it says holds for the last one, and
/// only while that line's bytes are there.
struct LineReader {
    /// A part of the line, without quotes. Small, so that what is read of a line moves in few words.
    struct Part {
        private let first: UInt32
        private let limit: UInt32

        /// A member that is missing.
        init() { (first, limit) = (1, 0) }

        init(start: Int, end: Int) {
            (first, limit) = (UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: end))
        }

        var start: Int { Int(first) }
        var end: Int { Int(limit) }
        var isThere: Bool { first <= limit }
        var count: Int { end - start }
    }

    /// A value, and where it stands; as small as a part.
    struct Literal {
        enum Kind: UInt32 {
            case nothing, text, integer, no, yes
        }

        private let start: UInt32
        /// The kind in the topmost bits, below them how many bytes it has.
        private let kindAndCount: UInt32

        /// Bytes that a value in canonical form may have.
        static let longest = 1 << 29 - 1

        init(_ kind: Kind, _ part: Part = Part(start: 0, end: 0)) {
            start = UInt32(truncatingIfNeeded: part.start)
            kindAndCount = kind.rawValue << 29 | UInt32(truncatingIfNeeded: part.count)
        }

        var kind: Kind { Kind(rawValue: kindAndCount >> 29) ?? .nothing }
        var part: Part { Part(start: Int(start), end: Int(start) + Int(kindAndCount & 0x1FFF_FFFF)) }
        var isThere: Bool { kind != .nothing }
    }

    /// One field set.
    struct Change {
        /// The item, where this is the first of its fields.
        var item: Part
        var field: Part
        var value: Literal
        var was = Literal(.nothing)

        var beginsItem: Bool { item.isThere }
    }

    private(set) var n = 0
    private(set) var id = Part()
    private(set) var at = Part()
    private(set) var by = Part()
    private(set) var review = Part()
    private(set) var topic = Part()
    private(set) var undoes = Part()
    /// What the line sets; behind what those before it set, where lines are read one after another.
    private(set) var changes: ContiguousArray<Change> = []

    /// The item that all changes are of; `nil`: there are several, or none.
    var onlyItem: Part? { itemCount == 1 ? changes[firstChange].item : nil }

    /// How many items the changes are of.
    private var itemCount = 0
    private var firstChange = 0
    private var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private var position = 0

    /// Reads a line, without its newline.
    ///
    /// - Returns: whether it is in canonical form.
    mutating func read(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        forgetChanges()
        return readObject(line) && position == line.count
    }

    /// Reads the first of some lines; what it sets comes behind what lines before it set.
    ///
    /// - Returns: whether it is in canonical form.
    mutating func readLine(_ lines: UnsafeBufferPointer<UInt8>) -> Bool {
        let known = changes.count
        if readObject(lines), position == lines.count || lines[position] == 0x0A { return true }
        changes.removeSubrange(known...)
        return false
    }

    mutating func forgetChanges() { changes.removeAll(keepingCapacity: true) }

    mutating func reserve(changes count: Int) { changes.reserveCapacity(count) }

    /// Hands on what folding needs of the line that was read.
    func withLine<Result>(_ body: (ReadLine) -> Result) -> Result {
        changes.withUnsafeBufferPointer { body(ReadLine(bytes: bytes, changes: $0, undoes: undoes.isThere)) }
    }

    /// Bytes of the line that was read, without its newline.
    var length: Int { position }

    private mutating func readObject(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard readHead(line), take(#","set":{"#), readChanges() else { return false }
        if take(#","was":{"#), !readWas() { return false }
        guard let undoes = readMember(#","undoes":""#), take("}") else { return false }
        self.undoes = undoes
        return true
    }

    /// Reads no further than `on`: all that order and authorship need.
    mutating func readHead(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes = line
        position = 0
        guard take(#"{"n":"#), let number = readInteger(), number >= 1, take(#","id":""#), let id = readText(),
            take(#","at":""#), let at = readText(), take(#","by":""#), let by = readText(),
            let review = readMember(#","in":""#), let topic = readMember(#","on":""#)
        else { return false }
        (n, self.id, self.at, self.by, self.review, self.topic) = (number, id, at, by, review, topic)
        return true
    }

    func text(_ part: Part) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[part.start..<part.end]), as: UTF8.self)
    }

    func value(_ literal: Literal) -> Value? {
        switch literal.kind {
        case .nothing: nil
        case .text: .text(text(literal.part))
        case .integer: .integer(bytes.integer(literal.part))
        case .no: .flag(false)
        case .yes: .flag(true)
        }
    }

    func bytes(of part: Part) -> UnsafeBufferPointer<UInt8> { bytes.part(part) }

    private func isUTF8(_ part: Part) -> Bool { (try? UTF8Span(validating: bytes(of: part).span)) != nil }

    @inline(__always)
    private mutating func take(_ literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        for index in 0..<count where bytes[position + index] != literal.utf8Start[index] { return false }
        position += count
        return true
    }

    /// Digits without a leading zero, at most 18.
    private mutating func readInteger() -> Int? {
        let start = position
        var number = 0
        while position < bytes.count, case let digit = bytes[position] &- 0x30, digit < 10 {
            number = number &* 10 &+ Int(digit)
            position += 1
        }
        let count = position - start
        return (1...18).contains(count) && (count == 1 || bytes[start] != 0x30) ? number : nil
    }

    /// The rest of a string without escapes, its closing quote included.
    @inline(__always)
    private mutating func readText() -> Part? {
        var at = position
        // All bytes put together, and some behind them: none has its topmost bit set in ASCII.
        var all: UInt64 = 0
        while let word = word(at) {
            all |= word
            let stop = LineReader.stops(word)
            if stop == 0 {
                at += 8
                continue
            }
            at += stop.trailingZeroBitCount >> 3
            return bytes[at] == 0x22 ? endText(at, all) : nil
        }
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 0x22 { return endText(at, all) }
            guard byte != 0x5C, byte >= 0x20 else { return nil }
            all |= UInt64(byte)
            at += 1
        }
        return nil
    }

    @inline(__always)
    private mutating func endText(_ end: Int, _ all: UInt64) -> Part? {
        let part = Part(start: position, end: end)
        guard all & 0x8080_8080_8080_8080 == 0 || isUTF8(part) else { return nil }
        position = end + 1
        return part
    }

    /// Eight bytes, if there are as many.
    @inline(__always)
    private func word(_ at: Int) -> UInt64? {
        guard at + 8 <= bytes.count, let start = bytes.baseAddress else { return nil }
        return UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(fromByteOffset: at, as: UInt64.self))
    }

    /// Has the topmost bit of each byte set that ends a text or may not stand in one: a quote, a backslash, a control
    /// character. Only the lowest is certain; above it a carry may have set more.
    @inline(__always)
    private static func stops(_ word: UInt64) -> UInt64 {
        let (ones, tops) = (UInt64(0x0101_0101_0101_0101), UInt64(0x8080_8080_8080_8080))
        let (quotes, slashes) = (word ^ (ones &* 0x22), word ^ (ones &* 0x5C))
        let below = (word &- (ones &* 0x20)) & ~word
        return (((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes) | below) & tops
    }

    /// A text member that may be missing, but not be empty.
    @inline(__always)
    private mutating func readMember(_ key: StaticString) -> Part? {
        guard take(key) else { return Part() }
        guard let part = readText(), part.start < part.end else { return nil }
        return part
    }

    /// The rest of `set`: items and fields in strictly rising order, so that none stands twice.
    private mutating func readChanges() -> Bool {
        firstChange = changes.count
        itemCount = 0
        if take("}") { return true }
        var itemBefore = Part()
        repeat {
            guard take("\""), let item = readText(), take(":{\"") else { return false }
            if itemBefore.isThere, bytes.order(itemBefore, item) >= 0 { return false }
            itemBefore = item
            itemCount += 1
            var fieldBefore = Part()
            repeat {
                guard let field = readText(), take(":"), let value = readValue() else { return false }
                if fieldBefore.isThere, bytes.order(fieldBefore, field) >= 0 { return false }
                changes.append(Change(item: fieldBefore.isThere ? Part() : item, field: field, value: value))
                fieldBefore = field
            } while take(",\"")
            guard take("}") else { return false }
        } while take(",")
        return take("}")
    }

    /// The rest of `was`, which has exactly the items and fields of `set` in the same order.
    private mutating func readWas() -> Bool {
        for index in firstChange..<changes.count {
            if changes[index].beginsItem {
                guard index == firstChange || take("},"), take("\""), takeText(changes[index].item), take(":{") else {
                    return false
                }
            } else if !take(",") {
                return false
            }
            guard take("\""), takeText(changes[index].field), take(":"), let was = readValue() else { return false }
            changes[index].was = was
        }
        return changes.count > firstChange && take("}}")
    }

    /// Consumes the same text again and its closing quote.
    private mutating func takeText(_ part: Part) -> Bool {
        let count = part.end - part.start
        guard position + count < bytes.count, bytes[position + count] == 0x22,
            bytes.order(part, Part(start: position, end: position + count)) == 0
        else { return false }
        position += count + 1
        return true
    }

    private mutating func readValue() -> Literal? {
        guard position < bytes.count else { return nil }
        let start = position
        switch bytes[start] {
        case UInt8(ascii: "\""):
            position += 1
            guard let part = readText(), part.count <= Literal.longest else { return nil }
            return Literal(.text, part)
        case UInt8(ascii: "t"): return take("true") ? Literal(.yes) : nil
        case UInt8(ascii: "f"): return take("false") ? Literal(.no) : nil
        case UInt8(ascii: "n"): return take("null") ? Literal(.nothing) : nil
        default:
            guard readInteger() != nil, position < bytes.count,
                bytes[position] == UInt8(ascii: ",") || bytes[position] == UInt8(ascii: "}")
            else { return nil }
            return Literal(.integer, Part(start: start, end: position))
        }
    }
}
