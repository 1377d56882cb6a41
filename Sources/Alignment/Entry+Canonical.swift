extension Entry {
    /// Reads a line in the very form in which we write it, straight from the bytes.
    ///
    /// - Parameters:
    ///   - bytes: the bytes of `line`.
    ///   - line: what the entry keeps.
    /// - Returns: `nil` for anything out of the ordinary (white space, escapes, other keys or another order): the
    ///   general scanner reads those. What both read, they read alike.
    init?(canonical bytes: UnsafeBufferPointer<UInt8>, line: ArraySlice<UInt8>) {
        var reader = CanonicalReader(bytes)
        guard reader.take(#"{"n":"#), let n = reader.integer(), n >= 1,
            reader.take(#","id":""#), let id = reader.text(),
            reader.take(#","at":""#), let instant = reader.instant(),
            reader.take(#","by":""#), let by = reader.text()
        else { return nil }
        guard let review = reader.member(#","in":""#), let topic = reader.member(#","on":""#),
            reader.take(#","set":{"#), var changes = reader.changes()
        else { return nil }
        if reader.take(#","was":{"#), !reader.was(&changes) { return nil }
        guard let undoes = reader.member(#","undoes":""#), reader.take("}"), reader.isAtEnd
        else { return nil }
        self.init(
            n: n, id: id, instant: instant, by: by, review: review.text.map(ItemID.init),
            topic: topic.text.map(ItemID.init), changes: changes, undoes: undoes.text, redacts: [], bytes: line)
    }
}

/// Walks over a canonical line; every method answers `nil` or `false` where the line is not canonical.
private struct CanonicalReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { at == bytes.count }

    mutating func take(_ literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard at + count <= bytes.count else { return false }
        for index in 0..<count where bytes[at + index] != literal.utf8Start[index] { return false }
        at += count
        return true
    }

    /// Digits without a leading zero, at most 18.
    mutating func integer() -> Int? {
        let start = at
        var number = 0
        while at < bytes.count, case let digit = bytes[at] &- 0x30, digit < 10 {
            number = number &* 10 &+ Int(digit)
            at += 1
        }
        guard at > start, at - start <= 18, at - start == 1 || bytes[start] != 0x30 else { return nil }
        return number
    }

    /// The rest of a string without escapes, its closing quote included.
    mutating func text() -> String? {
        let start = at
        var isASCII: UInt8 = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 0x22 { break }
            guard byte != 0x5C, byte >= 0x20 else { return nil }
            isASCII |= byte
            at += 1
        }
        guard at < bytes.count else { return nil }
        let slice = UnsafeBufferPointer(rebasing: bytes[start..<at])
        at += 1
        return isASCII < 0x80 ? String(decoding: slice, as: UTF8.self) : String(validating: slice, as: UTF8.self)
    }

    /// A text member that may be missing; `nil` if it is there and not canonical.
    mutating func member(_ key: StaticString) -> (text: String?, Void)? {
        guard take(key) else { return (nil, ()) }
        guard let text = text(), !text.isEmpty else { return nil }
        return (text, ())
    }

    /// The rest of an instant as we write it, `2026-11-22T10:31:07.123Z"`.
    mutating func instant() -> Instant? {
        guard at + 25 <= bytes.count, let year = number(0, 4), let month = number(5, 2), let dayOfMonth = number(8, 2),
            let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2),
            let thousandths = number(20, 3), hour < 24, minute < 60, second < 60,
            has("-", 4), has("-", 7), has("T", 10), has(":", 13), has(":", 16), has(".", 19), has("Z", 23),
            has("\"", 24),
            let day = Day(year: year, month: month, day: dayOfMonth)
        else { return nil }
        at += 25
        let seconds = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        return Instant(milliseconds: seconds * 1000 + Int64(thousandths))
    }

    private func has(_ scalar: Unicode.Scalar, _ offset: Int) -> Bool { bytes[at + offset] == UInt8(ascii: scalar) }

    private func number(_ offset: Int, _ count: Int) -> Int? {
        var number = 0
        for index in (at + offset)..<(at + offset + count) {
            let digit = bytes[index] &- 0x30
            guard digit < 10 else { return nil }
            number = number * 10 + Int(digit)
        }
        return number
    }

    /// The rest of `set`: items and fields in strictly rising order, so that none stands twice.
    mutating func changes() -> [Entry.Change]? {
        var changes: [Entry.Change] = []
        if take("}") { return changes }
        changes.reserveCapacity(8)
        var lastItem: ItemID?
        repeat {
            guard take("\""), let text = text(), take(":{\"") else { return nil }
            let item = ItemID(text)
            if let lastItem, !(lastItem < item) { return nil }
            lastItem = item
            var lastField: String?
            repeat {
                guard let field = self.text(), take(":"), let value = value() else { return nil }
                if let lastField, !lastField.precedesInBytes(field) { return nil }
                lastField = field
                changes.append(Entry.Change(item: item, field: field, was: nil, value: value.value))
            } while take(",\"")
            guard take("}") else { return nil }
        } while take(",")
        return take("}") ? changes : nil
    }

    /// The rest of `was`, which has exactly the items and fields of `set` in the same order.
    mutating func was(_ changes: inout [Entry.Change]) -> Bool {
        var index = 0
        while index < changes.count {
            let item = changes[index].item
            guard index == 0 || take(","), take("\""), takeText(item.text), take(":{") else { return false }
            var isFirst = true
            repeat {
                guard isFirst || take(","), take("\""), takeText(changes[index].field), take(":"), let value = value()
                else {
                    return false
                }
                changes[index].was = value.value
                isFirst = false
                index += 1
            } while index < changes.count && changes[index].item == item
            guard take("}") else { return false }
        }
        return take("}")
    }

    /// Consumes this text and its closing quote.
    private mutating func takeText(_ text: String) -> Bool {
        var next = at
        for byte in text.utf8 {
            guard next < bytes.count, bytes[next] == byte else { return false }
            next += 1
        }
        guard next < bytes.count, bytes[next] == 0x22 else { return false }
        at = next + 1
        return true
    }

    /// A value; the box tells null from "not canonical".
    private mutating func value() -> (value: Value?, Void)? {
        guard at < bytes.count else { return nil }
        switch bytes[at] {
        case UInt8(ascii: "\""):
            at += 1
            return text().map { (.text($0), ()) }
        case UInt8(ascii: "t"): return take("true") ? (.flag(true), ()) : nil
        case UInt8(ascii: "f"): return take("false") ? (.flag(false), ()) : nil
        case UInt8(ascii: "n"): return take("null") ? (nil, ()) : nil
        default:
            guard let integer = integer(), at < bytes.count, bytes[at] == 0x2C || bytes[at] == 0x7D else { return nil }
            return (.integer(integer), ())
        }
    }
}
