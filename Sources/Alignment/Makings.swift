/// When, by whom and in which review some entries were made: read once, in the order in which their lines stand in the
/// journal, whatever the order in which they are asked for.
package struct Makings: Sendable {
    /// Indices of heads by those of entries, -1 where nobody will ask.
    private var places: [Int32]
    private var heads: [Head] = []
    private var bytes: [UInt8] = []

    /// Where the parts of an entry's head stand among the bytes.
    private struct Head {
        let start: Int
        let at: Part
        let by: Part
        /// Without an end: made in none.
        let review: Part

        /// Offsets from the start.
        struct Part {
            let start: Int32
            let end: Int32

            init(_ start: Int, _ end: Int) { (self.start, self.end) = (Int32(start), Int32(end)) }
        }
    }

    /// - Parameter asking: says by their indices which entries will be asked for.
    package init(in entries: Entries, _ asking: (_ ask: (Int) -> Void) -> Void) {
        var places = Array(repeating: Int32(-1), count: entries.count)
        asking { places[$0] = 0 }
        self.places = places
        let lines = entries.lines
        var wanted = places.indices.filter { places[$0] == 0 }.map { index in
            (index: index, place: UInt64(lines[index].block) << 32 | UInt64(lines[index].start))
        }
        // They do, unless what others did was merged in.
        let isInOrder = zip(wanted, wanted.dropFirst()).allSatisfy { $0.place < $1.place }
        if !isInOrder { wanted.sort { $0.place < $1.place } }
        heads.reserveCapacity(wanted.count)
        bytes.reserveCapacity(wanted.count * 48)
        var reader = LineReader()
        for (index, _) in wanted { read(index, of: entries, with: &reader) }
    }

    private mutating func read(_ index: Int, of entries: Entries, with reader: inout LineReader) {
        places[index] = Int32(heads.count)
        let isRead: Void? = entries.read(entries.lines[index], with: &reader, headOnly: true) { reader in
            let review = reader.review
            let whole = LineReader.Part(start: reader.at.start, end: max(reader.by.end, review.end))
            func part(_ part: LineReader.Part) -> Head.Part {
                part.isThere ? Head.Part(part.start - whole.start, part.end - whole.start) : Head.Part(0, -1)
            }
            heads.append(
                Head(start: bytes.count, at: part(reader.at), by: part(reader.by), review: part(review)))
            bytes.append(contentsOf: reader.bytes(of: whole))
        }
        if isRead == nil { add(entries[index]) }
    }

    private mutating func add(_ entry: Entry) {
        let start = bytes.count
        func add(_ text: String) -> Head.Part {
            let from = bytes.count - start
            bytes += text.utf8
            return Head.Part(from, bytes.count - start)
        }
        heads.append(
            Head(
                start: start, at: add(entry.at), by: add(entry.by),
                review: entry.review.map { add($0.text) } ?? Head.Part(0, -1)))
    }

    /// Hands on when an entry was made, as it says it.
    func withAt(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let head = head(index)
        with(head.at, of: head, body)
    }

    func withBy(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let head = head(index)
        with(head.by, of: head, body)
    }

    func hasReview(_ index: Int) -> Bool { head(index).review.end >= 0 }

    /// Hands on the review an entry that has one was made in.
    func withReview(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let head = head(index)
        with(head.review, of: head, body)
    }

    @inline(__always)
    private func with(_ part: Head.Part, of head: Head, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let range = (head.start + Int(part.start))..<(head.start + Int(part.end))
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    package subscript(index: Int) -> Entries.Making {
        func text(_ part: Head.Part) -> String {
            String(decoding: bytes[(head.start + Int(part.start))..<(head.start + Int(part.end))], as: UTF8.self)
        }
        let head = head(index)
        let review = head.review.end >= 0 ? ItemID(text(head.review)) : nil
        return Entries.Making(at: text(head.at), by: text(head.by), review: review)
    }

    private func head(_ index: Int) -> Head {
        let place = places[index]
        precondition(place >= 0, "Only entries that were to be asked for can be asked for.")
        return heads[Int(place)]
    }
}
