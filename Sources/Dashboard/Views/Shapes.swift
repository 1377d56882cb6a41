import Alignment
import Screen

/// How requirements stand as one bar, agreed ones first: what is agreed is solid, what is further from it fainter, and
/// what is contested has the sign of an objection. Words beside the bar say the number that matters most.
enum AlignmentBar {
    /// The parts of a bar in their order; what is met or dropped is in no bar.
    static let states: [AlignmentState] = [.agreed, .concern, .stale, .unheard, .contested]

    /// - Parameter width: columns; shared out in proportion, and whatever there is has one at least.
    static func spans(_ counts: StateCounts, width: Int, _ glyphs: Glyphs) -> [Span] {
        zip(states, columns(states.map { counts[$0] }, width)).filter { $0.1 > 0 }.map { state, columns in
            Span(String(repeating: String(sign(of: state, glyphs)), count: columns), state.role)
        }
    }

    static func sign(of state: AlignmentState, _ glyphs: Glyphs) -> Unicode.Scalar {
        state == .contested ? glyphs.objection : glyphs.shades[states.firstIndex(of: state) ?? 0]
    }

    /// Shares columns out by largest remainder, after one for each part there is.
    static func columns(_ counts: [Int], _ width: Int) -> [Int] {
        let total = counts.reduce(0, +)
        let parts = counts.count { $0 > 0 }
        guard total > 0, parts <= width else { return counts.map { _ in 0 } }
        let free = width - parts
        var columns = counts.map { $0 == 0 ? 0 : 1 + ($0 * free) / total }
        let byRemainder = counts.indices.sorted { left, right in
            (counts[left] * free % total, -left) > (counts[right] * free % total, -right)
        }
        for index in byRemainder.prefix(width - columns.reduce(0, +)) { columns[index] += 1 }
        return columns
    }

    /// "█▓▒░ agreed to not heard"; what is contested has a sign of its own.
    static func legend(_ glyphs: Glyphs) -> [Span] {
        states.filter { $0 != .contested }.map { Span(String(sign(of: $0, glyphs)), $0.role) }
            + [Span(" agreed to not heard", .dim)]
    }
}

/// Numbers as columns of eight heights, nothing where there is none.
enum Sparkline {
    /// - Parameter most: what the full height stands for.
    static func text(_ values: [Int], most: Int, _ glyphs: Glyphs) -> String {
        var text = String.UnicodeScalarView()
        for value in values {
            let steps = glyphs.levels.count
            let height = most > 0 ? (min(value, most) * steps + most - 1) / most : 0
            text.append(height > 0 ? glyphs.levels[height - 1] : " ")
        }
        return String(text)
    }
}
