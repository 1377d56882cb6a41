/// When, by whom and in which review some entries were made: read once, in the order in which their lines stand in the
/// journal, whatever the order in which they are asked for.
package struct Makings: Sendable {
    /// Indices of heads by those of entries, -1 where nobody will ask.
    private var places: [Int32]
    private var heads: [Head] = []
    private var bytes: [UInt8] = []

    /// Where the parts of an entry's head stand, one behind the other.
    private struct Head {
        let start: Int
        let at: Int32
        let by: Int32
        /// -1: made in none.
        let review: Int32
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
        var reader = LineReader()
        for (index, _) in wanted { read(index, of: entries, with: &reader) }
    }

    private mutating func read(_ index: Int, of entries: Entries, with reader: inout LineReader) {
        places[index] = Int32(heads.count)
        let isRead: Void? = entries.read(entries.lines[index], with: &reader, headOnly: true) { reader in
            let review = reader.review.isThere ? reader.bytes(of: reader.review) : nil
            add(reader.bytes(of: reader.at), reader.bytes(of: reader.by), review)
        }
        guard isRead == nil else { return }
        let entry = entries[index]
        add(entry.at.utf8, entry.by.utf8, entry.review?.text.utf8)
    }

    private mutating func add<Bytes: Collection<UInt8>>(_ at: Bytes, _ by: Bytes, _ review: Bytes?) {
        heads.append(
            Head(
                start: bytes.count, at: Int32(at.count), by: Int32(by.count),
                review: review.map { Int32($0.count) } ?? -1))
        bytes.append(contentsOf: at)
        bytes.append(contentsOf: by)
        if let review { bytes.append(contentsOf: review) }
    }

    /// When, as the entry says it.
    func at(_ index: Int) -> ArraySlice<UInt8> {
        let head = self.head(index)
        return bytes[head.start..<(head.start + Int(head.at))]
    }

    func by(_ index: Int) -> ArraySlice<UInt8> {
        let head = self.head(index)
        let start = head.start + Int(head.at)
        return bytes[start..<(start + Int(head.by))]
    }

    func review(_ index: Int) -> ArraySlice<UInt8>? {
        let head = self.head(index)
        let start = head.start + Int(head.at) + Int(head.by)
        return head.review < 0 ? nil : bytes[start..<(start + Int(head.review))]
    }

    package subscript(index: Int) -> Entries.Making {
        func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
        return Entries.Making(at: text(at(index)), by: text(by(index)), review: review(index).map { ItemID(text($0)) })
    }

    private func head(_ index: Int) -> Head {
        let place = places[index]
        precondition(place >= 0, "Only entries that were to be asked for can be asked for.")
        return heads[Int(place)]
    }
}
