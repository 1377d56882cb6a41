extension EntryLog {
    /// The entries with this number, in order.
    ///
    /// - Complexity: logarithmic in the number of entries.
    package func entries(numbered n: Int) -> [Entry] {
        entries[firstIndex { $0 >= n }..<firstIndex { $0 > n }].map(\.self)
    }

    /// The entry as it stands here; another line of the same entry (`n`, `by` and `id` are the same) counts as it.
    package func counterpart(of entry: Entry) -> Entry? {
        entries(numbered: entry.n).first { other in
            if other.bytes == entry.bytes { return true }
            return !entry.id.isEmpty && other.id.isSameInBytes(as: entry.id) && other.by.isSameInBytes(as: entry.by)
        }
    }

    /// The entries of another log that are not in this one, in order.
    package func lacking(_ other: EntryLog) -> [Entry] {
        other.entries.indices.compactMap { index in
            let line = other.entries.lines[index]
            let same = firstIndex { $0 >= line.n }..<firstIndex { $0 > line.n }
            if same.contains(where: { entries.bytes(at: $0) == other.entries.bytes(line) }) { return nil }
            let entry = other.entries[index]
            return counterpart(of: entry) == nil ? entry : nil
        }
    }

    /// The `n` of all entries.
    package var numbers: Set<Int> { Set(entries.lines.lazy.map(\.n)) }

    private func firstIndex(_ isReached: (Int) -> Bool) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if isReached(entries.lines[middle].n) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
