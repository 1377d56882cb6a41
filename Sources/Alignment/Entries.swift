/// The entries of a journal in their order, kept as the lines they are and read when somebody looks at one.
///
/// - Complexity: reading an entry is linear in its line; what `count` and the order need stands beside the lines.
package struct Entries: RandomAccessCollection, Sendable {
    /// One line: where it stands and what is often asked of it.
    struct Line {
        let n: Int
        /// Which bytes it stands in, by the number that `add` gave them.
        private(set) var block: Int32 = -1
        let start: UInt32
        let count: UInt32
        let traits: Traits
        /// Both marks, 12 bits each: of the item's the lower ones, then the rest of it below that of the id.
        private let lowMark: UInt8
        private let highMarks: UInt16

        static let anyItem: UInt16 = 0

        /// - Parameters:
        ///   - id: the mark of its entry's id.
        ///   - item: the mark of the only item it is about; `anyItem`: it may be about any.
        init(n: Int, start: UInt32, count: UInt32, traits: Traits, id: UInt16, item: UInt16) {
            (self.n, self.start, self.count, self.traits) = (n, start, count, traits)
            (lowMark, highMarks) = (UInt8(truncatingIfNeeded: item), id << 4 | item >> 8)
        }

        func standing(in block: Int32) -> Line {
            var line = self
            line.block = block
            return line
        }

        var id: UInt16 { highMarks >> 4 }
        var item: UInt16 { UInt16(lowMark) | (highMarks & 0xF) << 8 }

        /// One of 4,095 items has the same mark.
        static func mark(item: UnsafeBufferPointer<UInt8>) -> UInt16 {
            Swift.max(anyItem + 1, mark(id: item))
        }

        /// One of 4,096 entries has the same mark.
        static func mark(id: UnsafeBufferPointer<UInt8>) -> UInt16 {
            UInt16(truncatingIfNeeded: WordHash.of(id, WordHash.seed)) & 0xFFF
        }
    }

    /// What is known of a line without reading it; the five upper bits are the mark of the review it was made in.
    struct Traits: OptionSet {
        let rawValue: UInt8
        /// Written as we write it: `LineReader` reads it.
        static let canonical = Traits(rawValue: 1)
        static let undoes = Traits(rawValue: 2)
        static let redacts = Traits(rawValue: 4)

        init(rawValue: UInt8) { self.rawValue = rawValue }

        /// What is to be known of an entry whose line is not canonical.
        init(of entry: Entry) {
            self = entry.undoes == nil ? [] : .undoes
            if !entry.redacts.isEmpty { insert(.redacts) }
            if let review = entry.review { formUnion(.made(in: review)) }
        }

        /// One of 31 reviews has the same mark.
        static func made(in review: UnsafeBufferPointer<UInt8>) -> Traits {
            let mark = UInt8(truncatingIfNeeded: WordHash.of(review, WordHash.seed)) & 0x1F
            return Traits(rawValue: Swift.max(1, mark) << 3)
        }

        static func made(in review: ItemID) -> Traits {
            var text = review.text
            return text.withUTF8 { made(in: $0) }
        }

        /// The mark alone; empty: made in none.
        var review: Traits { Traits(rawValue: rawValue & 0xF8) }
    }

    private(set) var lines = Chunked<Line>()
    private var blocks: [Block] = []

    /// Whole lines that came together: the bytes as they came, or where they can be read again.
    private enum Block {
        case held(ArraySlice<UInt8>)
        case stored(StoredLines)
    }

    package init() {}

    package var startIndex: Int { 0 }
    package var endIndex: Int { lines.count }

    package subscript(index: Int) -> Entry { entry(lines[index]) }

    /// The line of an entry as it stands in the journal, without its newline.
    package func bytes(at index: Int) -> ArraySlice<UInt8> { bytes(lines[index]) }

    /// Takes in bytes that lines will refer to.
    ///
    /// - Parameter stored: where to read them again; `nil`: they are kept.
    mutating func add(block: ArraySlice<UInt8>, _ stored: StoredLines?) -> Int32 {
        blocks.append(stored.map(Block.stored) ?? .held(block))
        return Int32(blocks.count - 1)
    }

    mutating func append(_ line: Line) { lines.append(line) }

    mutating func removeAllLines() -> Chunked<Line> {
        defer { lines = Chunked() }
        return lines
    }

    mutating func removeLastLine() { lines.truncate(to: lines.count - 1) }

    /// Without those from this one on.
    func prefix(lines count: Int) -> Entries {
        guard count < lines.count else { return self }
        var prefix = self
        prefix.lines.truncate(to: count)
        return prefix
    }

    func bytes(_ line: Line) -> ArraySlice<UInt8> { bytes(inBlock: line.block, line.start, line.count) }

    func bytes(inBlock block: Int32, _ start: UInt32, _ count: UInt32) -> ArraySlice<UInt8> {
        switch blocks[Int(block)] {
        case .held(let bytes):
            let start = bytes.startIndex + Int(start)
            return bytes[start..<(start + Int(count))]
        case .stored(let lines):
            let start = lines.offset + Int(start)
            return lines.source.bytes(in: start..<(start + Int(count)))
        }
    }

    /// Hands the line's parts to `body`.
    ///
    /// - Returns: `nil` if the line is not in canonical form.
    func read<Result>(
        _ line: Line, with reader: inout LineReader, headOnly: Bool = false, _ body: (borrowing LineReader) -> Result
    ) -> Result? {
        guard line.traits.contains(.canonical) else { return nil }
        return bytes(line).withUnsafeBufferPointer { bytes in
            (headOnly ? reader.readHead(bytes) : reader.read(bytes)) ? body(reader) : nil
        }
    }

    func entry(_ line: Line) -> Entry {
        // A line that was no entry is not among these.
        (try? Entry(line: bytes(line))) ?? Entry(n: line.n, id: "", at: "", by: "", changes: [], bytes: bytes(line))
    }

    /// Whether one line comes before another in the journal's order.
    func precedes(_ left: Line, _ right: Line) -> Bool {
        if left.n != right.n { return left.n < right.n }
        let (one, other) = (head(left).by, head(right).by)
        if !one.isSameInBytes(as: other) { return one.precedesInBytes(other) }
        return bytes(left).lexicographicallyPrecedes(bytes(right))
    }

    func isSame(_ left: Line, _ right: Line) -> Bool {
        left.n == right.n && left.count == right.count && bytes(left) == bytes(right)
    }

    /// Whether two lines of one number are lines of one entry: somebody made both, with the same id.
    func isSameEntry(_ left: Line, _ right: Line) -> Bool {
        let (one, other) = (head(left), head(right))
        return !one.id.isEmpty && one.id.isSameInBytes(as: other.id) && one.by.isSameInBytes(as: other.by)
    }

    private func head(_ line: Line) -> (id: String, by: String) {
        var reader = LineReader()
        if let head = read(line, with: &reader, headOnly: true, { ($0.text($0.id), $0.text($0.by)) }) { return head }
        let entry = entry(line)
        return (entry.id, entry.by)
    }

    /// When, by whom and in which review an entry was made, read from the beginning of its line.
    package struct Making: Hashable, Sendable {
        package let at: String
        package let by: String
        package let review: ItemID?
    }

    /// - Complexity: that of the line's beginning, however much it sets.
    package func making(of index: Int) -> Making {
        var reader = LineReader()
        let making = read(lines[index], with: &reader, headOnly: true) { reader in
            let review = reader.review.isThere ? ItemID(reader.text(reader.review)) : nil
            return Making(at: reader.text(reader.at), by: reader.text(reader.by), review: review)
        }
        if let making { return making }
        let entry = self[index]
        return Making(at: entry.at, by: entry.by, review: entry.review)
    }

    // MARK: Finding, without reading every line whole

    /// Indices of the entries that undo another, oldest first.
    package var undoing: [Int] { lines.indices { $0.traits.contains(.undoes) } }

    /// Indices of the entries that redact others, oldest first.
    var redacting: [Int] { lines.indices { $0.traits.contains(.redacts) } }

    /// The newest entry with this id before an index.
    package func last(id: String, before end: Int? = nil) -> Int? {
        var text = id
        let mark = text.withUTF8 { Line.mark(id: $0) }
        return last(
            before: end, of: { $0.id == mark }, { $0.bytes(of: $0.id).elementsEqual(id.utf8) },
            or: { $0.id.isSameInBytes(as: id) })
    }

    /// Those with this id: one, unless somebody wrote lines by hand.
    func all(id: String) -> [Entry] {
        var found: [Entry] = []
        var end = endIndex
        while let index = last(id: id, before: end) {
            found.append(self[index])
            end = index
        }
        return found
    }

    /// The newest entry somebody made that fits.
    package func last(by handle: String, where fits: (Entry) -> Bool) -> Entry? {
        var end: Int? = endIndex
        while let index = last(before: end, { $0.bytes(of: $0.by).elementsEqual(handle.utf8) }, or: { $0.by == handle })
        {
            let entry = self[index]
            if fits(entry) { return entry }
            end = index
        }
        return nil
    }

    /// - Parameter isMeant: which lines to read at all.
    private func last(
        before end: Int?, of isMeant: (Line) -> Bool = { _ in true }, _ fits: (borrowing LineReader) -> Bool,
        or fitsAny: (Entry) -> Bool
    ) -> Int? {
        var reader = LineReader()
        var end = end ?? lines.count
        // What is looked for is mostly near the end.
        while end > 0 {
            let start = Swift.max(0, end - 4096)
            let found = lines.indices(in: start..<end, where: isMeant).last { index in
                read(lines[index], with: &reader, headOnly: true, fits) ?? fitsAny(entry(lines[index]))
            }
            if let found { return found }
            end = start
        }
        return nil
    }

    /// The entries of a range that touch an item, with their indices; only lines that may name it are read.
    package func touching(_ item: ItemID, in range: Range<Int>) -> [(index: Int, entry: Entry)] {
        var text = item.text
        let mark = text.withUTF8 { Line.mark(item: $0) }
        let name = Array("\"\(item.text)\":{".utf8)
        return lines.indices(in: range) { $0.item == mark || $0.item == Line.anyItem }.compactMap { index in
            let line = lines[index]
            guard !line.traits.contains(.canonical) || bytes(line).mentions(name) else { return nil }
            let entry = entry(line)
            return entry.changes.contains { $0.item == item } ? (index, entry) : nil
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether these bytes stand somewhere in here.
    fileprivate func mentions(_ name: [UInt8]) -> Bool {
        withUnsafeBufferPointer { bytes in
            guard bytes.count >= name.count else { return false }
            return name.withUnsafeBufferPointer { name in
                for start in 0...(bytes.count - name.count) where bytes[start] == name[0] {
                    // The second byte of a name is seldom that of another thing in quotes.
                    guard bytes[start + 1] == name[1] else { continue }
                    var length = 2
                    while length < name.count, bytes[start + length] == name[length] { length += 1 }
                    if length == name.count { return true }
                }
                return false
            }
        }
    }
}

extension Entries: Equatable {
    /// Whether the same lines stand here in the same order.
    package static func == (left: Entries, right: Entries) -> Bool {
        left.count == right.count && left.lines.indices.allSatisfy { left.bytes(at: $0) == right.bytes(at: $0) }
    }
}
