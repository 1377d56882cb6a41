/// A list in pieces of equal size: a copy shares the pieces, and changing an element copies the one piece it is in.
///
/// So a workspace that somebody looks at costs those who go on with it next to nothing.
struct Chunked<Element: Sendable>: RandomAccessCollection, Sendable {
    private var pieces: [ContiguousArray<Element>] = []
    private(set) var count = 0

    private static var size: Int { 1 << 12 }

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    subscript(index: Int) -> Element {
        get { pieces[index >> 12][index & 0xFFF] }
        _modify { yield &pieces[index >> 12][index & 0xFFF] }
    }

    mutating func append(_ element: Element) {
        if count & 0xFFF == 0 {
            pieces.append([])
            // The first piece grows as it must: most lists are short.
            if count > 0 { pieces[pieces.count - 1].reserveCapacity(Self.size) }
        }
        pieces[pieces.count - 1].append(element)
        count += 1
    }

    /// Indices of those elements of a range that fit; looked at where they stand, a piece at a time.
    ///
    /// - Parameter range: `nil`: all.
    @inline(__always)
    func indices(in range: Range<Int>? = nil, where fits: (Element) -> Bool) -> [Int] {
        var found: [Int] = []
        let range = range ?? indices
        var start = range.lowerBound
        while start < range.upperBound {
            let end = Swift.min(range.upperBound, (start | 0xFFF) + 1)
            pieces[start >> 12].withUnsafeBufferPointer { piece in
                for index in start..<end where fits(piece[index & 0xFFF]) { found.append(index) }
            }
            start = end
        }
        return found
    }

    /// Keeps the first elements, at most as many as there are.
    mutating func truncate(to count: Int) {
        guard count < self.count else { return }
        pieces.removeSubrange(((count + Self.size - 1) >> 12)...)
        if count & 0xFFF != 0 {
            let last = pieces.count - 1
            pieces[last].removeSubrange((count & 0xFFF)...)
        }
        self.count = count
    }
}

extension RandomAccessCollection where Index == Int {
    /// How many stand first of which something is true that is true of none behind them.
    func partitioned(where isFirst: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isFirst(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
