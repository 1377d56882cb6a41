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
