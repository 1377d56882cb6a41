import Alignment
import Screen

/// The sign and the role of a group's standing; the letter before it and the legend say the same in words.
extension Standing {
    func sign(_ glyphs: Glyphs) -> Unicode.Scalar {
        switch self {
        case .unheard: glyphs.unheard
        case .stale: glyphs.stale
        case .fresh(.support): glyphs.support
        case .fresh(.concern): glyphs.concern
        case .fresh(.objection): glyphs.objection
        }
    }

    var role: Role {
        switch self {
        case .unheard: .unheard
        case .stale: .stale
        case .fresh(.support): .support
        case .fresh(.concern): .concern
        case .fresh(.objection): .objection
        }
    }
}

extension AlignmentState {
    var role: Role {
        switch self {
        case .contested: .objection
        case .unheard: .unheard
        case .stale: .stale
        case .concern: .concern
        case .agreed, .met: .support
        case .dropped: .inactive
        }
    }
}

enum PositionSigns {
    /// "U✓I↻M↻L✓": the group it is for first, then the others that matter; and any other that objects.
    static func spans(_ positioned: some Positioned, first: Group? = nil, _ glyphs: Glyphs) -> [Span] {
        let (all, mattering) = (positioned.standings(of: Group.allCases), positioned.groupsThatMatter)
        let others = all.filter { group, standing in
            group != first && (mattering.contains(group) || standing == .fresh(.objection))
        }
        return (all.filter { $0.group == first } + others).flatMap { group, standing in
            [Span(group.letter, .dim), Span(String(standing.sign(glyphs)), standing.role)]
        }
    }

    /// The legend of the signs.
    static func legend(_ glyphs: Glyphs) -> [[Span]] {
        let signs: [(Standing, String)] = [
            (.fresh(.support), "support"), (.fresh(.concern), "concern"), (.fresh(.objection), "objection"),
            (.unheard, "not heard"), (.stale(.support), "hear again"),
        ]
        return signs.map { standing, word in
            [Span(String(standing.sign(glyphs)), standing.role), Span(" " + word, .dim)]
        }
    }
}
