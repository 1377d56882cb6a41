/// Finds things by a few letters of their titles, in order but not necessarily side by side.
enum Fuzzy {
    struct Found<Value> {
        let value: Value
        /// Scalars of the title that matched, 0-based.
        let matches: Set<Int>
    }

    /// Those whose titles have the letters of the query, best first; all of them in their order for an empty one.
    static func rank<Value>(_ values: [Value], by query: String, _ title: (Value) -> String) -> [Found<Value>] {
        let letters = query.lowercased().unicodeScalars.filter { $0 != " " }
        guard !letters.isEmpty else { return values.map { Found(value: $0, matches: []) } }
        let scored = values.enumerated().compactMap { index, value -> (score: Int, index: Int, found: Found<Value>)? in
            guard let (score, matches) = match(Array(letters), in: Array(title(value).lowercased().unicodeScalars))
            else { return nil }
            return (score, index, Found(value: value, matches: matches))
        }
        return scored.sorted { ($0.score, $0.index) < ($1.score, $1.index) }.map(\.found)
    }

    /// The best match that begins at any occurrence of the first letter. Lower scores are better: gaps cost, starts of
    /// words gain.
    private static func match(_ letters: [Unicode.Scalar], in text: [Unicode.Scalar]) -> (Int, Set<Int>)? {
        var best: (Int, Set<Int>)?
        for start in text.indices where text[start] == letters[0] {
            guard let found = match(letters, in: text, from: start) else { break }
            if best.map({ found.0 < $0.0 }) ?? true { best = found }
        }
        return best
    }

    private static func match(
        _ letters: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int
    ) -> (Int, Set<Int>)? {
        var score = start
        var last = start - 1
        var matches: Set<Int> = []
        for letter in letters {
            guard let next = text[(last + 1)...].firstIndex(of: letter) else { return nil }
            let isStart = next == 0 || text[next - 1] == " "
            score += isStart ? 0 : next == last + 1 ? 1 : 4 + (next - last)
            matches.insert(next)
            last = next
        }
        return (score, matches)
    }
}
