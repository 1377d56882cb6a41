extension Entry {
    /// The entry of the line a reader has just read.
    ///
    /// - Parameter line: the line's bytes, which the entry keeps.
    /// - Returns: `nil` if it was not made at an instant as we write one: the general scanner reads that.
    init?(_ reader: borrowing LineReader, line: ArraySlice<UInt8>) {
        guard let instant = Instant(canonical: reader.bytes(of: reader.at)) else { return nil }
        var changes: [Change] = []
        changes.reserveCapacity(reader.changes.count)
        var item = ItemID("")
        for change in reader.changes {
            if change.beginsItem { item = ItemID(reader.text(change.item)) }
            changes.append(
                Change(
                    item: item, field: reader.text(change.field), was: reader.value(change.was),
                    value: reader.value(change.value)))
        }
        func optional(_ part: LineReader.Part) -> String? { part.isThere ? reader.text(part) : nil }
        self.init(
            n: reader.n, id: reader.text(reader.id), instant: instant, by: reader.text(reader.by),
            review: optional(reader.review).map(ItemID.init), topic: optional(reader.topic).map(ItemID.init),
            changes: changes, undoes: optional(reader.undoes), redacts: [], bytes: line)
    }
}

extension Instant {
    /// Reads an instant as we write it, `2026-11-22T10:31:07.123Z`, and nothing else.
    fileprivate init?(canonical bytes: UnsafeBufferPointer<UInt8>) {
        func number(_ offset: Int, _ count: Int) -> Int? {
            var number = 0
            for index in offset..<(offset + count) {
                let digit = bytes[index] &- 0x30
                guard digit < 10 else { return nil }
                number = number * 10 + Int(digit)
            }
            return number
        }
        func has(_ scalar: Unicode.Scalar, _ offset: Int) -> Bool { bytes[offset] == UInt8(ascii: scalar) }
        guard bytes.count == 24, let year = number(0, 4), let month = number(5, 2), let dayOfMonth = number(8, 2),
            let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2),
            let thousandths = number(20, 3), hour < 24, minute < 60, second < 60,
            has("-", 4), has("-", 7), has("T", 10), has(":", 13), has(":", 16), has(".", 19), has("Z", 23),
            let day = Day(year: year, month: month, day: dayOfMonth)
        else { return nil }
        let seconds = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        self.init(milliseconds: seconds * 1000 + Int64(thousandths))
    }
}
