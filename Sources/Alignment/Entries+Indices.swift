extension Entries {
    /// Indices of the entries from one on that were made in a review; only the beginnings of lines are read, and of few
    /// others than these.
    package func indices(from start: Int = 0, in review: ItemID) -> [Int] {
        let mark = Traits.made(in: review)
        return lines.indices(in: Swift.min(start, count)..<count) { $0.traits.review == mark }
            .filter { isMade($0, in: review, mark) }
    }

    /// Whether an entry was made in a review.
    package func isMade(_ index: Int, in review: ItemID) -> Bool { isMade(index, in: review, Traits.made(in: review)) }

    /// - Parameter mark: the review's, worked out once for very many entries.
    func isMade(_ index: Int, in review: ItemID, _ mark: Traits) -> Bool {
        let line = lines[index]
        guard line.traits.review == mark else { return false }
        var reader = LineReader()
        let isIn = read(line, with: &reader, headOnly: true) { reader in
            reader.review.isThere && reader.bytes(of: reader.review).elementsEqual(review.text.utf8)
        }
        return isIn ?? (self[index].review == review)
    }

    /// Indices of the entries of a range that set a field of which something is true; no text is made of what they set.
    package func indices(
        in range: Range<Int>, setting isWanted: (_ of: Kind?, _ field: UnsafeBufferPointer<UInt8>) -> Bool
    ) -> [Int] {
        var reader = LineReader()
        return range.filter { index in
            let isSet = read(lines[index], with: &reader) { reader in
                var kind: Kind?
                return reader.changes.contains { change in
                    if change.beginsItem { kind = ItemID.parts(of: reader.bytes(of: change.item)).kind }
                    return isWanted(kind, reader.bytes(of: change.field))
                }
            }
            return isSet
                ?? self[index].changes.contains { change in
                    var field = change.field
                    return field.withUTF8 { isWanted(change.item.kind, $0) }
                }
        }
    }

    /// The id of an entry, empty where it has none.
    package func id(at index: Int) -> String {
        var reader = LineReader()
        return read(lines[index], with: &reader, headOnly: true) { $0.text($0.id) } ?? self[index].id
    }
}
