/// When, by whom and in which review some entries were made: read once, in the order in which their lines stand in the
/// journal, whatever the order in which they are asked for.
package struct Makings: Sendable {
    /// Indices of heads by those of entries, -1 where nobody will ask.
    private var places: [Int32]
    private var heads: [Head] = []
    private var bytes: [UInt8] = []

    /// Where the parts of an entry's head stand among the bytes: one behind the other, as they do in a line of ours,
    /// with as many bytes between them.
    private struct Head {
        let start: UInt32
        let at: Int32
        let by: Int32
        /// -1: made in none.
        let review: Int32

        /// Bytes between two parts in a line: `","by":"`.
        static let between = 8

        var atRange: Range<Int> { range(0, at) }
        var byRange: Range<Int> { range(Int(at) + Head.between, by) }
        var reviewRange: Range<Int> { range(Int(at) + Int(by) + 2 * Head.between, review) }

        private func range(_ offset: Int, _ count: Int32) -> Range<Int> {
            (Int(start) + offset)..<(Int(start) + offset + Int(count))
        }
    }

    /// - Parameter asking: says by their indices which entries will be asked for.
    package init(in entries: Entries, _ asking: (_ ask: (Int) -> Void) -> Void) {
        var places = Array(repeating: Int32(-1), count: entries.count)
        var count = 0
        places.withUnsafeMutableBufferPointer { places in
            asking { index in
                if places[index] < 0 { count += 1 }
                places[index] = 0
            }
        }
        self.places = places
        heads.reserveCapacity(count)
        bytes.reserveCapacity(count * 40)
        var wanted: [Int32] = []
        wanted.reserveCapacity(count)
        for index in places.indices where places[index] == 0 { wanted.append(Int32(index)) }
        entries.readHeads(of: wanted) { index, isRead, reader in
            guard isRead else { return add(index, entries[index]) }
            let (at, by, review) = (reader.at, reader.by, reader.review)
            let end = review.isThere ? review.end : by.end
            add(
                index, reader.bytes(of: LineReader.Part(start: at.start, end: end)), at: at.count, by: by.count,
                review: review.isThere ? review.count : -1)
        }
    }

    private mutating func add(
        _ index: Int, _ parts: UnsafeBufferPointer<UInt8>, at: Int, by: Int, review: Int
    ) {
        places[index] = Int32(heads.count)
        heads.append(Head(start: UInt32(bytes.count), at: Int32(at), by: Int32(by), review: Int32(review)))
        bytes.append(contentsOf: parts)
    }

    private mutating func add(_ index: Int, _ entry: Entry) {
        let (at, by, review) = (Array(entry.at.utf8), Array(entry.by.utf8), entry.review.map { Array($0.text.utf8) })
        let between = Array(repeating: UInt8(0), count: Head.between)
        (at + between + by + between + (review ?? [])).withUnsafeBufferPointer {
            add(index, $0, at: at.count, by: by.count, review: review?.count ?? -1)
        }
    }

    /// Hands on when an entry was made, as it says it.
    @inline(__always)
    func withAt(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) { with(head(index).atRange, body) }

    @inline(__always)
    func withBy(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) { with(head(index).byRange, body) }

    func hasReview(_ index: Int) -> Bool { head(index).review >= 0 }

    /// Hands on the review an entry that has one was made in.
    @inline(__always)
    func withReview(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        with(head(index).reviewRange, body)
    }

    @inline(__always)
    private func with(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    package subscript(index: Int) -> Entries.Making {
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        let head = head(index)
        let review = head.review >= 0 ? ItemID(text(head.reviewRange)) : nil
        return Entries.Making(at: text(head.atRange), by: text(head.byRange), review: review)
    }

    private func head(_ index: Int) -> Head {
        let place = places[index]
        precondition(place >= 0, "Only entries that were to be asked for can be asked for.")
        return heads[Int(place)]
    }
}
